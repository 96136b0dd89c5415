/** Our colours, as Office wants them: RRGGBB without a hash. All text pairs used reach 4.5:1 on white and on the tint. */
export const COLOURS = {
  ink: '1B2A29',
  deep: '0B4F4A',
  quiet: '4C5F5D',
  tint: 'EEF4F2',
  rule: 'B9CBC8',
  accent: 'C4551C',
  paper: 'FFFFFF',
} as const;

/** The typeface of Word files and slides, and what stands in where it is not installed. */
export const TYPEFACE = { name: 'Atkinson Hyperlegible Next', standIn: 'Arial' } as const;

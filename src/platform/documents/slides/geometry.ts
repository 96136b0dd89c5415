/** A rectangle on a slide, in EMU (914,400 to the inch, 12,700 to the point). */
export type Box = { x: number; y: number; width: number; height: number };

export const EMU_PER_POINT = 12_700;
export const SLIDE = { width: 12_192_000, height: 6_858_000 } as const;

const LEFT = 720_000;
const WIDTH = SLIDE.width - 2 * LEFT;
const COLUMN = 5_150_000;
const RIGHT = SLIDE.width - LEFT - COLUMN;
const TOP = 1_560_000;
const BOTTOM = 6_230_000;

/** Where things stand on every slide but the title and section slides. */
export const BOXES = {
  title: { x: LEFT, y: 420_000, width: WIDTH, height: 1_000_000 },
  body: { x: LEFT, y: TOP, width: WIDTH, height: BOTTOM - TOP },
  leftTitle: { x: LEFT, y: TOP, width: COLUMN, height: 480_000 },
  left: { x: LEFT, y: TOP + 520_000, width: COLUMN, height: BOTTOM - TOP - 520_000 },
  rightTitle: { x: RIGHT, y: TOP, width: COLUMN, height: 480_000 },
  right: { x: RIGHT, y: TOP + 520_000, width: COLUMN, height: BOTTOM - TOP - 520_000 },
  caption: { x: LEFT, y: TOP - 60_000, width: WIDTH, height: 420_000 },
  table: { x: LEFT, y: TOP + 400_000, width: WIDTH, height: BOTTOM - TOP - 400_000 },
  footer: { x: LEFT, y: 6_370_000, width: 9_000_000, height: 300_000 },
  number: { x: SLIDE.width - LEFT - 1_200_000, y: 6_370_000, width: 1_200_000, height: 300_000 },
} as const satisfies Record<string, Box>;

/** Type sizes in points. Nothing that is to be read from the back of a room is under 16. */
export const SIZES = { title: 32, bullet: 24, inner: 20, column: 20, columnInner: 18, cell: 18, caption: 16 } as const;

/** Room above and below the text of a table cell, in points. */
export const CELL_PADDING = 5;

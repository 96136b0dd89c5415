/** How large the letters on the wall are: as four metres ask for, or larger, for a longer room. */
export type Letters = 'plain' | 'large';

/** Sizes of letters as the stylesheet of the wall has them, in hundredths of the picture's height. */
const SIZES = {
  plain: { foot: 2.5, note: 2.9, line: 3.3, title: 5 },
  large: { foot: 4, note: 4.64, line: 5.28, title: 6.5 },
} as const;
/** The longest that something is on the wall, in characters: what it says first is what the team talks about. */
const CHARACTERS = { plain: 140, large: 130 } as const;

/** Most projectors show 16 to 9, some 16 to 10: what fits the narrower fits both. Without the margins. */
const WIDTH = 160 * 0.95;
const COLUMN = (WIDTH - 160 * 0.03) / 2 - 160 * 0.01 - 0.8;
const LEADING = 1.3;
/** How wide a letter of our typeface is on average, in its size: measured on plain English. Bold ones are wider. */
const LETTER = 0.48;
const BOLD_LETTER = 0.53;
/** What is left empty at the end of a line, for the next word does not fit. In letters. */
const RAGGED = 3;

/** The line above with challenge and day, and the ways below. */
const CAPTION = 6;
const WAYS = 8.5;

/** How many hundredths of the picture's height the parts of a screen take. Rather too many than too few: what does not fit is not read. */
export type WallRoom = {
  /** A text as it stands on the wall. */
  cut(text: string): string;
  /** What a title leaves for what is below it. */
  below(title: string): number;
  /** The head of a column, with who says so. */
  columnHead(voice: string): number;
  /** A note in its column, with the line below that says who spoke. */
  note(text: string, foot: string): number;
  /** Something in a list over the whole width. */
  listed(text: string, foot: string): number;
  /** One more line of it. */
  listedMore(text: string): number;
  /** A line below both columns. */
  foot(text: string): number;
};

/** The room of the wall in these letters. */
export function wallRoom(letters: Letters): WallRoom {
  const size = SIZES[letters];
  const lines = (text: string, of: number, width: number, letter = LETTER) =>
    text === '' ? 0 : Math.ceil(text.length / Math.max(width / (letter * of) - RAGGED, 1)) * of * LEADING;
  const cut = (text: string) => cutAtWord(text, CHARACTERS[letters]);
  return {
    cut,
    below: (title) => 100 - CAPTION - WAYS - (lines(title, size.title, WIDTH, BOLD_LETTER) / LEADING) * 1.1 - 1.6,
    columnHead: (voice) =>
      size.line * LEADING + 1 + (voice === '' ? 0 : lines(voice, size.foot, COLUMN - 3.2, BOLD_LETTER) + 2.4),
    note: (text, foot) => lines(cut(text), size.note, COLUMN) + lines(foot, size.foot, COLUMN) + 2.2,
    listed: (text, foot) => lines(cut(text), size.line, WIDTH, BOLD_LETTER) + lines(foot, size.foot, WIDTH) + 3,
    listedMore: (text) => lines(cut(text), size.line, WIDTH) + 0.8,
    foot: (text) => (text === '' ? 0 : lines(text, size.note, WIDTH) + 2.4),
  };
}

/** Puts things on as few screens as hold them, in their order. Something that is higher than a screen has one of its own. */
export function onScreens<T>(things: readonly T[], heightOf: (thing: T) => number, room: number): T[][] {
  const screens: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const height = heightOf(thing);
    const last = screens.at(-1);
    if (last && height <= left) last.push(thing);
    else screens.push([thing]);
    left = (last && height <= left ? left : room) - height;
  }
  return screens;
}

/** On one line, and cut at a word where it is longer. */
export function cutAtWord(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const start = line.slice(0, most - 1);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), most / 2))}…`;
}

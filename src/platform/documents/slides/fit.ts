/** A line of a list: its text and its level, 0 or 1. */
export type Point = { level: 0 | 1; text: string };

/** The frame a list has to fit in, in points. */
export type Frame = { width: number; height: number; sizes: readonly [number, number] };

// Half an em is a little more than the mean width of a letter in Atkinson Hyperlegible, Arial and Calibri.
const EM_PER_LETTER = 0.5;
const LINE = 1.2;
/** Room above each point, as a part of its size; the master's paragraph spacing is the same. */
const SPACE_ABOVE = 0.4;

/** How many lines the text takes at that size in that width (both in points). */
export function linesOf(text: string, size: number, width: number): number {
  const perLine = lettersPerLine(size, width);
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / perLine)), 0);
}

/** The height of that many lines, in points. */
export function heightOf(lines: number, size: number): number {
  return lines * size * LINE;
}

/** The text in pieces of at most that many lines, cut between words where there are any. */
export function piecesOf(text: string, lines: number, size: number, width: number): string[] {
  if (linesOf(text, size, width) <= lines) return [text];
  // Lines seldom fill to the last letter, so each piece leaves a tenth of its room.
  const most = Math.max(1, Math.floor(lines * lettersPerLine(size, width) * 0.9));
  const pieces: string[] = [];
  let rest = text;
  while (linesOf(rest, size, width) > lines) {
    const space = rest.slice(0, most + 1).search(/\s\S*$/);
    const cut = space > most / 2 ? space : wholeLetters(rest, most);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

/**
 * The points over as many frames as they need, in order. A point stays with its inner points where they fit in one
 * frame together; where they cannot, the next frame repeats the point, marked with `continued`.
 */
export function framesOf(points: readonly Point[], frame: Frame, continued: string): Point[][] {
  const frames: Point[][] = [[]];
  const room = () => frame.height - heightOfAll(frames.at(-1) ?? [], frame);
  for (const group of groupsOf(points, frame)) {
    const isTooTall = heightOfAll(group, frame) > room();
    if (isTooTall && frames.at(-1)?.length !== 0) frames.push([]);
    const [head] = group;
    for (const point of group) {
      if (pointHeight(point, frame) > room() && frames.at(-1)?.length !== 0) {
        frames.push(head && point.level === 1 ? [{ level: 0, text: `${brief(head.text)} (${continued})` }] : []);
      }
      frames.at(-1)?.push(point);
    }
  }
  return frames;
}

/** Each point with the inner points below it; a text too long for most of a frame is cut into several points. */
function groupsOf(points: readonly Point[], frame: Frame): Point[][] {
  const groups: Point[][] = [];
  for (const point of points) {
    const size = frame.sizes[point.level];
    const lines = Math.max(1, Math.floor((frame.height * 0.6) / (size * LINE)));
    const pieces = piecesOf(point.text, lines, size, frame.width - indentOf(point)).map((text) => ({ ...point, text }));
    if (point.level === 1 && groups.length > 0) groups.at(-1)?.push(...pieces);
    else groups.push(...pieces.map((piece) => [piece]));
  }
  return groups;
}

function heightOfAll(points: readonly Point[], frame: Frame): number {
  return points.reduce((sum, point) => sum + pointHeight(point, frame), 0);
}

function indentOf(point: Point): number {
  return point.level === 0 ? 27 : 54;
}

function pointHeight(point: Point, frame: Frame): number {
  const size = frame.sizes[point.level];
  return heightOf(linesOf(point.text, size, frame.width - indentOf(point)), size) + size * SPACE_ABOVE;
}

function brief(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119).trimEnd()}…`;
}

function lettersPerLine(size: number, width: number): number {
  return Math.max(4, Math.floor(width / (size * EM_PER_LETTER)));
}

// Never between the two halves of a letter outside the basic plane.
function wholeLetters(text: string, length: number): number {
  const code = text.charCodeAt(length - 1);
  return code >= 0xd800 && code <= 0xdbff && length > 1 ? length - 1 : length;
}

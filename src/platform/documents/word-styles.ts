import { AlignmentType, type IPropertiesOptions, LevelFormat } from 'docx';
import { COLOURS, TYPEFACE } from './look.ts';
import type { Language } from './model.ts';

/** The paragraph styles of a Word file, so that whoever edits it finds headings, quotes and captions in the style list. */
export function wordStyles(language: Language): IPropertiesOptions['styles'] {
  const heading = (halfPoints: number, before: number, after: number) => ({
    run: { size: halfPoints, bold: true, color: COLOURS.deep, font: TYPEFACE.name },
    paragraph: { spacing: { before, after, line: 264, lineRule: 'auto' as const }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: {
          font: TYPEFACE.name,
          size: 23,
          color: COLOURS.ink,
          language: { value: language, eastAsia: language, bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { after: 160, line: 300, lineRule: 'auto' as const } },
      },
      title: heading(56, 0, 200),
      heading1: heading(38, 480, 160),
      heading2: heading(29, 360, 120),
      heading3: heading(24, 280, 100),
      hyperlink: { run: { color: COLOURS.deep, underline: { type: 'single' } } },
      caption: {
        run: { size: 21, bold: true, italics: false, color: COLOURS.deep },
        paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
      },
    },
    paragraphStyles: [
      named('Subtitle', 'Subtitle', { size: 32 }, { spacing: { after: 320 } }),
      named('Imprint', 'Imprint', { size: 22, color: COLOURS.quiet }, { spacing: { after: 160 } }),
      named(
        'FigureCaption',
        'Figure caption',
        { size: 21, bold: true, color: COLOURS.deep },
        { spacing: { after: 280 } },
      ),
      named('TOCHeading', 'TOC Heading', { size: 38, bold: true, color: COLOURS.deep }, { spacing: { after: 200 } }),
      named('TOC1', 'toc 1', { bold: true }, { spacing: { before: 140, after: 60 } }),
      named('TOC2', 'toc 2', {}, { spacing: { after: 40 }, indent: { left: 280 } }),
      named(
        'TableText',
        'Table text',
        { size: 20 },
        { spacing: { before: 50, after: 50, line: 264, lineRule: 'auto' as const } },
      ),
      named(
        'TableHead',
        'Table head',
        { size: 20, bold: true, color: COLOURS.deep },
        { spacing: { before: 50, after: 50, line: 264, lineRule: 'auto' as const } },
      ),
      named(
        'Quote',
        'Quote',
        { italics: true },
        { ...besideBar(COLOURS.accent, 12), spacing: { before: 200, after: 200 } },
      ),
      named(
        'QuoteSource',
        'Quote source',
        { size: 20, color: COLOURS.quiet },
        { ...besideBar(COLOURS.accent, 12), spacing: { after: 280 } },
      ),
      named('CalloutTitle', 'Callout title', { bold: true, color: COLOURS.deep }, { ...inBox(), keepNext: true }),
      named('Callout', 'Callout', {}, inBox()),
      named('Footer', 'footer', { size: 18, color: COLOURS.quiet }, { spacing: { after: 0 } }),
    ],
  };
}

type ParagraphStyle = NonNullable<NonNullable<IPropertiesOptions['styles']>['paragraphStyles']>[number];

function named(
  id: string,
  name: string,
  run: ParagraphStyle['run'],
  paragraph: ParagraphStyle['paragraph'],
): ParagraphStyle {
  return { id, name, basedOn: 'Normal', quickFormat: true, run, paragraph };
}

function besideBar(color: string, size: number) {
  return { border: { left: { style: 'single', size, color, space: 10 } }, indent: { left: 240 } } as const;
}

function inBox() {
  return {
    border: {
      left: { style: 'single', size: 24, color: COLOURS.deep, space: 10 },
      top: { style: 'single', size: 4, color: COLOURS.tint, space: 4 },
      bottom: { style: 'single', size: 4, color: COLOURS.tint, space: 4 },
    },
    shading: { type: 'clear', fill: COLOURS.tint, color: 'auto' },
    spacing: { before: 0, after: 0, line: 320, lineRule: 'auto' as const },
    indent: { left: 240, right: 120 },
  } as const;
}

const BULLETS = ['•', '–', '◦'];
const DEPTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const levelled = (
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: (level: number) => string,
  from: number,
) =>
  DEPTHS.map((level) => ({
    level,
    format,
    text: text(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: from + 400 * (level + 1), hanging: 400 } } },
  }));

/** The lists of a Word file: `bullets` and `numbers`, and the same inside a callout, where they keep to its left edge. */
export const WORD_NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'bullets', levels: levelled(LevelFormat.BULLET, (level) => BULLETS[level % 3] as string, 0) },
    { reference: 'numbers', levels: levelled(LevelFormat.DECIMAL, (level) => `%${level + 1}.`, 0) },
    {
      reference: 'callout-bullets',
      levels: levelled(LevelFormat.BULLET, (level) => BULLETS[level % 3] as string, 240),
    },
    { reference: 'callout-numbers', levels: levelled(LevelFormat.DECIMAL, (level) => `%${level + 1}.`, 240) },
  ],
};

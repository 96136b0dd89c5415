import {
  Bookmark,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx';
import type { CleanBlock, CleanDocument, CleanList, CleanRun, CleanText } from './clean.ts';
import { COLOURS } from './look.ts';
import type { Picture } from './model.ts';
import { dotsOf, fitted, pictureBytes } from './pictures.ts';
import { tableWithCaption } from './word-table.ts';
import { dateIn, wordingIn } from './wording.ts';

type WordBlock = Paragraph | Table | TableOfContents;

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** What comes before the text: the title, and in a report a cover and a contents page of links. */
export function wordOpening(clean: CleanDocument): WordBlock[] {
  const isReport = clean.layout === 'report';
  const author = clean.author ? [new Paragraph({ style: 'Imprint', text: clean.author })] : [];
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    text: clean.title,
    border: { top: { style: 'single', size: 24, color: COLOURS.accent, space: 14 } },
    spacing: { before: isReport ? 3_400 : 0, after: 240, line: 264, lineRule: 'auto' },
  });
  const subtitle = clean.subtitle ? [new Paragraph({ style: 'Subtitle', text: clean.subtitle })] : [];
  const date = new Paragraph({ style: 'Imprint', text: dateIn(clean.language, clean.date) });
  return [...author, title, ...subtitle, date, ...(isReport ? contentsPage(clean) : [])];
}

function contentsPage(clean: CleanDocument): WordBlock[] {
  const entries = clean.blocks.flatMap((block) =>
    block.type === 'heading' && block.level < 3 ? [{ title: block.text, level: block.level, href: block.id }] : [],
  );
  // Written out, without page numbers: no "update the fields?" question when the file is opened.
  const contents = new TableOfContents(wordingIn(clean.language).contents, {
    hyperlink: true,
    headingStyleRange: '1-2',
    pageNumbersEntryLevelsRange: '1-2',
    cachedEntries: entries,
    beginDirty: false,
    tabLeader: 'none',
  });
  const heading = new Paragraph({
    style: 'TOCHeading',
    text: wordingIn(clean.language).contents,
    pageBreakBefore: true,
  });
  return [heading, contents];
}

/** The blocks in order. Each numbered list counts from one; a page break is a property of the block that follows it. */
export function wordBlocks(blocks: readonly CleanBlock[]): WordBlock[] {
  let lists = 0;
  const nextList = () => {
    lists += 1;
    return lists;
  };
  return blocks.flatMap((block, index) => wordBlock(block, nextList, blocks[index - 1]?.type === 'pageBreak'));
}

function wordBlock(block: CleanBlock, nextList: () => number, startsPage = false): WordBlock[] {
  const onNewPage = startsPage ? { pageBreakBefore: true } : {};
  switch (block.type) {
    case 'heading': {
      const text = new TextRun(block.text);
      const child = block.id === undefined ? text : new Bookmark({ id: block.id, children: [text] });
      return [new Paragraph({ heading: HEADINGS[block.level], children: [child], ...onNewPage })];
    }
    case 'paragraph':
      return [textParagraph(block.text, onNewPage)];
    case 'pageBreak':
      return [];
  }
  return [...(startsPage ? [pageStart()] : []), ...wordGroup(block, nextList)];
}

type Group = Exclude<CleanBlock, { type: 'heading' | 'paragraph' | 'pageBreak' }>;

function wordGroup(block: Group, nextList: () => number): WordBlock[] {
  switch (block.type) {
    case 'list':
      return listParagraphs(block, { instance: nextList(), level: 0, inCallout: false });
    case 'table':
      return tableWithCaption(block);
    case 'quote': {
      const source = block.source ? [new Paragraph({ style: 'QuoteSource', text: block.source })] : [];
      return [textParagraph(block.text, { style: 'Quote', keepNext: source.length > 0 }), ...source];
    }
    case 'callout':
      return calloutParagraphs(block, nextList);
    case 'figure':
      return figureParagraphs(block);
  }
}

function pageStart(): Paragraph {
  return new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20, lineRule: 'exact' } });
}

type ParagraphLook = Omit<
  NonNullable<Exclude<ConstructorParameters<typeof Paragraph>[0], string>>,
  'children' | 'text'
>;

function textParagraph(text: CleanText, look: ParagraphLook = {}): Paragraph {
  const children = text.runs.flatMap((run) => wordRun(run, text.rightToLeft));
  return new Paragraph({ ...look, ...(text.rightToLeft ? { bidirectional: true } : {}), children });
}

function wordRun(run: CleanRun, rightToLeft: boolean): ParagraphChild[] {
  const look = {
    bold: run.kind === 'strong' || undefined,
    italics: run.kind === 'em' || undefined,
    ...(rightToLeft ? { rightToLeft } : {}),
  };
  const lines = (style?: string) =>
    run.text.split('\n').map((line, index) => new TextRun({ ...look, style, text: line, break: index === 0 ? 0 : 1 }));
  if (run.kind === 'link') return [new ExternalHyperlink({ link: run.href, children: lines('Hyperlink') })];
  if (run.kind === 'jump') return [new InternalHyperlink({ anchor: run.id, children: lines('Hyperlink') })];
  return lines();
}

type ListPlace = { instance: number; level: number; inCallout: boolean };

function listParagraphs(list: CleanList, place: ListPlace): Paragraph[] {
  const reference = `${place.inCallout ? 'callout-' : ''}${list.ordered ? 'numbers' : 'bullets'}`;
  const level = Math.min(place.level, 8);
  const look: ParagraphLook = {
    numbering: { reference, level, instance: place.instance },
    ...(place.inCallout ? { style: 'Callout' } : { spacing: { after: 90 } }),
  };
  const last = list.items.length - 1;
  const endsBlock = (index: number) => index === last && place.level === 0 && !place.inCallout;
  return list.items.flatMap((item, index) => [
    textParagraph(item.text, endsBlock(index) && !item.list ? { ...look, spacing: { after: 240 } } : look),
    ...(item.list ? listParagraphs(item.list, { ...place, level: place.level + 1 }) : []),
  ]);
}

function calloutParagraphs(callout: Extract<CleanBlock, { type: 'callout' }>, nextList: () => number): WordBlock[] {
  const title = callout.title === '' ? [] : [new Paragraph({ style: 'CalloutTitle', text: callout.title })];
  const inside = callout.blocks.flatMap((block): WordBlock[] => {
    if (block.type === 'paragraph') return [textParagraph(block.text, { style: 'Callout' })];
    if (block.type === 'list') return listParagraphs(block, { instance: nextList(), level: 0, inCallout: true });
    return wordBlock(block, nextList);
  });
  return [...title, ...inside, new Paragraph({ spacing: { after: 60, line: 120, lineRule: 'exact' } })];
}

function figureParagraphs(figure: Extract<CleanBlock, { type: 'figure' }>): Paragraph[] {
  const { caption } = figure;
  const picture = new Paragraph({
    keepNext: caption !== undefined,
    spacing: { before: 200, after: 120 },
    children: [wordPicture(figure.picture, figure.alt)],
  });
  return caption === undefined ? [picture] : [picture, new Paragraph({ style: 'FigureCaption', text: caption })];
}

function wordPicture(picture: Picture, alt: string): ImageRun {
  const size = fitted(picture, 600, 760);
  const common = { transformation: size, altText: { name: 'Picture', description: alt } };
  const data = Buffer.from(pictureBytes(picture));
  if (picture.format === 'png') return new ImageRun({ type: 'png', data, ...common });
  return new ImageRun({ type: 'svg', data, fallback: { type: 'png', data: Buffer.from(dotsOf(picture)) }, ...common });
}

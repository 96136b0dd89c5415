import { cleanLine, cleanText, runsRightToLeft, safeAddress } from './clean-text.ts';
import type { Align, Block, DocumentModel, Inline, Language, ListItem, Picture, Run } from './model.ts';

/** A run whose link, if any, can be followed: to an address outside or to a heading of this document. */
export type CleanRun =
  | { kind: 'text' | 'strong' | 'em'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'jump'; text: string; id: string };
export type CleanText = { runs: CleanRun[]; rightToLeft: boolean };
export type CleanItem = { text: CleanText; list?: CleanList };
export type CleanList = { type: 'list'; ordered: boolean; items: CleanItem[] };
export type CleanTable = {
  type: 'table';
  caption: string;
  head: string[];
  rows: string[][];
  rowHeaders: boolean;
  align: Align[];
};
export type CleanBlock =
  | { type: 'heading'; level: 1 | 2 | 3; text: string; id?: string }
  | { type: 'paragraph'; text: CleanText }
  | CleanList
  | CleanTable
  | { type: 'quote'; text: CleanText; source?: string }
  | { type: 'callout'; title: string; blocks: CleanBlock[] }
  | { type: 'figure'; picture: Picture; alt: string; caption?: string }
  | { type: 'pageBreak' };

export type CleanDocument = {
  title: string;
  subtitle?: string;
  language: Language;
  author?: string;
  date: string;
  description?: string;
  layout: 'report' | 'plain';
  blocks: CleanBlock[];
};

/**
 * The document as every renderer may take it: text without illegal characters, one shape of run, links that lead
 * somewhere, an outline that starts at level 1 and never skips, tables with as many cells in each row as in the head.
 * Throws where a title or a picture's alternative text is missing: no accessible document can be made of that.
 */
export function cleanDocument(model: DocumentModel): CleanDocument {
  const title = cleanLine(model.title);
  if (title === '') throw new Error('documents: a document needs a title');
  const ids = new Set(model.blocks.flatMap((block) => (block.type === 'heading' && block.id ? [block.id] : [])));
  return {
    title,
    subtitle: optionalLine(model.subtitle),
    language: model.language,
    author: optionalLine(model.author),
    date: model.date,
    description: optionalLine(model.description),
    layout: model.layout ?? 'plain',
    blocks: withUnbrokenOutline(withoutEmptyPages(model.blocks.flatMap((block) => cleanBlock(block, ids)))),
  };
}

function cleanBlock(block: Block, ids: ReadonlySet<string>): CleanBlock[] {
  switch (block.type) {
    case 'heading': {
      const text = cleanLine(block.text);
      return text === '' ? [] : [{ type: 'heading', level: block.level, text, id: block.id }];
    }
    case 'paragraph': {
      const text = cleanInline(block.text, ids);
      return text.runs.length === 0 ? [] : [{ type: 'paragraph', text }];
    }
    case 'list':
      return block.items.length === 0 ? [] : [cleanList(block.ordered ?? false, block.items, ids)];
    case 'table':
      return [cleanTable(block)];
    case 'quote':
      return [{ type: 'quote', text: cleanInline(block.text, ids), source: optionalLine(block.source) }];
    case 'callout': {
      const blocks = block.blocks.flatMap((inner) => cleanBlock(inner, ids));
      return [{ type: 'callout', title: cleanLine(block.title), blocks }];
    }
    case 'figure': {
      const alt = cleanLine(block.alt);
      if (alt === '') throw new Error('documents: a figure needs alternative text');
      return [{ type: 'figure', picture: block.picture, alt, caption: optionalLine(block.caption) }];
    }
    case 'pageBreak':
      return [{ type: 'pageBreak' }];
  }
}

function cleanList(ordered: boolean, items: readonly ListItem[], ids: ReadonlySet<string>): CleanList {
  const cleanItem = (item: ListItem): CleanItem => {
    if (typeof item === 'string' || !('items' in item)) return { text: cleanInline(item, ids) };
    const text = cleanInline(item.text, ids);
    return item.items.length === 0 ? { text } : { text, list: cleanList(item.ordered ?? false, item.items, ids) };
  };
  return { type: 'list', ordered, items: items.map(cleanItem) };
}

function cleanTable(table: Extract<Block, { type: 'table' }>): CleanTable {
  const head = table.head.map(cleanLine);
  if (head.length === 0) throw new Error('documents: a table needs a header row');
  const tooLong = table.rows.find((row) => row.length > head.length);
  if (tooLong) throw new Error(`documents: a row of ${tooLong.length} cells in a table of ${head.length} columns`);
  return {
    type: 'table',
    caption: cleanLine(table.caption),
    head,
    rows: table.rows.map((row) => head.map((_, column) => cleanText(row[column] ?? ''))),
    rowHeaders: table.rowHeaders ?? false,
    align: head.map((_, column) => table.align?.[column] ?? 'left'),
  };
}

/** The runs with empty ones dropped and each link checked; `ids` are the headings that a `#id` may lead to. */
function cleanInline(text: Inline, ids: ReadonlySet<string>): CleanText {
  const given = typeof text === 'string' ? [text] : text;
  const runs = given.map((run) => cleanRun(run, ids)).filter((run) => run.text !== '');
  return { runs, rightToLeft: runsRightToLeft(runs.map((run) => run.text).join('')) };
}

function cleanRun(run: Run, ids: ReadonlySet<string>): CleanRun {
  if (typeof run === 'string') return { kind: 'text', text: cleanText(run) };
  if ('strong' in run) return { kind: 'strong', text: cleanText(run.strong) };
  if ('em' in run) return { kind: 'em', text: cleanText(run.em) };
  const text = cleanLine(run.link);
  if (run.href.startsWith('#')) {
    const id = run.href.slice(1);
    return ids.has(id) ? { kind: 'jump', text, id } : { kind: 'text', text };
  }
  const href = safeAddress(run.href);
  return href === null ? { kind: 'text', text } : { kind: 'link', text, href };
}

function withoutEmptyPages(blocks: CleanBlock[]): CleanBlock[] {
  const isBreak = (block: CleanBlock | undefined) => block === undefined || block.type === 'pageBreak';
  return blocks.filter((block, index) => !(block.type === 'pageBreak' && (index === 0 || isBreak(blocks[index + 1]))));
}

// Headings get ids of their own (h1, h2 …): a caller's id is looked up, never written, so it cannot break a label.
function withUnbrokenOutline(blocks: CleanBlock[]): CleanBlock[] {
  const names = new Map<string, string>();
  let level = 0;
  const outlined = blocks.map((block, index) => {
    if (block.type !== 'heading') return block;
    level = Math.min(block.level, level + 1);
    const name = `h${index + 1}`;
    if (block.id !== undefined && !names.has(block.id)) names.set(block.id, name);
    return { ...block, level: level as 1 | 2 | 3, id: name };
  });
  return outlined.map((block) => withJumps(block, names));
}

function withJumps(block: CleanBlock, names: ReadonlyMap<string, string>): CleanBlock {
  if (block.type === 'paragraph' || block.type === 'quote') return { ...block, text: jumpsNamed(block.text, names) };
  if (block.type === 'list') return listJumpsNamed(block, names);
  if (block.type === 'callout') return { ...block, blocks: block.blocks.map((inner) => withJumps(inner, names)) };
  return block;
}

function listJumpsNamed(list: CleanList, names: ReadonlyMap<string, string>): CleanList {
  const items = list.items.map((item) => ({
    text: jumpsNamed(item.text, names),
    ...(item.list ? { list: listJumpsNamed(item.list, names) } : {}),
  }));
  return { ...list, items };
}

function jumpsNamed(text: CleanText, names: ReadonlyMap<string, string>): CleanText {
  const runs = text.runs.map((run): CleanRun => {
    if (run.kind !== 'jump') return run;
    const id = names.get(run.id);
    return id === undefined ? { kind: 'text', text: run.text } : { ...run, id };
  });
  return { ...text, runs };
}

function optionalLine(text: string | undefined): string | undefined {
  const line = text === undefined ? '' : cleanLine(text);
  return line === '' ? undefined : line;
}

import type { Block } from '#platform/documents/model';

/** What a section's plain text can hold: headings, paragraphs and lists, always of plain text. */
export type TextBlock =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] };

/**
 * Reads a section as it was typed. The whole of the markup: `## ` begins a heading, `### ` a smaller one, `- ` a point of a list;
 * an empty line ends a paragraph. A line that follows a point without a mark goes on with it. Everything else is the words
 * themselves: no tag, link or emphasis is ever made of them.
 */
export function readMarkup(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', text: paragraph.join(' ') });
    if (items.length > 0) blocks.push({ type: 'list', items });
    paragraph = [];
    items = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    const heading = /^(#{2,3}) +(.+)$/.exec(line);
    const point = /^[-•] +(.+)$/.exec(line)?.[1];
    if (line === '') close();
    else if (heading) {
      close();
      blocks.push({ type: 'heading', level: heading[1] === '##' ? 2 : 3, text: heading[2] ?? '' });
    } else if (point !== undefined) {
      if (paragraph.length > 0) close();
      items.push(point);
    } else if (items.length > 0) items.push(`${items.pop()} ${line}`);
    else paragraph.push(line);
  }
  close();
  return blocks;
}

/** The words of blocks without any mark, block by block: for searching and for looking phrases up. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.type === 'heading') return [block.text];
      if (block.type === 'paragraph') return typeof block.text === 'string' ? [block.text] : [];
      if (block.type === 'list') return block.items.filter((item) => typeof item === 'string');
      if (block.type === 'table') return [block.caption, ...block.head, ...block.rows.flat()];
      return [];
    })
    .join('\n');
}

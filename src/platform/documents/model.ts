import type { IsoDate } from '#kernel/dates';

/** The language a document is written in; decides how a screen reader pronounces it. */
export type Language = 'en-GB' | 'cy-GB';

/** A stretch of text. `href` is `https:`, `http:`, `mailto:`, `tel:` or `#id` of a heading; a link to anything else becomes plain text. */
export type Run = string | { strong: string } | { em: string } | { link: string; href: string };

/** Text with emphasis and links in it. A line feed inside a run is a line break. */
export type Inline = string | readonly Run[];

/** A point of a list, with points of its own below it if need be. */
export type ListItem = Inline | { text: Inline; ordered?: boolean; items: readonly ListItem[] };

/**
 * A picture. Sizes are in CSS pixels (96 to the inch); one that is too large is scaled to fit. `png` is the same drawing in
 * dots, for programs that cannot draw an SVG in an Office file (Office before 2016, Google Docs, LibreOffice 7):
 * without it they leave a white space there.
 */
export type Picture =
  | { format: 'png'; bytes: Uint8Array; width: number; height: number }
  | { format: 'svg'; source: string; width: number; height: number; png?: Uint8Array };

export type Align = 'left' | 'right' | 'centre';

export type Heading = { type: 'heading'; level: 1 | 2 | 3; text: string; id?: string };
export type Paragraph = { type: 'paragraph'; text: Inline };
export type List = { type: 'list'; ordered?: boolean; items: readonly ListItem[] };
/** `rowHeaders` says that the first cell of each row names the row. Short rows are filled with empty cells. */
export type Table = {
  type: 'table';
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  rowHeaders?: boolean;
  align?: readonly Align[];
};
/** `source` is a source category ("Frontline staff"), never a person. */
export type Quote = { type: 'quote'; text: Inline; source?: string };
/** `alt` says what the picture shows to somebody who cannot see it; never empty. */
export type Figure = { type: 'figure'; picture: Picture; alt: string; caption?: string };
export type PageBreak = { type: 'pageBreak' };
/** What may stand inside a callout. */
export type CalloutBlock = Paragraph | List | Table | Quote | Figure;
export type Callout = { type: 'callout'; title: string; blocks: readonly CalloutBlock[] };

export type Block = Heading | Paragraph | List | Table | Quote | Callout | Figure | PageBreak;

/**
 * One document, as a tree of data: what it says, never how it looks.
 * Heading levels that skip are closed up (a level 3 straight after a level 1 becomes a level 2): readers who
 * move by headings need an unbroken outline, and PDF/UA demands one.
 */
export type DocumentModel = {
  title: string;
  subtitle?: string;
  language: Language;
  /** An organisation, never a person. */
  author?: string;
  date: IsoDate;
  description?: string;
  /** `report` has a cover and a contents page; `plain` (the default) starts with the title on the first page. */
  layout?: 'report' | 'plain';
  blocks: readonly Block[];
};

/** A bullet, or a bullet with a second level below it. */
export type Bullet = string | { text: string; items: readonly string[] };

export type Slide =
  | { type: 'title'; notes?: string }
  | { type: 'section'; title: string; text?: string; notes?: string }
  | { type: 'bullets'; title: string; bullets: readonly Bullet[]; notes?: string }
  | {
      type: 'twoColumns';
      title: string;
      leftTitle: string;
      left: readonly string[];
      rightTitle: string;
      right: readonly string[];
      notes?: string;
    }
  | {
      type: 'table';
      title: string;
      caption: string;
      head: readonly string[];
      rows: readonly (readonly string[])[];
      notes?: string;
    }
  | { type: 'figure'; title: string; picture: Picture; alt: string; notes?: string };

/** A presentation. A `title` slide shows the presentation's own title, subtitle, author and date. */
export type SlidesModel = {
  title: string;
  subtitle?: string;
  language: Language;
  /** An organisation, never a person. */
  author?: string;
  date: IsoDate;
  slides: readonly Slide[];
};

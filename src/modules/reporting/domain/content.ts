import { dateRange, type IsoDate } from '#kernel/dates';
import type { OutlineSource } from '#modules/programmes';
import type { Block, Heading, List, Paragraph, Table } from '#platform/documents/model';
import { readMarkup } from './markup.ts';

/** What a report is made of: always plain text in them. */
export type ReportBlock = Heading | Paragraph | List | Table;

/** One section of a report as it is read, with what was computed for it. */
export type PublishedSection = {
  readonly key: string;
  readonly heading: string;
  readonly source: OutlineSource;
  readonly blocks: readonly ReportBlock[];
};

/** A recommendation as published. */
export type PublishedRecommendation = { readonly number: number; readonly title: string; readonly body: string };

/** How many were spoken to, added up from attendance. No name is in it. */
export type SpokenToFigures = {
  readonly people: number;
  readonly sessions: number;
  readonly bySourceCategory: readonly {
    readonly category: string | null;
    readonly label: string;
    readonly people: number;
    readonly sessions: number;
  }[];
};

/** What the challenge looked at, when, and what kind of people were on its team: places and where they are from, no names. */
export type ReportScope = {
  readonly hostName: string;
  readonly programmeName: string;
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  readonly themes: readonly string[];
  readonly team: readonly { readonly place: string; readonly authority: string | null }[];
};

/** The frozen content of a published report. */
export type PublishedContent = {
  readonly sections: readonly PublishedSection[];
  readonly recommendations: readonly PublishedRecommendation[];
  readonly spokeTo: SpokenToFigures;
  readonly scope: ReportScope;
};

/** A section as it was written; `body` is the typed text. */
export type WrittenSection = {
  readonly key: string;
  readonly heading: string;
  readonly source: OutlineSource;
  readonly body: string;
};

/** What every report shows besides its written text. */
export type ComputedParts = Omit<PublishedContent, 'sections'>;

/** A whole report: each section's own words, then what is computed for it. */
export function composeReport(sections: readonly WrittenSection[], parts: ComputedParts): PublishedContent {
  return {
    sections: sections.map(({ key, heading, source, body }) => ({
      key,
      heading,
      source,
      blocks: [...readMarkup(body), ...computedFor(source, parts)] as ReportBlock[],
    })),
    ...parts,
  };
}

/** The same without the sections that nobody wrote anything in: what is published. */
export function withoutEmpty(content: PublishedContent): PublishedContent {
  return { ...content, sections: content.sections.filter((section) => section.blocks.length > 0) };
}

/** What a section of this source shows that nobody types. */
function computedFor(source: OutlineSource, parts: ComputedParts): ReportBlock[] {
  if (source === 'recommendations') return parts.recommendations.flatMap(recommendationBlocks);
  if (source === 'who-we-spoke-to') return spokenToBlocks(parts.spokeTo);
  if (source === 'scope-and-team') return scopeBlocks(parts.scope);
  return [];
}

/** Sources whose section has no words of its own to write. */
export function isComputedOnly(source: OutlineSource): boolean {
  return source === 'who-we-spoke-to';
}

function recommendationBlocks({ number, title, body }: PublishedRecommendation): ReportBlock[] {
  const heading: Heading = { type: 'heading', level: 2, text: `${number}. ${title}`, id: `recommendation-${number}` };
  return [heading, ...(readMarkup(body).filter((block) => block.type !== 'heading') as ReportBlock[])];
}

/** `We spoke to 143 people in 52 sessions.` */
export function spokenToSentence({ people, sessions }: SpokenToFigures): string {
  if (people === 0) return 'Nobody’s attendance has been recorded.';
  return `We spoke to ${count(people, 'person', 'people')} in ${count(sessions, 'session', 'sessions')}.`;
}

function spokenToBlocks(figures: SpokenToFigures): ReportBlock[] {
  const sentence: Paragraph = { type: 'paragraph', text: spokenToSentence(figures) };
  if (figures.bySourceCategory.length === 0) return [sentence];
  const table: Table = {
    type: 'table',
    caption: 'People and sessions by who spoke',
    head: ['Who spoke', 'People', 'Sessions'],
    rows: figures.bySourceCategory.map((row) => [row.label, String(row.people), String(row.sessions)]),
    rowHeaders: true,
    align: ['left', 'right', 'right'],
  };
  const notAdded =
    'A session in which several groups spoke is counted for each of them. No name is kept in this report.';
  return [sentence, table, { type: 'paragraph', text: notAdded }];
}

function scopeBlocks(scope: ReportScope): ReportBlock[] {
  const when = scope.onSiteFrom && scope.onSiteUntil ? ` on ${dateRange(scope.onSiteFrom, scope.onSiteUntil)}` : '';
  const what: Paragraph = {
    type: 'paragraph',
    text: `This was a peer challenge of ${scope.hostName}${when}, in the programme “${scope.programmeName}”. Colleagues from other places listened, tested what they heard, and said what is strong and what could be better. It is not an inspection and gives no rating.`,
  };
  const blocks: ReportBlock[] = [what];
  if (scope.themes.length > 0) {
    blocks.push({ type: 'paragraph', text: 'The team looked at:' }, { type: 'list', items: scope.themes });
  }
  if (scope.team.length > 0) {
    blocks.push({ type: 'paragraph', text: 'The team:' }, { type: 'list', items: scope.team.map(placeWords) });
  }
  return blocks;
}

function placeWords({ place, authority }: ReportScope['team'][number]): string {
  return authority ? `${place}, ${authority}` : place;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

/** One or two sentences for a list of reports: the first paragraph, cut at a word where it is long. */
export function summaryOf(content: PublishedContent, most = 320): string {
  const first = content.sections
    .filter((section) => section.source === 'written' || section.source === 'key-messages')
    .flatMap((section) => section.blocks as readonly Block[])
    .find((block) => block.type === 'paragraph');
  const text = first?.type === 'paragraph' && typeof first.text === 'string' ? first.text : '';
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

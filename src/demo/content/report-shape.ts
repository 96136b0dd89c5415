import { addToDate, type IsoDate } from '#kernel/dates';
import { SOURCE_CATEGORIES, type SourceCategory } from '#modules/programmes';
import { cell, oneOf, paragraphs, readBlocks, readTable, readTitledBlocks } from './table.ts';

export const FINDING_KINDS = ['strength', 'consideration'] as const;
const REPORT_NOTE_KINDS = [...FINDING_KINDS, 'neutral'] as const;

type FindingKind = (typeof FINDING_KINDS)[number];

/** A report with all that it stands on. Keys are unique within one report. */
export type DemoReport = {
  /** The key of its challenge in `challenges.ts`. */
  challenge: string;
  status: 'draft' | 'fact-check' | 'published';
  publishedOn: IsoDate | null;
  summary: string[];
  keyMessages: { findings: string[]; text: string }[];
  recommendations: { key: string; title: string; text: string; findings: string[] }[];
  sections: { theme: string; heading: string; paragraphs: ReportParagraph[] }[];
  goodPractice: { finding: string; title: string; text: string }[];
  nextSteps: string[];
  findings: { key: string; kind: FindingKind; theme: string; title: string; notes: string[] }[];
  notes: ReportNote[];
  sessions: ReportSession[];
};

export type ReportParagraph = { kind: FindingKind; findings: string[]; text: string };
export type ReportNote = {
  key: string;
  session: string;
  /** The slot of the peer who wrote it. */
  author: string;
  kind: (typeof REPORT_NOTE_KINDS)[number];
  sourceCategory: SourceCategory;
  finding: string;
  text: string;
};
export type ReportSession = { key: string; sourceCategory: SourceCategory; heads: number; title: string };

/** A report as it is written down here: tables and blocks of text. */
export type ReportSource = {
  challenge: string;
  status: DemoReport['status'];
  publishedDaysAgo: number | null;
  summary: string;
  keyMessages: string;
  recommendations: string;
  sections: { theme: string; heading: string; text: string }[];
  goodPractice: string;
  nextSteps: string;
  findings: string;
  notes: string;
  sessions: string;
};

/** Reads a report and throws where a sentence stands on a finding, or a finding on a note, that is not there. */
export function readReport(source: ReportSource, today: IsoDate): DemoReport {
  const sessions = readTable(source.sessions, 4).map((row) => ({
    key: cell(row, 0),
    sourceCategory: oneOf(SOURCE_CATEGORIES, cell(row, 1)),
    heads: Number(cell(row, 2)),
    title: cell(row, 3),
  }));
  const notes = readNotes(source.notes, sessions);
  const findings = readTable(source.findings, 4).map((row) => ({
    key: cell(row, 0),
    kind: oneOf(FINDING_KINDS, cell(row, 1)),
    theme: cell(row, 2),
    title: cell(row, 3),
    notes: notes.filter((note) => note.finding === cell(row, 0)).map((note) => note.key),
  }));
  const known = (keys: string[]) =>
    keys.map((key) =>
      oneOf(
        findings.map((finding) => finding.key),
        key,
      ),
    );
  return {
    challenge: source.challenge,
    status: source.status,
    publishedOn: source.publishedDaysAgo === null ? null : addToDate(today, { days: -source.publishedDaysAgo }),
    summary: paragraphs(source.summary),
    keyMessages: readBlocks(source.keyMessages).map(({ head, body }) => ({ findings: known(head), text: body })),
    recommendations: readTitledBlocks(source.recommendations).map(({ head: [key = '', ...rest], title, body }) => ({
      key,
      title,
      text: body,
      findings: known(rest),
    })),
    sections: source.sections.map(({ theme, heading, text }) => ({
      theme,
      heading,
      paragraphs: readBlocks(text).map(({ head: [kind = '', ...rest], body }) => ({
        kind: oneOf(FINDING_KINDS, kind),
        findings: known(rest),
        text: body,
      })),
    })),
    goodPractice: readTitledBlocks(source.goodPractice).map(({ head, title, body }) => ({
      finding: cell(known(head), 0),
      title,
      text: body,
    })),
    nextSteps: paragraphs(source.nextSteps),
    findings,
    notes,
    sessions,
  };
}

/** How many people were listened to in how many sessions, and in how many of each source category. */
export function whoWeSpokeTo(sessions: readonly ReportSession[]): {
  sessions: number;
  people: number;
  byCategory: { sourceCategory: SourceCategory; sessions: number; people: number }[];
} {
  const sum = (some: readonly ReportSession[]) => some.reduce((total, session) => total + session.heads, 0);
  return {
    sessions: sessions.length,
    people: sum(sessions),
    byCategory: SOURCE_CATEGORIES.map((sourceCategory) => {
      const some = sessions.filter((session) => session.sourceCategory === sourceCategory);
      return { sourceCategory, sessions: some.length, people: sum(some) };
    }).filter((each) => each.sessions > 0),
  };
}

function readNotes(text: string, sessions: ReportSession[]): ReportNote[] {
  return readBlocks(text).map(({ head, body }, index) => ({
    key: `n${String(index + 1).padStart(2, '0')}`,
    session: oneOf(
      sessions.map((session) => session.key),
      cell(head, 0),
    ),
    author: cell(head, 1),
    kind: oneOf(REPORT_NOTE_KINDS, cell(head, 2)),
    sourceCategory: oneOf(SOURCE_CATEGORIES, cell(head, 3)),
    finding: cell(head, 4),
    text: body,
  }));
}

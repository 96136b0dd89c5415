import type { IsoDate } from '#kernel/dates';
import { buildPublishedReport } from './published-report.ts';
import { CASTLE_DUNMERE_REPORT } from './report-castle-dunmere.ts';
import { DUNFARRAN_REPORT } from './report-dunfarran.ts';
import { KESTRELHAM_FACT_POINTS, KESTRELHAM_REPORT } from './report-kestrelham.ts';
import { OLDBRIDGE_REPORT } from './report-oldbridge.ts';
import { type DemoReport, readReport } from './report-shape.ts';
import { WHINMOUTH_REPORT } from './report-whinmouth.ts';
import { cell, oneOf, readTable } from './table.ts';

/** What a host says is not so in a report, and what was answered; `answer` is null while the point is open. */
export type DemoFactPoint = {
  /** The theme of the section it is about. */
  theme: string;
  says: string;
  shouldSay: string;
  source: string;
  answer: 'accepted' | 'declined' | null;
  /** Given with every answer. */
  reason: string | null;
};

/** Every report of the demo: published ones, one that the host is checking and one that is being drafted. */
export function buildReports(today: IsoDate): DemoReport[] {
  const sources = [WHINMOUTH_REPORT, KESTRELHAM_REPORT, DUNFARRAN_REPORT, CASTLE_DUNMERE_REPORT, OLDBRIDGE_REPORT];
  return [buildPublishedReport(today), ...sources.map((source) => readReport(source, today))];
}

/** The points that the host has raised about a report; empty where there is no fact check or nothing was wrong. */
export function factPoints(challenge: string): DemoFactPoint[] {
  if (challenge !== KESTRELHAM_REPORT.challenge) return [];
  return readTable(KESTRELHAM_FACT_POINTS, 6).map((row) => ({
    theme: cell(row, 0),
    says: cell(row, 1),
    shouldSay: cell(row, 2),
    source: cell(row, 3),
    answer: cell(row, 4) === '-' ? null : oneOf(['accepted', 'declined'] as const, cell(row, 4)),
    reason: cell(row, 5) === '-' ? null : cell(row, 5),
  }));
}

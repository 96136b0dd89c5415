import { addToDate, type IsoDate, londonInstant } from '#kernel/dates';
import { SESSION_KINDS, type SessionKind, SOURCE_CATEGORIES, type SourceCategory } from '#modules/programmes';
import { NOTES_DAY_ONE } from './on-site-notes-one.ts';
import { NOTES_DAY_THREE } from './on-site-notes-three.ts';
import { NOTES_DAY_TWO } from './on-site-notes-two.ts';
import {
  ON_SITE_FINDING_TABLE,
  ON_SITE_FINDING_TEXTS,
  ON_SITE_JOURNEY_TABLE,
  ON_SITE_PLACE_TABLE,
  ON_SITE_SESSION_TABLE,
} from './on-site-sessions.ts';
import { cell, oneOf, readBlocks, readTable } from './table.ts';

/** The team of the on-site challenge by slot: the keys of the programme's slots. */
export const ON_SITE_TEAM = [
  'lead',
  'senior-officer',
  'member',
  'health',
  'lived-experience',
  'challenge-manager',
] as const;
/** Peers who go together. */
const ON_SITE_SUB_TEAMS: Record<'A' | 'B' | 'C', readonly TeamSlot[]> = {
  A: ['lead', 'health'],
  B: ['senior-officer', 'lived-experience'],
  C: ['member', 'challenge-manager'],
};
export const NOTE_KINDS = ['strength', 'consideration', 'question', 'neutral'] as const;

export type TeamSlot = (typeof ON_SITE_TEAM)[number];
export type NoteKind = (typeof NOTE_KINDS)[number];
export type FindingKind = Extract<NoteKind, 'strength' | 'consideration'>;

export type DemoPlace = { key: string; name: string; site: string; seats: number; directions: string };

/** How long it takes from one site to another; the first comes before the second, letter by letter. */
export type DemoJourney = { siteA: string; siteB: string; minutes: number };

/** One timetabled session of the on-site challenge. */
export type DemoSession = {
  key: string;
  date: IsoDate;
  from: Date;
  until: Date;
  place: string;
  kind: SessionKind;
  title: string;
  peers: TeamSlot[];
  /** Who speaks, coarsely; null where the team is among itself. */
  sourceCategory: SourceCategory | null;
  themes: string[];
  /** How many people are listened to; it may be more than are named. */
  heads: number;
  interviewees: { name: string; role: string }[];
};

/** What a peer recorded in a session. */
export type DemoNote = {
  key: string;
  session: string;
  author: TeamSlot;
  writtenAt: Date;
  theme: string;
  kind: NoteKind;
  sourceCategory: SourceCategory;
  finding: string | null;
  text: string;
};

export type DemoFinding = {
  key: string;
  kind: FindingKind;
  theme: string;
  title: string;
  text: string;
  /** Keys of the notes that stand behind it, in the order in which they were written. */
  notes: string[];
};

export type OnSiteContent = {
  places: DemoPlace[];
  journeys: DemoJourney[];
  sessions: DemoSession[];
  notes: DemoNote[];
  findings: DemoFinding[];
};

/** The on-site challenge's five days, with `today` as the third of them. */
export function buildOnSite(today: IsoDate): OnSiteContent {
  const sessions = readTable(ON_SITE_SESSION_TABLE, 12).map((row) => readSession(row, today));
  const notes = readNotes(sessions);
  return { places: readPlaces(), journeys: readJourneys(), sessions, notes, findings: readFindings(notes) };
}

function readPlaces(): DemoPlace[] {
  return readTable(ON_SITE_PLACE_TABLE, 5).map((row) => ({
    key: cell(row, 0),
    name: cell(row, 1),
    site: cell(row, 2),
    seats: Number(cell(row, 3)),
    directions: cell(row, 4),
  }));
}

function readJourneys(): DemoJourney[] {
  return readTable(ON_SITE_JOURNEY_TABLE, 3).map((row) => ({
    siteA: cell(row, 0),
    siteB: cell(row, 1),
    minutes: Number(cell(row, 2)),
  }));
}

function readSession(row: string[], today: IsoDate): DemoSession {
  const date = addToDate(today, { days: Number(cell(row, 1)) });
  const category = cell(row, 7);
  return {
    key: cell(row, 0),
    date,
    from: londonInstant(date, cell(row, 2)),
    until: londonInstant(date, cell(row, 3)),
    place: cell(row, 4),
    kind: oneOf(SESSION_KINDS, cell(row, 5)),
    title: cell(row, 10),
    peers: subTeam(cell(row, 6)),
    sourceCategory: category === '-' ? null : oneOf(SOURCE_CATEGORIES, category),
    themes: list(cell(row, 8), ','),
    heads: Number(cell(row, 9)),
    interviewees: list(cell(row, 11), ';').flatMap((person) => {
      const comma = person.indexOf(', ');
      return comma < 0 ? [] : [{ name: person.slice(0, comma), role: person.slice(comma + 2) }];
    }),
  };
}

function subTeam(text: string): TeamSlot[] {
  if (text === 'all') return [...ON_SITE_TEAM];
  if (text === 'A' || text === 'B' || text === 'C') return [...ON_SITE_SUB_TEAMS[text]];
  return list(text, ',').map((slot) => oneOf(ON_SITE_TEAM, slot));
}

function list(text: string, divider: string): string[] {
  return text === '-' ? [] : text.split(divider).map((part) => part.trim());
}

/** Notes are spread over the session they belong to, so that a phone's list of them reads like a morning's work. */
function readNotes(sessions: DemoSession[]): DemoNote[] {
  const blocks = [NOTES_DAY_ONE, NOTES_DAY_TWO, NOTES_DAY_THREE].flatMap(readBlocks);
  const seen = new Map<string, number>();
  return blocks.map(({ head, body }, index) => {
    const session = sessions.find((each) => each.key === head[0]);
    if (session === undefined) throw new Error(`a note of no session: ${head.join(' ')}`);
    const nth = (seen.get(session.key) ?? 0) + 1;
    seen.set(session.key, nth);
    const finding = cell(head, 5);
    return {
      key: `n${String(index + 1).padStart(3, '0')}`,
      session: session.key,
      author: oneOf(ON_SITE_TEAM, cell(head, 1)),
      writtenAt: new Date(session.from.getTime() + nth * 7 * 60_000),
      theme: cell(head, 2),
      kind: oneOf(NOTE_KINDS, cell(head, 3)),
      sourceCategory: oneOf(SOURCE_CATEGORIES, cell(head, 4)),
      finding: finding === '-' ? null : finding,
      text: body,
    };
  });
}

function readFindings(notes: DemoNote[]): DemoFinding[] {
  return readTable(ON_SITE_FINDING_TABLE, 4).map((row) => {
    const key = cell(row, 0);
    return {
      key,
      kind: oneOf(['strength', 'consideration'] as const, cell(row, 1)),
      theme: cell(row, 2),
      title: cell(row, 3),
      text: ON_SITE_FINDING_TEXTS[key] ?? '',
      notes: notes.filter((note) => note.finding === key).map((note) => note.key),
    };
  });
}

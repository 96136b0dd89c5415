import { londonDate, londonTime } from '#kernel/dates';
import type { SessionKind, SourceCategory } from '#modules/programmes';
import type { DemoSession, TeamSlot } from './on-site.ts';
import { ON_SITE_TEAM } from './on-site.ts';

/** A session as it was wanted before anybody knew when; by its key where it is in the timetable. */
export type DemoWanted = {
  key: string;
  title: string;
  kind: SessionKind;
  minutes: number;
  sourceCategory: SourceCategory | null;
  themes: string[];
  interviewees: DemoSession['interviewees'];
  others: number;
  /** Everybody on the team goes. */
  wholeTeam: boolean;
  peersNeeded: number;
  /** Who of the team must be there. */
  must: TeamSlot[];
  /** The key of the only place where it can be held; null for any room. */
  place: string | null;
  onDay: string | null;
  notBefore: string | null;
  leftOut: boolean;
};

/**
 * What the timetable was made from: everything on it but what comes before the days on site, then what has no place yet and what was left
 * out. Of the two sides of “Town and dale” one is on nobody's list: the picture shows it.
 */
export function wantedOnSite(sessions: readonly DemoSession[], firstDay: string): DemoWanted[] {
  const placed = sessions.filter(({ date }) => date >= firstDay).map(ofSession);
  return [...placed, ...UNPLACED];
}

function ofSession(session: DemoSession): DemoWanted {
  const { peers, place } = session;
  const wholeTeam = peers.length === ON_SITE_TEAM.length;
  const isChosen = !wholeTeam && peers.includes('lead') && peers.includes('challenge-manager');
  // The team looks back in the evening, and what it found is said on the day on which it is said.
  const keepsDay = session.sourceCategory === null || session.kind === 'feedback';
  return {
    key: session.key,
    title: session.title,
    kind: session.kind,
    minutes: (session.until.getTime() - session.from.getTime()) / 60_000,
    sourceCategory: session.sourceCategory,
    themes: session.themes,
    interviewees: session.interviewees,
    others: Math.max(0, session.heads - session.interviewees.length),
    wholeTeam,
    peersNeeded: peers.length,
    must: isChosen ? peers : [],
    place: ANY_ROOM.includes(place) ? null : place,
    onDay: keepsDay ? londonDate(session.from) : null,
    notBefore: session.kind === 'team-meeting' ? earliest(session) : null,
    leftOut: false,
  };
}

/** Where a conversation can be held as well as anywhere else. */
const ANY_ROOM: readonly string[] = ['committee-1', 'committee-2'];

function earliest({ from }: DemoSession): string {
  const time = londonTime(from);
  return time < '16:00' ? time : '16:00';
}

const PLAIN = {
  interviewees: [],
  wholeTeam: false,
  peersNeeded: 2,
  must: [],
  place: null,
  onDay: null,
  notBefore: null,
  leftOut: false,
};

const UNPLACED: readonly DemoWanted[] = [
  {
    ...PLAIN,
    key: 'w1',
    title: 'Nights and weekends: the emergency duty team',
    kind: 'call',
    place: 'video',
    minutes: 45,
    sourceCategory: 'frontline',
    themes: ['safety', 'workforce'],
    others: 3,
  },
  {
    ...PLAIN,
    key: 'w2',
    title: 'People who pay for their own care',
    kind: 'focus-group',
    minutes: 60,
    sourceCategory: 'residents',
    themes: ['providing-support'],
    others: 8,
  },
  {
    ...PLAIN,
    key: 'w3',
    title: 'Branch secretaries of the trade unions',
    kind: 'meeting',
    minutes: 45,
    sourceCategory: 'frontline',
    themes: ['workforce'],
    others: 3,
    leftOut: true,
  },
];

import { type IsoDate, londonDate, londonTime, shortDate, timeRange } from '#kernel/dates';
import type { ChallengeTheme } from '#modules/challenges';
import type { ReleaseChange } from '../../domain/frozen.ts';
import { heardByTheme } from '../../domain/heard.ts';
import type { Session, SessionPeer } from '../../domain/session.ts';
import { categoryLabel, kindLabel, SPEAKER_LABELS } from '../labels.ts';
import { untoldWords } from '../untold-words.ts';

/** A session as the timetable shows it. */
export type SessionCard = {
  id: string;
  href: string;
  time: string;
  title: string;
  /** The room, or where else it is; empty where nobody has said yet. */
  room: string;
  /** Where that is, such as `, Town hall`: left out on paper. */
  site: string;
  /** `Interview, senior officers`. */
  kind: string;
  peers: readonly SessionPeer[];
  themes: string;
  mine: boolean;
  cancelled: string | null;
  /** What people were told of it, where that is otherwise; empty where they know it as it stands. */
  untold: string;
};

/** A day across; `bands` has the same hours in every day, so that the days stand level. */
export type DayColumn = { date: IsoDate; heading: string; href: string; bands: SessionCard[][]; count: number };

/** Who is heard on what: rows are themes, columns source categories. */
export type HeardPicture = {
  says: string;
  columns: string[];
  rows: { label: string; cells: { value: number; href?: string; marked?: string }[] }[];
};

export type TimetableView = {
  days: DayColumn[];
  bands: number;
  live: number;
  heard: HeardPicture | null;
  /** Whose marks stand on the cards, by name. */
  peers: readonly SessionPeer[];
};

export type TimetableFacts = {
  base: string;
  sessions: readonly Session[];
  themes: readonly ChallengeTheme[];
  viewerId: string;
  onlyMine: boolean;
  mayEdit: boolean;
  /** What nobody has been told of. */
  changes: readonly ReleaseChange[];
};

/** The whole timetable as days across with hours down, and what is still unheard. */
export function timetableView(facts: TimetableFacts): TimetableView {
  const { sessions, onlyMine, viewerId } = facts;
  const mine = (session: Session) => session.peers.some((peer) => peer.id === viewerId);
  const shown = onlyMine ? sessions.filter(mine) : sessions;
  const hours = [...new Set(shown.map(hourOf))].sort();
  const dates = [...new Set(shown.map((session) => londonDate(session.startsAt)))].sort();
  const days = dates.map((date) => {
    const own = shown.filter((session) => londonDate(session.startsAt) === date);
    return {
      date,
      heading: shortDate(date, { weekday: true }),
      href: `${facts.base}/timetable/${date}`,
      bands: hours.map((hour) => own.filter((session) => hourOf(session) === hour).map((each) => cardOf(each, facts))),
      count: own.filter((session) => session.isLive).length,
    };
  });
  return {
    days,
    bands: hours.length,
    live: sessions.filter((session) => session.isLive).length,
    peers: peersIn(shown),
    heard: facts.themes.length > 0 && sessions.length > 0 ? heardPicture(facts) : null,
  };
}

/** One session as a card. */
export function cardOf(
  session: Session,
  facts: Pick<TimetableFacts, 'base' | 'themes' | 'viewerId' | 'changes'>,
): SessionCard {
  const place = [session.roomName, session.roomSite, session.placeNote].filter((part) => part);
  const change = facts.changes.find((each) => each.session.id === session.id);
  const names = facts.themes.filter((theme) => session.themeIds.includes(theme.id)).map((theme) => theme.name);
  return {
    id: session.id,
    href: `${facts.base}/sessions/${session.id}`,
    time: timeRange(session.startsAt, session.endsAt),
    title: session.title,
    room: place[0] ?? '',
    site: place
      .slice(1)
      .map((part) => `, ${part}`)
      .join(''),
    kind: [kindLabel(session.kind), categoryLabel(session.sourceCategory).toLowerCase()].filter(Boolean).join(', '),
    peers: session.peers,
    themes: names.length > 3 ? `${names.slice(0, 2).join('; ')} and ${names.length - 2} more themes` : names.join('; '),
    mine: session.peers.some((peer) => peer.id === facts.viewerId),
    cancelled: session.isLive ? null : (session.cancelledReason ?? ''),
    untold: change ? untoldWords(change) : '',
  };
}

function peersIn(sessions: readonly Session[]): SessionPeer[] {
  const byId = new Map(sessions.flatMap(({ peers }) => peers.map((peer) => [peer.id, peer] as const)));
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

function hourOf(session: Session): string {
  return londonTime(session.startsAt).slice(0, 2);
}

function heardPicture({ sessions, themes, base, mayEdit }: TimetableFacts): HeardPicture {
  const heard = heardByTheme(
    sessions,
    themes.map((theme) => theme.id),
  );
  const categories = Object.keys(SPEAKER_LABELS);
  const thin = themes.filter((_, index) => heard[index]?.thin);
  const says =
    thin.length === 0
      ? 'Every theme is heard from at least two source categories.'
      : `Each theme should be heard from at least two source categories. Not yet: ${thin.map((theme) => theme.name).join('; ')}.`;
  return {
    says,
    columns: categories.map((key) => SPEAKER_LABELS[key] as string),
    rows: themes.map((theme, index) => ({
      label: theme.name,
      cells: categories.map((key) => {
        const value = heard[index]?.counts[key] ?? 0;
        const wanted = value === 0 && heard[index]?.thin && mayEdit;
        return {
          value,
          ...(wanted
            ? { href: `${base}/sessions/new?theme=${theme.id}&category=${key}`, marked: 'add a session' }
            : {}),
        };
      }),
    })),
  };
}

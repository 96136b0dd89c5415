import { type IsoDate, plainTime } from '#kernel/dates';
import { LEAST_CATEGORIES } from './heard.ts';
import { type Meant, whoGoes } from './who-goes.ts';

/** A session that is wanted, before anybody knows when: what the timetable is proposed from. */
export type Wanted = {
  readonly id: string;
  /** Where it came from in the programme's template; null where somebody added it. */
  readonly templateKey: string | null;
  readonly title: string;
  readonly kind: string;
  readonly minutes: number;
  readonly sourceCategory: string | null;
  /** People besides those named. */
  readonly othersExpected: number;
  /** Everybody on the team goes, whoever that is when a timetable is made. */
  readonly wholeTeam: boolean;
  /** How many go where it is not the whole team. */
  readonly peersNeeded: number;
  /** Whoever leads the team then, or manages the challenge, must be there. */
  readonly withLead: boolean;
  readonly withManager: boolean;
  /** Only on that day; null for any day on site. */
  readonly onDay: IsoDate | null;
  /** Local times `HH:MM`; null where it does not matter. */
  readonly notBefore: string | null;
  readonly doneBy: string | null;
  readonly roomId: string | null;
  /** Somewhere that is none of the rooms. */
  readonly placeNote: string;
  readonly themeIds: readonly string[];
  readonly intervieweeIds: readonly string[];
  /** The peers who must be there besides, by name. */
  readonly peerIds: readonly string[];
};

/** A session as a programme's template has it. */
export type Template = {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly minutes: number;
  readonly sourceCategory: string | null;
  readonly themes: readonly string[];
  readonly peers?: number | 'all' | undefined;
  readonly mustHave?: readonly ('lead' | 'manager')[] | undefined;
  readonly people?: number | undefined;
  readonly when: 'before' | 'evening-before' | 'first-day' | 'any-day' | 'each-day' | 'last-day';
};

export type Focus = readonly {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly isLocal: boolean;
}[];
export type Team = readonly { readonly id: string; readonly isLead: boolean; readonly isManager: boolean }[];

/** Peers go in twos where the programme says nothing: one asks while the other writes. */
const USUAL_PEERS = 2;
/** The team looks back on the day when the day is over, and what it found is said when all is heard. */
const EVENING = '16:00';
const NOON = '12:00';

/** Who is asked first on a theme that too few kinds of people speak to. */
const ASK_FIRST = ['frontline', 'middle-managers', 'residents', 'partners', 'senior-officers', 'members'] as const;

/**
 * The sessions to want for this focus: the programme's template as far as it serves a theme that was agreed, once for each day where
 * it is held daily; and for each theme that fewer than two source categories would speak to, a conversation with those who are
 * missing. What comes before the days on site is not timetabled and is left to people.
 */
export function wantedFor(
  templates: readonly Template[],
  focus: Focus,
  days: readonly IsoDate[],
): Omit<Wanted, 'id'>[] {
  const fromTemplate = templates
    .filter((template) => template.when !== 'before' && template.when !== 'evening-before')
    .filter((template) => template.themes.length === 0 || focus.some((theme) => template.themes.includes(theme.key)))
    .flatMap((template) => daysOf(template, days).map((day) => ofTemplate(template, day, focus)));
  return [...fromTemplate, ...forThinThemes(fromTemplate, focus)];
}

/** The team's evening meeting looks at tomorrow: after the last day there is none. */
function daysOf({ when, kind }: Template, days: readonly IsoDate[]): (IsoDate | null)[] {
  if (when === 'each-day') return kind === 'team-meeting' && days.length > 1 ? days.slice(0, -1) : [...days];
  if (when === 'first-day') return days.slice(0, 1);
  return when === 'last-day' ? days.slice(-1) : [null];
}

function ofTemplate(template: Template, onDay: IsoDate | null, focus: Focus): Omit<Wanted, 'id'> {
  const { key, kind, when, mustHave = [] } = template;
  const wholeTeam = template.peers === 'all';
  const asked = template.peers === 'all' ? USUAL_PEERS : (template.peers ?? USUAL_PEERS);
  return {
    templateKey: when === 'each-day' ? `${key} ${onDay}` : key,
    title: template.name,
    kind,
    minutes: template.minutes,
    sourceCategory: template.sourceCategory,
    othersExpected: template.people ?? 0,
    wholeTeam,
    peersNeeded: Math.max(mustHave.length, asked),
    withLead: !wholeTeam && mustHave.includes('lead'),
    withManager: !wholeTeam && mustHave.includes('manager'),
    onDay,
    notBefore: when === 'each-day' && kind === 'team-meeting' ? EVENING : when === 'last-day' ? NOON : null,
    doneBy: null,
    roomId: null,
    placeNote: '',
    themeIds: focus.filter((theme) => template.themes.includes(theme.key)).map((theme) => theme.id),
    intervieweeIds: [],
    peerIds: [],
  };
}

function forThinThemes(wanted: readonly Omit<Wanted, 'id'>[], focus: Focus): Omit<Wanted, 'id'>[] {
  return focus.flatMap((theme) => {
    const own = wanted.filter((each) => each.themeIds.includes(theme.id));
    const heard = new Set(own.flatMap((each) => each.sourceCategory ?? []));
    const missing = ASK_FIRST.filter((category) => !heard.has(category));
    return missing.slice(0, Math.max(0, LEAST_CATEGORIES - heard.size)).map((category) => ({
      templateKey: `theme ${theme.key} ${category}`,
      title: `On “${theme.name}”`.slice(0, 200),
      kind: 'focus-group',
      minutes: 60,
      sourceCategory: category,
      othersExpected: 8,
      wholeTeam: false,
      peersNeeded: USUAL_PEERS,
      withLead: false,
      withManager: false,
      onDay: null,
      notBefore: null,
      doneBy: null,
      roomId: null,
      placeNote: '',
      themeIds: [theme.id],
      intervieweeIds: [],
      peerIds: [],
    }));
  });
}

const AT_A_PLACE_OF_ITS_OWN: readonly string[] = ['site-visit', 'observation', 'call'];

/** True where it is held somewhere that is none of the rooms. */
export function isElsewhere({ roomId, placeNote, kind }: Pick<Wanted, 'roomId' | 'placeNote' | 'kind'>): boolean {
  return roomId === null && (placeNote !== '' || AT_A_PLACE_OF_ITS_OWN.includes(kind));
}

/** Why the engine could never place it, whatever else is in the timetable, or null. */
export function impossible(
  wanted: Wanted & Pick<Meant, 'peerNames'>,
  day: { from: string; until: string },
  team: Team,
): string | null {
  const from = wanted.notBefore !== null && wanted.notBefore > day.from ? wanted.notBefore : day.from;
  const until = wanted.doneBy !== null && wanted.doneBy < day.until ? wanted.doneBy : day.until;
  if (minutesOf(until) - minutesOf(from) < wanted.minutes)
    return `It lasts ${wanted.minutes} minutes and would have to lie between ${plainTime(from)} and ${plainTime(until)}. Change its times or the hours of the days.`;
  return whoGoes(wanted, team).why;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

import type { SourceCategory } from '#modules/programmes';

/** Somebody whom the host of the challenge that is preparing would like the team to hear. */
export type DemoVoice = {
  readonly name: string;
  readonly jobTitle: string;
  readonly category: SourceCategory;
  /** The sessions of the programme's template in which they are heard. */
  readonly hears: readonly string[];
  /** Before the `@`; null where the host knows no address. */
  readonly mailbox: string | null;
  /** When they cannot come: the day on site, counted from 0, and which part of it. */
  readonly away: readonly (readonly [day: number, part: 'morning' | 'afternoon' | 'day'])[];
  /** They have answered by their own link. */
  readonly hasSaid: boolean;
  readonly needs: string;
};

const voice = (
  name: string,
  jobTitle: string,
  category: SourceCategory,
  hears: readonly string[],
  more: Partial<DemoVoice> = {},
): DemoVoice => ({
  ...{ name, jobTitle, category, hears, away: [], hasSaid: false, needs: '' },
  mailbox: name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replace(/ +/g, '.'),
  ...more,
});

const ANY_TIME = { hasSaid: true };

/** Whom Cwm Derwen has named so far: most have said when they can come, some have not, one has no address. */
export const VOICES: readonly DemoVoice[] = [
  voice('Eleri Vaughan', 'Leader of the council', 'members', ['leader-chief-executive', 'leader'], {
    hasSaid: true,
    away: [[2, 'afternoon']],
  }),
  voice('Gethin Morris', 'Chief executive', 'senior-officers', ['chief-executive'], ANY_TIME),
  voice('Dilwyn Bevan', 'Leader of the opposition', 'members', ['opposition-leaders'], {
    hasSaid: true,
    away: [
      [0, 'day'],
      [3, 'morning'],
    ],
  }),
  voice('Mared Hopkin', 'Chair of governance and audit', 'members', ['scrutiny-audit'], ANY_TIME),
  voice('Huw Treharne', 'Chair of scrutiny for places', 'members', ['scrutiny-audit'], {
    hasSaid: true,
    needs: 'A seat near the screen, and papers in 16 point',
  }),
  voice('Nerys Pask', 'Section 151 officer', 'senior-officers', ['finance-officer'], {
    hasSaid: true,
    away: [[1, 'morning']],
  }),
  voice('Tomos Eynon', 'Monitoring officer', 'senior-officers', ['monitoring-officer']),
  voice('Carys Ballard', 'Head of adult care', 'middle-managers', ['heads-of-service'], ANY_TIME),
  voice('Idris Quarmby', 'Head of streets and waste', 'middle-managers', ['heads-of-service']),
  voice('Beca Osei', 'Lead for digital change', 'middle-managers', ['change-leads'], ANY_TIME),
  voice('Rhodri Sayce', 'Branch secretary', 'frontline', ['staff-networks'], { hasSaid: true, away: [[3, 'day']] }),
  voice('Angharad Lisle', 'Assistant chief constable', 'partners', ['health-police'], {
    hasSaid: true,
    away: [
      [0, 'morning'],
      [1, 'day'],
    ],
  }),
  voice('Sioned Marlow', 'Runs the credit union', 'partners', ['voluntary-sector']),
  voice('Emyr Clement', 'Clerk of two community councils', 'residents', ['residents'], { mailbox: null }),
];

/** Where they can be heard. */
export const HEARING_ROOMS = [
  { key: 'pavilion', name: 'Pavilion room', site: 'Civic Centre', seats: 16 },
  { key: 'members', name: 'Members’ room', site: 'Civic Centre', seats: 10 },
  { key: 'council', name: 'Council chamber', site: 'Civic Centre', seats: 60 },
  { key: 'lido', name: 'Meeting room above the lido', site: 'Upper valley hub', seats: 18 },
] as const;

/** Minutes between the two sites, by the valley road. */
export const HEARING_TRAVEL = { from: 'Civic Centre', to: 'Upper valley hub', minutes: 25 } as const;

/** The manager thought that one conversation about money was enough: the picture shows what that leaves unheard. */
export const LEFT_OUT = ['budget-holders'] as const;

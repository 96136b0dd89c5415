import type { IsoDate } from '#kernel/dates';
import type { Topic } from '#modules/programmes';

/** Two days and all between them. */
export type Span = { readonly from: IsoDate; readonly until: IsoDate };

/** What is known of one peer, as far as one challenge is concerned. */
export type PeerFacts = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly status: string;
  readonly authorityId: string | null;
  readonly authorityName: string | null;
  readonly region: string | null;
  readonly party: string | null;
  /** Challenges served before. */
  readonly served: number;
  readonly lastServed: IsoDate | null;
  /** When they last said that what the pool holds of them is right. */
  readonly lastConfirmed: IsoDate | null;
  readonly daysPerYear: number;
  /** Days asked of them in the calendar year of this challenge, this challenge left out. */
  readonly daysUsed: number;
  /** Depth by topic, 1 to 3. */
  readonly skills: Readonly<Partial<Record<Topic, number>>>;
  /** Whether role and expertise are what the slot asks for. */
  readonly meetsRequirement: boolean;
  /** Accreditations for this challenge's programme. */
  readonly accredited: readonly Span[];
  /** Days ruled out that touch the challenge's. */
  readonly unavailable: readonly Span[];
  /** Places on other teams whose days touch this challenge's. `host` is null where the reader may not know it. */
  readonly otherTeams: readonly (Span & { readonly host: string | null })[];
  readonly onThisTeam: boolean;
  /** On an open challenge of the same host already. */
  readonly openChallengeAtHost: boolean;
  /** Works or sits at the host now. */
  readonly atHostNow: boolean;
  /** The last day of an earlier job or seat at the host; null: none, or the day is not known. */
  readonly leftHostOn: IsoDate | null;
  /** Worked or sat at the host once, with no day known. */
  readonly leftHostUnknown: boolean;
  readonly declared: readonly { readonly id: string; readonly kind: 'hard' | 'soft'; readonly reason: string }[];
  readonly bordersHost: boolean;
  /** The last day this peer was a peer at the host. */
  readonly visitedHostOn: IsoDate | null;
  /** The last day somebody from the host was a peer at this peer's authority. */
  readonly hostVisitedOn: IsoDate | null;
};

/** A slot and the rest of its team. */
export type SlotFacts = {
  readonly name: string;
  readonly days: number;
  readonly party: 'host' | 'not-host' | null;
  /** The requirement in words. */
  readonly requirement: string;
  readonly isManager: boolean;
  /** The volunteers placed in the other slots. */
  readonly others: readonly { readonly served: number; readonly authorityId: string | null }[];
  /** How many other volunteers' slots that must be filled are still empty. */
  readonly othersOpen: number;
};

/** A challenge as far as placing goes. */
export type ChallengeFacts = {
  readonly hostName: string;
  /** Null where a whole nation is one region, as in Scotland: being of it says nothing then. */
  readonly hostRegion: string | null;
  readonly hostParty: string | null;
  readonly programmeName: string;
  /** From the evening before to the last day on site; null while dates are not agreed. */
  readonly period: Span | null;
  readonly rules: TeamRules;
};

/** What the programme sets for its teams. Years: how long an earlier job at the host rules somebody out. */
export type TeamRules = {
  readonly maxFirstOutings: number;
  readonly leastExperienced: number;
  readonly leastAuthorities: number | null;
  readonly yearsAfterLeaving: number;
};

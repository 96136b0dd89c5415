import type { IsoDate } from '#kernel/dates';

/** The name and version every instance file states. */
export const INSTANCE_FORMAT = 'critical-friend/matching-instance@1';

/** A body that can host or lend peers. `deprivation` is a decile, 1 the most deprived; `population` in people; degrees for the place. */
export type AuthorityFacts = {
  readonly id: string;
  readonly type: string;
  readonly region: string;
  readonly population: number;
  readonly deprivation: number;
  readonly lat: number;
  readonly long: number;
  readonly borders: readonly string[];
};

/** From the first to the last day, both included. */
export type Interval = readonly [from: IsoDate, until: IsoDate];

/** A peer's recorded right to serve in a programme between two days, both included. */
export type AccreditationFacts = { readonly programme: string; readonly from: IsoDate; readonly until: IsoDate };

/** A reason the peer declared why they should not (soft) or cannot (hard) go to that authority. */
export type ConflictFacts = { readonly authority: string; readonly kind: 'hard' | 'soft' };

/** A person in the pool. `skills` maps a topic to 1 (working knowledge), 2 (led it) or 3 (known for it). */
export type PeerFacts = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly authority: string | null;
  readonly party: string | null;
  readonly sex: string | null;
  readonly skills: Readonly<Record<string, number>>;
  readonly served: number;
  readonly daysPerYear: number;
  readonly accredited: readonly AccreditationFacts[];
  readonly unavailable: readonly Interval[];
  readonly previousAuthorities: readonly string[];
  readonly visited: readonly string[];
  readonly conflicts: readonly ConflictFacts[];
};

/** One way of meeting a slot's requirement: the role, and where given the skill at that level or above. */
export type Alternative = { readonly role: string; readonly skill: string | null; readonly level: number };

/** Whether the slot wants the host's leading party, another party, or does not mind. */
export type PartyWish = 'host' | 'not-host' | null;

/** A place in a team. `pinned` is a peer who must stay; `current` the peer a repair would rather keep. */
export type SlotFacts = {
  readonly id: string;
  readonly days: number;
  readonly manager: boolean;
  readonly anyOf: readonly Alternative[];
  readonly skill: string | null;
  readonly party: PartyWish;
  readonly pinned: string | null;
  readonly current: string | null;
};

/** One host's run of a programme, from the evening before to the last day, both included. `focus` maps a topic to a weight 0..1. */
export type ChallengeFacts = {
  readonly id: string;
  readonly programme: string;
  readonly host: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly focus: Readonly<Record<string, number>>;
  readonly maxFirstOutings: number;
  readonly waived: readonly string[];
  readonly slots: readonly SlotFacts[];
};

/** What each wish is worth, in points; `travelKm` in kilometres; `load[k]` the price of a peer's k+1st slot. */
export type PolicyFacts = {
  readonly depth: number;
  readonly similarity: number;
  readonly travel: number;
  readonly travelKm: number;
  readonly firstOuting: number;
  readonly cover: number;
  readonly mix: number;
  readonly parties: number;
  readonly sameRegionTwice: number;
  readonly softConflict: number;
  readonly unfilled: number;
  readonly change: number;
  readonly load: readonly number[];
};

/** Everything the engine needs to know to form the teams of a year. The format is described in the module's README. */
export type Instance = {
  readonly format: typeof INSTANCE_FORMAT;
  readonly authorities: readonly AuthorityFacts[];
  readonly peers: readonly PeerFacts[];
  readonly challenges: readonly ChallengeFacts[];
  readonly parties: Readonly<Record<string, string>>;
  readonly policy: PolicyFacts;
  readonly typeSimilarity: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

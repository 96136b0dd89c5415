import type { IsoDate } from '#kernel/dates';
import type { SlotNeed } from '#modules/challenges';
import type { Topic } from '#modules/programmes';

/** Two days and all between them. */
export type Span = { readonly from: IsoDate; readonly until: IsoDate };

/** Whoever has a place already, by a placement that is open or served. */
export type Held = {
  readonly placementId: string;
  readonly peerId: string;
  readonly status: string;
  readonly days: number;
  readonly waived: boolean;
};

/** A volunteers' place of a challenge. `id` is null while the challenge's scope is not agreed: the place is still the programme's. */
export type PlanSlot = {
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
  readonly days: number;
  readonly need: SlotNeed;
  readonly isOptional: boolean;
  readonly held: Held | null;
  /** Whom a person has fixed here. */
  readonly pinned: string | null;
  /** Whom the plan has here now and would rather keep. */
  readonly current: string | null;
};

/** A challenge of the plan, from the evening before to the last day on site. */
export type PlanChallenge = {
  readonly id: string;
  readonly hostId: string;
  readonly hostParty: string | null;
  readonly programmeKey: string;
  readonly period: Span;
  readonly maxFirstOutings: number;
  readonly leastExperienced: number;
  readonly leastAuthorities: number | null;
  /** How long an earlier job at the host rules somebody out. */
  readonly yearsAfterLeaving: number;
  readonly focus: readonly Topic[];
  readonly slots: readonly PlanSlot[];
};

/** A place on some team that is open or served. */
export type PeerPlacement = Span & {
  readonly challengeId: string;
  readonly hostId: string;
  readonly days: number;
  readonly status: string;
  readonly challengeOpen: boolean;
};

/** A peer as far as any challenge of the plan is concerned. */
export type PlanPeer = {
  readonly id: string;
  readonly serving: boolean;
  readonly authorityId: string | null;
  readonly party: string | null;
  readonly sex: string | null;
  readonly served: number;
  readonly daysPerYear: number;
  readonly roles: readonly {
    readonly role: string;
    readonly authorityId: string | null;
    readonly until: IsoDate | null;
  }[];
  readonly skills: Readonly<Partial<Record<Topic, number>>>;
  readonly accredited: readonly (Span & { readonly programme: string })[];
  readonly unavailable: readonly Span[];
  readonly previous: readonly { readonly authorityId: string; readonly until: IsoDate | null }[];
  readonly visits: readonly { readonly authorityId: string; readonly challengeId: string | null }[];
  readonly declared: readonly { readonly authorityId: string; readonly kind: 'hard' | 'soft' }[];
  readonly placements: readonly PeerPlacement[];
};

/** A body that hosts or lends, as far as it is known. */
export type PlanAuthority = {
  readonly id: string;
  readonly kind: string;
  readonly nation: string;
  /** The nation itself where the nation is not divided into regions. */
  readonly region: string;
  readonly population: number | null;
  readonly deprivation: number | null;
  readonly lat: number | null;
  readonly long: number | null;
};

/** Everything that the engine's instance is made of. */
export type PlanFacts = {
  readonly challenges: readonly PlanChallenge[];
  readonly peers: readonly PlanPeer[];
  readonly authorities: readonly PlanAuthority[];
  /** Each border once or twice; the order within a pair does not matter. */
  readonly borders: readonly (readonly [string, string])[];
  /** [authority, host]: somebody from that host was a peer at that authority. */
  readonly returned: readonly (readonly [string, string])[];
  /** Peers who are not to be in a team: a person took them out of it, or they were asked for it before and are not on it. */
  readonly excluded: readonly { readonly challengeId: string; readonly peerId: string }[];
};

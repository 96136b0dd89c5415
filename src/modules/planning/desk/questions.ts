import type { Answer, ScoreParts } from '#modules/matching';
import type { Measures } from '../domain/measures.ts';

/** What a page asks of a plan. Slots by key, people by id. */
export type Question =
  | { readonly kind: 'team'; readonly challengeId: string }
  | {
      readonly kind: 'place';
      readonly slot: string;
      readonly offset: number;
      readonly size: number;
      readonly person: string | null;
      /** Who is not to be named among those who could: they have said no since. */
      readonly without: readonly string[];
    }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'measures' }
  | { readonly kind: 'days' };

/** One place of a team: what whoever is there gives the plan, part by part, and what is known of them. */
export type PlaceGives = {
  readonly slot: string;
  readonly person: string;
  readonly gives: ScoreParts;
  readonly soft: Answer['soft'];
  readonly km: number | null;
  readonly party: string | null;
  readonly region: string | null;
  readonly served: number;
  readonly skills: Readonly<Record<string, number>>;
  /** Places of this plan in the same year, this one included. */
  readonly places: number;
};

export type TeamAnswer = { readonly focus: readonly string[]; readonly places: readonly PlaceGives[] };

/** What putting a person into the place would change. `fixedLeaves`: they would have to leave a place that is fixed. */
export type Change = Omit<Answer, 'peer'> & {
  readonly person: string;
  readonly places: number;
  readonly daysLeft: number;
  readonly fixedLeaves: boolean;
};

/** The two of a place and of another change places. `person` is who is in the first place now. */
export type Swap = {
  readonly slot: string;
  readonly person: string;
  readonly bars: Change['bars'];
  readonly soft: Change['soft'];
  /** What the whole plan would gain or lose, part by part; null where a rule stands in the way. */
  readonly parts: ScoreParts | null;
};

export type PlaceAnswer = {
  /** False where the place is not part of what the engine was given. */
  readonly known: boolean;
  readonly there: Change | null;
  /** Those who could be here, best first: a page of them. */
  readonly could: readonly Change[];
  readonly couldTotal: number;
  readonly next: Change | null;
  /** The one asked about, where the engine knows them. */
  readonly one: Change | null;
  /** How the one asked about could change places with whoever is there. */
  readonly swaps: readonly Swap[];
};

export type PersonAnswer = {
  /** Where the plan has them. */
  readonly has: readonly string[];
  /** Places whose requirement they meet, the best first, each with what would change. */
  readonly might: readonly (Change & { readonly slot: string })[];
  /** How many there are: only the best are told. */
  readonly mightTotal: number;
};

/** The days each team was planned for, the evening before included, by challenge. */
export type DaysGiven = Readonly<Record<string, readonly [from: string, until: string]>>;

export type Answers = {
  team: TeamAnswer | null;
  place: PlaceAnswer;
  person: PersonAnswer;
  measures: Measures;
  days: DaysGiven;
};

/** A plan as the desk is given it. `fixed`: slots whose placement exists; `pinned` ones can be taken apart by hand. */
export type Loaded = {
  readonly instance: Uint8Array;
  readonly placements: readonly { readonly slot: string; readonly person: string }[];
  readonly fixed: readonly string[];
};

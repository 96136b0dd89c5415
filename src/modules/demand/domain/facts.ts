import type { IsoDate } from '#kernel/dates';
import type { SlotRequirement, Topic } from '#modules/programmes';

/** What a place asks for; places that ask for the same are one row of the picture. */
export type Need = {
  /** The same for the same need, and fit for an address. */
  readonly key: string;
  readonly anyOf: readonly SlotRequirement[];
  readonly skill: Topic | null;
  readonly party: WantedParty;
};

/** A councillor's party: no matter; one party; any other than one; or it depends on the host's, which is not known. */
export type WantedParty =
  | { readonly kind: 'any' | 'unknown' }
  | { readonly kind: 'is' | 'is-not'; readonly party: string };

/** A volunteers' place of a planned challenge. `held`: somebody is proposed, asked or on the team already. */
export type Place = {
  readonly challengeId: string;
  readonly hostId: string;
  readonly programmeKey: string;
  readonly need: Need;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly days: number;
  readonly held: boolean;
};

export type Span = { readonly from: IsoDate; readonly until: IsoDate };

/** A serving peer, as far as what they can give in a year goes. */
export type Giver = {
  readonly id: string;
  readonly authorityId: string | null;
  readonly party: string | null;
  readonly daysPerYear: number;
  /** Posts held; `until` null has no end. */
  readonly roles: readonly { readonly role: string; readonly until: IsoDate | null }[];
  readonly skills: Readonly<Partial<Record<Topic, number>>>;
  readonly accredited: readonly (Span & { readonly programme: string })[];
  readonly away: readonly Span[];
  /** Places promised: proposed, offered, accepted or confirmed, and those served in the years looked at. */
  readonly placed: readonly (Span & {
    readonly challengeId: string;
    readonly days: number;
    readonly counts: boolean;
  })[];
  /** Authorities they may not go to, for good (`until` null) or until a day. */
  readonly barred: readonly { readonly id: string; readonly until: IsoDate | null }[];
};

/** True where somebody with these roles and skills meets a need; party is looked at apart. */
export type Meets = (need: Pick<Need, 'anyOf' | 'skill'>, roles: readonly string[], skills: Giver['skills']) => boolean;

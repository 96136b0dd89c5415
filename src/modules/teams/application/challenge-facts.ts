import { addToDate, londonDate } from '#kernel/dates';
import { definitionVersion, type ProgrammeDefinition, requirementText, TOPIC_LABELS } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { ChallengeFacts, SlotFacts, Span } from '../domain/facts.ts';
import type { FactsAbout } from '../store/facts.ts';
import { challengeAround, type TeamSlot } from '../store/team.ts';

/** The parts of a challenge's head that placing needs. */
export type AboutChallenge = {
  readonly id: string;
  readonly bodyId: string;
  readonly hostId: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
};

/** How long an earlier job at the host rules a peer out, where the programme says nothing else. */
export const USUAL_YEARS_AFTER_LEAVING = 5;

/** Everything that assessing a peer for this challenge needs, read now. */
export type Setting = {
  readonly definition: ProgrammeDefinition;
  readonly around: Awaited<ReturnType<typeof challengeAround>>;
  readonly facts: ChallengeFacts;
  readonly about: FactsAbout;
};

/** Reads the challenge as it stands. `namesOtherHosts`: the reader is of the office and may know where else a peer is. */
export async function readSetting(
  services: Services,
  db: Queryable,
  head: AboutChallenge,
  namesOtherHosts: boolean,
): Promise<Setting> {
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  const around = await challengeAround(db, head.id);
  const period = teamPeriod(definition, around.onSiteFrom, around.onSiteUntil);
  const { maxFirstOutings, leastExperienced, leastAuthorities } = definition.team;
  return {
    definition,
    around,
    facts: {
      hostName: around.hostName,
      hostRegion: around.hostRegion === around.hostNation ? null : around.hostRegion,
      hostParty: around.hostParty,
      programmeName: definition.name,
      period,
      rules: { maxFirstOutings, leastExperienced, leastAuthorities, yearsAfterLeaving: USUAL_YEARS_AFTER_LEAVING },
    },
    about: {
      challengeId: head.id,
      bodyId: head.bodyId,
      hostId: head.hostId,
      programmeKey: head.programmeKey,
      period,
      today: londonDate(services.clock()),
      namesOtherHosts,
    },
  };
}

/** The days a team is away: the evening before where the programme has one, to the last day on site. Null while not agreed. */
export function teamPeriod(definition: ProgrammeDefinition, from: string | null, until: string | null): Span | null {
  if (from === null || until === null) return null;
  return { from: definition.onSite.eveningBefore ? addToDate(from, { days: -1 }) : from, until };
}

/** A slot among the others of its team, as the rules see it. */
export function slotFactsOf(slot: TeamSlot, team: readonly TeamSlot[]): SlotFacts {
  const others = team.filter((each) => !each.isManager && each.id !== slot.id);
  return {
    name: slot.name,
    days: slot.days,
    party: slot.need.party,
    requirement: slotRequirement(slot),
    isManager: slot.isManager,
    others: others.flatMap(({ placement }) =>
      placement ? [{ served: placement.served, authorityId: placement.authorityId }] : [],
    ),
    othersOpen: others.filter((each) => !each.isOptional && each.placement === null).length,
  };
}

/** What a slot asks for in words: `Director, or assistant director; who knows housing`. */
export function slotRequirement({ need }: TeamSlot): string {
  const roles = requirementText(need);
  return need.skill ? `${roles}; who knows ${TOPIC_LABELS[need.skill].toLowerCase()}` : roles;
}

import { addToDate, type IsoDate, londonDate } from '#kernel/dates';
import { neededSlots, type SlotNeed } from '#modules/challenges';
import { assumedDays } from '#modules/planning';
import { definitionVersion, meetsSlot, type ProgrammeDefinition, type Role, SKILL_LEVELS } from '#modules/programmes';
import { teamPeriod, USUAL_YEARS_AFTER_LEAVING } from '#modules/teams';
import type { Services } from '#platform/http/context';
import type { Meets, Need, Place, WantedParty } from '../domain/facts.ts';
import { monthsAhead, type NeedRow, needRows } from '../domain/rows.ts';
import { weigh } from '../domain/weigh.ts';
import { giverRows, type PlannedRow, plannedRows } from '../store/demand-facts.ts';

/** The coming twelve months: what planned challenges need against what the pool can give. */
export type YearAhead = {
  readonly months: readonly string[];
  readonly rows: readonly NeedRow[];
  readonly challenges: number;
  /** Of these, the ones whose days are not agreed: planned with where the host's wish or the usual lead time puts them. */
  readonly assumed: number;
  readonly peers: number;
  readonly programmes: readonly { readonly key: string; readonly name: string }[];
};

/** Works it out on the facts as they are now, for one programme or all. Two statements, and one a definition not met before. */
export async function yearAhead(services: Services, bodies: readonly string[], programme: string): Promise<YearAhead> {
  const { db } = services;
  const today = londonDate(services.clock());
  const months = monthsAhead(today);
  const end = addToDate(addToDate(`${months.at(-1)}-01`, { months: 1 }), { days: -1 });
  const rows = await plannedRows(db, bodies, today);
  const programmes = new Map<string, string>();
  const places: Place[] = [];
  let [challenges, assumed] = [0, 0];
  for (const row of rows) {
    const definition = await definitionVersion(db, row.programmeKey, row.programmeVersion);
    const days = daysOf(row, definition, today);
    if (days.from > end || days.from < today) continue;
    programmes.set(definition.key, definition.name);
    if (programme !== '' && programme !== definition.key) continue;
    challenges += 1;
    if (row.onSiteFrom === null) assumed += 1;
    places.push(...placesOf(row, definition, days));
  }
  const givers = await giverRows(db, bodies, { today, end, yearsAfterLeaving: USUAL_YEARS_AFTER_LEAVING });
  return {
    months,
    rows: needRows(weigh(places, givers, meets), months),
    challenges,
    assumed,
    peers: givers.length,
    programmes: [...programmes]
      .map(([key, name]) => ({ key, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
}

function daysOf(row: PlannedRow, definition: ProgrammeDefinition, today: IsoDate) {
  const { onSiteFrom, onSiteUntil, wishedMonths } = row;
  const agreed = onSiteFrom && onSiteUntil ? { from: onSiteFrom, until: onSiteUntil } : null;
  const { from, until } = agreed ?? assumedDays(wishedMonths, definition.onSite.days.usual, today);
  // Places are counted in the month of the first day on site, the evening before left to the rules.
  return { from, until, period: teamPeriod(definition, from, until) ?? { from, until } };
}

function placesOf(
  row: PlannedRow,
  definition: ProgrammeDefinition,
  { period }: { period: { from: IsoDate; until: IsoDate } },
): Place[] {
  const place = (need: SlotNeed, days: number, held: boolean): Place => ({
    challengeId: row.id,
    hostId: row.hostId,
    programmeKey: row.programmeKey,
    need: needOf(need, row.hostParty),
    from: period.from,
    until: period.until,
    days,
    held,
  });
  // An optional place that nobody is in is a wish, not a need.
  if (row.slots.length > 0) {
    return row.slots
      .filter(({ optional, held }) => held || !optional)
      .map(({ need, days, held }) => place(need, days, held));
  }
  return neededSlots(definition.team.slots, row.teamNeeds)
    .filter(({ slot }) => !slot.manager && !slot.optional)
    .map(({ slot, need }) => place(need, slot.days.usual, false));
}

function needOf({ anyOf, skill, party }: SlotNeed, hostParty: string | null): Need {
  const wanted = partyOf(party, hostParty);
  const roles = anyOf.map(({ role, skill: own, level }) => [role, own, level].filter(Boolean).join('.')).join('_');
  const said = 'party' in wanted ? `${wanted.kind}-${wanted.party}` : wanted.kind;
  return { key: `${roles}~${skill ?? ''}~${said}`, anyOf, skill, party: wanted };
}

function partyOf(party: SlotNeed['party'], hostParty: string | null): WantedParty {
  if (party === null) return { kind: 'any' };
  if (hostParty === null) return { kind: 'unknown' };
  return { kind: party === 'host' ? 'is' : 'is-not', party: hostParty };
}

const meets: Meets = (need, roles, skills) =>
  meetsSlot(
    need,
    {
      roles: roles as Role[],
      skills: Object.fromEntries(
        Object.entries(skills).flatMap(([topic, level]) => {
          const depth = SKILL_LEVELS[(level ?? 0) - 1];
          return depth ? [[topic, depth]] : [];
        }),
      ),
    },
    need.skill,
  );

import { addToDate, type IsoDate, mondayOf } from '#kernel/dates';
import { meetsSlot, type ProgrammeDefinition, type SlotDefinition, type Topic, topicsOf } from '#modules/programmes';
import { demoAuthority } from './authorities.ts';
import { type ChallengeSource, LEVEL_WORTH, type OnSiteWhen, type SlotState } from './challenge-shape.ts';
import { CHALLENGES_AHEAD } from './challenges-ahead.ts';
import { CHALLENGES_UNDER_WAY } from './challenges-under-way.ts';
import { type DemoPeer, ON_SITE_PEERS } from './peers.ts';

/** A place in a demo team: who is in it, if anybody, and who said no to it. */
export type DemoSlot = {
  key: string;
  state: SlotState;
  /** A peer's key; null where the slot is open. */
  peer: string | null;
  /** The topic that scoping asked for beside the role. */
  skill: Topic | null;
  declined: { peer: string; reason: string }[];
};

/** One of the fourteen challenges, with its days and its team. */
export type DemoChallenge = Omit<
  ChallengeSource,
  'team' | 'declined' | 'slotSkills' | 'onSite' | 'openedDaysAgo' | 'wishedInMonths'
> & {
  openedOn: IsoDate;
  /** First and last day on site; null until they are agreed. */
  onSiteFrom: IsoDate | null;
  onSiteUntil: IsoDate | null;
  /** Months the host would like, as `2027-05`. */
  wishedMonths: string[];
  slots: DemoSlot[];
};

/** The fourteen challenges as they are written down, the farthest ahead first. */
export const CHALLENGE_SOURCES: readonly ChallengeSource[] = [...CHALLENGES_AHEAD, ...CHALLENGES_UNDER_WAY];

/**
 * The fourteen challenges with teams drawn from the pool. Each team keeps the hard rules: requirement, accreditation, days free, no
 * hard conflict, somebody who has served; nobody but a manager is in two. Throws where the pool cannot fill a slot.
 */
export function buildChallenges(
  today: IsoDate,
  peers: readonly DemoPeer[],
  definitions: readonly ProgrammeDefinition[],
): DemoChallenge[] {
  const load = new Map(
    peers.filter((peer) => Object.values(ON_SITE_PEERS).includes(peer.email)).map((peer) => [peer.key, FULL]),
  );
  return CHALLENGE_SOURCES.map((source) => {
    const definition = definitions.find((each) => each.key === source.programme);
    if (definition === undefined) throw new Error(`no programme ${source.programme}`);
    const { team, declined, slotSkills, onSite, openedDaysAgo, wishedInMonths, ...rest } = source;
    const when = onSiteDays(onSite, today);
    const slots = when === null ? [] : fillTeam({ source, definition, ...when, today }, peers, load);
    return {
      ...rest,
      openedOn: addToDate(today, { days: -openedDaysAgo }),
      onSiteFrom: when?.from ?? null,
      onSiteUntil: when?.until ?? null,
      wishedMonths: wishedInMonths.map((months) => addToDate(today, { months }).slice(0, 7)),
      slots,
    };
  });
}

function onSiteDays(when: OnSiteWhen, today: IsoDate): { from: IsoDate; until: IsoDate } | null {
  if (when === null) return null;
  const from =
    'weeks' in when
      ? addToDate(mondayOf(addToDate(today, { days: 3 })), { days: when.weeks * 7 + when.weekday })
      : addToDate(today, { days: when.daysFromToday });
  return { from, until: addToDate(from, { days: when.days - 1 }) };
}

/** A volunteer with one place is full; a manager takes more, the least busy first. */
const FULL = 9;

/** The challenges that the demo's challenge manager runs besides the one on site. */
const ALSO_HERS: readonly string[] = ['port-wenlow', 'cwm-derwen'];

type Forming = {
  source: ChallengeSource;
  definition: ProgrammeDefinition;
  from: IsoDate;
  until: IsoDate;
  today: IsoDate;
};

function fillTeam(forming: Forming, peers: readonly DemoPeer[], load: Map<string, number>): DemoSlot[] {
  const { source, definition } = forming;
  const team: DemoPeer[] = [];
  return definition.team.slots.map((slot) => {
    const skill = source.slotSkills[slot.key] ?? null;
    const state =
      source.team.but[slot.key] ?? (slot.manager && source.team.state !== 'served' ? 'confirmed' : source.team.state);
    const able = candidates(forming, slot, skill, team, peers, load);
    const reason = source.declined[slot.key];
    const refused = reason === undefined ? undefined : able.shift();
    const chosen =
      source.key === 'northdale' || (slot.manager && ALSO_HERS.includes(source.key))
        ? onSitePeer(slot, peers)
        : state === 'open'
          ? undefined
          : able[0];
    if (chosen === undefined && state !== 'open') throw new Error(`nobody for ${source.key} ${slot.key}`);
    if (chosen) {
      team.push(chosen);
      load.set(chosen.key, (load.get(chosen.key) ?? 0) + (slot.manager ? 1 : FULL));
    }
    return {
      key: slot.key,
      state,
      peer: chosen?.key ?? null,
      skill,
      declined: refused && reason ? [{ peer: refused.key, reason }] : [],
    };
  });
}

function onSitePeer(slot: SlotDefinition, peers: readonly DemoPeer[]): DemoPeer | undefined {
  const email = ON_SITE_PEERS[slot.manager ? 'challenge-manager' : slot.key];
  return peers.find((peer) => peer.email === email);
}

/** Who may take a slot, the best first. Ties go to whoever is listed first, so that the demo is the same every time. */
function candidates(
  forming: Forming,
  slot: SlotDefinition,
  skill: Topic | null,
  team: readonly DemoPeer[],
  peers: readonly DemoPeer[],
  load: ReadonlyMap<string, number>,
): DemoPeer[] {
  const loadOf = (peer: DemoPeer) => load.get(peer.key) ?? 0;
  const worth = (peer: DemoPeer) => worthOf(peer, forming, team) - 40 * loadOf(peer);
  return peers
    .filter((peer) => loadOf(peer) < FULL && !team.includes(peer))
    .filter((peer) => mayServe(peer, forming, slot, skill, team))
    .map((peer) => ({ peer, worth: worth(peer) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ peer }) => peer);
}

function mayServe(
  peer: DemoPeer,
  forming: Forming,
  slot: SlotDefinition,
  skill: Topic | null,
  team: readonly DemoPeer[],
) {
  const { source, definition, from, until, today } = forming;
  const host = demoAuthority(source.host);
  const known = Object.fromEntries(Object.entries(peer.skills).map(([topic, { level }]) => [topic, level]));
  if (!meetsSlot(slot, { roles: peer.roles, skills: known }, skill)) return false;
  if (slot.lead && peer.history.length === 0) return false;
  if (slot.party === 'host' && peer.party !== host.leadingParty) return false;
  if (slot.party === 'not-host' && (peer.party === null || peer.party === host.leadingParty)) return false;
  const start = addToDate(from, { days: definition.onSite.eveningBefore ? -1 : 0 });
  const covered = peer.accreditations.some(
    (each) => each.programme === source.programme && each.until >= until && each.until >= today && each.from <= start,
  );
  if (!covered) return false;
  if (peer.unavailable.some((each) => each.from <= until && each.until >= start)) return false;
  if (peer.authority === source.host || peer.previousAuthorities.includes(source.host)) return false;
  if (peer.conflicts.some((each) => each.authority === source.host)) return false;
  const firstOutings = team.filter((each) => each.history.length === 0).length;
  if (!slot.manager && peer.history.length === 0 && firstOutings >= Math.min(1, definition.team.maxFirstOutings))
    return false;
  if (
    definition.team.leastAuthorities !== null &&
    team.some((each) => each.authority !== null && each.authority === peer.authority)
  )
    return false;
  return slot.days.usual <= peer.daysPerYear;
}

function worthOf(peer: DemoPeer, { source, definition }: Forming, team: readonly DemoPeer[]): number {
  const host = demoAuthority(source.host);
  const home = peer.authority === null ? null : demoAuthority(peer.authority);
  const topics = [...topicsOf(definition, source.themes), ...source.localThemes.flatMap((theme) => theme.topics)];
  const depth = topics.reduce(
    (sum, topic) => sum + LEVEL_WORTH[peer.skills[topic]?.level ?? 'working'] * (peer.skills[topic] ? 1 : 0),
    0,
  );
  const near = home === null ? 0 : (home.region === host.region ? 12 : 0) + (home.borders.includes(host.code) ? 12 : 0);
  const before = peer.history.some((each) => each.host === host.code) ? 12 : 0;
  const together = team.filter((each) => each.authority !== null && each.authority === peer.authority).length * 8;
  const sameParty = team.filter((each) => each.party !== null && each.party === peer.party).length * 4;
  return depth - near - before - together - sameParty + (home?.kind === host.kind ? 3 : 0);
}

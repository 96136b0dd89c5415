import { addToDate, type IsoDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import {
  compareMilestones,
  MILESTONE_KEYS,
  type MilestoneKey,
  type ProgrammeDefinition,
  type StageKey,
  stageReached,
} from '#modules/programmes';
import type { Database } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { findChallengeHead } from '../store/challenge-heads.ts';
import { type ChallengeTheme, challengeThemes, themeOfProgramme, writeFocus } from '../store/focus.ts';
import { type ChallengeSlot, challengeSlots, copySlots } from '../store/slots.ts';
import { aBody, anAuthority, aPeerOf, aPerson, aProgramme, BUILT_AT } from './people.ts';

export {
  type AuthorityToBuild,
  aBody,
  aGrant,
  anAuthority,
  aPeerOf,
  aPerson,
  aProgramme,
  BUILT_AT,
  type GrantToGive,
  type PeerToBuild,
  type PersonToBuild,
} from './people.ts';

export type ChallengeToBuild = {
  /** Where it stands: every milestone that comes before is inserted. `preparing` unless said. */
  stage?: StageKey;
  /** Exactly these milestones instead; the stage follows from them. */
  milestones?: readonly MilestoneKey[];
  /** Keys of the programme's themes that it looks at; all of them unless said. */
  themes?: readonly string[];
  programme?: string;
  /** 10 May 2027, a Monday, unless said; null where dates are not agreed. */
  onSiteFrom?: IsoDate | null;
  onSiteUntil?: IsoDate;
  /** Share a body or a host with another challenge; a host must exist. */
  bodyId?: string;
  hostId?: string;
  title?: string;
  reference?: string;
  /** The day on which each milestone was reached. */
  reachedOn?: IsoDate;
  openedAt?: Date;
};

/** One person for each role, and one who is only a peer of the pool. */
export type ChallengePeople = {
  administrator: string;
  programmeManager: string;
  placementOfficer: string;
  challengeManager: string;
  hostCoordinator: string;
  hostSponsor: string;
  /** Two peers on the team, each with a `peers` row; from `team-confirmed` on they hold confirmed places. */
  peer: string;
  secondPeer: string;
  interviewee: string;
  /** A peer of the pool who has nothing to do with this challenge. */
  stranger: string;
};

export type BuiltChallenge = {
  id: string;
  reference: string;
  head: ChallengeHead;
  definition: ProgrammeDefinition;
  bodyId: string;
  hostId: string;
  people: ChallengePeople;
  themes: ChallengeTheme[];
  slots: ChallengeSlot[];
};

let made = 0;

/** A whole challenge: body, host, programme, themes with probes, slots, dates, milestones and a person in each role. */
export async function aChallenge(db: Database, wanted: ChallengeToBuild = {}): Promise<BuiltChallenge> {
  made += 1;
  const bodyId = wanted.bodyId ?? (await aBody(db));
  const definition = await aProgramme(db, bodyId, wanted.programme);
  const hostId = wanted.hostId ?? (await anAuthority(db, { name: `Northdale ${made} Council` }));
  const id = newId();
  const reference = wanted.reference ?? `CT${1000 + made}`;
  const reached = milestonesOf(definition, wanted);
  const reachedOn = wanted.reachedOn ?? '2026-11-20';
  await insertChallenge(db, { id, reference, bodyId, hostId, definition, reached, wanted });
  const rows = reached.map((milestone) => ({ milestone, reached_on: reachedOn, recorded_at: BUILT_AT }));
  if (rows.length > 0) {
    await db
      .insertInto('challenge_milestones')
      .values(rows.map((row) => ({ ...row, challenge_id: id })))
      .execute();
  }
  const themes = definition.themes.filter((theme) => wanted.themes?.includes(theme.key) ?? true);
  await writeFocus(db, id, themes.map(themeOfProgramme), BUILT_AT);
  if (reached.includes('scope-agreed')) await copySlots(db, id, definition, {}, BUILT_AT);
  const slots = await challengeSlots(db, id);
  const people = await aPersonForEachRole(db, { id, bodyId, hostId });
  await db.updateTable('challenges').set({ manager_id: people.challengeManager }).where('id', '=', id).execute();
  const head = await findChallengeHead(db, reference);
  if (!head) throw new Error('aChallenge: it was not stored');
  if (reached.includes('team-confirmed')) await placePeers(db, head, slots, [people.peer, people.secondPeer]);
  return { id, reference, head, definition, bodyId, hostId, people, themes: await challengeThemes(db, id), slots };
}

/** The milestones that lie before a stage, in order; those that no stage or clock of the programme knows are left out. */
function milestonesOf(definition: ProgrammeDefinition, { stage = 'preparing', milestones }: ChallengeToBuild) {
  if (milestones) return [...milestones];
  const at = definition.stages.findIndex((each) => each.key === stage);
  if (at < 0) throw new Error(`aChallenge: ${definition.key} has no stage ${stage}`);
  const before = definition.stages[at - 1]?.milestone;
  const known = new Set([
    ...definition.stages.map((each) => each.milestone),
    ...definition.clocks.map((clock) => clock.doneWhen),
  ]);
  return MILESTONE_KEYS.filter((key) => known.has(key) && before !== undefined && compareMilestones(key, before) <= 0);
}

type ToInsert = {
  id: string;
  reference: string;
  bodyId: string;
  hostId: string;
  definition: ProgrammeDefinition;
  reached: MilestoneKey[];
  wanted: ChallengeToBuild;
};

async function insertChallenge(db: Database, made: ToInsert): Promise<void> {
  const { definition, wanted, reached } = made;
  const from = wanted.onSiteFrom === undefined ? '2027-05-10' : wanted.onSiteFrom;
  const until = from && (wanted.onSiteUntil ?? addToDate(from, { days: definition.onSite.days.usual - 1 }));
  const host = await db
    .selectFrom('authorities')
    .select('short_name')
    .where('id', '=', made.hostId)
    .executeTakeFirstOrThrow();
  const agreed = reached.includes('scope-agreed') ? BUILT_AT : null;
  await db
    .insertInto('challenges')
    .values({
      id: made.id,
      reference: made.reference,
      title: wanted.title ?? `${definition.shortName} challenge, ${host.short_name} ${(from ?? '2027').slice(0, 4)}`,
      body_id: made.bodyId,
      programme_key: definition.key,
      programme_version: definition.version,
      host_id: made.hostId,
      stage: stageReached(definition, new Set(reached)).key,
      on_site_from: from,
      on_site_until: until,
      fee_pence: definition.fee?.amountPence ?? null,
      opened_at: wanted.openedAt ?? BUILT_AT,
      manager_agreed_at: agreed,
      host_agreed_at: agreed,
      closed_at: reached.includes('closed') ? BUILT_AT : null,
    })
    .execute();
}

async function aPersonForEachRole(
  db: Database,
  { id: challengeId, bodyId, hostId }: { id: string; bodyId: string; hostId: string },
): Promise<ChallengePeople> {
  const office = (name: string, role: 'administrator' | 'programme-manager' | 'placement-officer') =>
    aPerson(db, { name, grants: [{ role, bodyId }] });
  const host = (name: string, role: 'host-coordinator' | 'host-sponsor') =>
    aPerson(db, { name, authorityId: hostId, grants: [{ role, authorityId: hostId }] });
  const elsewhere = await anAuthority(db);
  const peer = async (name: string, onTeam: boolean) => {
    const grants = onTeam ? [{ role: 'team-peer' as const, challengeId }] : [];
    const personId = await aPerson(db, { name, authorityId: elsewhere, jobTitle: 'Director', grants });
    await aPeerOf(db, personId, { bodyId, authorityId: elsewhere });
    return personId;
  };
  return {
    administrator: await office('Ada Administrator', 'administrator'),
    programmeManager: await office('Priya Programme', 'programme-manager'),
    placementOfficer: await office('Kofi Placement', 'placement-officer'),
    challengeManager: await aPerson(db, { name: 'Mair Manager', grants: [{ role: 'challenge-manager', challengeId }] }),
    hostCoordinator: await host('Cora Coordinator', 'host-coordinator'),
    hostSponsor: await host('Sam Sponsor', 'host-sponsor'),
    peer: await peer('Devi Peer', true),
    secondPeer: await peer('Owen Peer', true),
    interviewee: await aPerson(db, { name: 'Ines Interviewee', grants: [{ role: 'interviewee', challengeId }] }),
    stranger: await peer('Sid Stranger', false),
  };
}

/** Confirmed places for peers, in the first slots that volunteers fill. */
async function placePeers(db: Database, head: ChallengeHead, slots: ChallengeSlot[], peers: string[]): Promise<void> {
  const free = slots.filter((slot) => !slot.isManager);
  const from = head.onSiteFrom ?? '2027-05-10';
  const until = head.onSiteUntil ?? from;
  await db
    .insertInto('placements')
    .values(
      peers.map((peerId, index) => ({
        id: newId(),
        challenge_id: head.id,
        slot_id: (free[index] as ChallengeSlot).id,
        peer_id: peerId,
        status: 'confirmed',
        days: free[index]?.days ?? 0,
        period: `[${from},${until}]`,
        proposed_at: BUILT_AT,
        answered_at: BUILT_AT,
      })),
    )
    .execute();
}

import { addToDate, londonInstant } from '#kernel/dates';
import { openTask } from '#modules/challenges';
import { demoAuthority } from './content/authorities.ts';
import type { DemoChallenge, DemoSlot } from './content/challenges.ts';
import { DEMO_PEOPLE } from './content/people.ts';
import { challengeId, type Demo, definitionOf, demoId, personId, slotId } from './demo.ts';
import { managerOf } from './seed-people.ts';

const ON_TEAM = new Set(['accepted', 'confirmed', 'served']);
/** An offer is open this many days. */
const OFFER_DAYS = 10;

/** Who is in each slot and how far, with what was answered; and the roles that follow. The manager is the body's own. */
export async function seedTeams(demo: Demo): Promise<void> {
  for (const challenge of demo.challenges) {
    const manager = managerOf(demo, challenge.key);
    if (manager) await grant(demo, challenge, manager, 'challenge-manager');
    const definition = definitionOf(demo, challenge);
    for (const slot of challenge.slots) {
      const manages = definition.team.slots.find((each) => each.key === slot.key)?.manager ?? false;
      if (!manages) await seedSlot(demo, challenge, slot);
    }
    if (challenge.slots.some((slot) => slot.state === 'confirmed' || slot.state === 'served'))
      await hostIsContent(demo, challenge);
  }
}

async function seedSlot(demo: Demo, challenge: DemoChallenge, slot: DemoSlot): Promise<void> {
  for (const { peer, reason } of slot.declined) {
    await place(demo, challenge, slot, peer, 'declined', reason);
  }
  if (slot.peer === null) {
    if (challenge.stage === 'team') await askToFill(demo, challenge, slot);
    return;
  }
  await place(demo, challenge, slot, slot.peer, slot.state);
  const email = emailOf(demo, slot.peer);
  if (ON_TEAM.has(slot.state)) await grant(demo, challenge, personId(email), 'team-peer');
}

/** A place that must be filled and is empty while the team forms: the office is asked for somebody. */
async function askToFill(demo: Demo, challenge: DemoChallenge, slot: DemoSlot): Promise<void> {
  const asked = definitionOf(demo, challenge).team.slots.find((each) => each.key === slot.key);
  if (!asked || asked.optional) return;
  const reference = 1001 + demo.challenges.indexOf(challenge);
  const id = slotId(challenge.key, slot.key);
  await openTask(
    demo.trx,
    {
      challengeId: challengeId(challenge.key),
      kind: 'fill-slot',
      subject: id,
      for: { role: 'placement-officer' },
      title: `Find a ${asked.name.toLowerCase()} for ${demoAuthority(challenge.host).shortName}`,
      path: `/challenges/CF${reference}/slots/${id}`,
      dueOn: null,
    },
    demo.now,
  );
}

function emailOf(demo: Demo, key: string): string {
  const peer = demo.peers.find((each) => each.key === key);
  if (!peer) throw new Error(`no peer ${key}`);
  return peer.email;
}

async function place(
  demo: Demo,
  challenge: DemoChallenge,
  slot: DemoSlot,
  peer: string,
  status: string,
  reason?: string,
): Promise<void> {
  const { trx, today } = demo;
  const definition = definitionOf(demo, challenge);
  const days = definition.team.slots.find((each) => each.key === slot.key)?.days.usual ?? definition.onSite.days.usual;
  if (!challenge.onSiteFrom || !challenge.onSiteUntil) throw new Error(`${challenge.key} has a team without dates`);
  const from = addToDate(challenge.onSiteFrom, { days: definition.onSite.eveningBefore ? -1 : 0 });
  // A team is asked some three months ahead; one that is being formed now was asked last week.
  const ahead = addToDate(challenge.onSiteFrom, { days: -95 });
  const asked = ahead < today ? ahead : addToDate(today, { days: -6 });
  const answered =
    status === 'offered' || status === 'proposed' ? null : londonInstant(addToDate(asked, { days: 3 }), '18:20');
  const id = demoId(`placement ${challenge.key} ${slot.key} ${peer}`);
  await trx
    .insertInto('placements')
    .values({
      id,
      challenge_id: challengeId(challenge.key),
      slot_id: slotId(challenge.key, slot.key),
      peer_id: personId(emailOf(demo, peer)),
      status,
      days,
      period: `[${from},${challenge.onSiteUntil}]`,
      proposed_at: londonInstant(asked, '11:00'),
      proposed_by: placementOfficer(),
      answered_at: answered && answered < demo.now ? answered : answered && demo.now,
      answer_reason: status === 'declined' ? declineReason(reason) : null,
      answer_note: reason ?? null,
    })
    .execute();
  if (status === 'proposed') return;
  const answer = status === 'offered' ? null : status === 'declined' ? 'declined' : 'accepted';
  await trx
    .insertInto('offers')
    .values({
      id: demoId(`offer ${id}`),
      placement_id: id,
      // The hash of nothing anybody holds: these offers are answered on the peer’s own page.
      token_hash: Buffer.from(demoId(`token ${id}`)),
      sent_at: londonInstant(asked, '11:05'),
      expires_on: addToDate(asked, { days: OFFER_DAYS }),
      answered_at: answered,
      answer,
    })
    .execute();
}

function declineReason(reason: string | undefined): string {
  return /date|week|leave|half term|holiday/i.test(reason ?? '') ? 'dates' : 'busy';
}

function placementOfficer(): string | null {
  const officer = DEMO_PEOPLE.find((person) => person.key === 'placement-officer');
  return officer ? personId(officer.email) : null;
}

async function grant(
  demo: Demo,
  challenge: DemoChallenge,
  person: string,
  role: 'challenge-manager' | 'team-peer',
): Promise<void> {
  await demo.trx
    .insertInto('role_grants')
    .values({
      id: demoId(`grant ${challenge.key} ${person} ${role}`),
      person_id: person,
      role,
      challenge_id: challengeId(challenge.key),
      granted_at: demo.now,
    })
    .execute();
}

async function hostIsContent(demo: Demo, challenge: DemoChallenge): Promise<void> {
  const givenOn = addToDate(challenge.onSiteFrom ?? demo.today, { days: -84 });
  await demo.trx
    .insertInto('host_views_of_team')
    .values({
      id: demoId(`view ${challenge.key}`),
      challenge_id: challengeId(challenge.key),
      view: 'content',
      given_by: personId(challenge.sponsor.email),
      given_at: londonInstant(givenOn < demo.today ? givenOn : demo.today, '09:40'),
    })
    .execute();
}

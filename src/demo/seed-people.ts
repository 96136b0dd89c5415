import { addToDate } from '#kernel/dates';
import { peerSearchText } from '#modules/pool';
import { ROLE_LABELS, SKILL_LEVELS, TOPIC_LABELS, type Topic } from '#modules/programmes';
import type { Role } from '#platform/access/roles';
import { demoAuthority } from './content/authorities.ts';
import type { DemoPeer } from './content/peers.ts';
import { DEMO_PEOPLE, PROGRAMME_BODY } from './content/people.ts';
import { type Demo, definitionOf, demoId, emailInSlot, insertRows, managerSlot, personId } from './demo.ts';

type PersonRow = {
  id: string;
  name: string;
  email: string;
  job_title: string;
  authority_id: string | null;
  created_at: Date;
};

/** Everybody with a name and an address: the demo's nine, the hosts' people, and every peer. One row an address. */
export async function seedPeople(demo: Demo): Promise<void> {
  const { trx, now } = demo;
  await trx
    .updateTable('programme_bodies')
    .set({ name: PROGRAMME_BODY.name, short_name: PROGRAMME_BODY.shortName })
    .where('id', '=', demo.bodyId)
    .execute();
  const rows = new Map<string, PersonRow>();
  const add = (name: string, email: string, jobTitle: string, authority: string | null) => {
    const id = personId(email);
    if (!rows.has(id)) rows.set(id, { id, name, email, job_title: jobTitle, authority_id: authority, created_at: now });
  };
  const account = DEMO_PEOPLE.filter((person) => person.key !== 'public-reader');
  for (const person of account) add(person.name, person.email, person.role, person.authority);
  for (const peer of demo.peers) add(peer.name, peer.email, peer.jobTitle, peer.authority);
  for (const { host, sponsor, coordinator } of demo.challenges) {
    for (const person of [sponsor, coordinator]) add(person.name, person.email, person.role, host);
  }
  await insertRows([...rows.values()], (some) => trx.insertInto('people').values(some));
  for (const [position, person] of account.entries()) {
    await trx
      .updateTable('people')
      .set({ demo_position: position + 1, demo_blurb: person.blurb })
      .where('id', '=', personId(person.email))
      .execute();
  }
  await seedGrants(demo);
}

async function seedGrants(demo: Demo): Promise<void> {
  const { trx, now, bodyId } = demo;
  const grants = new Map<
    string,
    { id: string; person_id: string; role: Role; body_id?: string; authority_id?: string; granted_at: Date }
  >();
  const give = (email: string, role: Role, scope: { body_id?: string; authority_id?: string }) => {
    const key = `grant ${email} ${role} ${Object.values(scope)[0]}`;
    grants.set(key, { id: demoId(key), person_id: personId(email), role, ...scope, granted_at: now });
  };
  for (const person of DEMO_PEOPLE) {
    if (person.key === 'programme-manager' || person.key === 'placement-officer' || person.key === 'applicant')
      give(person.email, person.key, { body_id: bodyId });
  }
  for (const peer of demo.peers) if (!peer.staff) give(peer.email, 'peer', { body_id: bodyId });
  for (const { host, sponsor, coordinator } of demo.challenges) {
    give(sponsor.email, 'host-sponsor', { authority_id: host });
    give(coordinator.email, 'host-coordinator', { authority_id: host });
  }
  const rows = [...grants.values()].map((grant) => ({ body_id: null, authority_id: null, ...grant }));
  await insertRows(rows, (some) => trx.insertInto('role_grants').values(some));
}

/** Who manages a challenge, once it is past the enquiry. */
export function managerOf(demo: Demo, key: string): string | null {
  const challenge = demo.challenges.find((each) => each.key === key);
  if (!challenge || challenge.slots.length === 0) return null;
  const slot = managerSlot(definitionOf(demo, challenge));
  return challenge.slots.find((each) => each.key === slot)?.peer ? personId(emailInSlot(demo, challenge, slot)) : null;
}

/** The pool: those who lend their days. The body's own staff manage challenges and are not in it. */
export async function seedPeers(demo: Demo): Promise<void> {
  const { trx, today } = demo;
  const peers = demo.peers.filter((peer) => !peer.staff);
  await insertRows(peers, (some) => trx.insertInto('peers').values(some.map((peer) => peerRow(demo, peer))));
  const each = <Row>(of: (peer: DemoPeer) => Row[]) => peers.flatMap(of);
  await insertRows(
    each((peer) => roleRows(peer, today)),
    (some) => trx.insertInto('peer_roles').values(some),
  );
  await insertRows(each(skillRows), (some) => trx.insertInto('peer_skills').values(some));
  const accreditations = each((peer) =>
    peer.accreditations.map(({ programme, from, until }) => ({
      id: demoId(`accreditation ${peer.key} ${programme} ${from}`),
      peer_id: personId(peer.email),
      programme_key: programme,
      from_on: from,
      until_on: until,
    })),
  );
  await insertRows(accreditations, (some) => trx.insertInto('accreditations').values(some));
  const away = each((peer) =>
    peer.unavailable.map(({ from, until }) => ({
      id: demoId(`away ${peer.key} ${from}`),
      peer_id: personId(peer.email),
      from_on: from,
      until_on: until,
    })),
  );
  await insertRows(away, (some) => trx.insertInto('peer_unavailability').values(some));
  const before = each((peer) =>
    peer.previousAuthorities.map((authority) => ({
      peer_id: personId(peer.email),
      authority_id: authority,
      until_on: addToDate(today, { days: -900 }),
    })),
  );
  await insertRows(before, (some) => trx.insertInto('peer_previous_authorities').values(some));
  const visits = each((peer) =>
    peer.history.map(({ host, programme, yearsAgo }) => ({
      id: demoId(`visit ${peer.key} ${host} ${yearsAgo}`),
      peer_id: personId(peer.email),
      authority_id: host,
      programme_key: programme,
      served_on: addToDate(today, { days: -Math.round(yearsAgo * 365) }),
      days: 5,
    })),
  );
  await insertRows(visits, (some) => trx.insertInto('peer_visits').values(some));
  const conflicts = each((peer) =>
    peer.conflicts.map(({ authority, kind, reason }) => ({
      id: demoId(`conflict ${peer.key} ${authority}`),
      peer_id: personId(peer.email),
      authority_id: authority,
      kind,
      reason,
      declared_on: addToDate(today, { days: -200 }),
    })),
  );
  await insertRows(conflicts, (some) => trx.insertInto('declared_conflicts').values(some));
}

function peerRow({ bodyId, today }: Demo, peer: DemoPeer) {
  const years = peer.history.map((visit) => visit.yearsAgo);
  const lastServed = years.length > 0 ? addToDate(today, { days: -Math.round(Math.min(...years) * 365) }) : null;
  const home = peer.authority ? demoAuthority(peer.authority).shortName : '';
  const topics = (Object.keys(peer.skills) as Topic[]).map((topic) => TOPIC_LABELS[topic]);
  return {
    person_id: personId(peer.email),
    body_id: bodyId,
    kind: peer.kind,
    status: 'serving',
    authority_id: peer.authority,
    party: peer.party,
    sex: peer.sex,
    bio: peer.bio,
    languages: peer.languages,
    days_per_year: peer.daysPerYear,
    served: peer.history.length,
    last_served_on: lastServed,
    last_confirmed_on: peer.lastConfirmed,
    search_text: peerSearchText({
      name: peer.name,
      jobTitle: peer.jobTitle,
      authorityNames: home === '' ? [] : [home],
      roleTitles: peer.roles.map((role) => ROLE_LABELS[role]),
      skills: topics,
      bio: peer.bio,
    }),
  };
}

function roleRows(peer: DemoPeer, today: string) {
  return peer.roles.map((role) => ({
    id: demoId(`role ${peer.key} ${role}`),
    peer_id: personId(peer.email),
    role,
    title: peer.jobTitle,
    authority_id: peer.authority,
    from_on: addToDate(today, { days: -peer.yearsInPost * 365 }),
  }));
}

function skillRows(peer: DemoPeer) {
  return Object.entries(peer.skills).map(([topic, { level, evidence }]) => ({
    peer_id: personId(peer.email),
    topic,
    level: SKILL_LEVELS.indexOf(level) + 1,
    evidence,
  }));
}

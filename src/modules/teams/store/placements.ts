import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { PlacementStatus } from '../domain/transitions.ts';

/** A placement with everything its letters and pages say. */
export type PlacementInFull = {
  readonly id: string;
  readonly challengeId: string;
  readonly reference: string;
  readonly challengeTitle: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  readonly hostId: string;
  readonly hostName: string;
  readonly hostShortName: string;
  readonly managerName: string | null;
  readonly managerEmail: string | null;
  readonly slotId: string;
  readonly slotName: string;
  readonly isLead: boolean;
  readonly peerId: string;
  readonly peerName: string;
  readonly peerEmail: string | null;
  readonly status: PlacementStatus;
  readonly days: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly answeredAt: Date | null;
  readonly answerReason: string | null;
  readonly answerNote: string | null;
  readonly offerEnds: IsoDate | null;
};

/** The placement with that id, or null. */
export async function findPlacement(db: Queryable, id: string): Promise<PlacementInFull | null> {
  const { rows } = await placementQuery(sql`p.id = ${id}`).execute(db);
  return rows[0] ?? null;
}

/**
 * The same, its whole team held until the transaction ends: no placement of it moves meanwhile, so that of two peers who say yes
 * at once the second sees the first. Everybody who changes a team takes its challenge first.
 */
export async function lockPlacement(trx: Transacting, id: string): Promise<PlacementInFull | null> {
  await sql`select id from challenges where id = (select challenge_id from placements where id = ${id}) for no key update`.execute(
    trx,
  );
  await trx.selectFrom('placements').select('id').where('id', '=', id).forUpdate().execute();
  return await findPlacement(trx, id);
}

/** The placement that this offer's link is about, or null for a link that was never sent. */
export async function placementOfToken(db: Queryable, tokenHash: Buffer): Promise<PlacementInFull | null> {
  const { rows } = await placementQuery(
    sql`p.id = (select placement_id from offers where token_hash = ${tokenHash})`,
  ).execute(db);
  return rows[0] ?? null;
}

/** The open offer of the same place to the same peer, where the one asked about is over; or null. */
export async function openOfferInstead(
  db: Queryable,
  { slotId, peerId }: Pick<PlacementInFull, 'slotId' | 'peerId'>,
): Promise<PlacementInFull | null> {
  const { rows } = await placementQuery(
    sql`p.slot_id = ${slotId} and p.peer_id = ${peerId} and p.status = 'offered'`,
  ).execute(db);
  return rows[0] ?? null;
}

function placementQuery(condition: ReturnType<typeof sql>) {
  return sql<PlacementInFull>`
    select p.id, p.challenge_id as "challengeId", c.reference, c.title as "challengeTitle", c.body_id as "bodyId", b.name as "bodyName",
      c.programme_key as "programmeKey", c.programme_version as "programmeVersion", c.host_id as "hostId", h.name as "hostName",
      h.short_name as "hostShortName", m.name as "managerName", m.email::text as "managerEmail", p.slot_id as "slotId", s.name as "slotName",
      s.is_lead as "isLead", p.peer_id as "peerId", person.name as "peerName", person.email::text as "peerEmail", p.status, p.days,
      lower(p.period) as "from", (upper(p.period) - 1) as "until", p.answered_at as "answeredAt", p.answer_reason as "answerReason",
      p.answer_note as "answerNote", (select max(o.expires_on) from offers o where o.placement_id = p.id) as "offerEnds"
    from placements p join challenges c on c.id = p.challenge_id join programme_bodies b on b.id = c.body_id
    join authorities h on h.id = c.host_id left join people m on m.id = c.manager_id
    join challenge_slots s on s.id = p.slot_id join people person on person.id = p.peer_id
    where ${condition}`;
}

/** Somebody a message goes to. */
export type Addressee = { readonly id: string; readonly name: string; readonly email: string };

/** Those who hold the role where it counts and can be written to, by name. */
export async function holdersOf(
  db: Queryable,
  role: 'placement-officer' | 'programme-manager' | 'host-coordinator' | 'host-sponsor',
  scope: { bodyId: string } | { authorityId: string },
): Promise<Addressee[]> {
  const rows = await db
    .selectFrom('role_grants as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .where('held.role', '=', role)
    .where('held.ended_at', 'is', null)
    .where('held.body_id', 'bodyId' in scope ? '=' : 'is', 'bodyId' in scope ? scope.bodyId : null)
    .where('held.authority_id', 'authorityId' in scope ? '=' : 'is', 'authorityId' in scope ? scope.authorityId : null)
    .orderBy('person.name')
    .execute();
  return rows.flatMap(({ id, name, email }) => (email === null ? [] : [{ id, name, email }]));
}

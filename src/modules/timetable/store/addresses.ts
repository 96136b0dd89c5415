import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** Somebody in a session whom mail can reach. */
export type Addressee = {
  readonly sessionId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly email: string;
  readonly part: 'peer' | 'interviewee';
  /** The person's id for a peer, the interviewee's for somebody heard. */
  readonly ownId: string;
  /** What the own link of somebody heard is made from; null for a peer. */
  readonly linkKey: number | null;
};

/** What two messages have in common that go to one mailbox. */
export function mailKey({ email }: { readonly email: string }): string {
  return email.toLowerCase();
}

/**
 * What two messages have in common that are one person's. Two people to be heard may share an address: each has a link of their own, and
 * answers for nobody else.
 */
export function recipientKey({ part, ownId, email }: Omit<Addressee, 'sessionId'>): string {
  return part === 'interviewee' ? ownId : email.toLowerCase();
}

/** True where somebody else at the same address is among these: they share a calendar. */
export function isAlsoThere(person: Addressee, others: readonly Addressee[]): boolean {
  return others.some((other) => mailKey(other) === mailKey(person) && recipientKey(other) !== recipientKey(person));
}

/** Whom to write to about these sessions: their peers, and interviewees with an address. One statement. */
export async function addresseesOf(db: Queryable, sessionIds: readonly string[]): Promise<Addressee[]> {
  if (sessionIds.length === 0) return [];
  const peers = db
    .selectFrom('session_peers as mine')
    .innerJoin('people as person', 'person.id', 'mine.peer_id')
    .select(['mine.session_id as sessionId', sql<string | null>`person.id`.as('personId'), 'person.name'])
    .select([sql<string>`person.email::text`.as('email'), sql<Addressee['part']>`'peer'`.as('part')])
    .select(['person.id as ownId', sql<number | null>`null::integer`.as('linkKey')])
    .where('mine.session_id', 'in', [...sessionIds])
    .where('person.email', 'is not', null);
  const interviewees = db
    .selectFrom('session_interviewees as mine')
    .innerJoin('interviewees as who', 'who.id', 'mine.interviewee_id')
    .select(['mine.session_id as sessionId', 'who.person_id as personId', 'who.name'])
    .select([sql<string>`who.email::text`.as('email'), sql<Addressee['part']>`'interviewee'`.as('part')])
    .select(['who.id as ownId', sql<number | null>`who.link_key`.as('linkKey')])
    .where('mine.session_id', 'in', [...sessionIds])
    .where('who.email', 'is not', null);
  return await peers.unionAll(interviewees).orderBy('part').orderBy('name').execute();
}

/** Those of these people to be heard whom no mail reaches, by name. One statement. */
export async function namesWithoutAddress(db: Queryable, intervieweeIds: readonly string[]): Promise<string[]> {
  if (intervieweeIds.length === 0) return [];
  const rows = await db
    .selectFrom('interviewees')
    .select('name')
    .where('id', 'in', [...intervieweeIds])
    .where('email', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ name }) => name);
}

/** Whom to write to who is in no session any more, by their ids. One statement. */
export async function addressesOf(
  db: Queryable,
  peerIds: readonly string[],
  intervieweeIds: readonly string[],
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select '' as "sessionId", id as "personId", name, email::text as email, 'peer' as part, id as "ownId",
      null::integer as "linkKey" from people
    where id = any(${[...peerIds]}::uuid[]) and email is not null
    union all
    select '', person_id, name, email::text, 'interviewee', id, link_key from interviewees
    where id = any(${[...intervieweeIds]}::uuid[]) and email is not null`.execute(db);
  return rows;
}

import { type Insertable, sql } from 'kysely';
import type { DB } from '#db/types';
import type { Queryable, Transacting } from '#platform/database/connect';
import { INVITATION_MOVES, type InvitationStatus } from '../domain/events.ts';

export const EVENTS_PAGE_SIZE = 50;

const TAKEN = sql<number>`(select count(*) from event_places place where place.event_id = event.id and place.invitation_id is not null)`;
const PLACES = sql<number>`(select count(*) from event_places place where place.event_id = event.id)`;

/** The events of the bodies, a page at a time: those to come first, soonest first; then those that are over, newest first. */
export async function listEvents(db: Queryable, bodyIds: readonly string[], now: Date, page: number) {
  if (bodyIds.length === 0) return { rows: [], total: 0 };
  const rows = await db
    .selectFrom('peer_events as event')
    .select([
      'event.id',
      'event.kind',
      'event.title',
      'event.place',
      'event.starts_at',
      'event.ends_at',
      'event.status',
    ])
    .select([TAKEN.as('taken'), PLACES.as('places')])
    .select(
      sql<number>`(select count(*) from event_invitations i where i.event_id = event.id and i.status = 'waiting')`.as(
        'waiting',
      ),
    )
    .select(
      sql<number>`(select count(*) from event_invitations i where i.event_id = event.id and i.status = 'invited')`.as(
        'unanswered',
      ),
    )
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('event.body_id', 'in', bodyIds)
    .orderBy(sql`event.ends_at < ${now}`)
    .orderBy(
      sql`case when event.ends_at < ${now} then -extract(epoch from event.starts_at) else extract(epoch from event.starts_at) end`,
    )
    .orderBy('event.id')
    .limit(EVENTS_PAGE_SIZE)
    .offset((page - 1) * EVENTS_PAGE_SIZE)
    .execute();
  return { rows, total: rows[0]?.total ?? 0 };
}

type EventRow = Insertable<DB['peer_events']> & {
  readonly about: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
};

/** Keeps an event; false where its id is taken. */
export async function insertEvent(trx: Transacting, row: EventRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('peer_events')
    .values(row)
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Keeps what an event is now. `moved`: calendars follow. */
export async function updateEvent(
  trx: Transacting,
  id: string,
  event: { title: string; place: string; about: string; startsAt: Date; endsAt: Date },
  moved: boolean,
): Promise<void> {
  const { title, place, about, startsAt, endsAt } = event;
  await trx
    .updateTable('peer_events')
    .set((eb) => ({
      title,
      place,
      about,
      starts_at: startsAt,
      ends_at: endsAt,
      version: eb('version', '+', 1),
      calendar_sequence: eb('calendar_sequence', '+', moved ? 1 : 0),
    }))
    .where('id', '=', id)
    .execute();
}

/** The id of an event of these words, times and places that is not cancelled, or null. */
export async function eventLike(trx: Transacting, row: EventRow, places: number): Promise<string | null> {
  const found = await trx
    .selectFrom('peer_events as event')
    .select('event.id')
    .where('event.body_id', '=', row.body_id)
    .where('event.kind', '=', row.kind)
    .where('event.title', '=', row.title)
    .where('event.place', '=', row.place)
    .where('event.about', '=', row.about)
    .where('event.starts_at', '=', row.starts_at)
    .where('event.ends_at', '=', row.ends_at)
    .where('event.status', '=', 'planned')
    .where(PLACES, '=', places)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** One event with how many places it has and how many are taken, or null. */
export async function findEvent(db: Queryable, id: string) {
  const row = await db
    .selectFrom('peer_events as event')
    .innerJoin('programme_bodies as body', 'body.id', 'event.body_id')
    .selectAll('event')
    .select(['body.name as body_name', TAKEN.as('taken'), PLACES.as('places')])
    .where('event.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export type PeerEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

/** One event, locked: whoever takes or frees one of its places waits for whoever did before. */
export async function lockEvent(trx: Transacting, id: string): Promise<PeerEvent | null> {
  const locked = await trx.selectFrom('peer_events').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked ? await findEvent(trx, id) : null;
}

/** Everybody invited to an event, those with a place first, then the waiting list in its order. Never what anybody needs. */
export async function eventPeople(db: Queryable, eventId: string) {
  return await db
    .selectFrom('event_invitations as invitation')
    .innerJoin('people as person', 'person.id', 'invitation.person_id')
    .leftJoin('event_places as place', 'place.invitation_id', 'invitation.id')
    .leftJoin('expressions_of_interest as interest', 'interest.id', 'invitation.interest_id')
    .select([
      'invitation.id',
      'invitation.status',
      'invitation.interest_id',
      'invitation.waiting_since',
      'place.number',
    ])
    .select(['person.id as person_id', 'person.name', 'person.email', 'interest.role_title', 'interest.authority_name'])
    .where('invitation.event_id', '=', eventId)
    .orderBy(sql`place.number is null`)
    .orderBy('place.number')
    .orderBy(sql`invitation.waiting_since is null`)
    .orderBy('invitation.waiting_since')
    .orderBy('person.name')
    .limit(600)
    .execute();
}

export type Invited = Awaited<ReturnType<typeof eventPeople>>[number];

/** What those who have a place eat and need. For whoever sees to it, and nobody else. */
export async function eventNeeds(db: Queryable, eventId: string) {
  return await db
    .selectFrom('event_places as place')
    .innerJoin('event_invitations as invitation', 'invitation.id', 'place.invitation_id')
    .innerJoin('people as person', 'person.id', 'invitation.person_id')
    .leftJoin('event_needs as needs', 'needs.invitation_id', 'invitation.id')
    .select(['person.name', 'needs.dietary', 'needs.access'])
    .where('place.event_id', '=', eventId)
    .orderBy('person.name')
    .execute();
}

/** Applicants who fit and wait for an event, longest waiting first. */
export async function applicantsToInvite(db: Queryable, bodyId: string) {
  return await db
    .selectFrom('expressions_of_interest')
    .select(['id', 'name', 'role_title', 'authority_name', 'status_since'])
    .where('body_id', '=', bodyId)
    .where('status', '=', 'screened')
    .where('person_id', 'is not', null)
    .orderBy('status_since')
    .limit(100)
    .execute();
}

/** Serving peers of the body who can be invited, for the first time or again, by words in their profile. */
export async function peersToInvite(db: Queryable, bodyId: string, eventId: string, words: string) {
  const like = `%${words.toLowerCase().replace(/[\\%_]/g, '')}%`;
  return await db
    .selectFrom('peers as peer')
    .innerJoin('people as person', 'person.id', 'peer.person_id')
    .leftJoin('authorities as authority', 'authority.id', 'peer.authority_id')
    .select(['person.id', 'person.name', 'person.job_title as role_title', 'authority.name as authority_name'])
    .where('peer.body_id', '=', bodyId)
    .where('peer.status', '=', 'serving')
    .where('person.email', 'is not', null)
    .where(sql<boolean>`peer.search_text like plain_text(${like})`)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('event_invitations as invitation')
            .select('invitation.id')
            .whereRef('invitation.person_id', '=', 'person.id')
            .where('invitation.event_id', '=', eventId)
            .where('invitation.status', 'not in', INVITATION_MOVES.invite.from),
        ),
      ),
    )
    .orderBy('person.name')
    .limit(50)
    .execute();
}

/** The invitation of a person to an event, or null. */
export async function invitationOf(db: Queryable, eventId: string, personId: string): Promise<Invitation | null> {
  const found = await db
    .selectFrom('event_invitations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return found ? await findInvitation(db, found.id) : null;
}

/** One invitation with whom it is for, or null. */
export async function findInvitation(db: Queryable, id: string) {
  return (await invitations(db).where('invitation.id', '=', id).executeTakeFirst()) ?? null;
}

export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** The invitations to an event that stand at one of these, in the order in which people were invited. */
export async function invitationsAt(
  trx: Transacting,
  eventId: string,
  statuses: readonly InvitationStatus[],
): Promise<Invitation[]> {
  return await invitations(trx)
    .where('invitation.event_id', '=', eventId)
    .where('invitation.status', 'in', statuses)
    .orderBy('invitation.invited_at')
    .orderBy('invitation.id')
    .execute();
}

function invitations(db: Queryable) {
  return db
    .selectFrom('event_invitations as invitation')
    .innerJoin('people as person', 'person.id', 'invitation.person_id')
    .selectAll('invitation')
    .select(['person.name', 'person.email']);
}

/** What this invitee told us they need, for their own page. */
export async function ownNeeds(db: Queryable, invitationId: string) {
  const query = db.selectFrom('event_needs').select(['dietary', 'access']).where('invitation_id', '=', invitationId);
  return (await query.executeTakeFirst()) ?? { dietary: '', access: '' };
}

/**
 * Events that have ended and left somebody without an answer or a place: those where it is recorded who came, or nobody had a place, and
 * those that ended before `unrecorded`.
 */
export async function eventsWithOpenInvitations(db: Queryable, now: Date, unrecorded: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('peer_events as event')
    .select('event.id')
    .where('event.status', '=', 'planned')
    .where('event.ends_at', '<', now)
    .where(withInvitation('invited', 'waiting'))
    .where((where) => where.or([where('event.ends_at', '<', unrecorded), where.not(withInvitation('accepted'))]))
    .execute();
  return rows.map(({ id }) => id);
}

/** Events that have ended and where it is not recorded who came. */
export async function eventsWithoutAttendance(db: Queryable, now: Date) {
  return await db
    .selectFrom('peer_events as event')
    .select(['event.id', 'event.title'])
    .where('event.status', '=', 'planned')
    .where('event.ends_at', '<', now)
    .where(withInvitation('accepted'))
    .limit(100)
    .execute();
}

/** Whether somebody's invitation to the event stands at one of these. */
function withInvitation(...statuses: InvitationStatus[]) {
  return sql<boolean>`exists (select 1 from event_invitations invitation
    where invitation.event_id = event.id and invitation.status in (${sql.join(statuses)}))`;
}

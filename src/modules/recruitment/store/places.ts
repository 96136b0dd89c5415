import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';

/** Takes the first free place of an event for an invitation. False where there is none. The event must be locked. */
export async function takePlace(trx: Transacting, eventId: string, invitationId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update event_places set invitation_id = ${invitationId} where (event_id, number) = (
      select event_id, number from event_places where event_id = ${eventId} and invitation_id is null
      order by number limit 1 for update)`.execute(trx);
  return numAffectedRows === 1n;
}

/** Gives back the place of an invitation. False where it had none. */
export async function freePlace(trx: Transacting, invitationId: string): Promise<boolean> {
  const freed = await trx
    .updateTable('event_places')
    .set({ invitation_id: null })
    .where('invitation_id', '=', invitationId)
    .executeTakeFirst();
  return freed.numUpdatedRows > 0n;
}

/** Gives back the places of whoever came, or did not, on a day that an event had before. */
export async function freePlacesOfEarlierDay(trx: Transacting, eventId: string): Promise<void> {
  await trx
    .updateTable('event_places')
    .set({ invitation_id: null })
    .where('event_id', '=', eventId)
    .where('invitation_id', 'in', (of) =>
      of.selectFrom('event_invitations').select('id').where('status', 'in', ['attended', 'absent']),
    )
    .execute();
}

/** Makes the places of an event so many. False, and nothing changed, where more than that are taken. */
export async function setPlaces(trx: Transacting, eventId: string, places: number): Promise<boolean> {
  const rows = await trx
    .selectFrom('event_places')
    .select(['number', 'invitation_id'])
    .where('event_id', '=', eventId)
    .orderBy('number', 'desc')
    .execute();
  const taken = rows.filter((row) => row.invitation_id !== null).length;
  if (places < taken) return false;
  const free = rows.filter((row) => row.invitation_id === null).map(({ number }) => number);
  const away = free.slice(0, Math.max(0, rows.length - places));
  if (away.length > 0)
    await trx.deleteFrom('event_places').where('event_id', '=', eventId).where('number', 'in', away).execute();
  const used = new Set(rows.map(({ number }) => number));
  const fresh: { event_id: string; number: number }[] = [];
  for (let number = 1; rows.length + fresh.length < places; number += 1)
    if (!used.has(number)) fresh.push({ event_id: eventId, number });
  if (fresh.length > 0) await trx.insertInto('event_places').values(fresh).execute();
  return true;
}

/** Who waits for a place at an event, in order. */
export async function waitingList(trx: Transacting, eventId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('event_invitations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('status', '=', 'waiting')
    .orderBy('waiting_since')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

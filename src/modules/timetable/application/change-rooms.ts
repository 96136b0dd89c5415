import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { lockTimetable } from '../store/locks.ts';
import {
  addRoom,
  changeRoom,
  hasRoom,
  type Room,
  type RoomToKeep,
  removeRoom,
  renameSite,
  roomsOf,
  type SiteRenamed,
} from '../store/rooms.ts';
import { adding, arranging } from './keep-arrangement.ts';

/** A room as somebody typed it; `version` is the revision they saw, null adds it. */
export type RoomForm = Omit<RoomToKeep, 'challengeId'> & {
  readonly version: number | null;
  /** A new site is the old one under another name: its other rooms go with it. */
  readonly siteIsRenamed?: boolean;
};

/**
 * Adds or changes a room. Two rooms of a challenge never have the same name. Where a room was the only one of its site and its site has a
 * name that no room had before, or where that is said, the site was renamed: the minutes from it to other sites are kept. The same form
 * sent twice adds one room; sent again with another room in it, it adds that one too.
 */
export async function saveRoom(
  services: Services,
  head: ChallengeHead,
  form: RoomForm,
  by: string,
): Promise<Refusal<'name-taken' | 'stale' | 'full'> | SavedRoom> {
  return await adding(
    services,
    head,
    { trail: 'places', by },
    async (trx, at): Promise<Refusal<'name-taken' | 'stale'> | SavedRoom> => {
      const room = { ...form, challengeId: head.id };
      const before = await roomsOf(trx, head.id);
      const outcome =
        form.version === null ? await add(trx, room, at) : await changeRoom(trx, { ...room, version: form.version });
      if (outcome === 'there') return { renamed: false, journeys: 0 };
      if (outcome === 'name-taken') return refusal('name-taken', `There is a room called ${form.name} already.`);
      if (outcome === 'stale') return refusal('stale', 'Somebody changed or removed this room while you were typing.');
      const isNew = outcome !== 'changed';
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'room', id: isNew ? outcome.id : form.id },
        action: isNew ? 'Added a room' : 'Changed a room',
        at,
      });
      if (isNew) return { renamed: false, journeys: 0 };
      const renamed = siteRenamed(before, form);
      const journeys = renamed ? await renameSite(trx, head.id, renamed) : 0;
      return { renamed: renamed !== null, journeys };
    },
  );
}

/** The form of a room that was added may come back with another one in it, by the browser's Back: that is no second press. */
async function add(trx: Transacting, room: RoomToKeep, at: Date): Promise<{ id: string } | 'there' | 'name-taken'> {
  const isUsed = await hasRoom(trx, room.id);
  const isSame = (one: Room) => one.name === room.name && one.site === room.site && one.capacity === room.capacity;
  if (isUsed && (await roomsOf(trx, room.challengeId)).some(isSame)) return 'there';
  const id = isUsed ? newId(at.getTime()) : room.id;
  return (await addRoom(trx, { ...room, id })) ? { id } : 'name-taken';
}

/** Whether its site was renamed, and how many journeys are kept under the new name. */
export type SavedRoom = { readonly renamed: boolean; readonly journeys: number };

function siteRenamed(before: readonly Room[], form: RoomForm): SiteRenamed | null {
  const from = before.find(({ id }) => id === form.id)?.site ?? '';
  const to = form.site;
  if (from === '' || to === '' || from === to) return null;
  const others = before.filter(({ id }) => id !== form.id);
  const isOnlyOne = !others.some(({ site }) => site === from);
  const isNew = !others.some(({ site }) => site === to);
  return form.siteIsRenamed === true || (isOnlyOne && isNew) ? { from, to, isNew } : null;
}

/**
 * Removes a room that no session is in and none asks for; false where one does, or where it has gone already. What only ever was in the
 * draft and lost its place there is in nothing's way. No session is put into it meanwhile.
 */
export async function dropRoom(services: Services, head: ChallengeHead, id: string, by: string): Promise<boolean> {
  return await arranging(services, head, { trail: 'places', by }, async (trx, at) => {
    await lockTimetable(trx, head.id);
    const gone = await removeRoom(trx, head.id, id);
    if (gone)
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'room', id },
        action: 'Removed a room',
        at,
      });
    return gone;
  });
}

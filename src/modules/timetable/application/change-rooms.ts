import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { addRoom, changeRoom, type RoomToKeep, removeRoom } from '../store/rooms.ts';
import { arranging } from './keep-arrangement.ts';

/** A room as somebody typed it; `version` is the revision they saw, null adds it. */
export type RoomForm = Omit<RoomToKeep, 'challengeId'> & { readonly version: number | null };

/** Adds or changes a room. Two rooms of a challenge never have the same name. */
export async function saveRoom(
  services: Services,
  head: ChallengeHead,
  form: RoomForm,
  by: string,
): Promise<Refusal<'name-taken' | 'stale'> | 'saved'> {
  return await arranging(
    services,
    head,
    { trail: 'places', by },
    async (trx, at): Promise<Refusal<'name-taken' | 'stale'> | 'saved'> => {
      const room = { ...form, challengeId: head.id };
      const outcome =
        form.version === null
          ? (await addRoom(trx, room))
            ? 'changed'
            : 'name-taken'
          : await changeRoom(trx, { ...room, version: form.version });
      if (outcome === 'name-taken') return refusal('name-taken', `There is a room called ${form.name} already.`);
      if (outcome === 'stale') return refusal('stale', 'Somebody changed or removed this room while you were typing.');
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'room', id: form.id },
        action: form.version === null ? 'Added a room' : 'Changed a room',
        at,
      });
      return 'saved';
    },
  );
}

/** Removes a room that no session is in and none asks for; false where one does, or where it has gone already. */
export async function dropRoom(services: Services, head: ChallengeHead, id: string, by: string): Promise<boolean> {
  return await arranging(services, head, { trail: 'places', by }, async (trx, at) => {
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

import { settleTask } from '#modules/challenges';
import type { ChallengeHead, Services } from '#platform/http/context';
import { readingLeft } from '../domain/pack.ts';
import { findPack, listPackItems, listReads } from '../store/packs.ts';
import { teamPeers } from '../store/people.ts';
import { askToRead, READING_TASK } from './share-pack.ts';

/**
 * Afterwards the item counts as read (or not) by this person. With the last one read, the person’s task is done; with one taken
 * back, it is open again. Doing it again changes nothing. `missing` where the team was never given such an item.
 */
export async function tickOff(
  services: Services,
  head: ChallengeHead,
  { itemId, personId, read }: { itemId: string; personId: string; read: boolean },
): Promise<'done' | 'missing'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const pack = await findPack(trx, head.id);
    const items = await listPackItems(trx, head.id);
    if (pack?.sharedVersion == null || !items.some((item) => item.id === itemId)) return 'missing';
    if (read) {
      const values = { item_id: itemId, person_id: personId, read_at: at };
      await trx
        .insertInto('pack_reads')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await trx.deleteFrom('pack_reads').where('item_id', '=', itemId).where('person_id', '=', personId).execute();
    }
    const mine = (await listReads(trx, head.id)).filter((each) => each.personId === personId);
    const left = readingLeft(items, new Set(mine.map((each) => each.itemId)));
    const task = { challengeId: head.id, kind: READING_TASK, subject: personId };
    if (left.minutesLeft === 0) await settleTask(trx, task, personId, at);
    else if ((await teamPeers(trx, head.id)).some(({ id }) => id === personId))
      await askToRead(trx, head, personId, at);
    return 'done';
  });
}

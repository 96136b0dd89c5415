import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { inPlaces } from '../domain/pack.ts';
import { countWords } from '../domain/prompts.ts';
import { minutesForWords, suggestMinutes } from '../domain/reading-time.ts';
import { listDocuments } from '../store/documents.ts';
import { listPackItems, lockPack, type PackItem } from '../store/packs.ts';
import { findSelfAssessment } from '../store/self-assessments.ts';

/** Stands for the self-assessment among the ids of documents. */
export const SELF_ASSESSMENT_ITEM = 'self-assessment';

export type ItemChange = {
  readonly id: string;
  readonly place: number;
  readonly minutes: number;
  readonly note: string;
  readonly out: boolean;
};

export type PackChange = {
  readonly version: number;
  readonly items: readonly ItemChange[];
  /** Ids of documents to put in, or `SELF_ASSESSMENT_ITEM`. */
  readonly add: readonly string[];
  readonly by: string;
};

/**
 * Afterwards the pack holds what was chosen, in the order asked for, new items last with suggested minutes. Where somebody else
 * changed it meanwhile nothing is written. What peers ticked off stays ticked off.
 */
export async function savePack(
  services: Services,
  head: ChallengeHead,
  change: PackChange,
): Promise<'saved' | 'unchanged' | 'stale'> {
  return await services.db.transaction().execute(async (trx) => {
    const pack = await lockPack(trx, head.id);
    if (pack.version !== change.version) return 'stale';
    const items = await listPackItems(trx, head.id);
    const kept = inPlaces(change.items.filter((each) => !each.out && items.some(({ id }) => id === each.id)));
    const removed = change.items.filter((each) => each.out && items.some(({ id }) => id === each.id));
    const added = await itemsToAdd(trx, head.id, items, change.add);
    if (removed.length + added.length === 0 && sameItems(items, kept)) return 'unchanged';
    for (const [index, item] of kept.entries()) {
      await trx
        .updateTable('pack_items')
        .set({ position: index + 1, reading_minutes: item.minutes, note: item.note })
        .where('id', '=', item.id)
        .execute();
    }
    for (const item of removed) await trx.deleteFrom('pack_items').where('id', '=', item.id).execute();
    for (const [index, item] of added.entries()) {
      const values = { id: newId(), challenge_id: head.id, position: kept.length + index + 1, note: '', ...item };
      await trx
        .insertInto('pack_items')
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await trx
      .updateTable('packs')
      .set({ version: pack.version + 1 })
      .where('challenge_id', '=', head.id)
      .execute();
    await recordAudit(trx, {
      actorId: change.by,
      challengeId: head.id,
      subject: { kind: 'pack', id: head.id },
      action: 'Changed the pre-reading',
      detail: { items: kept.length + added.length, added: added.length, removed: removed.length },
      at: services.clock(),
    });
    return 'saved';
  });
}

function sameItems(items: readonly PackItem[], kept: readonly ItemChange[]): boolean {
  return items.every((item, index) => {
    const other = kept[index];
    return other?.id === item.id && other.minutes === item.minutes && other.note === item.note;
  });
}

/** What may be put in: documents that the team may read, and the self-assessment; each once. */
async function itemsToAdd(trx: Transacting, challengeId: string, items: readonly PackItem[], ids: readonly string[]) {
  const wanted = new Set(ids);
  const there = new Set(items.map((item) => item.documentId ?? SELF_ASSESSMENT_ITEM));
  const documents = await listDocuments(trx, challengeId);
  const added: { document_id: string | null; reading_minutes: number }[] = documents
    .filter((each) => wanted.has(each.id) && !there.has(each.id))
    .filter((each) => each.removedAt === null && each.visibleTo !== 'manager')
    .map((each) => ({ document_id: each.id, reading_minutes: suggestMinutes(each) }));
  if (!wanted.has(SELF_ASSESSMENT_ITEM) || there.has(SELF_ASSESSMENT_ITEM)) return added;
  const texts = [...((await findSelfAssessment(trx, challengeId))?.answers.values() ?? [])].map(({ text }) => text);
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  return [{ document_id: null, reading_minutes: minutesForWords(words) }, ...added];
}

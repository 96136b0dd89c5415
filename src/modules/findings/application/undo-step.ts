import { type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { canBeUndone, type GroupingStep } from '../domain/emerging.ts';
import { countLinked, holdEmerging, linkNotes, notesToGroup, unlinkNotes } from '../store/emerging.ts';
import { holdOpenChallenge } from '../store/writing.ts';
import { goneWords } from './group-notes.ts';
import { CLOSED } from './make-finding.ts';

export type UndoRefusal = Refusal<'closed' | 'missing' | 'into'>;

/**
 * Takes back what this person did to the emerging findings: notes that the step put in go out, notes that it took out go back, and one
 * that it made goes out of sight, unless a colleague has put something into it since: then it stays with what they put there. Notes
 * that others moved are left alone. Undone twice is undone once.
 */
export async function undoStep(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { challengeId, id }: { readonly challengeId: string; readonly id: string },
  by: string,
): Promise<UndoRefusal | { readonly undone: true; readonly kept: string | null }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, challengeId))) return refusal('closed', CLOSED);
    const step = await trx
      .selectFrom('grouping_steps')
      .selectAll()
      .where('id', '=', id)
      .where('challenge_id', '=', challengeId)
      .where('taken_by', '=', by)
      .forUpdate()
      .executeTakeFirst();
    if (!step || !canBeUndone({ what: step.what as GroupingStep['what'] })) {
      return refusal('missing', 'That is not there to be undone.');
    }
    if (step.undone_at) return { undone: true, kept: null };
    let kept: string | null = null;
    if (step.into_id) {
      const into = await holdEmerging(trx, challengeId, step.into_id);
      if (into && !into.open) return refusal('into', goneWords(into));
      await unlinkNotes(trx, step.into_id, step.added);
      if (step.what === 'made') kept = await putAway(trx, step.into_id, into?.open ? into.row.title : '', clock());
    }
    if (step.from_id) await giveBack(trx, challengeId, step.from_id, step.what === 'apart', step.removed);
    await trx.updateTable('grouping_steps').set({ undone_at: clock() }).where('id', '=', id).execute();
    return { undone: true, kept };
  });
}

/** Out of sight, where nothing is left in it; otherwise its title. */
async function putAway(trx: Transacting, id: string, title: string, now: Date): Promise<string | null> {
  if ((await countLinked(trx, id)) > 0) return title;
  await trx.updateTable('emerging_findings').set({ apart_at: now }).where('id', '=', id).execute();
  return null;
}

async function giveBack(
  trx: Transacting,
  challengeId: string,
  id: string,
  wasApart: boolean,
  noteIds: readonly string[],
): Promise<void> {
  if (wasApart) await trx.updateTable('emerging_findings').set({ apart_at: null }).where('id', '=', id).execute();
  const still = await notesToGroup(trx, challengeId, noteIds);
  const to = await holdEmerging(trx, challengeId, id);
  if (!to?.open) return;
  await linkNotes(
    trx,
    challengeId,
    id,
    still.map((note) => note.id),
  );
}

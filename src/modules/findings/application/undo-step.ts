import { type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { canBeUndone, type GroupingStep, type NotesOfStep, undoingOf } from '../domain/emerging.ts';
import { countLinked, holdEmerging, linkNotes, notesToGroup, unlinkNotes } from '../store/emerging.ts';
import { laterSteps } from '../store/steps.ts';
import { holdOpenChallenge } from '../store/writing.ts';
import { CLOSED } from './make-finding.ts';

export type UndoRefusal = Refusal<'closed' | 'missing' | 'gone'>;
export type Undone = {
  /** The working title of one that stays in sight though its making is undone, and why. */
  readonly kept: { readonly title: string; readonly because: 'filled' | 'changed' } | null;
  /** Notes that stay where they were put since. */
  readonly leftAlone: number;
  /** False where others had done something else with all of it since. */
  readonly tookBack: boolean;
};

/**
 * Takes back what this person did to the emerging findings: notes that the step put in go out, notes that it took out go back, and one
 * that it made goes out of sight. What was done later stays: a note that was put in or taken out since is left where it is, and one
 * that was made stays in sight where something was put into it or its title, kind or theme was changed. Undone twice is undone once.
 */
export async function undoStep(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { challengeId, id }: { readonly challengeId: string; readonly id: string },
  by: string,
): Promise<UndoRefusal | Undone> {
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
    const what = step?.what as GroupingStep['what'];
    if (!step || !canBeUndone({ what })) return refusal('missing', 'That is not there to be undone.');
    if (step.undone_at) return { kept: null, leftAlone: 0, tookBack: true };
    const did: NotesOfStep = { intoId: step.into_id, added: step.added, fromId: step.from_id, removed: step.removed };
    const places = [did.intoId, what === 'apart' ? null : did.fromId];
    for (const place of places) {
      const held = place ? await holdEmerging(trx, challengeId, place) : null;
      if (held && !held.open) return refusal('gone', standsInTheWay(held));
    }
    const undoing = undoingOf(did, await laterSteps(trx, challengeId, step.number));
    if (did.intoId) await unlinkNotes(trx, did.intoId, undoing.takeOut);
    const kept = what === 'made' && did.intoId ? await putAway(trx, challengeId, did.intoId, clock()) : null;
    if (what === 'apart' && did.fromId) await bringBack(trx, did.fromId);
    if (did.fromId) await giveBack(trx, challengeId, did.fromId, undoing.giveBack);
    await trx.updateTable('grouping_steps').set({ undone_at: clock() }).where('id', '=', id).execute();
    const isPutAway = what === 'made' && kept === null;
    const tookBack = undoing.takeOut.length + undoing.giveBack.length > 0 || isPutAway || what === 'apart';
    return { kept, leftAlone: undoing.leftAlone, tookBack };
  });
}

/** Why it cannot be undone now, and when it can be. */
function standsInTheWay({
  title,
  became,
  byName,
}: {
  title: string;
  became: 'apart' | 'finding';
  byName: string;
}): string {
  return became === 'finding'
    ? `‘${title}’ is a finding by now, so this is not undone. Where the finding is removed, it can be.`
    : `${byName} has taken ‘${title}’ apart since, so this is not undone. Where that is undone, it can be.`;
}

/** Out of sight, where nothing is left in it and nobody has changed it since it was made. */
async function putAway(trx: Transacting, challengeId: string, id: string, now: Date): Promise<Undone['kept']> {
  const held = await holdEmerging(trx, challengeId, id);
  if (!held?.open) return null;
  const { title, version } = held.row;
  if ((await countLinked(trx, id)) > 0) return { title, because: 'filled' };
  if (version > 1) return { title, because: 'changed' };
  await trx.updateTable('emerging_findings').set({ apart_at: now }).where('id', '=', id).execute();
  return null;
}

async function bringBack(trx: Transacting, id: string): Promise<void> {
  await trx.updateTable('emerging_findings').set({ apart_at: null }).where('id', '=', id).execute();
}

async function giveBack(trx: Transacting, challengeId: string, id: string, noteIds: readonly string[]): Promise<void> {
  const still = await notesToGroup(trx, challengeId, noteIds);
  await linkNotes(
    trx,
    challengeId,
    id,
    still.map((note) => note.id),
  );
}

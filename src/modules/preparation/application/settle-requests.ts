import type { IsoDate } from '#kernel/dates';
import { longDate } from '#kernel/dates';
import { isRefusal, type Refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, reachMilestone, settleTask } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { decideComplete, decideNotHeld } from '../domain/document-requests.ts';
import type { Visibility } from '../domain/visibility.ts';
import { type DocumentRequest, documentsComplete, listRequests } from '../store/documents.ts';
import { tell } from './tell.ts';

/** Afterwards the request is settled with a reason, or (`reason` null) asked again. Both may be done any number of times. */
export async function sayNotHeld(
  services: Services,
  head: ChallengeHead,
  request: DocumentRequest,
  { reason, by }: { reason: string | null; by: string },
): Promise<'done' | Refusal> {
  const decision = decideNotHeld(request);
  if (reason !== null && isRefusal(decision)) return decision;
  if (request.notHeldReason === reason) return 'done';
  const now = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const settled = { settled_at: reason === null ? null : now, settled_by: reason === null ? null : by };
    await trx
      .updateTable('document_requests')
      .set({ not_held_reason: reason, ...settled })
      .where('id', '=', request.id)
      .execute();
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'document-request', id: request.id },
      action: reason === null ? 'Took back that a document is not held' : 'Said that a document is not held',
      before: request.notHeldReason === null ? 'asked' : 'not-held',
      after: reason === null ? 'asked' : 'not-held',
      reason,
      detail: { name: request.name },
      at: now,
    });
    const task = { challengeId: head.id, kind: 'document-request', subject: request.id };
    if (reason !== null) await settleTask(trx, task, by, now);
  });
  return 'done';
}

/** Afterwards the documents are complete: the milestone is reached and the challenge manager has a message. */
export async function completeDocuments(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: string,
): Promise<{ told: readonly string[] } | Refusal> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const decision = decideComplete(await listRequests(trx, head.id));
    if (isRefusal(decision)) return decision;
    const milestone = 'documents-complete';
    if (!(await reachMilestone(trx, { challengeId: head.id, definition, milestone, by, at }))) return { told: [] };
    const message = {
      template: 'documents-complete',
      subject: `${head.hostName} has shared its documents`,
      ask: `${head.hostName} says that it has shared everything you asked for. Choose what goes into the pre-reading.`,
      button: 'See the documents',
      page: 'documents',
    };
    return { told: await tell(trx, services, head, 'challenge-manager', message, by) };
  });
}

export type NewRequest = {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly visibleTo: Visibility;
  readonly dueOn: IsoDate | null;
  readonly by: string;
};

/** Afterwards the host is asked for one more document, has a message and, if it had finished before, a task. */
export async function askForDocument(
  services: Services,
  head: ChallengeHead,
  wanted: NewRequest,
): Promise<{ told: readonly string[] }> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const others = await listRequests(trx, head.id);
    const inserted = await trx
      .insertInto('document_requests')
      .values({
        id: wanted.id,
        challenge_id: head.id,
        key: `added-${wanted.id}`,
        name: wanted.name,
        why: wanted.why,
        visible_to: wanted.visibleTo,
        due_on: wanted.dueOn,
        position: others.length + 1,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!inserted.numInsertedOrUpdatedRows) return { told: [] };
    await recordAudit(trx, {
      actorId: wanted.by,
      challengeId: head.id,
      subject: { kind: 'document-request', id: wanted.id },
      action: 'Asked for a document',
      detail: { name: wanted.name },
      at,
    });
    const page = `documents/requests/${wanted.id}`;
    if (await documentsComplete(trx, head.id)) {
      const path = `/challenges/${head.reference}/${page}`;
      const title = `Share “${wanted.name}”: ${head.title}`;
      const task = { challengeId: head.id, kind: 'document-request', subject: wanted.id, title, path };
      await openTask(trx, { ...task, for: { role: 'host-coordinator' }, dueOn: wanted.dueOn }, at);
    }
    const by = wanted.dueOn ? ` by ${longDate(wanted.dueOn)}` : '';
    const message = {
      template: 'document-request',
      subject: `Please share “${wanted.name}”${by}`,
      ask: `The challenge manager asks for one more document${by}: ${wanted.name}.`,
      button: 'Share it, or say you do not hold it',
      page,
      paragraphs: wanted.why ? [wanted.why] : [],
    };
    return { told: await tell(trx, services, head, 'host-coordinator', message, wanted.by) };
  });
}

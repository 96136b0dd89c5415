import type { IsoDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { type Call, findCall, type Gap } from '../store/calls.ts';

/** What somebody writes of a call. */
export type CallText = {
  readonly title: string;
  readonly wanted: string;
  readonly about: string;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
};

/** Opens a call for peers from a gap. From its first day to its last it stands on the public page. The same form twice opens one. */
export async function openCall(
  services: Services,
  call: CallText & { readonly id: string; readonly bodyId: string; readonly gap: Gap },
  actorId: string,
): Promise<void> {
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('calls_for_peers')
      .values({
        id: call.id,
        body_id: call.bodyId,
        title: call.title,
        wanted: call.wanted,
        about: call.about,
        gap: JSON.stringify(call.gap),
        opens_on: call.opensOn,
        closes_on: call.closesOn,
        created_at: at,
        created_by: actorId,
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (!inserted.numInsertedOrUpdatedRows) return;
    const subject = { kind: 'call', id: call.id };
    await recordAudit(trx, {
      actorId,
      subject,
      action: `Opened a call for peers: ${call.title}`,
      detail: { gap: call.gap },
      at,
    });
  });
}

/** Saves a call from a revision of it. `stale`: somebody saved meanwhile; nothing is written. Ended: refused. */
export async function saveCall(
  services: Services,
  id: string,
  { version, text }: { version: number; text: CallText },
  actorId: string,
): Promise<Refusal | { readonly stale: Call } | null> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    await trx.selectFrom('calls_for_peers').select('id').where('id', '=', id).forUpdate().execute();
    const call = await findCall(trx, id);
    if (!call) return refusal('not-found', 'There is no such call.');
    if (call.endedAt !== null) return refusal('ended', 'This call has been ended. Open a new one.');
    if (call.version !== version) return { stale: call };
    await trx
      .updateTable('calls_for_peers')
      .set({
        title: text.title,
        wanted: text.wanted,
        about: text.about,
        opens_on: text.opensOn,
        closes_on: text.closesOn,
        version: version + 1,
      })
      .where('id', '=', id)
      .execute();
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'call', id },
      action: `Changed a call for peers: ${text.title}`,
      at,
    });
    return null;
  });
}

/** Ends a call before its last day: it is gone from the public list, and its page says that it has closed. Ended already: nothing. */
export async function endCall(services: Services, id: string, actorId: string): Promise<void> {
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('calls_for_peers')
      .set({ ended_at: at, ended_by: actorId })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning('title')
      .executeTakeFirst();
    if (!ended) return;
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'call', id },
      action: `Ended a call for peers: ${ended.title}`,
      at,
    });
  });
}

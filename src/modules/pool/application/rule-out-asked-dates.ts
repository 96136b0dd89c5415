import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';

/** A peer has said no to a place because of its days: they are away on them, so that nobody asks for them again. Known already: nothing. */
export async function ruleOutAskedDates(
  trx: Transacting,
  { peerId, from, until, at }: { peerId: string; from: IsoDate; until: IsoDate; at: Date },
): Promise<void> {
  const id = newId(at.getTime());
  const { numAffectedRows } = await sql`
    insert into peer_unavailability (id, peer_id, from_on, until_on)
    select ${id}, ${peerId}, ${from}::date, ${until}::date where not exists (
      select 1 from peer_unavailability where peer_id = ${peerId} and from_on <= ${from}::date and until_on >= ${until}::date)`.execute(
    trx,
  );
  if (!numAffectedRows) return;
  await recordAudit(trx, {
    actorId: peerId,
    subject: { kind: 'peer', id: peerId },
    action: 'Ruled out dates by declining a place',
    detail: { id, from, until },
    at,
  });
}

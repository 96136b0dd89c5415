import { sql } from 'kysely';
import { dateRange, londonDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { findAuthority } from '../store/find-authority.ts';
import { declareConflict } from './declare-conflict.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

/** A peer rules out dates. Refused where they touch a place they hold: then somebody must know. The same form twice rules out once. */
export async function ruleOutDates(
  services: Services,
  peerId: string,
  away: { id: string; from: string; until: string },
): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ host: string; from: string; until: string }>`
      select h.name as host, lower(p.period) as "from", upper(p.period) - 1 as until from placements p
      join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
      where p.peer_id = ${peerId} and p.status in ('accepted', 'confirmed') and p.period && daterange(${away.from}::date, ${away.until}::date, '[]')
      order by p.period limit 1`.execute(trx);
    const [held] = rows;
    if (held) {
      const when = dateRange(held.from, held.until);
      return refusal(
        'placed',
        `You are on the team for ${held.host} from ${when}. If you cannot go, write to the challenge manager first.`,
      );
    }
    const inserted = await trx
      .insertInto('peer_unavailability')
      .values({ id: away.id, peer_id: peerId, from_on: away.from, until_on: away.until })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows) await note(services, trx, peerId, 'Ruled out dates', away);
    return null;
  });
}

/** A peer is free again on dates ruled out before. Answers false where there were none of theirs. */
export async function freeDates(services: Services, peerId: string, id: string): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('peer_unavailability')
      .where('id', '=', id)
      .where('peer_id', '=', peerId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return false;
    await note(services, trx, peerId, 'Is free again on dates ruled out', { id });
    return true;
  });
}

/** A peer declares a conflict. The authority is found by its name; where none or several have it, refused with those that are near. */
export async function declareOwnConflict(
  services: Services,
  peerId: string,
  declared: { id: string; authority: string; kind: 'hard' | 'soft'; reason: string },
): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const found = await findAuthority(trx, declared.authority);
    if (isRefusal(found)) return found;
    const { id, kind, reason } = declared;
    await declareConflict(trx, { id, peerId, authorityId: found.id, kind, reason, at: services.clock() });
    return null;
  });
}

/** A peer takes a declared conflict back. Answers false where there was none of theirs. */
export async function takeBackConflict(services: Services, peerId: string, id: string): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('declared_conflicts')
      .where('id', '=', id)
      .where('peer_id', '=', peerId)
      .returning(['authority_id', 'kind', 'reason'])
      .executeTakeFirst();
    if (!gone) return false;
    await note(services, trx, peerId, 'Took a declared conflict back', gone);
    return true;
  });
}

/** A peer says that what the pool holds of them is right: confirmed today. */
export async function confirmDetails(services: Services, peerId: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('peers')
      .set({ last_confirmed_on: londonDate(services.clock()) })
      .where('person_id', '=', peerId)
      .execute();
    await note(services, trx, peerId, 'Confirmed their details', {});
  });
}

async function note(
  services: Services,
  trx: Parameters<typeof recordAudit>[0],
  peerId: string,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = { kind: 'peer', id: peerId };
  await recordAudit(trx, { actorId: peerId, subject, action, detail, at: services.clock() });
  await askToRecheckTeams(trx, peerId);
}

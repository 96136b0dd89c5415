import { sql } from 'kysely';
import { addToDate, dateRange, type IsoDate, londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { type Painting, painted } from '../domain/weeks.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

/**
 * The weeks a peer touched on the calendar are ruled out or given back; days ruled out otherwise stay. Refused whole where a week
 * newly ruled out touches a place they hold: then somebody must know. Answers how many weeks changed.
 */
export async function paintAvailability(
  services: Services,
  peerId: string,
  painting: Painting,
  actorId: string,
): Promise<Refusal | number> {
  const changed = painting.away.length + painting.free.length;
  if (changed === 0) return 0;
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    await trx.selectFrom('peers').select('person_id').where('person_id', '=', peerId).forUpdate().execute();
    const held = await sql<{ host: string; from: IsoDate; until: IsoDate }>`
      select h.name as host, lower(p.period) as "from", upper(p.period) - 1 as until from placements p
      join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
      where p.peer_id = ${peerId} and p.status in ('accepted', 'confirmed')
        and exists (select 1 from unnest(${painting.away}::date[]) monday where p.period && daterange(monday, monday + 7))
      order by p.period limit 1`.execute(trx);
    const [first] = held.rows;
    if (first) {
      return refusal(
        'placed',
        `There is a place on the team for ${first.host} from ${dateRange(first.from, first.until)}. Tell the challenge manager first; then that week can be ruled out.`,
      );
    }
    const touched = [...painting.away, ...painting.free].sort();
    const [low = '', high = ''] = [touched[0], touched.at(-1)];
    const near = await trx
      .deleteFrom('peer_unavailability')
      .where('peer_id', '=', peerId)
      .where('from_on', '<=', addToDate(high, { days: 7 }))
      .where('until_on', '>=', addToDate(low, { days: -1 }))
      .returning(['from_on', 'until_on'])
      .execute();
    const left = painted(
      near.map(({ from_on, until_on }) => ({ from: from_on, until: until_on })),
      painting,
    );
    if (left.length > 0) {
      await trx
        .insertInto('peer_unavailability')
        .values(
          left.map(({ from, until }) => ({ id: newId(at.getTime()), peer_id: peerId, from_on: from, until_on: until })),
        )
        .execute();
    }
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'peer', id: peerId },
      action: 'Changed the weeks away',
      detail: { away: painting.away, free: painting.free, on: londonDate(at) },
      at,
    });
    await askToRecheckTeams(trx, peerId);
    return changed;
  });
}

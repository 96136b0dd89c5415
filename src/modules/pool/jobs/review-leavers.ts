import { sql } from 'kysely';
import { type IsoDate, londonDate, longDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { movePeer } from '../application/move-peer.ts';

/** Most reviews that begin of one morning, so that the office is not buried after a night of elections. */
const MOST_A_DAY = 250;

type Leaver = { readonly id: string; readonly title: string; readonly left: IsoDate };

/**
 * A serving peer whose last post has come to its end has left it, though nobody pressed anything that day: a review is due, which is a
 * task of the office. One whom the office has looked at since, and kept, is left alone. Run it as often as you like. Answers how many.
 */
export async function reviewLeavers(services: Services): Promise<number> {
  const at = services.clock();
  let begun = 0;
  for (const { id, title, left } of await leavers(services.db, londonDate(at))) {
    const reason = `Has left their post: ${title}, until ${longDate(left)}`.slice(0, 500);
    const change = { peerId: id, move: 'ask-review', reason, by: 'clock', actorId: null, at } as const;
    const moved = await services.db.transaction().execute(async (trx) => await movePeer(trx, change));
    if (typeof moved === 'string') begun += 1;
  }
  return begun;
}

async function leavers(db: Queryable, today: IsoDate): Promise<Leaver[]> {
  const { rows } = await sql<Leaver>`
    select peer.person_id as id, held.title, held.until_on as left from peers peer
    join lateral (select title, until_on from peer_roles where peer_id = peer.person_id
      order by until_on desc nulls first, from_on desc nulls last, id limit 1) held on held.until_on < ${today}::date
    where peer.status = 'serving' and (peer.reviewed_on is null or peer.reviewed_on <= held.until_on)
      and (peer.last_confirmed_on is null or peer.last_confirmed_on <= held.until_on)
    order by held.until_on, peer.person_id limit ${MOST_A_DAY}`.execute(db);
  return rows;
}

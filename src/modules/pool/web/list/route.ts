import { londonDate } from '#kernel/dates';
import { type Context, type Outcome, signedIn } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { exportPool } from '../../application/export-pool.ts';
import { bodiesOf } from '../../domain/bodies.ts';
import { readPoolFilter } from '../../domain/pool-filter.ts';
import { listPeers, POOL_PAGE_SIZE, poolOverview } from '../../store/peer-list.ts';
import { poolView } from './view.ts';
import { filterQuery, peerLine } from './view-model.ts';

/** Roles that may see the whole pool of their programme body. */
export const OFFICE = ['programme-manager', 'placement-officer'] as const;

export const poolListRoutes = [get('/pool', 'pool.see', showPool), get('/pool.csv', 'pool.see', downloadPool)];

async function showPool(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const bodies = bodiesOf(signedIn(context), OFFICE);
  const today = londonDate(context.now);
  const asked = readPoolFilter(context.query);
  const overview = await poolOverview(db, bodies, today);
  let found = await listPeers(db, bodies, asked, today);
  let filter = asked;
  // A page beyond the last (a filter was narrowed on page 9) shows the first instead of nothing.
  if (found.peers.length === 0 && asked.page > 1) {
    filter = { ...asked, page: 1 };
    found = await listPeers(db, bodies, filter, today);
  }
  return context.show({
    title: 'Pool of peers',
    width: 'wide',
    main: poolView({
      overview,
      filter,
      query: filterQuery(filter),
      lines: found.peers.map((peer) => peerLine(peer, today)),
      total: found.total,
      size: POOL_PAGE_SIZE,
    }),
  });
}

async function downloadPool(context: Context): Promise<Outcome> {
  const actor = signedIn(context);
  const filter = readPoolFilter(context.query);
  const text = await exportPool(context.services, bodiesOf(actor, OFFICE), filter, filterQuery(filter), actor.personId);
  return {
    kind: 'file',
    content: Buffer.from(text, 'utf8'),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `pool-${londonDate(context.now)}.csv`,
  };
}

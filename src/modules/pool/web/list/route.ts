import { z } from 'zod';
import { londonDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { type FieldErrors, formId, optionalText, parseForm, requiredText, type Typed } from '#platform/http/forms';
import { readPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { exportPool } from '../../application/export-pool.ts';
import { removeSearch, savedSearches, saveSearch } from '../../application/saved-searches.ts';
import { filterQuery, type PoolFilter, readPoolFilter } from '../../domain/pool-filter.ts';
import { findAuthority } from '../../store/find-authority.ts';
import { listPeers, POOL_PAGE_SIZE, poolOverview } from '../../store/peer-list.ts';
import { chipsOf } from './chips.ts';
import { poolView } from './view.ts';
import { peerLine } from './view-model.ts';

export const poolListRoutes = [
  get('/pool', 'pool.see', (context) => showPool(context, readPoolFilter(context.query), {})),
  get('/pool.csv', 'pool.see', downloadPool),
  post('/pool/searches', 'pool.see', keepSearch),
  post('/pool/searches/:search/removal', 'pool.see', dropSearch),
];

async function showPool(
  context: Context,
  asked: PoolFilter,
  again: { typed?: Typed; errors?: FieldErrors },
): Promise<Outcome> {
  const { db } = context.services;
  const actor = signedIn(context);
  const bodies = bodiesOf(actor, OFFICE_ROLES);
  const today = londonDate(context.now);
  const overview = await poolOverview(db, bodies, today);
  const kept = await savedSearches(db, actor.personId);
  const host = asked.host === '' ? null : await findAuthority(db, asked.host);
  const found = host === null || isRefusal(host) ? null : host;
  const list = await readPage(asked.page, POOL_PAGE_SIZE, (page) =>
    listPeers(db, bodies, { ...asked, page }, today, POOL_PAGE_SIZE, found?.id ?? null),
  );
  const filter = { ...asked, page: list.page };
  const query = filterQuery(filter);
  const errors = { ...again.errors, ...(isRefusal(host) ? { host: host.why } : {}) };
  return context.show(
    {
      title: 'Pool of peers',
      width: 'wide',
      ...(Object.keys(errors).length > 0 ? { errors } : {}),
      main: poolView({
        overview,
        filter,
        query,
        lines: list.peers.map((peer) => peerLine(peer, today)),
        total: list.total,
        size: POOL_PAGE_SIZE,
        chips: chipsOf(filter, overview, found?.name ?? null),
        hostName: found?.name ?? null,
        year: Number((filter.from ?? today).slice(0, 4)),
        errors,
        searches: {
          kept,
          query: new URLSearchParams(query).toString(),
          csrf: context.csrf,
          formId: newId(context.now.getTime()),
          typed: again.typed ?? {},
          errors: again.errors ?? {},
        },
        mayEdit: context.may('pool.edit'),
      }),
    },
    again.errors ? 422 : 200,
  );
}

async function downloadPool(context: Context): Promise<Outcome> {
  const actor = signedIn(context);
  const filter = readPoolFilter(context.query);
  const text = await exportPool(
    context.services,
    bodiesOf(actor, OFFICE_ROLES),
    filter,
    filterQuery(filter),
    actor.personId,
  );
  return {
    kind: 'file',
    content: Buffer.from(text, 'utf8'),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `pool-${londonDate(context.now)}.csv`,
  };
}

const searchForm = z.object({
  id: formId(),
  name: requiredText('Give the search a name', 80),
  query: optionalText(2000),
});

async function keepSearch(context: Context): Promise<Outcome> {
  const read = parseForm(searchForm, context.body);
  // Only what the list itself would put in its address is kept, whatever was sent.
  const filter = readPoolFilter(Object.fromEntries(new URLSearchParams(String(context.body.query ?? ''))));
  if (!read.ok) return await showPool(context, filter, read);
  const query = new URLSearchParams(filterQuery(filter)).toString();
  const refused = await saveSearch(context.services, { ...read.value, query }, signedIn(context).personId);
  if (refused) return await showPool(context, filter, { typed: context.body, errors: { name: refused.why } });
  return redirect(query === '' ? '/pool' : `/pool?${query}`, `“${read.value.name}” is kept under your searches.`);
}

async function dropSearch(context: Context): Promise<Outcome> {
  const id = context.params.search;
  const name = isId(id) ? await removeSearch(context.services, id, signedIn(context).personId) : null;
  return name === null ? notFound : redirect('/pool', `The search “${name}” is taken away.`);
}

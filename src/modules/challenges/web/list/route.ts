import { type Context, signedIn } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { type ListFilters, listChallenges, programmeNames, SORTS } from '../../store/challenge-list.ts';
import { listPage } from './view.ts';
import { visibleTo } from './visible.ts';

export const listRoutes = [get('/challenges', 'challenge.see', show)];

async function show(context: Context) {
  const { db } = context.services;
  const filters = filtersOf(context.query);
  const page = Math.min(100_000, Math.max(1, Math.floor(Number(context.query.page)) || 1));
  const [rows, programmes] = await Promise.all([
    listChallenges(db, visibleTo(signedIn(context)), filters, page),
    programmeNames(db),
  ]);
  const { main, aside } = listPage({
    rows,
    programmes,
    filters,
    page,
    query: context.query,
    mayOpen: context.may('challenge.open'),
    mayEnquire: context.may('enquiry.make'),
    seesYear: context.may('office.see'),
    thisYear: context.now.getFullYear(),
  });
  return context.show({ title: 'Challenges', width: 'wide', main, aside });
}

function filtersOf(query: Context['query']): ListFilters {
  const year = Number(query.year);
  return {
    stage: query.stage ?? '',
    programme: query.programme ?? '',
    host: (query.host ?? '').trim().slice(0, 100),
    year: Number.isInteger(year) && year >= 1990 && year <= 2200 ? year : null,
    sort: SORTS.find((sort) => sort === query.sort) ?? 'on-site',
  };
}

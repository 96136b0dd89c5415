import { type Context, signedIn } from '#platform/http/context';
import { askedPage, readPage } from '#platform/http/paging';
import { get } from '#platform/http/routes';
import { type ListFilters, listChallenges, PAGE_SIZE, programmeNames, SORTS } from '../../store/challenge-list.ts';
import { listPage } from './view.ts';
import { visibleTo } from './visible.ts';

export const listRoutes = [get('/challenges', 'challenge.see', show)];

async function show(context: Context) {
  const { db } = context.services;
  const filters = filtersOf(context.query);
  const visible = visibleTo(signedIn(context));
  const [found, programmes] = await Promise.all([
    readPage(askedPage(context.query), PAGE_SIZE, (page) => listChallenges(db, visible, filters, page)),
    programmeNames(db),
  ]);
  const { main, aside } = listPage({
    ...found,
    programmes,
    filters,
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

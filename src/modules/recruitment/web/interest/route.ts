import { z } from 'zod';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#modules/pool';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { choice, type FieldErrors, optionalText, parseForm, revision, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { moveInterest } from '../../application/move-interest.ts';
import { INTEREST_STATUSES, type InterestStatus } from '../../domain/interest.ts';
import { findInterest, INTEREST_PAGE_SIZE, interestNotes, listInterest } from '../../store/interest.ts';
import { interestListView, interestView } from './view.ts';

export const interestRoutes = [
  get('/pool/interest', 'pool.see', showList),
  get('/pool/interest/:interest', 'pool.see', (context) => showOne(context, {})),
  post('/pool/interest/:interest/status', 'pool.edit', changeStatus),
];

async function showList(context: Context): Promise<Outcome> {
  const status = INTEREST_STATUSES.find((each) => each === context.query.status) ?? null;
  const page = Math.max(1, Math.min(10_000, Math.trunc(Number(context.query.page)) || 1));
  const found = await listInterest(context.services.db, bodiesOf(signedIn(context), OFFICE_ROLES), status, page);
  return context.show({
    title: 'Expressions of interest',
    width: 'wide',
    back: { href: '/pool', text: 'Pool' },
    main: interestListView({ ...found, status, page, size: INTEREST_PAGE_SIZE }),
  });
}

type Again = { typed?: Typed; errors?: FieldErrors; status?: number };

async function showOne(context: Context, again: Again): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const notes = await interestNotes(context.services.db, interest.id);
  const page = {
    title: interest.name,
    caption: 'Expression of interest',
    width: 'narrow' as const,
    back: { href: '/pool/interest', text: 'Expressions of interest' },
    ...(again.errors ? { errors: again.errors } : {}),
    main: interestView({
      interest,
      notes,
      csrf: context.csrf,
      mayMove: context.may('pool.edit'),
      typed: again.typed ?? {},
      errors: again.errors ?? {},
    }),
  };
  return again.status ? context.show(page, again.status) : context.show(page);
}

async function visible(context: Context) {
  const id = context.params.interest ?? '';
  const interest = isId(id) ? await findInterest(context.services.db, id) : null;
  return interest && bodiesOf(signedIn(context), OFFICE_ROLES).includes(interest.body_id) ? interest : null;
}

const moving = z.object({
  version: revision(),
  to: choice(INTEREST_STATUSES, 'Choose the next step'),
  note: optionalText(5000),
});

async function changeStatus(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const form = parseForm(moving, context.body);
  if (!form.ok) return await showOne(context, form);
  const { version, note } = form.value;
  const to: InterestStatus = form.value.to;
  const done = await moveInterest(context.services, { id: interest.id, version, to, note }, signedIn(context).personId);
  if (isRefusal(done)) {
    return await showOne(context, {
      typed: context.body,
      errors: { to: done.why },
      status: done.code === 'stale' ? 409 : 422,
    });
  }
  return redirect('/pool/interest', `We have told ${done.name} where they stand now.`);
}

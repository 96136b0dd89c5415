import { z } from 'zod';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  optionalText,
  parseForm,
  requiredText,
  revision,
  type Typed,
} from '#platform/http/forms';
import { askedPage, readPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { answerBacking } from '../../application/answer-backing.ts';
import { moveInterest, noteInterest } from '../../application/move-interest.ts';
import { STANCES } from '../../domain/backing.ts';
import { INTEREST_STATUSES, OFFICE_STEPS } from '../../domain/interest.ts';
import { decisionsFor } from '../../store/application.ts';
import { assessorsOf, knownAssessors } from '../../store/assessments.ts';
import { backingsOf } from '../../store/backings.ts';
import { countInterest, findInterest, INTEREST_PAGE_SIZE, interestNotes, listInterest } from '../../store/interest.ts';
import { nominationsWaiting } from '../../store/nominations.ts';
import { interestListView } from './list-view.ts';
import { interestView } from './view.ts';

export const interestRoutes = [
  get('/pool/interest', 'pool.see', showList),
  get('/pool/interest/:interest', 'pool.see', (context) => showOne(context, {})),
  post('/pool/interest/:interest/status', 'pool.edit', changeStatus),
  post('/pool/interest/:interest/notes', 'pool.edit', addNote),
  post('/pool/interest/:interest/backing', 'pool.edit', enterBacking),
];

async function showList(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const status = INTEREST_STATUSES.find((each) => each === context.query.status) ?? null;
  const bodies = bodiesOf(signedIn(context), OFFICE_ROLES);
  const found = await readPage(askedPage(context.query), INTEREST_PAGE_SIZE, (page) =>
    listInterest(db, bodies, status, page),
  );
  const counts = await countInterest(db, bodies);
  const nominated = await nominationsWaiting(db, bodies);
  return context.show({
    title: 'Expressions of interest',
    width: 'wide',
    back: { href: '/pool', text: 'Pool' },
    main: interestListView({ ...found, nominated, counts, status, size: INTEREST_PAGE_SIZE }),
  });
}

export type Again = { typed?: Typed; errors?: FieldErrors; status?: number };

/** The offer's own page for the office, again with what was typed where something was wrong. */
export async function showOne(context: Context, again: Again): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const { db } = context.services;
  const page = {
    title: `${interest.name}’s offer to become a peer`,
    heading: interest.name,
    caption: 'Expression of interest',
    width: 'narrow' as const,
    back: { href: '/pool/interest', text: 'Expressions of interest' },
    ...(again.errors ? { errors: again.errors } : {}),
    main: interestView({
      interest,
      notes: await interestNotes(db, interest.id),
      backings: await backingsOf(db, [interest.id]),
      assessors: await assessorsOf(db, interest.id, interest.attempt),
      candidates: interest.status === 'attended' ? await knownAssessors(db, interest.body_id) : { names: [], more: 0 },
      decisions: await decisionsFor(db, [interest.id]),
      csrf: context.csrf,
      mayMove: context.may('pool.edit'),
      typed: again.typed ?? {},
      errors: again.errors ?? {},
    }),
  };
  return again.status ? context.show(page, again.status) : context.show(page);
}

/** The offer, where it is of a body whose office this person belongs to. */
export async function visible(context: Context) {
  const id = context.params.interest ?? '';
  const interest = isId(id) ? await findInterest(context.services.db, id) : null;
  return interest && bodiesOf(signedIn(context), OFFICE_ROLES).includes(interest.body_id) ? interest : null;
}

const moving = z.object({
  version: revision(),
  move: choice(OFFICE_STEPS, 'Choose the next step'),
  note: optionalText(5000),
});

async function changeStatus(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const form = parseForm(moving, context.body);
  if (!form.ok) return await showOne(context, form);
  const done = await moveInterest(context.services, { id: interest.id, ...form.value }, signedIn(context).personId);
  if (isRefusal(done)) {
    const status = done.code === 'stale' ? 409 : 422;
    return await showOne(context, { typed: context.body, errors: { move: done.why }, status });
  }
  return redirect('/pool/interest', `We have told ${done.name} where they stand now.`);
}

async function addNote(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const form = parseForm(z.object({ text: requiredText('Write the note', 5000) }), context.body);
  if (!form.ok) return await showOne(context, form);
  await noteInterest(context.services, interest.id, form.value.text, signedIn(context).personId);
  return redirect(`/pool/interest/${interest.id}`, 'The note is kept, for the office alone.');
}

const entering = z.object({
  backing: requiredText('This form has gone stale. Open the page again.'),
  stance: choice([...STANCES, 'no'] as const, 'Choose what they told you'),
  words: requiredText('Say how they told you, such as by telephone on a day', 2000),
});

async function enterBacking(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const form = parseForm(entering, context.body);
  if (!form.ok) return await showOne(context, form);
  const { backing: backingId, stance, words } = form.value;
  const done = await answerBacking(
    context.services,
    { interestId: interest.id, backingId, stance: stance === 'no' ? null : stance, words },
    { by: 'office', actorId: signedIn(context).personId },
  );
  if (isRefusal(done))
    return await showOne(context, { typed: context.body, errors: { stance: done.why }, status: 409 });
  return redirect(`/pool/interest/${interest.id}`, `Entered. We have told ${done.name}.`);
}

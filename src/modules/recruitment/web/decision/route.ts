import { z } from 'zod';
import { addToDate, londonDate } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { currentDefinitions } from '#modules/programmes';
import { type Context, notFound, type Outcome, redirect, signedIn, turnBack } from '#platform/http/context';
import {
  choice,
  emailAddress,
  type FieldErrors,
  type FormResult,
  optionalDate,
  optionalText,
  parseForm,
  several,
  type Typed,
} from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { type Decision, decide } from '../../application/decide.ts';
import { nameAssessor, releaseAssessor } from '../../application/name-assessors.ts';
import { assessorsOf, evidenceOf } from '../../store/assessments.ts';
import { showOne, visible } from '../interest/route.ts';
import { decisionView } from './view.ts';

export const decisionRoutes = [
  get('/pool/interest/:interest/decision', 'assessment.decide', (context) => show(context, {})),
  post('/pool/interest/:interest/decision', 'assessment.decide', save),
  post('/pool/interest/:interest/assessors', 'pool.edit', addAssessor),
  post('/pool/interest/:interest/assessors/:assessment/release', 'pool.edit', release),
];

type Again = { typed?: Typed; errors?: FieldErrors; status?: number };

async function show(context: Context, { typed, errors, status }: Again): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const { db } = context.services;
  const assessors = await assessorsOf(db, interest.id, interest.attempt);
  const { personId } = signedIn(context);
  const until = addToDate(londonDate(context.now), { months: 36 });
  const page = {
    title: `Is ${interest.name} accredited?`,
    caption: [interest.role_title, interest.authority_name].filter(Boolean).join(', '),
    width: 'narrow' as const,
    back: { href: `/pool/interest/${interest.id}`, text: interest.name },
    ...(errors ? { errors } : {}),
    main: decisionView({
      interest,
      assessors,
      evidence: await evidenceOf(db, interest.id, interest.attempt),
      programmes: (await currentDefinitions(db)).map(({ key, name }) => ({ key, name })),
      mayDecide:
        interest.status === 'assessed' &&
        !assessors.some((each) => each.assessor_id === personId && each.status !== 'released'),
      csrf: context.csrf,
      typed: typed ?? dateTyped(until),
      errors: errors ?? {},
    }),
  };
  return status ? context.show(page, status) : context.show(page);
}

/** Three years from today: what is usual, and can be changed. */
function dateTyped(date: string): Typed {
  return {
    'until-day': String(Number(date.slice(8))),
    'until-month': String(Number(date.slice(5, 7))),
    'until-year': date.slice(0, 4),
  };
}

const fields = z.object({
  decision: choice(['accredited', 'not-yet'] as const, 'Choose one'),
  programmes: several(),
  until: optionalDate(),
  conditions: optionalText(1000),
  feedback: optionalText(5000),
});

function readDecision(context: Context, known: readonly string[]): FormResult<Decision> {
  const form = parseForm(fields, context.body);
  if (!form.ok) return form;
  const { decision, programmes, until, conditions, feedback } = form.value;
  const errors: Record<string, string> = {};
  if (decision === 'not-yet') {
    if (feedback === '') errors.feedback = 'Write what you would like to see more of: they read it';
    else return { ok: true, value: { decision, feedback } };
  } else {
    if (programmes.length === 0 || programmes.some((key) => !known.includes(key)))
      errors.programmes = 'Choose the programmes they are accredited for';
    if (until === null || until <= londonDate(context.now)) errors.until = 'Enter a day that lies ahead';
    if (until !== null && until > addToDate(londonDate(context.now), { months: 120 }))
      errors.until = 'Enter a day within ten years';
    if (Object.keys(errors).length === 0 && until !== null)
      return { ok: true, value: { decision, programmeKeys: programmes, untilOn: until, conditions, feedback } };
  }
  return { ok: false, errors, typed: context.body };
}

async function save(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const known = (await currentDefinitions(context.services.db)).map(({ key }) => key);
  const form = readDecision(context, known);
  if (!form.ok) return await show(context, form);
  const done = await decide(context.services, interest.id, form.value, signedIn(context).personId);
  if (isRefusal(done)) return await show(context, { typed: context.body, errors: { decision: done.why }, status: 409 });
  const what =
    form.value.decision === 'accredited'
      ? `${done.name} is in the pool now, and has been told.`
      : `We have told ${done.name}, with your feedback.`;
  return redirect(`/pool/interest/${interest.id}`, what);
}

async function addAssessor(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  if (!interest) return notFound;
  const id = String(context.body.assessor ?? '');
  const email = parseForm(
    z.object({ 'assessor-email': emailAddress('Choose somebody, or enter the email address of a peer') }),
    context.body,
  );
  if (!isId(id) && !email.ok) return await showOne(context, email);
  const who = isId(id) ? { id } : { email: email.ok ? email.value['assessor-email'] : '' };
  const done = await nameAssessor(context.services, interest.id, who, signedIn(context).personId);
  if (isRefusal(done)) return await showOne(context, { typed: context.body, errors: { 'assessor-email': done.why } });
  return redirect(`/pool/interest/${interest.id}`, `We have asked ${done.name} to write down what they saw.`);
}

async function release(context: Context): Promise<Outcome> {
  const interest = await visible(context);
  const assessment = context.params.assessment ?? '';
  if (!interest || !isId(assessment)) return notFound;
  const done = await releaseAssessor(context.services, interest.id, assessment, signedIn(context).personId);
  const page = `/pool/interest/${interest.id}`;
  return isRefusal(done) ? turnBack(page, done.why) : redirect(page, `${done.name} need not assess any more.`);
}

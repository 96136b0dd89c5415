import { z } from 'zod';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { html } from '#design/html';
import { londonDate, longDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { managerName } from '#modules/programmes';
import { type Context, type Outcome, redirect, signedIn, theChallenge, turnBack } from '#platform/http/context';
import { parseForm, requiredText } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { declineEnquiry, takeUpEnquiry } from '../../application/take-up-enquiry.ts';
import { toldWords } from '../../application/write-to.ts';
import { challengeLife } from '../../store/challenge-life.ts';
import { possibleManagers } from '../../store/managers.ts';
import { monthName } from '../enquiry/form.ts';
import { managerFields, readManager } from '../hand-over/form.ts';
import { challengeDefinition, challengeNav } from '../navigation/challenge-nav.ts';

/** The programme manager answers an enquiry: names who runs it, or declines with a reason. */
export const takeUpRoutes = [
  get('/challenges/:challenge/take-up', 'challenge.open', (context) => show(context)),
  post('/challenges/:challenge/take-up', 'challenge.open', takeUp),
  post('/challenges/:challenge/declining', 'challenge.open', decline),
];

async function show(
  context: Context,
  { typed, errors }: { typed: Typed; errors: FieldErrors } = { typed: {}, errors: {} },
): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const [life, definition, managers, navigation] = await Promise.all([
    challengeLife(db, head.id),
    challengeDefinition(context),
    possibleManagers(db, head.bodyId),
    challengeNav(context, null),
  ]);
  const path = `/challenges/${head.reference}`;
  if (life.closedAt || life.reached.has('opened')) return redirect(path);
  const facts = [
    ['Host', head.hostName],
    ['Programme', definition.name],
    [life.askedByHost ? 'Asked for by the host' : 'Opened by the programme body', longDate(londonDate(life.openedAt))],
    ['Months that would suit', life.wishedMonths.map(monthName).join(', ') || 'None named'],
    ['Why', life.why || 'No reason was given'],
  ] as const;
  return context.show({
    title: 'Take up this enquiry',
    caption: head.title,
    width: 'narrow',
    errors,
    main: html`${navigation}${govuk.summaryList({ rows: facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${form({
  action: `${path}/take-up`,
  csrf: context.csrf,
  body: managerFields({ called: managerName(definition).toLowerCase(), managers, typed, errors }),
  button: 'Take it up and begin scoping',
  cancel: path,
})}
<h2 class="govuk-heading-m">Or decline it</h2>
${form({
  action: `${path}/declining`,
  csrf: context.csrf,
  body: field.textarea({
    name: 'reason',
    label: 'Why can it not go ahead?',
    hint: 'The host reads this. They can ask again.',
    rows: 3,
    maximum: 2000,
    typed,
    errors,
  }),
  button: { text: 'Decline and tell the host', kind: 'warning' },
})}`,
  });
}

async function takeUp(context: Context): Promise<Outcome> {
  const manager = readManager(context.body);
  if ('errors' in manager) return await show(context, manager);
  const head = theChallenge(context);
  const taken = await takeUpEnquiry(context.services, { head, manager }, signedIn(context).personId);
  if (!isRefusal(taken)) {
    const notice = `${taken.managerName} runs this challenge and scoping has begun. ${toldWords(taken.told)}`;
    return redirect(`/challenges/${head.reference}`, notice);
  }
  if (taken.code === 'already-settled') return turnBack(`/challenges/${head.reference}`, taken.why);
  return await show(context, { typed: { ...context.body }, errors: { manager: taken.why } });
}

const declining = z.object({ reason: requiredText('Say why it cannot go ahead', 2000) });

async function decline(context: Context): Promise<Outcome> {
  const form = parseForm(declining, context.body);
  if (!form.ok) return await show(context, { typed: { ...form.typed }, errors: { ...form.errors } });
  const head = theChallenge(context);
  const { reason } = form.value;
  const declined = await declineEnquiry(context.services, { head, reason }, signedIn(context).personId);
  const home = `/challenges/${head.reference}`;
  return isRefusal(declined)
    ? turnBack(home, declined.why)
    : redirect(home, `The enquiry is declined. ${toldWords(declined.told)}`);
}

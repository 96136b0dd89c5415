import { z } from 'zod';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, londonInstant, londonTime, longDateTime, mediumDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { type Context, type Outcome, redirect, signedIn, theChallenge, turnBack } from '#platform/http/context';
import { optionalText, parseForm, requiredDate, revision, timeOfDay } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { startOnSite } from '../../application/start-on-site.ts';
import { holdTeamCall, planTeamCall } from '../../application/team-call.ts';
import { challengeLife } from '../../store/challenge-life.ts';
import { readTeamCall, type TeamCall } from '../../store/team-call.ts';
import { challengeNav } from '../navigation/challenge-nav.ts';

/** The team's call before it goes, and the press that says the team is on site. */
export const teamCallRoutes = [
  get('/challenges/:challenge/team-call', 'pack.read', (context) => show(context)),
  post('/challenges/:challenge/team-call', 'challenge.manage', plan),
  post('/challenges/:challenge/team-call/held', 'challenge.manage', markHeld),
  post('/challenges/:challenge/on-site-start', 'challenge.manage', markStarted),
];

const pathOf = (context: Context) => `/challenges/${theChallenge(context).reference}/team-call`;
type Again = { typed: Typed; errors: FieldErrors; theirs?: TeamCall };

async function show(context: Context, again?: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const [call, life, navigation] = await Promise.all([
    again?.theirs ?? readTeamCall(db, head.id),
    challengeLife(db, head.id),
    challengeNav(context, null),
  ]);
  const held = life.reached.get('team-call-held');
  const manages = context.may('challenge.manage') && !life.closedAt;
  const main = html`${navigation}${held && govuk.insetText({ text: `The call was held on ${mediumDate(held)}.` })}
${callFacts(call, held !== undefined)}
${manages && !held && life.reached.has('team-confirmed') && heldForm(context, call)}
${manages && planForm(context, call, { held: held !== undefined, again })}`;
  const errors = again?.errors ?? {};
  return context.show(
    { title: 'Team call', caption: head.title, width: 'narrow', errors, main },
    again?.theirs ? 409 : undefined,
  );
}

/** Of a call that is over, only what was written down: what is not known then is no longer to come. */
function callFacts(call: TeamCall, held: boolean): Html | null {
  const rows = [
    ['When', call.at ? longDateTime(call.at) : 'Not planned yet'],
    ['How to join', call.joining || 'Not known yet'],
    ['Lines to pursue', call.lines || 'None written yet'],
  ].filter((_, index) => !held || [call.at, call.joining, call.lines][index]);
  if (rows.length === 0) return null;
  return govuk.summaryList({
    rows: rows.map(([key = '', value = '']) => ({
      key: { text: key },
      value: { html: html`${value.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))}` },
    })),
  });
}

function heldForm(context: Context, call: TeamCall): Html {
  if (call.at !== null && call.at > context.now) return html``;
  return form({
    action: `${pathOf(context)}/held`,
    csrf: context.csrf,
    body: html``,
    button: 'The call has been held',
  });
}

function planForm(
  context: Context,
  call: TeamCall,
  { held, again }: { held: boolean; again: Again | undefined },
): Html {
  const errors = again?.errors ?? {};
  const typed = again?.typed ?? typedOf(call);
  const version = again && !again.theirs ? String(again.typed.version ?? call.version) : String(call.version);
  return html`<h2 class="govuk-heading-m">${held ? 'Write down what was planned' : 'Plan the call'}</h2>
${again?.theirs && govuk.insetText({ text: 'Somebody else planned the call while you were writing: their plan is above. Save again to put yours in its place.' })}
${form({
  action: pathOf(context),
  csrf: context.csrf,
  hidden: { version },
  body: html`${field.date({ name: 'on', label: 'Day', typed, errors })}
${field.time({ name: 'at', label: 'Time', typed, errors })}
${field.textarea({ name: 'joining', label: 'How to join', hint: 'A link or a number. The team is told when you change it.', rows: 3, maximum: 2000, typed, errors })}
${field.textarea({ name: 'lines', label: 'Lines to pursue', hint: 'What the team wants to test on site. The host does not see this.', rows: 8, maximum: 10_000, typed, errors })}`,
  button: 'Save the plan and tell the team',
})}`;
}

function typedOf(call: TeamCall): Typed {
  const [year, month, day] = call.at ? londonDate(call.at).split('-') : [];
  return {
    'on-day': day && String(Number(day)),
    'on-month': month && String(Number(month)),
    'on-year': year,
    at: call.at ? londonTime(call.at) : '',
    joining: call.joining,
    lines: call.lines,
  };
}

const callForm = z.object({
  version: revision(),
  on: requiredDate('Enter the day of the call'),
  at: timeOfDay('Enter the time of the call, such as 2.30pm'),
  joining: optionalText(2000),
  lines: optionalText(10_000),
});

async function plan(context: Context): Promise<Outcome> {
  const form = parseForm(callForm, context.body);
  if (!form.ok) return await show(context, { typed: { ...form.typed }, errors: { ...form.errors } });
  const { on, at, joining, lines, version } = form.value;
  const call = { at: londonInstant(on, at), joining, lines, version };
  const head = theChallenge(context);
  const planned = await planTeamCall(context.services, { head, call }, signedIn(context).personId);
  if ('stale' in planned) return await show(context, { typed: { ...context.body }, errors: {}, theirs: planned.stale });
  return redirect(pathOf(context), `The plan is saved. ${planned.told}`.trim());
}

async function markHeld(context: Context): Promise<Outcome> {
  const held = await holdTeamCall(context.services, { head: theChallenge(context) }, signedIn(context).personId);
  return isRefusal(held)
    ? turnBack(pathOf(context), held.why)
    : redirect(pathOf(context), 'The team call is marked as held.');
}

async function markStarted(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const started = await startOnSite(context.services, head, signedIn(context).personId);
  const home = `/challenges/${head.reference}`;
  return isRefusal(started) ? turnBack(home, started.why) : redirect(home, 'The team is on site.');
}

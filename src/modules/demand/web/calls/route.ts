import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { form as formOf } from '#design/form';
import { govuk } from '#design/govuk';
import { html } from '#design/html';
import { londonDate } from '#kernel/dates';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { type FieldErrors, parseForm, several, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { endCall, openCall, saveCall } from '../../application/open-call.ts';
import { askToSendCall } from '../../application/send-call.ts';
import { yearAhead } from '../../application/year-ahead.ts';
import { callState, draftCall } from '../../domain/draft-call.ts';
import { AUDIENCES, audienceSizes } from '../../store/audiences.ts';
import { type Call, findCall, type Gap, listCalls, offersOf } from '../../store/calls.ts';
import { monthWords, needWords } from '../need-words.ts';
import { callFields, readCall, typedCall } from './form.ts';
import { callsView, callView, publicCallView } from './view.ts';

export const callRoutes = [
  get('/calls', 'demand.see', showCalls),
  get('/calls/new', 'call.open', (context) => showNew(context, context.query.need ?? '', {})),
  post('/calls', 'call.open', open),
  get('/calls/:call', 'demand.see', (context) => showCall(context, {})),
  get('/calls/:call/edit', 'call.open', (context) => showEdit(context, {})),
  post('/calls/:call', 'call.open', save),
  post('/calls/:call/mailings', 'call.open', send),
  post('/calls/:call/end', 'call.open', end),
  get('/become-a-peer/calls/:call', 'anyone', showPublic),
];

type Again = { typed?: Typed; errors?: FieldErrors; stale?: Call };

async function showCalls(context: Context): Promise<Outcome> {
  const calls = await listCalls(context.services.db, bodies(context));
  return context.show({ title: 'Calls for peers', width: 'wide', main: callsView(calls, londonDate(context.now)) });
}

/** A need of the coming year by its key, with the gap as it is now; null where no planned challenge asks for it. */
async function gapOf(context: Context, key: string) {
  const year = await yearAhead(context.services, bodies(context), '');
  const row = year.rows.find(({ need }) => need.key === key);
  if (!row) return null;
  const months = year.months.filter((_, index) => (row.cells[index]?.short ?? 0) > 0).map((month) => monthWords(month));
  const { anyOf, skill, party } = row.need;
  const gap: Gap = {
    need: key,
    label: needWords(row.need),
    roles: [...new Set(anyOf.map(({ role }) => role))],
    topic: skill ?? anyOf.find((each) => each.skill)?.skill ?? null,
    party: 'party' in party ? party.party : null,
    short: row.total.short,
    months,
  };
  const days = row.total.short > 0 ? Math.max(1, Math.round(row.total.daysShort / row.total.short)) : 5;
  return { gap, row, days };
}

async function showNew(context: Context, key: string, again: Again): Promise<Outcome> {
  const found = await gapOf(context, key);
  if (!found) return notFound;
  const { gap, row, days } = found;
  const drafted = draftCall(
    {
      need: gap.label,
      places: row.total.needed,
      short: gap.short,
      challenges: row.challenges,
      months: gap.months,
      days,
    },
    londonDate(context.now),
  );
  const typed = again.typed ?? typedCall(drafted);
  return context.show({
    title: 'Call for peers',
    caption: 'Demand against supply',
    width: 'narrow',
    back: { href: '/demand', text: 'Demand against supply' },
    ...(again.errors ? { errors: again.errors } : {}),
    main: html`<p class="govuk-body">We have drafted it from the gap: ${gap.label}, ${gap.short === 0 ? 'no place short now' : `${gap.short} short`}. Make it your own. Nobody is written to yet.</p>
${formOf({
  action: '/calls',
  csrf: context.csrf,
  hidden: { id: String(typed.id ?? newId(context.now.getTime())), need: key },
  body: callFields({ typed, errors: again.errors ?? {} }),
  button: 'Open the call',
  cancel: '/demand',
})}`,
  });
}

async function open(context: Context): Promise<Outcome> {
  const key = String(context.body.need ?? '');
  const id = String(context.body.id ?? '');
  const form = readCall(context.body, londonDate(context.now));
  if (!form.ok) return await showNew(context, key, form);
  const found = isId(id) ? await gapOf(context, key) : null;
  const [bodyId] = bodies(context);
  if (!found || !bodyId) return notFound;
  await openCall(context.services, { ...form.value, id, bodyId, gap: found.gap }, signedIn(context).personId);
  const opens = form.value.opensOn <= londonDate(context.now);
  return redirect(
    `/calls/${id}`,
    `The call is kept. It ${opens ? 'stands on the public page now' : 'stands on the public page from its first day'}; nobody has been written to yet.`,
  );
}

async function own(context: Context): Promise<Call | null> {
  const id = context.params.call ?? '';
  const call = isId(id) ? await findCall(context.services.db, id) : null;
  return call && bodies(context).includes(call.bodyId) ? call : null;
}

async function showCall(context: Context, again: Again & { refused?: string }): Promise<Outcome> {
  const call = await own(context);
  if (!call) return notFound;
  const { db } = context.services;
  const page = callView({
    call,
    today: londonDate(context.now),
    offers: await offersOf(db, call.id),
    sizes: context.may('call.open') ? await audienceSizes(db, call) : null,
    csrf: context.csrf,
    typed: again.typed ?? {},
    errors: again.errors ?? {},
  });
  const options = {
    title: `The call “${call.title}”`,
    width: 'wide' as const,
    back: { href: '/calls', text: 'Calls for peers' },
    ...(again.errors ? { errors: again.errors } : {}),
    main: page,
  };
  return context.show(options);
}

async function showEdit(context: Context, again: Again): Promise<Outcome> {
  const call = again.stale ?? (await own(context));
  if (!call) return notFound;
  if (call.endedAt !== null) return again.typed ? showEnded(context, call, again.typed) : notFound;
  return context.show(
    {
      title: 'Change the call',
      caption: call.title,
      width: 'narrow',
      back: { href: `/calls/${call.id}`, text: call.title },
      ...(again.errors ? { errors: again.errors } : {}),
      main: html`${again.stale && govuk.warningText({ text: 'Somebody has saved this call since you opened it. Their text is below yours; save again to keep yours.', iconFallbackText: 'Warning' })}
${formOf({
  action: `/calls/${call.id}`,
  csrf: context.csrf,
  hidden: { version: again.stale ? String(call.version) : String(again.typed?.version ?? call.version) },
  body: callFields({ typed: again.typed ?? typedCall(call), errors: again.errors ?? {} }),
  button: 'Keep this text',
  cancel: `/calls/${call.id}`,
})}
${again.stale && html`<h2 class="govuk-heading-m">As it was saved</h2><p class="govuk-body"><strong>${call.title}</strong></p><p class="govuk-body">${call.wanted}</p>${call.about.split(/\n{2,}/).map((part) => html`<p class="govuk-body">${part}</p>`)}`}`,
    },
    again.stale ? 409 : undefined,
  );
}

/** What was typed into a call that was ended meanwhile. */
function showEnded(context: Context, call: Call, typed: Typed): Outcome {
  const day = (name: string) =>
    [typed[`${name}-day`], typed[`${name}-month`], typed[`${name}-year`]].filter(Boolean).join(' ');
  const main = unsaved('title', [
    ['Title', typed.title],
    ['Who is wanted, in one sentence', typed.wanted],
    ['The text of its page', typed.about],
    ['First day', day('opens')],
    ['Last day', day('closes')],
  ]);
  const errors = { title: 'This call has been ended. Open a new one.' };
  const back = { href: `/calls/${call.id}`, text: call.title };
  const page = { title: 'This call has ended', caption: call.title, width: 'narrow' as const, back, errors };
  return context.show({ ...page, main: html`${main}` }, 409);
}

async function save(context: Context): Promise<Outcome> {
  const call = await own(context);
  if (!call) return notFound;
  const form = readCall(context.body, londonDate(context.now));
  if (!form.ok) return await showEdit(context, form);
  const version = Number(context.body.version);
  const saved = await saveCall(context.services, call.id, { version, text: form.value }, signedIn(context).personId);
  if (isRefusal(saved)) return showEnded(context, call, context.body);
  if (saved) return await showEdit(context, { typed: context.body, stale: saved.stale });
  return redirect(`/calls/${call.id}`, 'The call is changed, on its page too. Those written to before are not told.');
}

async function send(context: Context): Promise<Outcome> {
  const call = await own(context);
  if (!call) return notFound;
  const form = parseForm(z.object({ audiences: several() }), context.body);
  const audiences = form.ok ? AUDIENCES.filter((each) => form.value.audiences.includes(each)) : [];
  if (audiences.length === 0) {
    return await showCall(context, { typed: context.body, errors: { audiences: 'Choose at least one group' } });
  }
  const sent = await askToSendCall(context.services, call.id, audiences, signedIn(context).personId);
  if (isRefusal(sent)) return await showCall(context, { typed: context.body, errors: { audiences: sent.why } });
  return redirect(
    `/calls/${call.id}`,
    `We are writing to ${sent === 1 ? 'one person' : `${sent.toLocaleString('en-GB')} people`} now. It cannot be taken back; nobody gets it twice.`,
  );
}

async function end(context: Context): Promise<Outcome> {
  const call = await own(context);
  if (!call) return notFound;
  await endCall(context.services, call.id, signedIn(context).personId);
  return redirect(`/calls/${call.id}`, 'The call has ended. Its page says so, and it is off the public list.');
}

async function showPublic(context: Context): Promise<Outcome> {
  const id = context.params.call ?? '';
  const call = isId(id) ? await findCall(context.services.db, id) : null;
  const state = call && callState(call, londonDate(context.now));
  if (!call || !state || state === 'ahead') return notFound;
  return context.show({
    title: call.title,
    caption: 'Call for peers',
    width: 'narrow',
    back: { href: '/become-a-peer', text: 'Become a peer' },
    main: publicCallView(call, state),
  });
}

function bodies(context: Context): string[] {
  return [...bodiesOf(signedIn(context), OFFICE_ROLES)];
}

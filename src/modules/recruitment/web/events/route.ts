import { z } from 'zod';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn, turnBack } from '#platform/http/context';
import { type FieldErrors, formId, parseForm, requiredText, revision, several, type Typed } from '#platform/http/forms';
import { askedPage, readPage } from '#platform/http/paging';
import { get, post } from '#platform/http/routes';
import { changeEvent } from '../../application/change-event.ts';
import { invite, isAhead } from '../../application/invite.ts';
import { cancelEvent, planEvent, recordAttendance, sendJoining } from '../../application/run-event.ts';
import {
  applicantsToInvite,
  EVENTS_PAGE_SIZE,
  eventNeeds,
  eventPeople,
  findEvent,
  listEvents,
  type PeerEvent,
  peersToInvite,
} from '../../store/events.ts';
import { readEvent, typedEvent } from './form.ts';
import { eventListView } from './list-view.ts';
import { eventFormView, eventView, inviteView, needsView } from './view.ts';

export const eventRoutes = [
  get('/pool/events', 'pool.see', showList),
  get('/pool/events/new', 'pool.edit', (context) => showNew(context, {})),
  post('/pool/events', 'pool.edit', plan),
  get('/pool/events/:event', 'pool.see', (context) => showOne(context, {})),
  get('/pool/events/:event/edit', 'pool.edit', (context) => showEdit(context, {})),
  post('/pool/events/:event', 'pool.edit', change),
  get('/pool/events/:event/invitations', 'pool.edit', (context) => showInvite(context, {})),
  post('/pool/events/:event/invitations', 'pool.edit', sendInvitations),
  post('/pool/events/:event/joining-instructions', 'pool.edit', sendInstructions),
  post('/pool/events/:event/attendance', 'pool.edit', saveAttendance),
  post('/pool/events/:event/cancellation', 'pool.edit', cancel),
  get('/pool/events/:event/needs', 'event.needs', showNeeds),
];

const POOL = { href: '/pool/events', text: 'Events' };
type Again = { typed?: Typed; errors?: FieldErrors; status?: number };
const errorsOf = ({ errors }: Again) => (errors ? { errors } : {});

async function showList(context: Context): Promise<Outcome> {
  const bodies = bodiesOf(signedIn(context), OFFICE_ROLES);
  const found = await readPage(askedPage(context.query), EVENTS_PAGE_SIZE, (page) =>
    listEvents(context.services.db, bodies, context.now, page),
  );
  return context.show({
    title: 'Events for peers and applicants',
    width: 'wide',
    back: { href: '/pool', text: 'Pool' },
    main: eventListView({
      ...found,
      now: context.now,
      size: EVENTS_PAGE_SIZE,
      mayPlan: context.may('pool.edit'),
    }),
  });
}

function showNew(context: Context, again: Again): Outcome {
  const id = String(again.typed?.id ?? newId(context.now.getTime()));
  return context.show({
    title: 'Plan an event',
    width: 'narrow',
    back: POOL,
    ...errorsOf(again),
    main: eventFormView({
      action: '/pool/events',
      csrf: context.csrf,
      hidden: { id },
      typed: again.typed ?? { kind: 'assessment', places: '16' },
      errors: again.errors ?? {},
      button: 'Plan the event',
      cancel: '/pool/events',
    }),
  });
}

async function plan(context: Context): Promise<Outcome> {
  const actor = signedIn(context);
  const [body] = bodiesOf(actor, OFFICE_ROLES);
  const id = parseForm(z.object({ id: formId() }), context.body);
  const form = readEvent(context.body, context.now);
  if (!form.ok) return showNew(context, form);
  if (!id.ok || !body) return showNew(context, { typed: context.body, errors: { title: 'Open this page again' } });
  const planned = await planEvent(context.services, id.value.id, body, form.value, actor.personId);
  return redirect(`/pool/events/${planned}`, `Planned: ${form.value.title}. Next, invite people.`);
}

/** The event, where it is of a body whose office this person belongs to. */
async function visible(context: Context): Promise<PeerEvent | null> {
  const id = context.params.event ?? '';
  const event = isId(id) ? await findEvent(context.services.db, id) : null;
  return event && bodiesOf(signedIn(context), OFFICE_ROLES).includes(event.body_id) ? event : null;
}

async function showOne(context: Context, again: Again): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  const page = {
    title: event.title,
    width: 'wide' as const,
    back: POOL,
    ...errorsOf(again),
    main: eventView({
      event,
      people: await eventPeople(context.services.db, event.id),
      ahead: isAhead(event, context.now),
      mayEdit: context.may('pool.edit'),
      maySeeNeeds: context.may('event.needs'),
      csrf: context.csrf,
      typed: again.typed ?? {},
      errors: again.errors ?? {},
    }),
  };
  return again.status ? context.show(page, again.status) : context.show(page);
}

async function showEdit(context: Context, again: Again): Promise<Outcome> {
  const event = await visible(context);
  if (event?.status !== 'planned') return notFound;
  const path = `/pool/events/${event.id}`;
  const page = {
    title: `Change ${event.title}`,
    width: 'narrow' as const,
    back: { href: path, text: event.title },
    ...errorsOf(again),
    main: eventFormView({
      action: path,
      csrf: context.csrf,
      hidden: {
        version: String(again.status === 409 ? event.version : (again.typed?.version ?? event.version)),
        kind: event.kind,
      },
      typed: again.typed ?? typedEvent(event),
      errors: again.errors ?? {},
      button: 'Change it, and tell those invited',
      cancel: path,
      fixedKind: true,
    }),
  };
  return again.status ? context.show(page, again.status) : context.show(page);
}

async function change(context: Context): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  const form = readEvent({ ...context.body, kind: event.kind }, isAhead(event, context.now) ? context.now : null);
  if (!form.ok) return await showEdit(context, form);
  const version = parseForm(z.object({ version: revision() }), context.body);
  if (!version.ok) return await showEdit(context, { typed: context.body, errors: { title: 'Open this page again' } });
  const by = signedIn(context).personId;
  const done = await changeEvent(context.services, event.id, version.value.version, form.value, by);
  if (isRefusal(done)) {
    const field = done.code === 'places' ? 'places' : 'title';
    return await showEdit(context, {
      typed: context.body,
      errors: { [field]: done.why },
      status: done.code === 'stale' ? 409 : 422,
    });
  }
  return redirect(
    `/pool/events/${event.id}`,
    done.told > 0 ? `Changed. We have told ${counted(done.told)}.` : 'Changed.',
  );
}

async function showInvite(context: Context, again: Again): Promise<Outcome> {
  const event = await visible(context);
  if (!event || !isAhead(event, context.now)) return notFound;
  const { db } = context.services;
  const words = String(context.query.words ?? '').slice(0, 200);
  const assessed = event.kind === 'assessment';
  const people = assessed
    ? await applicantsToInvite(db, event.body_id)
    : await peersToInvite(db, event.body_id, event.id, words);
  return context.show({
    title: `Invite people to ${event.title}`,
    width: 'narrow',
    back: { href: `/pool/events/${event.id}`, text: event.title },
    ...errorsOf(again),
    main: inviteView({
      event,
      people,
      words,
      csrf: context.csrf,
      typed: again.typed ?? {},
      errors: again.errors ?? {},
    }),
  });
}

async function sendInvitations(context: Context): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  const form = parseForm(z.object({ people: several() }), context.body);
  const ids = form.ok ? form.value.people.filter(isId) : [];
  if (ids.length === 0)
    return await showInvite(context, { typed: context.body, errors: { people: 'Choose at least one person' } });
  const done = await invite(context.services, event.id, ids, signedIn(context).personId);
  if (isRefusal(done)) return turnBack(`/pool/events/${event.id}`, done.why);
  return redirect(
    `/pool/events/${event.id}`,
    `We have invited ${counted(done.invited)}, each by a message with their own link.`,
  );
}

async function sendInstructions(context: Context): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  const form = parseForm(z.object({ joining: requiredText('Write what people need to come', 5000) }), context.body);
  if (!form.ok) return await showOne(context, form);
  const done = await sendJoining(context.services, event.id, form.value.joining, signedIn(context).personId);
  if (isRefusal(done)) return await showOne(context, { typed: context.body, errors: { joining: done.why } });
  return redirect(
    `/pool/events/${event.id}`,
    `Sent to ${counted(done.told)}. Whoever gets a place later has them with it.`,
  );
}

async function saveAttendance(context: Context): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  const form = parseForm(z.object({ came: several() }), context.body);
  const came = form.ok ? form.value.came : [];
  const done = await recordAttendance(context.services, event.id, came, signedIn(context).personId);
  if (isRefusal(done)) return await showOne(context, { typed: context.body, errors: { came: done.why } });
  return redirect(`/pool/events/${event.id}`, `Recorded: ${counted(done.came)} came.`);
}

async function cancel(context: Context): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  const form = parseForm(
    z.object({ reason: requiredText('Say why: everybody who was to come reads it', 1000) }),
    context.body,
  );
  if (!form.ok) return await showOne(context, form);
  const done = await cancelEvent(context.services, event.id, form.value.reason, signedIn(context).personId);
  if (isRefusal(done)) return await showOne(context, { typed: context.body, errors: { reason: done.why } });
  return redirect(`/pool/events/${event.id}`, `Cancelled. We have told ${counted(done.told)}.`);
}

async function showNeeds(context: Context): Promise<Outcome> {
  const event = await visible(context);
  if (!event) return notFound;
  return context.show({
    title: 'What people need there',
    caption: event.title,
    width: 'narrow',
    back: { href: `/pool/events/${event.id}`, text: event.title },
    main: needsView(await eventNeeds(context.services.db, event.id)),
  });
}

function counted(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}

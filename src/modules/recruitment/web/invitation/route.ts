import { z } from 'zod';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { calendarFeed } from '#platform/calendar/calendar';
import { type Context, notFound, type Outcome, redirect, turnBack } from '#platform/http/context';
import { type FieldErrors, optionalText, parseForm, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { answerInvitation, tellNeeds } from '../../application/answer-invitation.ts';
import { eventForCalendar } from '../../application/event-letters.ts';
import { isAhead } from '../../application/invite.ts';
import { findEvent, findInvitation, type Invitation, ownNeeds, type PeerEvent } from '../../store/events.ts';
import { subjectOfLink } from '../../store/links.ts';
import { invitationView } from './view.ts';

/** By the link of a message, signed in or not; or by its id for the person it is for, signed in. Both show and do the same. */
export const invitationRoutes = [
  get('/invitations/:key', 'anyone', (context) => show(context, {})),
  get('/invitations/:key/calendar.ics', 'anyone', calendar),
  post('/invitations/:key/acceptance', 'anyone', (context) => answer(context, 'accept')),
  post('/invitations/:key/refusal', 'anyone', (context) => answer(context, 'decline')),
  post('/invitations/:key/withdrawal', 'anyone', (context) => answer(context, 'drop-out')),
  post('/invitations/:key/needs', 'anyone', changeNeeds),
];

type Found = { invitation: Invitation; event: PeerEvent; own: boolean };

async function find(context: Context): Promise<Found | Outcome> {
  const { db } = context.services;
  const key = context.params.key ?? '';
  if (isId(key) && !context.actor) return redirect(`/sign-in?return-to=${encodeURIComponent(`/invitations/${key}`)}`);
  const id = isId(key) ? key : await subjectOfLink(db, 'invitation', key);
  const invitation = id ? await findInvitation(db, id) : null;
  const own = invitation !== null && context.actor?.personId === invitation.person_id;
  if (!invitation || (isId(key) && !own)) return notFound;
  const event = await findEvent(db, invitation.event_id);
  return event ? { invitation, event, own } : notFound;
}

type Again = { typed?: Typed; errors?: FieldErrors };

async function show(context: Context, { typed, errors }: Again): Promise<Outcome> {
  const found = await find(context);
  if ('kind' in found) return found;
  const { invitation, event, own } = found;
  return context.show({
    title: `Your invitation: ${event.title}`,
    caption: event.body_name,
    width: 'narrow',
    ...(errors ? { errors } : {}),
    main: invitationView({
      typed,
      errors: errors ?? {},
      invitation,
      event,
      ahead: isAhead(event, context.now),
      // A link may be passed on: what somebody needs is shown again only to themselves.
      needs: own ? await ownNeeds(context.services.db, invitation.id) : null,
      path: `/invitations/${context.params.key}`,
      csrf: context.csrf,
    }),
  });
}

const needsForm = z.object({ dietary: optionalText(1000), access: optionalText(1000) });

async function answer(context: Context, given: 'accept' | 'decline' | 'drop-out'): Promise<Outcome> {
  const found = await find(context);
  if ('kind' in found) return found;
  const form = parseForm(needsForm, context.body);
  if (given === 'accept' && !form.ok) return await show(context, form);
  const path = `/invitations/${context.params.key}`;
  const needs = form.ok ? form.value : { dietary: '', access: '' };
  const asked = given === 'accept' ? { answer: given, needs } : { answer: given };
  const actorId = found.own ? (context.actor?.personId ?? null) : null;
  const done = await answerInvitation(context.services, found.invitation.id, asked, actorId);
  return isRefusal(done) ? turnBack(path, done.why) : redirect(path, SAID[done.status]);
}

const SAID = {
  accepted: 'You have a place. We have sent you the time and place for your calendar.',
  waiting: 'All places are taken. You are on the waiting list, and we write to you at once when one is free.',
  declined: 'Thank you for telling us.',
  'dropped-out': 'You gave up your place. Thank you for telling us: somebody else can have it.',
} as const;

async function changeNeeds(context: Context): Promise<Outcome> {
  const found = await find(context);
  if ('kind' in found) return found;
  if (!found.own || !['accepted', 'waiting'].includes(found.invitation.status)) return notFound;
  const form = parseForm(needsForm, context.body);
  if (!form.ok) return await show(context, form);
  const path = `/invitations/${context.params.key}`;
  await tellNeeds(context.services, found.invitation.id, form.value);
  return redirect(path, 'We have told those who see to it.');
}

async function calendar(context: Context): Promise<Outcome> {
  const found = await find(context);
  if ('kind' in found) return found;
  if (found.invitation.status !== 'accepted') return notFound;
  const entry = eventForCalendar(context.services.config.baseUrl, found.event, found.invitation.id);
  const text = calendarFeed(found.event.title, [entry], context.now);
  return { kind: 'file', content: Buffer.from(text), mediaType: 'text/calendar; charset=utf-8', fileName: 'event.ics' };
}

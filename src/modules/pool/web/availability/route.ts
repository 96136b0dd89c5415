import { govuk } from '#design/govuk';
import { html } from '#design/html';
import { londonDate, mondayOf, parseIsoDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { get, post } from '#platform/http/routes';
import { paintAvailability } from '../../application/paint-availability.ts';
import { paintingOf } from '../../domain/weeks.ts';
import { availabilityOf } from '../../store/availability.ts';
import { editedPeer } from '../edit/route.ts';
import type { Editor } from '../sections/section.ts';
import { calendarView } from './view.ts';

export const availabilityRoutes = [
  get('/peer/availability', 'signed-in', (context) => showCalendar(context, 'peer', null)),
  post('/peer/availability', 'signed-in', (context) => paint(context, 'peer')),
  get('/pool/:peer/availability', 'pool.edit', (context) => showCalendar(context, 'office', null)),
  post('/pool/:peer/availability', 'pool.edit', (context) => paint(context, 'office')),
];

type Again = { why: string; ticked: string[]; shown: string[] };

async function showCalendar(context: Context, by: Editor, again: Again | null): Promise<Outcome> {
  const peer = await editedPeer(context, by);
  if (!peer) return notFound;
  const today = londonDate(context.now);
  const availability = await availabilityOf(context.services.db, peer.id, mondayOf(today));
  const path = by === 'peer' ? '/peer' : `/pool/${peer.id}`;
  return context.show({
    title: by === 'peer' ? 'When can you go?' : `When ${peer.name} can go`,
    width: 'narrow',
    back: { href: path, text: by === 'peer' ? 'Your peer page' : peer.name },
    scripts: ['pool/availability.js'],
    styles: ['pool/availability.css'],
    ...(again ? { errors: { calendar: again.why } } : {}),
    main: html`${again && govuk.errorMessage({ text: again.why })}${calendarView({
      availability,
      first: today,
      action: `${path}/availability`,
      csrf: context.csrf,
      whose: by === 'peer' ? 'you' : peer.name,
      ticked: again?.ticked ?? null,
      shown: again?.shown ?? null,
    })}${by === 'peer' && html`<p class="govuk-body">Away for a day or two only? <a class="govuk-link" href="/peer#away">Rule out single days</a>.</p>`}`,
  });
}

async function paint(context: Context, by: Editor): Promise<Outcome> {
  const peer = await editedPeer(context, by);
  if (!peer) return notFound;
  const ticked = mondays([context.body.away ?? []].flat());
  const shown = mondays(String(context.body.shown ?? '').split(' '));
  const actorId = signedIn(context).personId;
  const changed = await paintAvailability(context.services, peer.id, paintingOf(shown, ticked), actorId);
  if (isRefusal(changed)) return await showCalendar(context, by, { why: changed.why, ticked, shown });
  const path = by === 'peer' ? '/peer' : `/pool/${peer.id}`;
  const weeks = changed === 1 ? '1 week' : `${changed} weeks`;
  return redirect(`${path}/availability`, changed === 0 ? 'Nothing was changed.' : `Kept: ${weeks} changed.`);
}

/** Real Mondays only, each once, at most three years of them: nothing else comes from our form. */
function mondays(values: readonly string[]): string[] {
  const real = values.filter((value) => parseIsoDate(value) !== null && mondayOf(value) === value);
  return [...new Set(real)].sort().slice(0, 160);
}

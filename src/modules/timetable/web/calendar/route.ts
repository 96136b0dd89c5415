import { form } from '#design/form';
import { html } from '#design/html';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { calendarAddress, calendarByKey, renewCalendarAddress } from '../../application/calendar-address.ts';

/** One's own calendar feed: its address, a new address, and the feed itself, which a calendar program asks for unsigned. */
export const calendarRoutes: readonly PageRoute[] = [
  get('/calendar', 'signed-in', showAddress),
  post('/calendar/address', 'signed-in', renew),
  get('/calendar/:file', 'anyone', feed),
];

async function showAddress(context: Context): Promise<Outcome> {
  const address = await calendarAddress(context.services, signedIn(context).personId);
  const main = html`<p class="govuk-body">Your sessions can stand in your own calendar, on your phone or at work, and follow every change by themselves. Sessions are in it once their timetable is released.</p>
<p class="govuk-body"><a class="govuk-button" href="${address.replace(/^https?:/, 'webcal:')}" role="button" draggable="false">Add it to this device’s calendar</a></p>
<p class="govuk-body">It names no one who is interviewed.</p>
<h2 class="govuk-heading-m">Or copy the address</h2>
<p class="govuk-body cf-calendar-address"><code>${address}</code></p>
<p class="govuk-body">In Outlook choose “Add calendar”, then “Subscribe from web”. In Google Calendar choose “Other calendars”, then “From URL”. Keep the address to yourself: whoever has it can see your sessions.</p>
${form({
  action: '/calendar/address',
  csrf: context.csrf,
  body: html`<h2 class="govuk-heading-m">If somebody else has the address</h2><p class="govuk-body">Make a new one. The old one stops working at once, and you add the new one to your calendar.</p>`,
  button: { text: 'Make a new address', kind: 'secondary' },
})}`;
  return context.show({ title: 'Your calendar', width: 'narrow', main });
}

async function renew(context: Context): Promise<Outcome> {
  await renewCalendarAddress(context.services, signedIn(context).personId);
  return redirect('/calendar', 'You have a new calendar address. The old one no longer works.');
}

async function feed(context: Context): Promise<Outcome> {
  const file = context.params.file ?? '';
  const text = file.endsWith('.ics') ? await calendarByKey(context.services, file.slice(0, -4)) : null;
  if (text === null) return notFound;
  return {
    kind: 'file',
    content: Buffer.from(text, 'utf8'),
    mediaType: 'text/calendar; charset=utf-8',
    fileName: 'critical-friend.ics',
  };
}

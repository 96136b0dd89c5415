import { emptyState } from '#design/components/empty-state';
import { form } from '#design/form';
import { html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { revokeDevice } from '../../application/revoke-device.ts';
import { phonesOf } from '../../domain/phones.ts';
import { type DeviceOfPerson, devicesOf } from '../../store/devices.ts';

/** One's own devices that hold notes: a lost one is taken out of use here. */
export const devicesRoutes: readonly PageRoute[] = [
  get('/account/devices', 'signed-in', show),
  post('/account/devices/:device/revocation', 'signed-in', revoke),
];

async function show(context: Context): Promise<Outcome> {
  const devices = await devicesOf(context.services.db, signedIn(context).personId);
  const list =
    devices.length === 0
      ? emptyState({
          title: 'No device of yours holds notes',
          body: 'When you open the notebook of a challenge on a phone, it is listed here.',
        })
      : html`${phonesOf(devices).map((phone) => one(context, phone))}`;
  return context.show({
    title: 'Devices that hold your notes',
    width: 'narrow',
    back: { href: '/account', text: 'Your account' },
    main: html`<p class="govuk-body">The notebook keeps the team’s notes on these devices, locked.</p>
<p class="govuk-body">If one is lost, take it out of use, with the notes of all challenges on it. It is signed out and gets no key any more, and it wipes its notes when it next opens one of our pages with a network.</p>
<p class="govuk-body cf-quiet">Kept off the network, the notes on it can be read for up to 7 days after it last reached us, by whoever can unlock it.</p>
${list}`,
  });
}

function one(context: Context, phone: readonly DeviceOfPerson[]) {
  const [first] = phone;
  if (!first) return false;
  const { id, name, seenAt, revokedAt } = first;
  const since = new Date(Math.min(...phone.map(({ registeredAt }) => registeredAt.getTime())));
  const titles = [...new Set(phone.map(({ challengeTitle }) => challengeTitle))].join(' · ');
  const state = revokedAt
    ? html`<p class="govuk-body">Taken out of use on ${longDateTime(revokedAt)}.</p>`
    : form({
        action: `/account/devices/${id}/revocation`,
        csrf: context.csrf,
        body: html`<p class="govuk-body">Notes on it that have not been sent are lost with it.</p>`,
        button: { text: 'Take this device out of use', kind: 'warning' },
      });
  return html`<section class="cf-device"><h2 class="govuk-heading-m">${name}</h2>
<p class="govuk-body">${titles}. Since ${longDateTime(since)}; last heard of on ${longDateTime(seenAt)}.</p>${state}</section>`;
}

async function revoke(context: Context): Promise<Outcome> {
  const { device } = context.params;
  const { personId, sessionId } = signedIn(context);
  const done = isId(device) ? await revokeDevice(context.services, device, personId) : 'missing';
  if (done === 'missing') return notFound;
  if (done.endedSessions.includes(sessionId)) {
    const notice = 'The device is out of use. It was this one, so you have been signed out.';
    return { kind: 'redirect', to: '/sign-in', session: null, notice };
  }
  return redirect(
    '/account/devices',
    'The device is out of use and signed out. It gets no key any more, and wipes its notes when it next opens one of our pages.',
  );
}

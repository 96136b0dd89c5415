import { emptyState } from '#design/components/empty-state';
import { form } from '#design/form';
import { html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { revokeDevice } from '../../application/revoke-device.ts';
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
      : html`${devices.map((device) => one(context, device))}`;
  return context.show({
    title: 'Devices that hold your notes',
    width: 'narrow',
    back: { href: '/account', text: 'Your account' },
    main: html`<p class="govuk-body">The notebook keeps the team’s notes on these devices, locked. If one is lost, take it out of use: it gets no key any more, and wipes its notes when it next reaches us.</p>
${list}`,
  });
}

function one(context: Context, device: DeviceOfPerson) {
  const { id, name, challengeTitle, registeredAt, seenAt, revokedAt } = device;
  const state = revokedAt
    ? html`<p class="govuk-body">Taken out of use on ${longDateTime(revokedAt)}.</p>`
    : form({
        action: `/account/devices/${id}/revocation`,
        csrf: context.csrf,
        body: html`<p class="govuk-body">Notes on it that have not been sent are lost with it.</p>`,
        button: { text: 'Take this device out of use', kind: 'warning' },
      });
  return html`<section class="cf-device"><h2 class="govuk-heading-m">${name}</h2>
<p class="govuk-body">${challengeTitle}. Since ${longDateTime(registeredAt)}; last heard of on ${longDateTime(seenAt)}.</p>${state}</section>`;
}

async function revoke(context: Context): Promise<Outcome> {
  const { device } = context.params;
  const done = isId(device) && (await revokeDevice(context.services, device, signedIn(context).personId));
  if (!done) return notFound;
  return redirect(
    '/account/devices',
    'The device is out of use. It gets no key any more, and wipes its notes when it next reaches us.',
  );
}

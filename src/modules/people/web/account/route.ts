import { dataTable } from '#design/components/data-table';
import { form } from '#design/form';
import { html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import { ROLES } from '#platform/access/roles';
import { type Context, type Outcome, signedIn } from '#platform/http/context';
import { get, type PageRoute, post } from '#platform/http/routes';
import { endAllSessions } from '#platform/sessions/sessions';
import { openSessions } from '../../store/people.ts';

/** One's own account: where one is signed in, and the way to end all of it. */
export const accountRoutes: readonly PageRoute[] = [
  get('/account', 'signed-in', showAccount),
  post('/account/sessions/ending', 'signed-in', signOutEverywhere),
];

async function showAccount(context: Context): Promise<Outcome> {
  const actor = signedIn(context);
  const sessions = await openSessions(context.services.db, actor.personId, context.now);
  const table = dataTable({
    caption: 'Where you are signed in',
    onPhone: 'lines',
    columns: [{ label: 'Browser' }, { label: 'Since', named: true }, { label: 'Last seen', named: true }],
    rows: sessions.map((session) => [
      `${session.browser_name || 'A browser'}${session.id === actor.sessionId ? ' (this one)' : ''}`,
      longDateTime(session.started_at),
      longDateTime(session.seen_at),
    ]),
  });
  const held = actor.grants.map((grant) => grant.role).filter((role) => role !== 'left-team');
  const roles = [...new Set(held.map((role) => ROLES[role].label))];
  const main = html`<p class="govuk-body">${actor.name}${actor.email && html`, ${actor.email}`}</p>
<p class="govuk-body">${roles.length > 0 ? `You are here as: ${listed(roles.map((role) => role.toLowerCase()))}.` : 'You have no part in a challenge yet.'}</p>
${table}
<p class="govuk-body"><a class="govuk-link" href="/account/devices">Devices that hold your notes</a></p>
${form({
  action: '/account/sessions/ending',
  csrf: context.csrf,
  body: html`<p class="govuk-body">If a device is lost, sign out everywhere. You will have to sign in again on each device. If the lost one holds notes, first take it out of use, by the link above: signing out here does not wipe it.</p>`,
  button: { text: 'Sign out everywhere', kind: 'warning' },
})}`;
  return context.show({ title: 'Your account', main, width: 'narrow' });
}

async function signOutEverywhere(context: Context): Promise<Outcome> {
  await endAllSessions(context.services.db, signedIn(context).personId, context.now);
  return { kind: 'redirect', to: '/sign-in', session: null, notice: 'You have signed out on every device.' };
}

import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { type Html, html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { isId } from '#kernel/ids';
import { type Context, notFound, type Outcome } from '#platform/http/context';
import { askedPage, readPage } from '#platform/http/paging';
import { type Access, get, type PageRoute } from '#platform/http/routes';
import { MESSAGES_A_PAGE, messageById, recentMail } from '#platform/mail/outbox';

/** Mail holds ways in, so an administrator alone reads it; in the demo, where everything is made up, anybody. */
const READERS: Access = { demo: 'anyone', otherwise: 'outbox.read' };

/** What was sent, for where there is no mail server. */
export const outboxRoutes: readonly PageRoute[] = [
  get('/outbox', READERS, showOutbox),
  get('/outbox/:message', READERS, showMessage),
];

async function showOutbox(context: Context): Promise<Outcome> {
  const { messages, total, page } = await readPage(askedPage(context.query), MESSAGES_A_PAGE, (asked) =>
    recentMail(context.services.db, asked),
  );
  const main =
    messages.length === 0
      ? emptyState({
          title: 'No message has been sent yet',
          body: 'Each message the service sends appears here, newest first.',
        })
      : html`${dataTable({
          caption: 'Messages, newest first',
          captionHidden: true,
          columns: [{ label: 'Subject' }, { label: 'To' }, { label: 'When' }, { label: 'State' }],
          rows: messages.map((message) => [
            html`<a class="govuk-link" href="/outbox/${message.id}">${message.subject}</a>`,
            message.to_address,
            longDateTime(message.queued_at),
            STATES[message.status] ?? message.status,
          ]),
        })}${pager({ total, page, size: MESSAGES_A_PAGE, path: '/outbox', noun: ['message', 'messages'] })}`;
  return context.show({ title: 'Outbox', main, width: 'wide' });
}

const STATES: Record<string, string> = {
  queued: 'Waiting to go',
  sent: 'Sent',
  kept: 'Kept here: no mail server is set',
  failed: 'Failed, will be tried again',
};

async function showMessage(context: Context): Promise<Outcome> {
  const id = context.params.message;
  const message = isId(id) ? await messageById(context.services.db, id) : undefined;
  if (!message) return notFound;
  const to = message.to_name ? `${message.to_name} <${message.to_address}>` : message.to_address;
  const main = html`<p class="govuk-body cf-quiet">To ${to}<br>${longDateTime(message.queued_at)}</p>
<div class="cf-message">${paragraphs(message.text_body, context.services.config.baseUrl)}</div>`;
  return context.show({ title: message.subject, main, width: 'narrow', back: { href: '/outbox', text: 'Outbox' } });
}

/** The text version, its paragraphs kept, with addresses of our own as links. */
function paragraphs(text: string, baseUrl: string): Html[] {
  return text
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        html`<p class="govuk-body">${paragraph.split('\n').map((line, i) => html`${i > 0 && html`<br>`}${linked(line, baseUrl)}`)}</p>`,
    );
}

function linked(line: string, baseUrl: string): Html | string {
  const url = line.trim();
  if (!url.startsWith(`${baseUrl}/`) || /\s/.test(url)) return line;
  return html`<a class="govuk-link cf-message__link" href="${url.slice(baseUrl.length)}">${url}</a>`;
}

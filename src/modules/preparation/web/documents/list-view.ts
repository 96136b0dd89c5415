import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { DocumentLine, RequestLine } from './view-model.ts';

export type DocumentsPage = {
  readonly base: string;
  readonly csrf: string;
  readonly host: boolean;
  readonly mayShare: boolean;
  readonly mayAsk: boolean;
  readonly complete: boolean;
  readonly asked: boolean;
  readonly requests: readonly RequestLine[];
  readonly documents: readonly DocumentLine[];
  readonly removed: readonly DocumentLine[];
};

/** What was asked for, what is here, and what is next. */
export function documentsView(page: DocumentsPage): Html {
  const { base, requests, documents, removed, mayShare, mayAsk } = page;
  return html`${intro(page)}${mayShare && nextStep(page)}
${requests.length > 0 && html`<h2 class="govuk-heading-m">Asked for</h2>${requestList(base, requests)}`}
<h2 class="govuk-heading-m">Shared</h2>
${documents.length > 0 ? documentTable(base, documents, mayShare) : emptyState({ title: 'Nothing is shared yet', headingLevel: 3, body: mayShare ? 'Documents that you share are listed here, with who may read each.' : 'Documents appear here as the host shares them.' })}
<ul class="govuk-list cf-no-print">
${mayShare && html`<li><a class="govuk-link" href="${base}/new">Share something else that the team should read</a></li>`}
${mayAsk && html`<li><a class="govuk-link" href="${base}/requests/new">Ask the host for another document</a></li>`}
</ul>
${mayShare && removed.length > 0 && removedList(page)}`;
}

function intro({ host, complete, asked, requests }: DocumentsPage): Html {
  if (!asked)
    return html`<p class="govuk-body">The programme’s list of documents appears here once the team is confirmed.</p>`;
  const open = requests.filter((request) => request.state === 'asked').length;
  if (complete)
    return govuk.insetText({
      text:
        open > 0
          ? 'The host said that this was everything; more has been asked for since.'
          : 'The host has said that this is everything.',
    });
  if (!host)
    return html`<p class="govuk-body">${open === 0 ? 'Every request is settled.' : `The host has still to settle ${open} of ${requests.length} requests.`}</p>`;
  return html`<p class="govuk-body">Share what you already have; write nothing for the occasion. For each request, share a document or say that you do not hold it.</p>`;
}

function nextStep({ base, csrf, requests, complete, asked, host }: DocumentsPage): Html | false {
  const open = requests.filter((request) => request.state === 'asked');
  const [first] = [...open].sort((a, b) => Number(b.late) - Number(a.late));
  if (first && host)
    return move({
      title: first.name,
      body: first.why,
      due: first.due ? `${first.late ? 'was due on' : 'by'} ${first.due}` : undefined,
      button: { text: 'Share it', href: `${base}/requests/${first.id}` },
    });
  if (complete || !asked || first) return false;
  return move({
    title: 'Every request is settled',
    form: form({
      action: `${base}/completion`,
      csrf,
      body: html`<p class="govuk-body">Say so, and the challenge manager can make the pre-reading. You can still share more later.</p>`,
      button: 'That is everything',
    }),
  });
}

function requestList(base: string, requests: readonly RequestLine[]): Html {
  return govuk.taskList({
    idPrefix: 'request',
    classes: 'cf-requests',
    items: requests.map((request) => ({
      title: { text: request.name },
      href: `${base}/requests/${request.id}`,
      hint: {
        text: [
          request.why,
          request.state === 'asked' && request.due && `${request.late ? 'Was due on' : 'Due on'} ${request.due}.`,
        ]
          .filter(Boolean)
          .join(' '),
      },
      status: requestStatus(request),
    })),
  });
}

/** How a request stands, in words. */
function requestStatus({ state, documents, late }: RequestLine) {
  if (state === 'shared') return { text: documents === 1 ? '1 document' : `${documents} documents` };
  if (state === 'not-held') return { text: 'Not held' };
  return { tag: { text: late ? 'Late' : 'Asked for', classes: late ? 'govuk-tag--orange' : 'govuk-tag--grey' } };
}

function documentTable(base: string, documents: readonly DocumentLine[], mayShare: boolean): Html {
  return dataTable({
    caption: 'Documents shared',
    captionHidden: true,
    onPhone: 'lines',
    columns: [{ label: 'Document' }, { label: 'Who may read it' }, { label: 'Shared' }],
    rows: documents.map((line) => [documentCell(base, line, mayShare), line.readers, line.shared]),
  });
}

function documentCell(base: string, line: DocumentLine, mayShare: boolean): Html {
  const remove =
    mayShare &&
    line.mayRemove &&
    html`<br><a class="govuk-link cf-quiet cf-no-print" href="${base}/${line.id}/removal">Remove<span class="govuk-visually-hidden"> ${line.title}</span></a>`;
  return html`<a class="govuk-link" href="${line.href}"><bdi>${line.title}</bdi></a><br><span class="cf-quiet">${line.kind}${line.request && line.request !== line.title && html`, for: ${line.request}`}</span>${remove}`;
}

function removedList({ base, csrf, removed }: DocumentsPage): Html {
  return govuk.details({
    summaryText: removed.length === 1 ? '1 removed document' : `${removed.length} removed documents`,
    html: html`${removed.map((line) =>
      form({
        action: `${base}/${line.id}/restoration`,
        csrf,
        body: html`<p class="govuk-body"><bdi>${line.title}</bdi><br><span class="cf-quiet">${line.kind}, shared ${line.shared}</span></p>`,
        button: { text: 'Put it back', kind: 'secondary' },
      }),
    )}`,
  });
}

import { type Html, html, joinHtml } from '#design/html';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Finding } from '../store/findings.ts';

/** `5 notes, 3 kinds of source, 2 documents`: what a finding stands on, counted. */
export function evidenceWords(finding: Finding): string {
  const { notes, sources, documents } = finding;
  const parts = [
    notes > 0 && counted(notes, 'note', 'notes'),
    notes > 0 && counted(sources.length, 'kind of source', 'kinds of source'),
    documents.length > 0 && counted(documents.length, 'document', 'documents'),
  ];
  return parts.filter(Boolean).join(', ') || 'No evidence';
}

/** The kinds of source by name. */
export function sourceWords(finding: Finding): string {
  return finding.sources.map((source) => SOURCE_CATEGORY_LABELS[source]).join(', ');
}

/** The mark of what stands by a reason alone. */
export function withoutMark(without: Finding['without']): Html | null {
  return without
    ? html`<p class="govuk-body cf-without"><strong>Stands without evidence.</strong> ${without.byName}: <span dir="auto">${without.reason}</span></p>`
    : null;
}

/** One finding in the team's list: what it says, what it stands on, what follows from it. */
export function findingCard(finding: Finding, base: string, moves: Html | null): Html {
  const { id, title, body, isKeyMessage, recommendations, without } = finding;
  const follows = joinHtml(
    recommendations.map(
      (each) => html`<a class="govuk-link" href="${base}/recommendations/${each.id}">${each.title}</a>`,
    ),
    ', ',
  );
  return html`<article class="cf-note cf-note--${finding.kind}" id="finding-${id}">
<h3 class="cf-card__title"><a class="govuk-link" href="${base}/findings/${id}" dir="auto">${title}</a></h3>
${isKeyMessage && html`<p class="cf-finding__key"><strong class="govuk-tag">Key message</strong></p>`}
${body !== '' && html`<div class="cf-note__text" dir="auto">${body.slice(0, 300)}${body.length > 300 && '…'}</div>`}
${withoutMark(without)}
<div class="cf-note__foot">${without ? null : html`Stands on ${evidenceWords(finding)}`}${recommendations.length > 0 && html`${!without && ' · '}Leads to ${follows}`}</div>
${moves}</article>`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

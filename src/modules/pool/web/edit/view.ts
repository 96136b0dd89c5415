import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { PeerSections } from '../../store/peer-sections.ts';
import { SECTIONS } from '../sections/all-sections.ts';
import type { Editor, Section, SectionForm } from '../sections/section.ts';

export type Programmes = SectionForm['programmes'];
export type OtherPage = { readonly title: string; readonly says: readonly string[]; readonly href: string };

/** The profile as a list of its sections, each with what it says and the way to change it. */
export function sectionsView(view: {
  peer: PeerSections;
  programmes: Programmes;
  by: Editor;
  path: string;
  others: readonly OtherPage[];
}): Html {
  const { peer, programmes, by, path, others } = view;
  const rows = SECTIONS.flatMap((section) => {
    const says = section.says(peer, programmes);
    const may = section.editors.includes(by);
    if (by === 'peer' && !may && says.length === 0) return [];
    return [summaryRow(section.title, says, may ? `${path}/${section.key}` : null)];
  });
  const more = others.map(({ title, says, href }) => summaryRow(title, says, href));
  return govuk.summaryList({ rows: [...rows, ...more] });
}

function summaryRow(title: string, says: readonly string[], href: string | null) {
  const value =
    says.length === 0
      ? html`<span class="cf-quiet">Nothing yet</span>`
      : says.length === 1
        ? html`${says[0]}`
        : html`<ul class="govuk-list">${says.map((line) => html`<li>${line}</li>`)}</ul>`;
  return {
    key: { text: title },
    value: { html: value },
    actions: href ? { items: [{ href, text: 'Change', visuallyHiddenText: title.toLowerCase() }] } : { items: [] },
  };
}

/** One section as a form. `others` is what stands there now where somebody saved meanwhile. */
export function sectionView(view: {
  section: Section;
  version: number;
  action: string;
  cancel: string;
  csrf: string;
  by: Editor;
  programmes: Programmes;
  typed: Typed;
  errors: FieldErrors;
  others: readonly string[] | null;
}): Html {
  const { section, typed, errors, by, programmes, others } = view;
  return html`${others && staleNotice(others)}${form({
    action: view.action,
    csrf: view.csrf,
    hidden: { version: String(view.version) },
    body: section.body({ typed, errors, by, programmes }),
    button: section.grows
      ? [{ text: 'Save' }, { text: 'Save and add another', kind: 'secondary', name: 'more', value: 'yes' }]
      : 'Save',
    cancel: view.cancel,
  })}`;
}

/** Somebody saved while this form was open: their words beside what was typed, nothing overwritten. */
export function staleNotice(others: readonly string[]): Html {
  return html`<div class="govuk-inset-text" role="alert"><p class="govuk-body"><strong>Somebody has changed this profile since you opened the page. Nothing you typed is saved yet.</strong> This part says now:</p>
${others.length === 0 ? html`<p class="govuk-body">Nothing.</p>` : html`<ul class="govuk-list govuk-list--bullet">${others.map((line) => html`<li>${line}</li>`)}</ul>`}
<p class="govuk-body">What you typed is below. Save it to put it in the place of that, or cancel to leave it as it is.</p></div>`;
}

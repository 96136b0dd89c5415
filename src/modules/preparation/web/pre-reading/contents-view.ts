import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { minutesText } from '../../domain/reading-time.ts';

export type ContentsPage = {
  readonly base: string;
  readonly csrf: string;
  readonly version: number;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly note: string;
  }[];
  readonly choices: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** What somebody else saved meanwhile. */
  readonly other: readonly string[] | null;
};

/** What is in the pack, in which order, how long and why; and what could be added. */
export function contentsView(page: ContentsPage): Html {
  const { base, items, choices, other } = page;
  return html`${other && otherView(other)}${form({
    action: `${base}/contents`,
    csrf: page.csrf,
    hidden: { version: String(page.version) },
    body: html`${items.length > 0 && html`<h2 class="govuk-heading-m">In the pack</h2>${items.map((item) => itemFields(page, item))}`}
${
  choices.length > 0
    ? field.checkboxes({
        name: 'add',
        label: items.length > 0 ? 'Add to it' : 'What should the team read?',
        hint: 'The minutes are a guess from kind and size. You can change them once it is in.',
        small: true,
        typed: page.typed,
        choices,
      })
    : html`<p class="govuk-body cf-quiet">There is nothing more to add. Documents that only managers may read cannot be in the pack.</p>`
}`,
    button: 'Save the pack',
    cancel: base,
  })}`;
}

function otherView(other: readonly string[]): Html {
  return html`<section class="cf-move" aria-labelledby="other-pack"><h2 class="govuk-heading-m" id="other-pack">What is saved now</h2>
<p class="govuk-body">Somebody changed the pack while you did. What you typed is below and is not saved yet; check it against this, then save.</p>
${other.length === 0 ? html`<p class="govuk-body">The pack is empty.</p>` : html`<ol class="govuk-list govuk-list--number">${other.map((line) => html`<li>${line}</li>`)}</ol>`}</section>`;
}

function itemFields({ typed, errors }: ContentsPage, item: ContentsPage['items'][number]): Html {
  const { id, title } = item;
  return govuk.fieldset({
    legend: { html: html`<bdi>${title}</bdi>`, classes: 'govuk-fieldset__legend--s' },
    classes: 'cf-pack__fields',
    html: html`<div class="cf-pack__row">${field.input({ name: `place-${id}`, label: 'Place', type: 'number-text', width: 3, typed, errors })}
${field.input({ name: `minutes-${id}`, label: 'Minutes', type: 'number-text', width: 3, typed, errors })}
${field.input({ name: `note-${id}`, label: 'Why it is here (optional)', width: 30, typed, errors })}</div>
${field.checkboxes({ name: `out-${id}`, label: '', small: true, typed, choices: [{ value: 'yes', text: 'Take it out' }] })}`,
  });
}

/** `Budget, 20 minutes: why`. */
export function itemText(item: { title: string; minutes: number; note: string }): string {
  return `${item.title}, ${minutesText(item.minutes)}${item.note === '' ? '' : `: ${item.note}`}`;
}

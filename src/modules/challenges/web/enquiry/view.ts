import { emptyState } from '#design/components/empty-state';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { IsoDate } from '#kernel/dates';
import type { Host } from '../../store/hosts.ts';
import type { ProgrammeOffer } from '../../store/programme-offers.ts';
import { wishableMonths } from './form.ts';

export type EnquiryView = {
  action: string;
  csrf: string;
  id: string;
  /** One: it is fixed. Several: the person chooses among their own. */
  hosts: readonly Host[];
  programmes: readonly ProgrammeOffer[];
  today: IsoDate;
  typed: Typed;
  errors: FieldErrors;
  whyLabel: string;
  button: string;
};

/** What is asked, why, and when it would suit. */
export function enquiryFields(view: EnquiryView): Html {
  const { hosts, programmes, typed, errors } = view;
  const only = hosts.length === 1 ? hosts[0] : undefined;
  return form({
    action: view.action,
    csrf: view.csrf,
    hidden: { id: view.id, ...(only ? { host: only.id } : {}) },
    button: view.button,
    cancel: '/challenges',
    body: html`${
      only
        ? html`<p class="govuk-body">Host: <strong>${only.name}</strong></p>`
        : field.radios({
            name: 'host',
            label: 'Which authority is it for?',
            typed,
            errors,
            choices: hosts.map((host) => ({ value: host.id, text: host.name })),
          })
    }
${field.radios({
  name: 'programme',
  label: 'Which programme?',
  typed,
  errors,
  choices: programmes.map(({ key, name, summary }) => ({ value: key, text: name, hint: summary })),
})}
${field.textarea({ name: 'why', label: view.whyLabel, hint: 'A few sentences are enough. You will talk it over in scoping.', typed, errors, maximum: 5000 })}
${field.checkboxes({
  name: 'months',
  label: 'When would the team best come?',
  hint: 'Choose as many months as you like. The days are agreed in scoping.',
  typed,
  errors,
  small: true,
  choices: wishableMonths(view.today),
})}`,
  });
}

/** The first step where the office opens a challenge: find the host. It works without scripts. */
export function hostSearch(typed: string, found: readonly Host[] | null): Html {
  return html`<form method="get" action="/challenges/new" role="search">
${field.input({ name: 'q', label: 'Which authority is the host?', hint: 'Type part of its name', typed: { q: typed }, spellcheck: false, autocomplete: 'off' })}
${govuk.button({ text: 'Find' })}
</form>
${found && results(found)}`;
}

function results(found: readonly Host[]): Html {
  if (found.length === 0) {
    return emptyState({ title: 'No authority found', body: 'Try a shorter part of its name, without “council”.' });
  }
  return html`<h2 class="govuk-heading-m">Choose the host</h2><ul class="govuk-list cf-stack">${found.map(
    (host) =>
      html`<li><a class="govuk-link" href="/challenges/new?host=${encodeURIComponent(host.id)}">${host.name}</a> <span class="cf-quiet">${host.region}</span></li>`,
  )}</ul>`;
}

import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import type { ChallengeTheme } from '#modules/challenges';
import { type Note, noteCard } from '#modules/notebook';
import type { EmergingFinding } from '../../domain/emerging.ts';
import { FINDING_KIND_LABELS, FINDING_KINDS } from '../../domain/finding.ts';

export type EmergingPage = {
  readonly nav: Html;
  readonly base: string;
  readonly csrf: string;
  readonly viewerId: string;
  readonly emerging: EmergingFinding;
  /** Of the emerging finding that the form was made from. */
  readonly version: number;
  readonly themes: readonly ChallengeTheme[];
  readonly notes: readonly Note[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** An emerging finding by itself: its title, kind and theme to change, its notes, and the ways on: a finding, or apart. */
export function emergingPage(page: EmergingPage): Html {
  const { nav, base, csrf, emerging, version, themes, notes, typed, errors, viewerId } = page;
  const action = `${base}/emerging-findings/${emerging.id}`;
  const change = form({
    action,
    csrf,
    hidden: { version: String(version) },
    cancel: `${base}/team-room`,
    button: 'Save the changes',
    body: html`${field.input({ name: 'title', label: 'Working title', typed, errors })}
${field.radios({ name: 'kind', label: 'What is it?', typed, errors, inline: true, choices: FINDING_KINDS.map((kind) => ({ value: kind, text: FINDING_KIND_LABELS[kind] })) })}
${field.select({ name: 'theme', label: 'Theme', typed, errors, choices: themes.map(({ id, name }) => ({ value: id, text: name })) })}`,
  });
  return html`${nav}${change}
<h2 class="govuk-heading-m">Its notes</h2>${
    notes.length > 0
      ? html`<ul class="cf-notes">${notes.map((note) => html`<li>${noteCard({ note, base, viewerId })}</li>`)}</ul>`
      : html`<p class="govuk-body">None are in it. Put notes in from the <a class="govuk-link" href="${base}/team-room">team room</a>.</p>`
  }
<h2 class="govuk-heading-m">Take it apart</h2>${form({
    action: `${action}/apart`,
    csrf,
    body: html`<p class="govuk-body">Its notes stay, and stand alone again. You can undo it in the team room.</p>`,
    button: { text: 'Take it apart', kind: 'warning' },
  })}`;
}

export type BecomingPage = Pick<EmergingPage, 'nav' | 'base' | 'csrf' | 'emerging' | 'version' | 'typed' | 'errors'> & {
  readonly findingId: string;
  /** Only where the words may lead to one person: then they may be kept. */
  readonly mayKeepAnyway: boolean;
};

/** Shown where one press was not enough: the working title as the sentence that the host will read. */
export function becomingPage(page: BecomingPage): Html {
  const { nav, base, csrf, emerging, version, typed, errors, findingId, mayKeepAnyway } = page;
  const keep = { text: 'Make it a finding as it is', kind: 'secondary' as const, name: 'anyway', value: 'yes' };
  const make = { text: 'Make it a finding' };
  return html`${nav}${form({
    action: `${base}/emerging-findings/${emerging.id}/finding`,
    csrf,
    hidden: { version: String(version), id: findingId },
    cancel: `${base}/team-room`,
    button: mayKeepAnyway ? [make, keep] : make,
    body: field.input({
      name: 'title',
      label: 'The finding in one sentence',
      hint: 'The host will read it: no names, nothing that points to one person.',
      typed,
      errors,
    }),
  })}`;
}

import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, longDate, longDateTime } from '#kernel/dates';
import { managerName, type ProgrammeDefinition, requirementText, TOPIC_LABELS } from '#modules/programmes';
import { missingToAgree, type Scope, workingDays } from '../../domain/scope.ts';
import { neededSlots } from '../../domain/slot-need.ts';
import type { Agreement, SavedScope } from '../../store/scope.ts';

export type ScopeView = {
  reference: string;
  csrf: string;
  definition: ProgrammeDefinition;
  saved: SavedScope;
  locked: boolean;
  mayEdit: boolean;
  mayAgreeAsManager: boolean;
  mayAgreeAsHost: boolean;
  seesFee: boolean;
  typed: Typed;
  errors: FieldErrors;
};

/** The scope to read and print, who has agreed to it, and the button of whoever has not. */
export function scopePage(view: ScopeView): Html {
  const { definition, saved, seesFee } = view;
  const parts = scopeParts(definition, saved.scope).filter(({ key }) => key !== 'fee' || seesFee);
  return html`${agreementPanel(view)}
${govuk.summaryList({ rows: parts.map(({ part, html: words }) => ({ key: { text: part }, value: { html: words } })) })}
${view.mayEdit && !view.locked && html`<p class="govuk-body cf-no-print"><a class="govuk-link" href="/challenges/${view.reference}/scope/edit">Change the scope</a></p>`}
<p class="govuk-body cf-quiet cf-no-print">This page prints without its buttons.</p>`;
}

function agreementPanel(view: ScopeView): Html {
  const { saved, definition, locked } = view;
  const missing = missingToAgree(definition, saved.scope);
  return html`<h2 class="govuk-heading-m">Agreement</h2><ul class="govuk-list">
<li>${managerName(definition)}: ${agreementWords(saved.managerAgreed)}</li><li>Host: ${agreementWords(saved.hostAgreed)}</li></ul>
${missing.length > 0 && govuk.insetText({ html: html`<p class="govuk-body">Before it can be agreed:</p><ul class="govuk-list govuk-list--bullet">${missing.map((each) => html`<li>${each}</li>`)}</ul>` })}
${missing.length === 0 && !locked && html`<div class="cf-no-print">${agreeButtons(view)}</div>`}
${view.mayAgreeAsHost && !locked && changeForm(view)}`;
}

function agreementWords(agreement: Agreement | null): string {
  if (!agreement) return 'not agreed yet';
  return `agreed${agreement.by ? ` by ${agreement.by}` : ''} on ${longDateTime(agreement.at)}`;
}

function agreeButtons({ reference, csrf, saved, mayAgreeAsManager, mayAgreeAsHost }: ScopeView): Html {
  const button = (side: string, text: string) =>
    form({
      action: `/challenges/${reference}/scope/${side}-agreement`,
      csrf,
      hidden: { version: String(saved.version) },
      body: html``,
      button: text,
    });
  return html`${mayAgreeAsManager && !saved.managerAgreed && button('manager', 'Agree for the team')}${mayAgreeAsHost && !saved.hostAgreed && button('host', 'Agree for the host')}`;
}

function changeForm({ reference, csrf, definition, typed, errors }: ScopeView): Html {
  return govuk.details({
    summaryText: 'Something should change first',
    open: Object.keys(errors).length > 0,
    classes: 'cf-no-print',
    html: form({
      action: `/challenges/${reference}/scope/change-requests`,
      csrf,
      body: field.textarea({ name: 'words', label: 'What should change?', rows: 4, maximum: 2000, typed, errors }),
      button: { text: `Ask the ${managerName(definition).toLowerCase()} to change it`, kind: 'secondary' },
    }),
  });
}

export type ScopePart = { key: 'days' | 'focus' | 'team' | 'fee'; part: string; html: Html; words: string };

/** The scope in words, part by part: for reading, printing, and for showing beside what another person typed. */
export function scopeParts(definition: ProgrammeDefinition, scope: Scope): ScopePart[] {
  const days = daysWords(scope);
  const fee = `${feeText(scope.feePence, definition.fee?.plusExpenses ?? false)}${scope.feeNote ? ` (${scope.feeNote})` : ''}`;
  const themes = definition.themes.filter((theme) => scope.themes.includes(theme.key));
  const narrowing = definition.focus.narrowings.find((each) => each.key === scope.narrowing);
  const slots = neededSlots(definition.team.slots, scope.teamNeeds).map(({ slot, need }) => {
    const skill = need.skill ? `, who knows about ${TOPIC_LABELS[need.skill].toLowerCase()}` : '';
    return { name: slot.name, words: `${requirementText(slot)}${skill}${need.note ? `. ${need.note}` : ''}` };
  });
  const names = [...themes.map((theme) => theme.name), ...scope.localThemes.map((theme) => theme.name)];
  return [
    { key: 'days', part: 'Days on site', html: html`${days}`, words: days },
    {
      key: 'focus',
      part: 'Focus',
      words: names.join(', ') || 'No themes yet',
      html: html`${narrowing && html`<p class="govuk-body">${narrowing.name}: ${narrowing.about}</p>`}${
        themes.length > 0
          ? html`<ul class="govuk-list govuk-list--bullet">${themes.map((theme) => html`<li>${theme.name}</li>`)}</ul>`
          : html`<p class="govuk-body">No themes yet</p>`
      }${scope.localThemes.map((theme) => html`<p class="govuk-body"><strong>The host’s own: ${theme.name}</strong>${theme.about && html`<br>${theme.about}`}</p><ul class="govuk-list govuk-list--bullet">${theme.probes.map((probe) => html`<li>${probe}</li>`)}</ul>`)}`,
    },
    {
      key: 'team',
      part: 'Team',
      words: `${slots.map(({ name, words }) => `${name}: ${words}`).join('; ')}${scope.teamNote && `. ${scope.teamNote}`}`,
      html: html`<ul class="govuk-list">${slots.map(({ name, words }) => html`<li><strong>${name}</strong>: ${words}</li>`)}</ul>${scope.teamNote && html`<p class="govuk-body">${scope.teamNote}</p>`}`,
    },
    { key: 'fee', part: 'Fee', html: html`${fee}`, words: fee },
  ];
}

function daysWords({ onSiteFrom: from, onSiteUntil: until }: Scope): string {
  if (!from || !until) return 'Not chosen yet';
  const count = workingDays(from, until);
  const weekend = /^Saturday|^Sunday/.test(longDate(from)) || /^Saturday|^Sunday/.test(longDate(until));
  const first = longDate(from).split(' ')[0];
  const last = longDate(until).split(' ')[0];
  return `${dateRange(from, until)}, ${first === last ? first : `${first} to ${last}`}: ${count} working ${count === 1 ? 'day' : 'days'}${weekend ? '. It begins or ends at a weekend' : ''}`;
}

/** `£11,500 plus reasonable expenses`, or that there is none. */
export function feeText(pence: number | null, plusExpenses: boolean): string {
  if (pence === null || pence === 0) return 'No fee';
  const pounds = (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: pence % 100 === 0 ? 0 : 2 });
  return `£${pounds}${plusExpenses ? ' plus reasonable expenses' : ''}`;
}

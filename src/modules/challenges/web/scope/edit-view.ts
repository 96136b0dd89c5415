import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type ProgrammeDefinition, requirementText, TOPIC_LABELS, TOPICS } from '#modules/programmes';
import { localKeys, OWN_CHOICE } from './form.ts';
import { feeText } from './view.ts';

export type ScopeEditView = {
  reference: string;
  csrf: string;
  definition: ProgrammeDefinition;
  version: number;
  typed: Typed;
  errors: FieldErrors;
  /** False once the scope was agreed: the team's slots are the challenge's own from then on. */
  teamOpen: boolean;
  agreed: boolean;
  /** What somebody else saved meanwhile, part by part. */
  theirs: readonly { part: string; words: string }[];
};

/** The form of the scope: days, focus, team, fee. */
export function scopeEditPage(view: ScopeEditView): Html {
  const { reference, csrf, version, agreed } = view;
  return html`${view.theirs.length > 0 && theirWords(view)}
${agreed && govuk.warningText({ text: 'This scope has been agreed. If you change it, both sides agree again.', iconFallbackText: 'Warning' })}
${form({
  action: `/challenges/${reference}/scope`,
  csrf,
  hidden: { version: String(version) },
  body: html`${daysFields(view)}${focusFields(view)}${localFields(view)}${teamFields(view)}${feeFields(view)}`,
  button: 'Save the scope and tell the host',
  cancel: `/challenges/${reference}/scope`,
})}`;
}

function theirWords({ theirs }: ScopeEditView): Html {
  return govuk.insetText({
    html: html`<p class="govuk-body">Somebody else saved this scope while you were writing. What you typed is below; nothing of theirs is overwritten until you save again. Theirs now says:</p><dl class="govuk-list">${theirs.map(({ part, words }) => html`<dt><strong>${part}</strong></dt><dd>${words}</dd>`)}</dl>`,
  });
}

function daysFields({ definition, typed, errors }: ScopeEditView): Html {
  const { least, most, usual } = definition.onSite.days;
  const count = least === most ? `${usual} working days` : `${least} to ${most} working days, usually ${usual}`;
  const evening = definition.onSite.eveningBefore ? ' The team meets on the evening before the first day.' : '';
  return html`<h2 class="govuk-heading-m">Days on site</h2>
${field.date({ name: 'from', label: 'First day', hint: `A Monday, if it can be. A team is on site for ${count}.${evening}`, typed, errors })}
${field.date({ name: 'until', label: 'Last day', hint: 'The team presents what it found on this day.', typed, errors })}`;
}

function focusFields({ definition, typed, errors }: ScopeEditView): Html {
  const { narrowings, leastThemes } = definition.focus;
  const themes = field.checkboxes({
    name: 'themes',
    label: narrowings.length > 0 ? 'Themes' : 'Which themes does it look at?',
    hint: `At least ${leastThemes}.`,
    typed,
    errors,
    choices: definition.themes.map(({ key, name, about }) => ({ value: key, text: name, hint: about })),
  });
  const choices = narrowings.map(({ key, name, about }) => ({ value: key, text: name, hint: about }));
  return html`<h2 class="govuk-heading-m">Focus</h2>${
    narrowings.length === 0
      ? themes
      : field.radios({
          name: 'narrowing',
          label: 'How wide does it look?',
          typed,
          errors,
          choices: [...choices, { value: OWN_CHOICE, text: 'Choose the themes one by one', conditional: themes }],
        })
  }`;
}

function localFields({ definition, typed, errors }: ScopeEditView): Html {
  const keys = localKeys(definition);
  if (keys.length === 0) return html``;
  return html`<h3 class="govuk-heading-s">The host’s own themes</h3><p class="govuk-body">Something that only this host asks. Clear a theme’s boxes to take it out.</p>${keys.map(
    (key, index) =>
      html`<fieldset class="govuk-fieldset"><legend class="govuk-visually-hidden">Own theme ${index + 1}</legend>
${field.input({ name: `${key}-name`, label: `Own theme ${index + 1}`, typed, errors })}
${field.textarea({ name: `${key}-about`, label: 'What it is about', rows: 2, typed, errors })}
${field.textarea({ name: `${key}-probes`, label: 'Questions the team would ask', hint: 'One on each line', rows: 4, typed, errors })}</fieldset>`,
  )}`;
}

function teamFields({ definition, typed, errors, teamOpen }: ScopeEditView): Html {
  const note = field.textarea({
    name: 'team-note',
    label: 'Anything else about the team',
    hint: 'Such as a party, a language, or somebody the host would rather not have, with the reason.',
    rows: 3,
    typed,
    errors,
  });
  if (!teamOpen) {
    return html`<h2 class="govuk-heading-m">Team</h2><p class="govuk-body">The places in the team were settled when the scope was agreed. Change them on the team’s own page.</p>${note}`;
  }
  const topics = TOPICS.map((topic) => ({ value: topic, text: TOPIC_LABELS[topic] }));
  return html`<h2 class="govuk-heading-m">Team</h2>${definition.team.slots.map(
    (slot) =>
      html`<h3 class="govuk-heading-s">${slot.name}</h3><p class="govuk-body">${slot.about} <span class="cf-quiet">${requirementText(slot)}.</span></p>
${slot.optional && field.checkboxes({ name: `slot-${slot.key}-kept`, label: 'This place is optional', small: true, typed, errors, choices: [{ value: 'yes', text: 'This challenge needs it' }] })}
${slot.skillChosenAtScoping && field.select({ name: `slot-${slot.key}-skill`, label: 'Who knows about', empty: 'No particular topic', typed, errors, choices: topics })}
${field.input({ name: `slot-${slot.key}-note`, label: 'Note', typed, errors })}`,
  )}${note}`;
}

function feeFields({ definition, typed, errors }: ScopeEditView): Html {
  const usual = feeText(definition.fee?.amountPence ?? null, definition.fee?.plusExpenses ?? false);
  return html`<h2 class="govuk-heading-m">Fee</h2>
${field.input({ name: 'fee', label: 'Fee in pounds', hint: `The programme’s own: ${usual}.`, prefix: '£', width: 10, typed, errors })}
${field.input({ name: 'fee-note', label: 'Why it differs, if it does', typed, errors })}`;
}

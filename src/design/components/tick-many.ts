import type { Choice, FieldOptions } from '../field.ts';
import { field } from '../form.ts';
import { govuk } from '../govuk.ts';
import { type Html, html } from '../html.ts';

export type TickGroup = { title: string; choices: readonly Choice[]; open?: boolean };

export type TickManyOptions = Omit<FieldOptions, 'heading'> & {
  groups: readonly TickGroup[];
  /** What is ticked, in words: `['person', 'people']`. */
  counted: readonly [one: string, many: string];
  /** What one may type to find some: `Find by name or job title`. */
  find: string;
};

/** So many are seen at a glance: they are ticked in one plain list. */
const AT_A_GLANCE = 8;

/**
 * Any of many: what is ticked comes first, the others in groups that open, each with its count. Where scripts run one can also
 * type to find some. Few are one plain list.
 */
export function tickMany(options: TickManyOptions): Html {
  const { name, label, hint, typed, errors, groups, counted, find } = options;
  const all = groups.flatMap(({ choices }) => choices);
  if (all.length <= AT_A_GLANCE)
    return field.checkboxes({ name, label, hint, typed, errors, small: true, choices: all });
  const values = [typed?.[name] ?? []].flat();
  const isTicked = ({ value }: Choice) => values.includes(value);
  const ticked = all.filter(isTicked);
  const rest = groups
    .map((group) => ({ ...group, choices: group.choices.filter((choice) => !isTicked(choice)) }))
    .filter(({ choices }) => choices.length > 0);
  const order = [...ticked, ...rest.flatMap(({ choices }) => choices)];
  const boxes = (choices: readonly Choice[], checked: boolean): Html =>
    govuk.checkboxes({
      name,
      classes: 'govuk-checkboxes--small',
      items: choices.map((choice) => {
        const at = order.indexOf(choice);
        return { value: choice.value, text: choice.text, checked, id: at === 0 ? name : `${name}-${at + 1}` };
      }),
    });
  return question(options, [
    ticked.length > 0 &&
      html`<div class="cf-many__group cf-many__ticked" role="group" aria-labelledby="${name}-ticked"><p class="govuk-body" id="${name}-ticked"><strong>${amount(ticked.length, counted)} ticked</strong></p>${boxes(ticked, true)}</div>`,
    html`<div class="cf-many__find"><label class="govuk-label" for="${name}-find">${find}</label><input class="govuk-input" id="${name}-find" type="search" autocomplete="off" spellcheck="false"><p class="cf-many__says" role="status"></p></div>`,
    ...rest.map(
      ({ title, choices, open }) =>
        html`<details class="govuk-details cf-many__group"${open && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${title}</span> <span class="cf-many__count">${amount(choices.length, counted)}</span></summary><div role="group" aria-label="${title}">${boxes(choices, false)}</div></details>`,
    ),
  ]);
}

/** The question round it all, with its error where official fields have theirs. */
function question({ name, label, hint, errors, counted }: TickManyOptions, parts: readonly (Html | false)[]): Html {
  const wrong = errors?.[name];
  const described = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ');
  const body = html`${hint && (typeof hint === 'string' ? govuk.hint({ id: `${name}-hint`, text: hint }) : govuk.hint({ id: `${name}-hint`, html: hint }))}${wrong && govuk.errorMessage({ id: `${name}-error`, text: wrong })}${parts}`;
  return html`<div class="govuk-form-group${wrong && ' govuk-form-group--error'} cf-many" data-tick-many="${counted.join('|')}">${govuk.fieldset(
    {
      legend: { text: label, classes: 'govuk-fieldset__legend--s' },
      ...(described ? { describedBy: described } : {}),
      html: body,
    },
  )}</div>`;
}

function amount(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

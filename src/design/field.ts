import type { FieldErrors, Typed } from './form.ts';
import { type Govuk, govuk } from './govuk.ts';
import { type Html, trustedHtml } from './html.ts';

/** What every field knows. `label` is the question; `heading` makes it the page's h1. */
export type FieldOptions = {
  name: string;
  label: string;
  hint?: string | Html;
  typed?: Typed;
  errors?: FieldErrors;
  heading?: boolean;
};

export type Choice = {
  value: string;
  text: string;
  hint?: string;
  /** Asked only of who chooses this. Shown to everybody without scripts. */
  conditional?: Html;
  /** For checkboxes: choosing this takes the other choices back. */
  exclusive?: boolean;
};

export type InputOptions = FieldOptions & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'number-text';
  /** How many characters it looks made for. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  autocomplete?: string;
  prefix?: string;
  suffix?: string;
  spellcheck?: boolean;
};

/** A field each: it shows what was typed, its error beside it, and has its name as its id, so that summary links land. */
export const field = {
  /** One line of text. */
  input(options: InputOptions): Html {
    const { name, type = 'text', width, autocomplete, prefix, suffix, spellcheck } = options;
    return govuk.input({
      ...common(options),
      id: name,
      name,
      value: typedText(options, name),
      type: type === 'number-text' ? 'text' : type,
      inputmode: type === 'number-text' ? 'numeric' : undefined,
      classes: width && `govuk-input--width-${width}`,
      autocomplete,
      spellcheck,
      prefix: prefix ? { text: prefix } : undefined,
      suffix: suffix ? { text: suffix } : undefined,
    });
  },

  /** Many lines of text; `maximum` counts down the characters that are left. */
  textarea(options: FieldOptions & { rows?: number; maximum?: number }): Html {
    const { name, rows = 5, maximum } = options;
    const shared = { ...common(options), id: name, name, rows: String(rows), value: typedText(options, name) };
    const area = maximum
      ? govuk.characterCount({ ...shared, maxlength: String(maximum), threshold: '50' })
      : govuk.textarea(shared);
    return trustedHtml(guardTypedText(String(area)));
  },

  /** One of a few. */
  radios(options: FieldOptions & { choices: readonly Choice[]; inline?: boolean; small?: boolean }): Html {
    const { name, choices, inline, small } = options;
    return govuk.radios({
      ...grouped(options),
      name,
      idPrefix: name,
      classes: [inline && 'govuk-radios--inline', small && 'govuk-radios--small'].filter(Boolean).join(' '),
      value: typedText(options, name),
      items: choices.map(choiceItem),
    });
  },

  /** Any of a few. */
  checkboxes(options: FieldOptions & { choices: readonly Choice[]; small?: boolean }): Html {
    const { name, choices, small } = options;
    return govuk.checkboxes({
      ...grouped(options),
      name,
      idPrefix: name,
      classes: small ? 'govuk-checkboxes--small' : undefined,
      values: typedList(options, name),
      items: choices.map((choice) => ({
        ...choiceItem(choice),
        behaviour: choice.exclusive ? 'exclusive' : undefined,
      })),
    });
  },

  /** One of many. `empty` is the first line, for when nothing is chosen yet. */
  select(options: FieldOptions & { choices: readonly { value: string; text: string }[]; empty?: string }): Html {
    const { name, choices, empty } = options;
    const first = empty === undefined ? [] : [{ value: '', text: empty }];
    return govuk.select({
      ...common(options),
      id: name,
      name,
      value: typedText(options, name),
      items: [...first, ...choices].map(({ value, text }) => ({ value, text })),
    });
  },

  /** A day in three boxes: `NAME-day`, `NAME-month`, `NAME-year`. An error under `NAME` marks all three. */
  date(options: FieldOptions): Html {
    const { name, errors = {} } = options;
    const error = PARTS.map((part) => errors[`${name}-${part}`]).find((text) => text !== undefined);
    return govuk.dateInput({
      ...grouped({ ...options, errors: { ...errors, [name]: errors[name] ?? error ?? '' } }),
      id: `${name}-group`,
      items: PARTS.map((part, index) => ({
        name: `${name}-${part}`,
        id: index === 0 && !errors[`${name}-day`] ? name : `${name}-${part}`,
        label: `${part[0]?.toUpperCase()}${part.slice(1)}`,
        value: typedText(options, `${name}-${part}`),
        classes: datePartClasses(name, part, errors),
      })),
    });
  },

  /** A time of day as people write it: `2.30pm`, `14:30`. */
  time(options: FieldOptions): Html {
    const hint = options.hint ?? 'For example, 9.30am or 14:30';
    return field.input({ ...options, hint, width: 5, spellcheck: false, autocomplete: 'off' });
  },

  /** A file. Browsers never give a chosen file back, so say in the error that it has to be chosen again. */
  file(options: Omit<FieldOptions, 'typed'> & { accept?: string; multiple?: boolean }): Html {
    const { name, accept, multiple } = options;
    return govuk.fileUpload({
      ...common(options),
      id: name,
      name,
      multiple,
      attributes: accept ? { accept } : undefined,
    });
  },
};

const PARTS = ['day', 'month', 'year'] as const;

function common({ name, label, hint, errors, heading }: FieldOptions) {
  return {
    label: {
      text: label,
      ...(heading ? { classes: 'govuk-label--l', isPageHeading: true } : { classes: 'govuk-label--s' }),
    },
    hint: hintOptions(hint),
    errorMessage: errors?.[name] ? { text: errors[name] } : undefined,
  };
}

function grouped(options: FieldOptions) {
  const { label, heading } = options;
  const legend = { text: label, classes: heading ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s' };
  const { hint, errorMessage } = common(options);
  return { fieldset: { legend: { ...legend, isPageHeading: heading === true } }, hint, errorMessage };
}

function hintOptions(hint: string | Html | undefined): Parameters<Govuk['hint']>[0] | undefined {
  if (hint === undefined) return undefined;
  return typeof hint === 'string' ? { text: hint } : { html: hint };
}

function choiceItem({ value, text, hint, conditional }: Choice) {
  return {
    value,
    text,
    hint: hint ? { text: hint } : undefined,
    conditional: conditional ? { html: conditional } : undefined,
  };
}

/** Where one part is named as wrong only that part is marked; an error of the whole date marks all three. */
function datePartClasses(name: string, part: string, errors: FieldErrors): string {
  const width = part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2';
  const named = PARTS.some((other) => errors[`${name}-${other}`]);
  const wrong = named ? errors[`${name}-${part}`] : errors[name];
  return wrong ? `${width} govuk-input--error` : width;
}

function typedText({ typed }: FieldOptions, name: string): string | undefined {
  const value = typed?.[name];
  return Array.isArray(value) ? value[0] : value;
}

function typedList({ typed }: FieldOptions, name: string): string[] {
  const value = typed?.[name];
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/**
 * Official templates indent the markup that they are given, line by line, and browsers drop a first empty line: either
 * would change what somebody typed. So line ends inside a text box are written as entities.
 */
function guardTypedText(text: string): string {
  return text.replace(
    /(<textarea\b[^>]*>)([\s\S]*?)(<\/textarea>)/,
    (_, open: string, typed: string, close: string) => {
      return open + typed.replaceAll('\r', '').replaceAll('\n', '&#10;') + close;
    },
  );
}

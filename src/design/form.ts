import { govuk } from './govuk.ts';
import { attributes, type Html, html, noHtml } from './html.ts';

/** What is wrong, by the name of the field: a whole sentence that says what to do. */
export type FieldErrors = Record<string, string>;

/** A form's fields as somebody typed them, by name: given back to them exactly when something was wrong. */
export type Typed = Record<string, string | string[] | undefined>;

export { field } from './field.ts';

/** The box at the top that lists what is wrong, each a link to its field. Nothing where nothing is wrong. */
export function errorSummary(errors: FieldErrors): Html {
  const entries = Object.entries(errors);
  if (entries.length === 0) return noHtml;
  return govuk.errorSummary({
    titleText: 'There is a problem',
    errorList: entries.map(([name, text]) => ({ text, href: `#${name}` })),
  });
}

export type FormOptions = {
  action: string;
  csrf: string;
  body: Html;
  /** What happens when it is pressed: `Offer the place`. `name` and `value` tell several buttons apart. */
  button: string | FormButton | readonly FormButton[];
  /** True for forms that carry files. The token stays the first field, so that it can be checked before a file is read. */
  multipart?: boolean;
  hidden?: Record<string, string>;
  cancel?: string | { text: string; href: string };
  id?: string;
};

/** `about`: read aloud after the words, where several buttons of a page say the same. */
export type FormButton = {
  text: string;
  about?: string;
  kind?: 'primary' | 'secondary' | 'warning';
  name?: string;
  value?: string;
};

/** A POST form with its token first. Pressing its button twice sends it once, where scripts run. */
export function form({ action, csrf, body, button, multipart, hidden = {}, cancel, id }: FormOptions): Html {
  const buttons = typeof button === 'string' ? [{ text: button }] : Array.isArray(button) ? button : [button];
  const leave = typeof cancel === 'string' ? { text: 'Cancel', href: cancel } : cancel;
  const enctype = multipart && 'multipart/form-data';
  return html`<form${attributes({ id, method: 'post', action, enctype, novalidate: true })}>
<input type="hidden" name="_csrf" value="${csrf}">
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${body}
<div class="govuk-button-group">
${buttons.map(formButton)}${leave && html`<a class="govuk-link" href="${leave.href}">${leave.text}</a>`}
</div>
</form>`;
}

function formButton({ text, about, kind = 'primary', name, value }: FormButton): Html {
  const words = about ? { html: html`${text}<span class="govuk-visually-hidden"> ${about}</span>` } : { text };
  return govuk.button({
    ...words,
    name,
    value,
    preventDoubleClick: true,
    classes: kind === 'primary' ? undefined : `govuk-button--${kind}`,
  });
}

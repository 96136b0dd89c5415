import { form } from '../form.ts';
import { attributes, type Html, html } from '../html.ts';

export type LastChangeBox = {
  /** `Room 1 was changed by Ayesha Khan: its name.` Empty where there is nothing that can be taken back. */
  what: string;
  when?: string;
  /** Why a newer change cannot be taken back. */
  stuck?: string;
  /** The form that takes it back; `id` where something else on the page presses its button. */
  undo: { action: string; csrf: string; hidden: Record<string, string>; button: string; id?: string };
};

/** What was changed last, and the button that takes it back. */
export function lastChangeBox({ what, when, stuck = '', undo }: LastChangeBox): Html {
  const named = what ? { 'aria-labelledby': 'last-change' } : { 'aria-label': 'The last change' };
  const { action, csrf, hidden, button, id } = undo;
  return html`<section${attributes({ class: 'cf-last-change cf-no-print', ...named })}>${stuck && html`<p class="govuk-body">${stuck}</p>`}${
    what &&
    html`<h2 class="govuk-heading-s" id="last-change">${stuck ? 'The change before' : 'The last change'}</h2>
<p class="govuk-body">${what}${when && html`<br><span class="cf-quiet">${when}</span>`}</p>
${form({ action, csrf, hidden, body: html``, button: { text: button, kind: 'secondary' }, ...(id ? { id } : {}) })}`
  }</section>`;
}

import { type Html, html } from '../html.ts';

/**
 * What somebody typed into a form that is not there any more: it stands on the page, to be copied, and is said not to be saved. `id` is the
 * field's, so that what is wrong leads here. Nothing where nothing was typed.
 */
export function unsaved(id: string, parts: readonly (readonly [what: string, words: unknown])[]): Html | null {
  const typed = parts.filter(([, words]) => typeof words === 'string' && words.trim() !== '');
  if (typed.length === 0) return null;
  return html`<div class="govuk-inset-text" id="${id}"><h2 class="govuk-heading-s">What you typed, which is not saved</h2><p class="govuk-body">Copy it from here before you leave this page.</p>
${typed.map(([what, words]) => html`${what !== '' && html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${what}</strong></p>`}<p class="govuk-body cf-note__text" dir="auto">${String(words)}</p>`)}</div>`;
}

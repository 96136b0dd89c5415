import { type Html, html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import type { Context } from '#platform/http/context';

/** The button beside a warning that words may lead to one person. */
export const KEEP_ANYWAY = { text: 'Save it as it is', kind: 'secondary' as const, name: 'anyway', value: 'yes' };

/** What somebody else saved meanwhile, above what was typed. */
export function savedNow({ title, body }: { title: string; body: string }): Html {
  return html`<h2 class="govuk-heading-s">What is saved now</h2><div class="govuk-inset-text" dir="auto"><strong>${title}</strong><div class="cf-note__text">${body}</div></div>`;
}

/** The id that the form carried, so that a double press makes one; a new one where it carried none. */
export function idOfForm(context: Context): string {
  const sent = String(context.body.id ?? '');
  return isId(sent) ? sent : newId(context.now.getTime());
}

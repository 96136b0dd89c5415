import { type Html, html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import type { Context } from '#platform/http/context';

/** The button beside a warning that words may lead to one person. */
export const KEEP_ANYWAY = { text: 'Save it as it is', kind: 'secondary' as const, name: 'anyway', value: 'yes' };

/** Said above what was typed into something that is gone. */
export const REMOVED =
  'This is not there any more: a colleague has removed it in the meantime. What you typed is kept: save it as a new one.';

/** What somebody else saved meanwhile, with what it is and stands on, above what was typed; and what became of the boxes below. */
export function savedNow(saved: { title: string; body: string; about: string; ticked: string }): Html {
  const { title, body, about, ticked } = saved;
  return html`<h2 class="govuk-heading-s">What is saved now</h2><div class="govuk-inset-text" dir="auto"><strong>${title}</strong><div class="cf-note__text">${body}</div><p class="cf-quiet govuk-!-margin-bottom-0">${about}</p></div>
<h2 class="govuk-heading-s">What you typed</h2><p class="govuk-body">${ticked}</p>`;
}

/** What either of two people ticked, each once; nothing where neither ticked anything. */
export function either(sent: string | string[] | undefined, saved: readonly string[]): string[] | undefined {
  const all = [...new Set([...[sent ?? []].flat(), ...saved])];
  return all.length > 0 ? all : undefined;
}

/** The id that the form carried, so that a double press makes one; a new one where it carried none. */
export function idOfForm(context: Context): string {
  const sent = String(context.body.id ?? '');
  return isId(sent) ? sent : newId(context.now.getTime());
}

import type { FieldErrors, Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal, type Refusal } from '#kernel/result';
import type { Context, Outcome } from '#platform/http/context';
import type { FormResult } from '#platform/http/forms';

/** A form of words that go to the host, as it is shown: at first, or again with what was typed and why it was not taken. */
export type FormShown = {
  /** Of what the form was made from; the newest where nothing is said. */
  version?: number;
  /** Of what a new one is to be. */
  id?: string;
  typed: Typed;
  errors: FieldErrors;
  /** The words may lead to one person: they can be kept all the same. */
  mayKeepAnyway?: boolean;
  status?: number;
  above?: Html;
};

/** How a page takes such a form in, and what it shows where it is not taken. */
export type FormTaken<Wanted, Refused extends Refusal> = {
  /** Why the words may lead to one person, or null. */
  warningOf(wanted: Wanted): Promise<string | null>;
  /** Saves it and answers where to go on, or why not. */
  save(wanted: Wanted): Promise<Refused | Outcome>;
  /** The form again, with what was typed. */
  again(errors: FieldErrors, more?: Partial<FormShown>): Promise<Outcome>;
  errorOf(refused: Refused): FieldErrors;
  /** A colleague has saved something else meanwhile. */
  stale?(why: string): Promise<Outcome>;
  /** A colleague has removed it meanwhile. */
  removed?(): Promise<Outcome>;
};

/**
 * Takes in a form of words that go to the host: read, looked at for what may lead to one person unless its writer has seen that, saved.
 * Whatever stands in the way shows the form again with every word that was typed.
 */
export async function takeForm<Value extends { anyway: boolean }, Refused extends Refusal>(
  context: Context,
  read: FormResult<Value>,
  page: FormTaken<Omit<Value, 'anyway'>, Refused>,
): Promise<Outcome> {
  if (!read.ok) return await page.again({ ...read.errors });
  const { anyway, ...wanted } = read.value;
  const warning = anyway ? null : await page.warningOf(wanted);
  if (warning) return await page.again({ body: warning }, { mayKeepAnyway: true });
  const outcome = await page.save(wanted);
  if (!isRefusal(outcome)) return outcome;
  if (outcome.code === 'missing' && page.removed) return await page.removed();
  if (outcome.code === 'stale' && page.stale) return await page.stale(outcome.why);
  const errors = page.errorOf(outcome);
  if (outcome.code === 'other-words')
    return await page.again(errors, { id: newId(context.now.getTime()), status: 409 });
  return await page.again(errors, outcome.code === 'closed' ? { status: 409 } : {});
}

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

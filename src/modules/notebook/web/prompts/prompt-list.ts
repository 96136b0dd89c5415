import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { SessionPrompt } from '../../domain/prompt.ts';

/** Nobody asks anything in one that was cancelled. */
type PromptSession = { readonly id: string; readonly isLive: boolean };

export type PromptListOptions = {
  readonly prompts: readonly SessionPrompt[];
  /** `/challenges/REFERENCE`. */
  readonly base: string;
  readonly csrf: string;
  /** The page to come back to, below the challenge. */
  readonly back: string;
  /** Null where nothing can be done with them any more. */
  readonly session: PromptSession | null;
  /** The session has begun or was cancelled: what was not asked in it can be taken into another. */
  readonly mayTakeOn?: boolean;
  /** On a page with a script that sends what is pressed by itself, and keeps what else was typed there. */
  readonly isQuiet?: boolean;
};

/** The questions that the team brings into a session, each with whose it is, whether it was asked, and what can be done with it. */
export function promptList(options: PromptListOptions): Html {
  const { prompts, base, csrf, back, session, mayTakeOn = false, isQuiet = false } = options;
  return html`<ul class="cf-prompts">${prompts.map(
    (prompt) =>
      html`<li class="cf-prompt"><span class="cf-prompt__text" dir="auto">${prompt.text}</span>
<span class="cf-prompt__foot">${prompt.raisedBy} wants to know · ${state(prompt, base)}</span>
${session && acts(prompt, { base, csrf, back, session, mayTakeOn, isQuiet })}</li>
`,
  )}</ul>`;
}

function state(prompt: SessionPrompt, base: string): Html {
  if (!prompt.asked) return html`not asked yet`;
  if (!prompt.answerNoteId) return html`<strong>asked</strong>`;
  return html`<strong>asked</strong>, <a class="govuk-link" href="${base}/notes/${prompt.answerNoteId}">answered in a note</a>`;
}

/** Asked, or not asked after all: the latter whatever has become of the session. */
function markForm({ id, asked }: SessionPrompt, about: Html, { base, csrf, back, isQuiet }: Acts): Html {
  const words = asked ? 'Not asked after all' : 'Mark as asked';
  return html`<form method="post" action="${base}/prompts/${id}/asked"${isQuiet && html` data-quiet="here"`}><input type="hidden" name="_csrf" value="${csrf}"><input type="hidden" name="back" value="${back}">${govuk.button({ html: html`${words}${about}`, name: 'asked', value: asked ? 'no' : 'yes', classes: 'govuk-button--secondary cf-button--small' })}</form>`;
}

type Acts = Pick<PromptListOptions, 'base' | 'csrf' | 'back'> & {
  readonly session: PromptSession;
  readonly mayTakeOn: boolean;
  readonly isQuiet: boolean;
};

function acts(prompt: SessionPrompt, view: Acts): Html {
  const { base, back, session, mayTakeOn } = view;
  const about = html`<span class="govuk-visually-hidden">: ${prompt.text}</span>`;
  const mayAsk = session.isLive && !prompt.asked;
  return html`<span class="cf-prompt__acts cf-no-print">${mayAsk && html`<a class="govuk-link" href="${base}/notes/new?session=${session.id}&prompt=${prompt.id}">Write the answer${about}</a>`}
${(mayAsk || prompt.asked) && markForm(prompt, about, view)}
${mayTakeOn && !prompt.asked && html`<a class="govuk-link" href="${base}/prompts/new?prompt=${prompt.id}&back=${encodeURIComponent(back)}">Take it into another session${about}</a>`}
<a class="govuk-link" href="${base}/prompts/${prompt.id}/removal?back=${encodeURIComponent(back)}">Take it away${about}</a></span>`;
}

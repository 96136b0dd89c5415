import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { SessionPrompt } from '../../domain/prompt.ts';

export type PromptListOptions = {
  readonly prompts: readonly SessionPrompt[];
  /** `/challenges/REFERENCE`. */
  readonly base: string;
  readonly csrf: string;
  /** The page to come back to, below the challenge. */
  readonly back: string;
  /** Null where nothing can be done with them any more. */
  readonly session: { readonly id: string } | null;
  /** The session has begun or was cancelled: what was not asked in it can be taken into another. */
  readonly mayTakeOn?: boolean;
};

/** The questions that the team brings into a session, each with whose it is, whether it was asked, and what can be done with it. */
export function promptList({ prompts, base, csrf, back, session, mayTakeOn = false }: PromptListOptions): Html {
  return html`<ul class="cf-prompts">${prompts.map(
    (prompt) =>
      html`<li class="cf-prompt"><span class="cf-prompt__text" dir="auto">${prompt.text}</span>
<span class="cf-prompt__foot">${prompt.raisedBy} wants to know · ${state(prompt, base)}</span>
${session && acts(prompt, { base, csrf, back, session, mayTakeOn })}</li>
`,
  )}</ul>`;
}

function state(prompt: SessionPrompt, base: string): Html {
  if (!prompt.asked) return html`not asked yet`;
  if (!prompt.answerNoteId) return html`<strong>asked</strong>`;
  return html`<strong>asked</strong>, <a class="govuk-link" href="${base}/notes/${prompt.answerNoteId}">answered in a note</a>`;
}

type Acts = Pick<PromptListOptions, 'base' | 'csrf' | 'back'> & {
  readonly session: { readonly id: string };
  readonly mayTakeOn: boolean;
};

function acts(prompt: SessionPrompt, { base, csrf, back, session, mayTakeOn }: Acts): Html {
  const about = html`<span class="govuk-visually-hidden">: ${prompt.text}</span>`;
  const words = prompt.asked ? 'Not asked after all' : 'Mark as asked';
  return html`<span class="cf-prompt__acts cf-no-print">${!prompt.asked && html`<a class="govuk-link" href="${base}/notes/new?session=${session.id}&prompt=${prompt.id}">Write the answer${about}</a>`}
<form method="post" action="${base}/prompts/${prompt.id}/asked"><input type="hidden" name="_csrf" value="${csrf}"><input type="hidden" name="back" value="${back}">${govuk.button({ html: html`${words}${about}`, name: 'asked', value: prompt.asked ? 'no' : 'yes', classes: 'govuk-button--secondary cf-button--small' })}</form>
${mayTakeOn && !prompt.asked && html`<a class="govuk-link" href="${base}/prompts/new?prompt=${prompt.id}&back=${encodeURIComponent(back)}">Take it into another session${about}</a>`}
<a class="govuk-link" href="${base}/prompts/${prompt.id}/removal?back=${encodeURIComponent(back)}">Take it away${about}</a></span>`;
}

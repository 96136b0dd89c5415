import { move } from '#design/components/move';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { PeerKind } from '#modules/pool';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { draftsOf } from '../../store/drafts.ts';
import { backerFields } from '../backer-fields.ts';
import { stepList } from '../steps.ts';
import type { Application } from './view-model.ts';

/** Where an applicant stands, what is asked of them, and what comes next. */
export function applicationView(
  applications: readonly Application[],
  drafts: Awaited<ReturnType<typeof draftsOf>>,
): Html {
  const [draft] = drafts;
  return html`${
    draft &&
    move({
      title: 'Your offer is saved, and not sent yet',
      body: `You last wrote in it on ${mediumDate(londonDate(draft.savedAt))}.`,
      button: { text: 'Go on with your offer', href: `/become-a-peer/offers/${draft.id}` },
    })
  }
${applications.map((application, index) => one(application, index === 0 && !draft, applications.length > 1))}`;
}

function one(application: Application, first: boolean, several: boolean): Html {
  const { id, role, why, next, steps, ask, invitation, mayWithdraw } = application;
  return html`<section>${several && html`<h2 class="govuk-heading-l">${role}</h2>`}
<p class="govuk-body-l">${next}</p>
${ask && first && move({ title: ask.title, button: { text: ask.button, href: ask.href } })}
${decided(application)}
${several ? html`<h3 class="govuk-heading-m">The way to becoming a peer</h3>` : html`<h2 class="govuk-heading-m">The way to becoming a peer</h2>`}
${stepList(steps)}
${invitation && html`<p class="govuk-body"><a class="govuk-link" href="${invitation.href}">Your invitation: ${invitation.text}</a></p>`}
${govuk.details({
  summaryText: 'What you sent',
  html: govuk.summaryList({
    rows: [
      { key: { text: 'As' }, value: { text: role } },
      { key: { text: 'You wrote' }, value: { text: why } },
    ],
  }),
})}
${mayWithdraw && html`<p class="govuk-body"><a class="govuk-link" href="/application/${id}/withdrawal">Take your offer back</a></p>`}</section>`;
}

function decided({ decision }: Application): Html | null {
  if (!decision) return null;
  const feedback =
    decision.feedback &&
    html`<div class="govuk-inset-text"><p class="govuk-body"><strong>What we would like to tell you</strong></p>${paragraphs(decision.feedback)}</div>`;
  if (!decision.accredited) return html`${feedback}`;
  return html`${govuk.summaryList({
    rows: [
      { key: { text: 'Accredited for' }, value: { text: decision.programmes.join('; ') } },
      ...(decision.until ? [{ key: { text: 'Until' }, value: { text: decision.until } }] : []),
      ...(decision.conditions ? [{ key: { text: 'On condition' }, value: { text: decision.conditions } }] : []),
    ],
  })}${feedback}<p class="govuk-body"><a class="govuk-link" href="/peer">Your peer page</a></p>`;
}

function paragraphs(text: string): Html[] {
  return text.split(/\n+/).map((line) => html`<p class="govuk-body">${line}</p>`);
}

/** Somebody else is named to stand behind an offer. */
export function backerAgainView(page: {
  id: string;
  kind: PeerKind;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
}): Html {
  const { id, kind, csrf, typed, errors } = page;
  return form({
    action: `/application/${id}/backing`,
    csrf,
    body: backerFields({ kind, typed, errors }),
    button: 'Name them, and ask',
    cancel: '/application',
  });
}

/** Before an offer is taken back: what is lost. */
export function withdrawView(id: string, csrf: string): Html {
  return html`<p class="govuk-body">We stop what we are doing with your offer, and a place you hold at an event becomes free. You may offer again at any time.</p>
${form({ action: `/application/${id}/withdrawal`, csrf, body: html``, button: { text: 'Take my offer back', kind: 'warning' }, cancel: { text: 'Keep it', href: '/application' } })}`;
}

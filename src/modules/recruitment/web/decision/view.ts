import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { COMPETENCIES, LEAST_ASSESSORS, SEEN_LABELS, type Seen } from '../../domain/competencies.ts';
import type { Assessor, EvidenceRead } from '../../store/assessments.ts';
import type { LockedInterest } from '../../store/interest.ts';

type Page = {
  interest: LockedInterest;
  assessors: readonly Assessor[];
  evidence: readonly EvidenceRead[];
  programmes: readonly { key: string; name: string }[];
  mayDecide: boolean;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
};

/** What each assessor saw, competency by competency, and the decision of somebody who was none of them. */
export function decisionView(page: Page): Html {
  const { interest, assessors, evidence, mayDecide } = page;
  return html`${evidence.length === 0 && html`<p class="govuk-body">Nobody has finished writing down what they saw. At least ${LEAST_ASSESSORS} have to.</p>`}
${evidence.length > 0 && COMPETENCIES.map(({ key, label }) => html`<h2 class="govuk-heading-m">${label}</h2>${seenBy(evidence.filter((each) => each.competency === key))}`)}
${mayDecide ? decisionForm(page) : html`<p class="govuk-body">${whyNot(interest, assessors)}</p>`}`;
}

function seenBy(evidence: readonly EvidenceRead[]): Html {
  return govuk.summaryList({
    rows: evidence.map((each) => ({
      key: { text: each.assessor },
      value: { html: html`<strong>${SEEN_LABELS[each.seen as Seen]}</strong><br>${each.evidence}` },
    })),
  });
}

function whyNot(interest: LockedInterest, assessors: readonly Assessor[]): string {
  if (interest.status === 'assessed') return 'You assessed them, so somebody else decides.';
  if (interest.status !== 'attended') return 'This is decided, or not yet assessed.';
  const open = assessors.filter(({ status }) => status === 'open').map(({ name }) => name);
  return open.length > 0 ? `Still writing: ${open.join(', ')}.` : 'Name at least two assessors first.';
}

function decisionForm({ interest, programmes, csrf, typed, errors }: Page): Html {
  return html`<h2 class="govuk-heading-l">Your decision</h2>${form({
    action: `/pool/interest/${interest.id}/decision`,
    csrf,
    body: html`${field.radios({
      name: 'decision',
      label: 'Is it time?',
      typed,
      errors,
      choices: [
        {
          value: 'accredited',
          text: 'Accredited',
          conditional: html`${field.checkboxes({ name: 'programmes', label: 'For which programmes?', small: true, typed, errors, choices: programmes.map(({ key, name }) => ({ value: key, text: name })) })}
${field.date({ name: 'until', label: 'Until when?', typed, errors })}
${field.input({ name: 'conditions', label: 'On what conditions? (optional)', hint: 'Such as first with an experienced lead peer. They read it.', typed, errors })}`,
        },
        { value: 'not-yet', text: 'Not yet', hint: 'They may come to another event.' },
      ],
    })}
${field.textarea({ name: 'feedback', label: 'What you would like to tell them', hint: 'They read it, by mail and on their page. Needed where it is not yet: what was good, and what you would like to see more of.', rows: 6, typed, errors })}`,
    button: 'Decide, and tell them',
    cancel: `/pool/interest/${interest.id}`,
  })}`;
}

import { emptyState } from '#design/components/empty-state';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import {
  COMPETENCIES,
  type Competency,
  type Evidence,
  SEEN_KEYS,
  SEEN_LABELS,
  type Seen,
} from '../../domain/competencies.ts';
import type { assessmentsBy, OwnAssessment } from '../../store/assessments.ts';

/** What an assessor is asked to write, and what they have written. */
export function assessmentsView(rows: Awaited<ReturnType<typeof assessmentsBy>>): Html {
  if (rows.length === 0)
    return emptyState({
      title: 'Nothing is asked of you now',
      body: 'When you are named as an assessor, the people you met at an event are here.',
    });
  return html`<ul class="govuk-list govuk-list--spaced">${rows.map(
    (row) =>
      html`<li><a class="govuk-link" href="/assessments/${row.id}">${row.name}</a>, ${[row.role_title, row.authority_name].filter(Boolean).join(', ')}<br><span class="cf-quiet">${row.finished_at ? `Finished on ${mediumDate(londonDate(row.finished_at))}` : 'Waits for what you saw'}</span></li>`,
  )}</ul>`;
}

/** What one assessor saw of one applicant, competency by competency. Seen or not yet seen, and the evidence: nothing is counted. */
export function assessmentView(page: {
  assessment: OwnAssessment;
  evidence: readonly Evidence[];
  csrf: string;
  /** Of the words in the boxes. */
  version: number;
  typed: Typed | undefined;
  errors: FieldErrors;
  /** Another window has saved something else meanwhile: it is shown beside what was typed. */
  isStale: boolean;
}): Html {
  const { assessment, evidence, csrf, errors } = page;
  const who = [assessment.role_title, assessment.authority_name].filter(Boolean).join(', ');
  if (assessment.status === 'finished')
    return html`<p class="govuk-body-l">${who}</p><p class="govuk-body">You have finished. It stands as you wrote it.</p>
${govuk.summaryList({
  rows: COMPETENCIES.map(({ key, label }) => {
    const given = evidence.find((each) => each.competency === key);
    return {
      key: { text: label },
      value: { text: `${SEEN_LABELS[given?.seen as Seen] ?? ''}. ${given?.evidence ?? ''}` },
    };
  }),
})}`;
  const typed = page.typed ?? typedEvidence(evidence);
  return html`<p class="govuk-body-l">${who}</p>
<p class="govuk-body">Write what you saw or heard, in words that the applicant could read: they may ask for it. Please do not talk to the other assessors about it before you have finished.</p>
<div id="form">${errors.form && govuk.errorMessage({ text: errors.form })}</div>
${form({
  action: `/assessments/${assessment.id}`,
  csrf,
  hidden: { version: String(page.version) },
  body: html`${COMPETENCIES.map((each) => competencyFields(each, { typed, errors, saved: page.isStale ? evidence : null }))}`,
  button: [
    { text: 'Save', kind: 'secondary', name: 'do', value: 'save' },
    { text: 'Save and finish', name: 'do', value: 'finish' },
  ],
})}`;
}

type Fields = { typed: Typed; errors: FieldErrors; saved: readonly Evidence[] | null };

function competencyFields({ key, label, looksLike }: Competency, { typed, errors, saved }: Fields): Html {
  return html`<h2 class="govuk-heading-m">${label}</h2>
<ul class="govuk-list govuk-list--bullet">${looksLike.map((each) => html`<li>${each}</li>`)}</ul>
${saved && savedElsewhere(key, typed, saved)}
${field.radios({ name: `seen-${key}`, label: `Was it seen? (${label.toLowerCase()})`, inline: true, small: true, typed, errors, choices: SEEN_KEYS.map((value) => ({ value, text: SEEN_LABELS[value] })) })}
${field.textarea({ name: `evidence-${key}`, label: `What did you see or hear? (${label.toLowerCase()})`, rows: 3, typed, errors })}`;
}

/** What another window saved of a competency, where it is not what was typed here. */
function savedElsewhere(key: string, typed: Typed, saved: readonly Evidence[]): Html | null {
  const { seen, evidence } = saved.find((each) => each.competency === key) ?? { seen: null, evidence: '' };
  const words = (name: string) =>
    String(typed[name] ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
  if (words(`seen-${key}`) === (seen ?? '') && words(`evidence-${key}`) === evidence.replaceAll('\r\n', '\n').trim())
    return null;
  return html`<div class="govuk-inset-text"><h3 class="govuk-heading-s">What is saved now</h3><p class="govuk-body">${seen ? SEEN_LABELS[seen as Seen] : 'Neither is chosen'}</p><p class="cf-note__text" dir="auto">${evidence || 'Nothing is written'}</p></div>`;
}

function typedEvidence(evidence: readonly Evidence[]): Typed {
  return Object.fromEntries(
    evidence.flatMap(({ competency, seen, evidence: words }) => [
      [`seen-${competency}`, seen ?? ''],
      [`evidence-${competency}`, words],
    ]),
  );
}

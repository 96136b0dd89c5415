import { emptyState } from '#design/components/empty-state';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import {
  COMPETENCIES,
  type Competency,
  competenciesThatDiffer,
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

export type AssessmentPage = {
  assessment: OwnAssessment;
  evidence: readonly Evidence[];
  csrf: string;
  /** Of the words in the boxes. */
  version: number;
  typed: Typed | undefined;
  errors: FieldErrors;
  /** Another window has saved something else meanwhile: it is shown beside what was typed. */
  isStale: boolean;
};

/** What one assessor saw of one applicant, competency by competency. Seen or not yet seen, and the evidence: nothing is counted. */
export function assessmentView(page: AssessmentPage): Html {
  const { assessment, evidence, csrf, errors } = page;
  const who = [assessment.role_title, assessment.authority_name].filter(Boolean).join(', ');
  if (assessment.status !== 'open') return overView(page, who);
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

/** An assessment that is over: what stands, and below it what was typed into a window that did not know. */
function overView({ assessment, evidence, typed, errors }: AssessmentPage, who: string): Html {
  const here = typed ? evidenceTyped(typed) : evidence;
  const unsaved = competenciesThatDiffer(here, evidence);
  return html`<p class="govuk-body-l">${who}</p>
<div id="form">${errors.form && govuk.errorMessage({ text: errors.form })}</div>
${assessment.status === 'finished' && html`<p class="govuk-body">You have finished. It stands as you wrote it.</p>${whatStands(evidence)}`}
${
  unsaved.length > 0 &&
  html`<h2 class="govuk-heading-m">What you typed here, which is not saved</h2>
<p class="govuk-body">If the office should know it, copy it from here and send it to them before you leave this page.</p>
${unsaved.map(({ key, label }) => html`<h3 class="govuk-heading-s">${label}</h3><div class="govuk-inset-text">${said(key, here)}</div>`)}`
}`;
}

function whatStands(evidence: readonly Evidence[]): Html {
  return govuk.summaryList({
    rows: COMPETENCIES.map(({ key, label }) => {
      const given = evidence.find((each) => each.competency === key);
      return {
        key: { text: label },
        value: { text: `${SEEN_LABELS[given?.seen as Seen] ?? ''}. ${given?.evidence ?? ''}` },
      };
    }),
  });
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
  if (!competenciesThatDiffer(evidenceTyped(typed), saved).some((each) => each.key === key)) return null;
  return html`<div class="govuk-inset-text"><h3 class="govuk-heading-s">What is saved now</h3>${said(key, saved)}</div>`;
}

function said(key: string, all: readonly Evidence[]): Html {
  const { seen, evidence } = all.find(({ competency }) => competency === key) ?? { seen: null, evidence: '' };
  return html`<p class="govuk-body">${SEEN_LABELS[seen as Seen] ?? 'Neither is chosen'}</p><p class="cf-note__text" dir="auto">${evidence || 'Nothing is written'}</p>`;
}

/** What a form says, in the shape in which it is saved. */
function evidenceTyped(typed: Typed): Evidence[] {
  const words = (name: string) => String(typed[name] ?? '');
  return COMPETENCIES.map(({ key }) => ({
    competency: key,
    seen: words(`seen-${key}`) || null,
    evidence: words(`evidence-${key}`),
  }));
}

function typedEvidence(evidence: readonly Evidence[]): Typed {
  return Object.fromEntries(
    evidence.flatMap(({ competency, seen, evidence: words }) => [
      [`seen-${competency}`, seen ?? ''],
      [`evidence-${competency}`, words],
    ]),
  );
}

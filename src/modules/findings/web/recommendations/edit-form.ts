import { field, form } from '#design/form';
import { html } from '#design/html';
import { challengeNav } from '#modules/challenges';
import { type Context, type Outcome, theChallenge } from '#platform/http/context';
import { FINDING_KIND_LABELS } from '../../domain/finding.ts';
import { listFindings } from '../../store/findings.ts';
import type { Recommendation } from '../../store/recommendations.ts';
import { withoutEvidence } from '../evidence-fields.ts';
import { evidenceWords } from '../finding-card.ts';
import { type FormShown, KEEP_ANYWAY } from '../form-again.ts';

type Shown = FormShown & { found?: Recommendation };

/** The form of a recommendation, new or changed: what it says, and the findings it follows from. */
export async function showForm(context: Context, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const { found, typed, errors } = shown;
  const base = `/challenges/${head.reference}`;
  const findings = await listFindings(context.services.db, head.id);
  const choices = findings.map((finding) => ({
    value: finding.id,
    text: finding.title,
    hint: `${FINDING_KIND_LABELS[finding.kind]}, ${finding.themeName}: ${finding.without ? 'stands by a reason' : evidenceWords(finding)}`,
  }));
  const save = { text: found ? 'Save the changes' : 'Save the recommendation' };
  const main = html`${await challengeNav(context, 'findings')}${shown.above}${form({
    action: found ? `${base}/recommendations/${found.id}` : `${base}/recommendations`,
    csrf: context.csrf,
    hidden: found ? { version: String(shown.version ?? found.version) } : { id: shown.id ?? '' },
    cancel: `${base}/recommendations`,
    button: shown.mayKeepAnyway ? [save, KEEP_ANYWAY] : save,
    body: html`${field.input({ name: 'title', label: 'The recommendation in one sentence', hint: 'Begin with a verb. The host will read it: no names, nothing that points to one person.', typed, errors })}
${field.textarea({ name: 'body', label: 'What it means, and how to begin', typed, errors, rows: 6 })}
${
  choices.length > 0
    ? field.checkboxes({ name: 'finding', label: 'Findings it follows from', typed, errors, small: true, choices })
    : html`<p class="govuk-body" id="finding">There are no findings yet. <a class="govuk-link" href="${base}/findings">Make them first.</a></p>`
}
${context.may('findings.override-evidence') && withoutEvidence(typed, errors)}`,
  })}`;
  const title = found ? 'Change the recommendation' : 'New recommendation';
  const back = `${base}/recommendations`;
  return context.show({ title, caption: head.title, width: 'narrow', back, errors, main }, shown.status);
}

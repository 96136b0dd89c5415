import { dataTable } from '#design/components/data-table';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { type Html, html } from '#design/html';
import { type IsoDate, shortDate } from '#kernel/dates';
import { absencesText, howToWrite } from '../../domain/absences.ts';
import type { Interviewee } from '../../store/interviewees.ts';
import { ANSWERS, categoryLabel, counted, SPEAKER_LABELS } from '../labels.ts';

type Shared = { base: string; csrf: string; typed: Typed; errors: FieldErrors };
const CHOICES = Object.entries(SPEAKER_LABELS).map(([value, text]) => ({ value, text }));

export type IntervieweesPage = Shared & {
  nav: Html;
  people: readonly Interviewee[];
  mayEdit: boolean;
  released: boolean;
  /** The days on site. */
  days: readonly IsoDate[];
  /** What is wrong with pasted lines, each in a sentence. */
  badLines: readonly string[];
};

/** Who is to be heard, and more of them. */
export function intervieweesPage(page: IntervieweesPage): Html {
  const { people, base, mayEdit } = page;
  const waiting = people.filter((one) => one.sessions === 0).length;
  return html`${page.nav}
${
  people.length === 0
    ? html`<p class="govuk-body">Nobody is on the list yet. The host says who the team should hear: members, senior officers, managers, frontline staff, partners, and residents or people with lived experience. Nobody is told anything before the timetable is released.</p>`
    : html`<p class="govuk-body">${counted(people.length, 'person', 'people')}${waiting > 0 && `, ${waiting} of them in no session yet`}. ${page.released ? 'Who is put into a session gets an invitation.' : 'Nobody is told anything before the timetable is released.'}</p>${table(page)}`
}
${mayEdit && html`${askForTimes(page)}<p class="govuk-body"><a class="govuk-link" href="${base}/interviewees/new">Add one person</a></p>${notAdded(page)}${pasteForm(page)}${fileForm(page)}`}`;
}

/** Addresses are for those who arrange the days; the team needs to know only whom it meets. */
function table({ people, base, mayEdit, released }: IntervieweesPage): Html {
  const email = mayEdit ? [{ label: 'Email' }, { label: 'Cannot come' }] : [];
  const answers = mayEdit && released ? [{ label: 'Answer' }] : [];
  return dataTable({
    caption: 'People to be heard',
    captionHidden: true,
    columns: [
      { label: 'Name' },
      { label: 'Job title' },
      { label: 'Who they are' },
      ...email,
      ...answers,
      { label: 'Sessions', numeric: true },
    ],
    rows: people.map((one) => [
      mayEdit ? html`<a class="govuk-link" href="${base}/interviewees/${one.id}">${one.name}</a>` : one.name,
      one.jobTitle,
      categoryLabel(one.sourceCategory),
      ...(mayEdit ? [one.email ?? 'None: tell them yourself', cannotCome(one)] : []),
      ...(answers.length > 0 ? [answerWords(one)] : []),
      one.sessions,
    ]),
  });
}

/** What they have answered to the sessions they are in: one answer where all are the same. */
function answerWords({ answers }: Interviewee): string {
  if (answers.length === 0) return '';
  const kinds = [...new Set(answers)].sort();
  const words = kinds.map((kind) => {
    const said = kind === null ? 'no answer yet' : (ANSWERS[kind] ?? kind);
    const count = answers.filter((each) => each === kind).length;
    return kinds.length === 1 ? said : `${said} (${count})`;
  });
  const text = words.join('; ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Who has been invited at a time is not asked for times any more. */
function askForTimes({ base, csrf, people, released }: IntervieweesPage): Html {
  const silent = people.filter(
    (one) => one.email !== null && one.availabilitySaidAt === null && !(released && one.sessions > 0),
  ).length;
  if (silent === 0) return html``;
  return form({
    action: `${base}/interviewees/times`,
    csrf,
    body: html`<p class="govuk-body">${counted(silent, 'person has', 'people have')} not said when they can come. We can ask them by mail; each answers by a link of their own.</p>`,
    button: { text: 'Ask them when they can come', kind: 'secondary' },
  });
}

function cannotCome({ unavailable, availabilitySaidAt, accessNeeds }: Interviewee): Html {
  const said = availabilitySaidAt ? 'Any time, they say' : 'Nothing said';
  return html`${unavailable.length > 0 ? absencesText(unavailable) : said}${accessNeeds && html`<br><span class="cf-quiet">Needs: ${accessNeeds}</span>`}`;
}

function notAdded({ badLines }: IntervieweesPage): Html {
  if (badLines.length === 0) return html``;
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Nobody was added.</strong> Mend these and add them again:</p><ul class="govuk-list govuk-list--bullet">${badLines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

function fileForm({ base, csrf, errors, days }: IntervieweesPage): Html {
  const day = shortDate(days[0] ?? '2027-05-11');
  return html`<h2 class="govuk-heading-m">Add a file</h2>${form({
    action: `${base}/interviewees/file`,
    csrf,
    multipart: true,
    body: field.file({
      name: 'file',
      label: 'A CSV file of people to be heard',
      hint: `The first row names the columns: Name, Job title, Email, Who they are, Cannot come, Access needs. Only Name and Who they are must be there. In ‘Cannot come’ write for example ${day} morning; ${day} 2pm to 4pm`,
      accept: '.csv,text/csv',
      errors,
    }),
    button: 'Add the people of this file',
  })}`;
}

function pasteForm({ base, csrf, typed, errors }: IntervieweesPage): Html {
  return html`<h2 class="govuk-heading-m">Add many at once</h2>
${form({
  action: `${base}/interviewees/lines`,
  csrf,
  body: html`${field.select({ name: 'usual', label: 'Who they are, where a line does not say', choices: CHOICES, empty: 'Every line says', typed, errors })}
${field.textarea({ name: 'lines', label: 'People, one on each line', hint: 'Name; job title; email; who they are. You can paste rows from a spreadsheet. Only the name must be there.', rows: 8, typed, errors })}`,
  button: 'Add these people',
})}`;
}

/** The form for one person, new or on the list. */
export function personPage(
  page: Shared & { person: Interviewee | null; stale: boolean; days: readonly IsoDate[] },
): Html {
  const { person, base, csrf, typed, errors, stale, days } = page;
  return html`${
    stale &&
    person &&
    html`<div class="govuk-inset-text"><strong>Somebody else changed this while you were typing.</strong> It now says: ${person.name}, ${person.jobTitle || 'no job title'}, ${person.email ?? 'no email'}, ${categoryLabel(person.sourceCategory)}. Below is what you typed; saving now puts yours in place of theirs.</div>`
  }
${form({
  action: person ? `${base}/interviewees/${person.id}` : `${base}/interviewees`,
  csrf,
  hidden: person ? { version: `${person.version}` } : {},
  body: html`${field.input({ name: 'name', label: 'Name', typed, errors })}
${field.input({ name: 'jobTitle', label: 'Job title, or what they do (optional)', typed, errors })}
${field.input({ name: 'email', label: 'Email (optional)', hint: 'They get an invitation when the timetable is released, and can see their own sessions', type: 'email', typed, errors })}
${field.radios({ name: 'category', label: 'Who they are', choices: CHOICES, small: true, typed, errors })}
${field.input({ name: 'cannot', label: 'When they cannot come (optional)', hint: `On the days on site. ${howToWrite(days)}; part several with ;`, typed, errors })}
${field.textarea({ name: 'needs', label: 'Access needs (optional)', hint: 'Only those who arrange the days see this. For example step-free, an interpreter, large print', rows: 2, typed, errors })}`,
  button: person ? 'Save' : 'Add this person',
  cancel: `${base}/interviewees`,
})}
${
  person &&
  person.sessions === 0 &&
  form({
    action: `${base}/interviewees/${person.id}/removal`,
    csrf,
    body: html``,
    button: { text: 'Take them off the list', kind: 'warning' },
  })
}`;
}

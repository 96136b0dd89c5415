import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { attributes, type Html, html } from '#design/html';
import { type IsoDate, londonDate, shortDate } from '#kernel/dates';
import { absencesText } from '../../domain/absences.ts';
import type { Interviewee } from '../../store/interviewees.ts';
import { ANSWERS, categoryLabel, counted, SPEAKER_LABELS } from '../labels.ts';

/** What every form here needs. */
export type Shared = { base: string; csrf: string; typed: Typed; errors: FieldErrors };
/** Who somebody may be. */
export const CHOICES = Object.entries(SPEAKER_LABELS).map(([value, text]) => ({ value, text }));

export type IntervieweesPage = Shared & {
  people: readonly Interviewee[];
  mayEdit: boolean;
  released: boolean;
  /** The days on site. */
  days: readonly IsoDate[];
  today: IsoDate;
  /** What is wrong with pasted lines, each in a sentence. */
  badLines: readonly string[];
  /** Whom the address asks to see. */
  show: string;
};

/** Who is to be heard, and more of them. What can be done comes first: the list may be long. */
export function intervieweesPage(page: IntervieweesPage): Html {
  const { people, mayEdit } = page;
  return html`${people.length === 0 ? noPeople(page) : stateLine(page)}${mayEdit && waysToAdd(page)}
${notAdded(page)}
${people.length > 0 && html`${askForTimes(page)}${choice(page)}${table(page)}`}
${mayEdit && html`${pasteForm(page)}${fileForm(page)}`}`;
}

function noPeople({ mayEdit }: IntervieweesPage): Html {
  return emptyState({
    title: 'Nobody is on the list yet',
    body: mayEdit
      ? 'The host says who the team should hear: members, senior officers, managers, frontline staff, partners, and residents or people with lived experience. Nobody is told anything before the timetable is released.'
      : 'Here will be whom the team is to hear. The host and the challenge manager are making the list.',
  });
}

function stateLine({ people, released, mayEdit }: IntervieweesPage): Html {
  const says = released
    ? 'Who is put into a session gets an invitation.'
    : 'Nobody is told anything before the timetable is released.';
  return html`<p class="govuk-body">${counted(people.length, 'person', 'people')}. ${mayEdit && says}</p>`;
}

function waysToAdd({ base }: IntervieweesPage): Html {
  return html`<div class="cf-timetable-actions cf-no-print"><a class="govuk-button" href="${base}/interviewees/new" role="button" draggable="false">Add one person</a> <a class="govuk-link" href="#many">Add many at once</a> <a class="govuk-link" href="#by-file">Add a file</a></div>`;
}

/** Which of them are shown, kept in the address: only what there is somebody for. */
function choice({ people, base, show, released, mayEdit }: IntervieweesPage): Html {
  if (!mayEdit) return html``;
  const ways = WAYS.map((way) => ({ ...way, count: people.filter((one) => way.holds(one, released)).length })).filter(
    ({ key, count }) => count > 0 || key === show,
  );
  if (ways.length === 0) return html``;
  const all = { key: '', text: 'Everybody', count: people.length };
  return html`<nav class="cf-choice cf-no-print" aria-label="Which people are shown"><ul class="cf-choice__list">${[
    all,
    ...ways,
  ].map(
    ({ key, text, count }) =>
      html`<li><a${attributes({ class: 'govuk-link', href: key === '' ? `${base}/interviewees` : `${base}/interviewees?show=${key}`, 'aria-current': key === show ? 'true' : null })}>${text} (${count})</a></li>`,
  )}</ul></nav>`;
}

type Way = { key: string; text: string; holds: (one: Interviewee, released: boolean) => boolean };

/** Whom somebody has to do something about. */
const WAYS: readonly Way[] = [
  { key: 'waiting', text: 'In no session yet', holds: ({ sessions }) => sessions === 0 },
  {
    key: 'silent',
    text: 'Have not answered',
    holds: ({ answers, email }, released) =>
      released && email !== null && answers.some((each) => each === null || each.endsWith('-before')),
  },
  {
    key: 'no',
    text: 'Cannot come, or ask for another time',
    holds: ({ answers }, released) =>
      released && answers.some((each) => each?.startsWith('declined') || each?.startsWith('other-time')),
  },
  { key: 'no-address', text: 'No email: tell them yourself', holds: ({ email }) => email === null },
  { key: 'needs', text: 'Access needs', holds: ({ accessNeeds }) => accessNeeds !== '' },
];

/** Those of the way that is chosen, everybody where it is none. */
function shown({ people, show, released, mayEdit }: IntervieweesPage): readonly Interviewee[] {
  const way = mayEdit ? WAYS.find(({ key }) => key === show) : undefined;
  return way ? people.filter((one) => way.holds(one, released)) : people;
}

/** Addresses are for those who arrange the days; the team needs to know only whom it meets. */
function table(page: IntervieweesPage): Html {
  const { base, mayEdit, released } = page;
  const people = shown(page);
  if (people.length === 0) return html`<p class="govuk-body">Nobody any more.</p>`;
  const email = mayEdit ? [{ label: 'Email' }, { label: 'Cannot come' }] : [];
  const answers = mayEdit && released ? [{ label: 'Answer' }] : [];
  return dataTable({
    caption: 'People to be heard',
    captionHidden: true,
    onPhone: 'lines',
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
      sessionsWords(one),
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

/** Who has been invited at a time is not asked for times any more, and nobody twice on one day. */
function askForTimes({ base, csrf, people, released, today }: IntervieweesPage): Html {
  const silent = people.filter(
    (one) => one.email !== null && one.availabilitySaidAt === null && !(released && one.sessions > 0),
  );
  const asked = silent.filter(({ timesAskedAt }) => timesAskedAt !== null && londonDate(timesAskedAt) === today).length;
  const open = silent.length - asked;
  if (silent.length === 0) return html``;
  if (open === 0)
    return html`<p class="govuk-body">We have asked ${counted(asked, 'person', 'people')} today when they can come, and wait for an answer. Who is silent can be asked again tomorrow.</p>`;
  const others = asked > 0 ? ` ${counted(asked, 'other person was', 'others were')} asked today.` : '';
  return form({
    action: `${base}/interviewees/times`,
    csrf,
    body: html`<p class="govuk-body">${counted(open, 'person has', 'people have')} not said when they can come. We can ask them by mail; each answers by a link of their own.${others}</p>`,
    button: { text: 'Ask them when they can come', kind: 'secondary' },
  });
}

/** A number under its heading; where a phone shows no heading, with what it counts. */
function sessionsWords({ sessions }: Interviewee): Html {
  return html`${sessions}<span class="cf-table__label"> ${sessions === 1 ? 'session' : 'sessions'}</span>`;
}

function cannotCome({ unavailable, availabilitySaidAt, accessNeeds }: Interviewee): Html {
  const usual = html`<span${attributes({ class: accessNeeds ? null : 'cf-table__usual' })}>Nothing said</span>`;
  const said = availabilitySaidAt ? 'Any time, they say' : usual;
  const absences = html`<span class="cf-table__label">Cannot come </span>${absencesText(unavailable)}`;
  return html`${unavailable.length > 0 ? absences : said}${accessNeeds && html`<br><span class="cf-quiet">Needs: ${accessNeeds}</span>`}`;
}

function notAdded({ badLines }: IntervieweesPage): Html {
  if (badLines.length === 0) return html``;
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>Nobody was added.</strong> Mend these and add them again:</p><ul class="govuk-list govuk-list--bullet">${badLines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

function fileForm({ base, csrf, errors, days }: IntervieweesPage): Html {
  const day = shortDate(days[0] ?? '2027-05-11');
  return html`<h2 class="govuk-heading-m" id="by-file">Add a file</h2>${form({
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
  return html`<h2 class="govuk-heading-m" id="many">Add many at once</h2>
${form({
  action: `${base}/interviewees/lines`,
  csrf,
  body: html`${field.select({ name: 'usual', label: 'Who they are, where a line does not say', choices: CHOICES, empty: 'Every line says', typed, errors })}
${field.textarea({ name: 'lines', label: 'People, one on each line', hint: 'Name; job title; email; who they are. You can paste rows from a spreadsheet. Only the name must be there.', rows: 8, typed, errors })}`,
  button: 'Add these people',
})}`;
}

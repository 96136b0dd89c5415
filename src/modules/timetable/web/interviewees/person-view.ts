import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, longDateTime } from '#kernel/dates';

import { absencesText } from '../../domain/absences.ts';
import type { Frozen } from '../../domain/frozen.ts';
import { howToWrite } from '../../domain/read-absences.ts';
import { RELEASE_FIRST, stillExpected } from '../../domain/still-expected.ts';
import type { HeldIn, Interviewee } from '../../store/interviewees.ts';
import { categoryLabel } from '../labels.ts';
import { CHOICES, type Shared } from './view.ts';

const NOT_TOLD_YET = 'They get an invitation when the timetable is released, and can see their own sessions';
const TOLD_THERE =
  'An invitation was sent here. If you change or clear this, the old address hears that it is no longer concerned, and a new one is invited';

/** Why the form is shown again: somebody else was quicker, or who was to be added is on the list already. */
export type PersonNotice = 'stale' | 'there';

export type PersonPage = Shared & {
  person: Interviewee | null;
  notice: PersonNotice | null;
  /** What goes along with the form unseen. */
  hidden: Record<string, string>;
  days: readonly IsoDate[];
  /** Titles of sessions to hear that name them. */
  wantedIn: readonly string[];
  /** The sessions that they are in, or were in when they were cancelled. */
  heldIn: readonly HeldIn[];
  /** What the address that they have was told they are to come to. */
  told: readonly Frozen[];
};

/** The form for one person, new or on the list. */
export function personPage(page: PersonPage): Html {
  const { person, base, csrf, typed, errors, hidden, notice, days, told } = page;
  return html`${person && notice && html`<div class="govuk-inset-text">${NOTICES[notice](person)}</div>`}
${form({
  action: person ? `${base}/interviewees/${person.id}` : `${base}/interviewees`,
  csrf,
  hidden,
  body: html`${field.input({ name: 'name', label: 'Name', typed, errors })}
${field.input({ name: 'jobTitle', label: 'Job title, or what they do (optional)', typed, errors })}
${field.input({ name: 'email', label: 'Email (optional)', hint: told.length > 0 ? TOLD_THERE : NOT_TOLD_YET, type: 'email', typed, errors })}
${field.radios({ name: 'category', label: 'Who they are', choices: CHOICES, small: true, typed, errors })}
${field.input({ name: 'cannot', label: 'When they cannot come (optional)', hint: `On the days on site. ${howToWrite(days)}; part several with ;`, typed, errors })}
${field.textarea({ name: 'needs', label: 'Access needs (optional)', hint: 'Only those who arrange the days see this. For example step-free, an interpreter, large print', rows: 2, typed, errors })}`,
  button: person ? 'Save' : 'Add this person',
  cancel: `${base}/interviewees`,
})}
${person && goodbye(page, person)}`;
}

const NOTICES: Record<PersonNotice, (person: Interviewee) => Html> = {
  stale: (person) =>
    html`<p class="govuk-body"><strong>Somebody else changed this while you were typing.</strong> It now says:</p>${knownList(person)}<p class="govuk-body">Below is what you typed, and what you had left alone as it is now. Saving puts that in place of theirs.</p>`,
  there: (person) =>
    html`<p class="govuk-body"><strong>${person.name} is on the list already, so nobody was added and nothing is saved yet.</strong> It says:</p>${knownList(person)}<p class="govuk-body">Below is what you typed, and what was known where you typed nothing. Save it if it is right. If you mean somebody else of the same name, go back and write a job title that tells them apart.</p>`,
};

/** All that is known of somebody, and whether they have answered themselves. */
function knownList({ name, jobTitle, email, sourceCategory, ...said }: Interviewee): Html {
  const { unavailable, availabilitySaidAt, accessNeeds } = said;
  const nothing = availabilitySaidAt ? 'Any time, they say' : 'Nothing said of when they cannot come';
  const lines = [
    [name, jobTitle || 'no job title', email ?? 'no email', categoryLabel(sourceCategory)].join(', '),
    unavailable.length > 0 ? `Cannot come: ${absencesText(unavailable)}` : nothing,
    accessNeeds ? `Needs: ${accessNeeds}` : 'No access needs',
    ...(availabilitySaidAt ? [`Answered by their own link on ${longDateTime(availabilitySaidAt)}`] : []),
  ];
  return html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Taking somebody off is for good, so it takes two presses, and says what goes with them. */
function goodbye(
  { base, csrf, wantedIn, heldIn, told }: Pick<PersonPage, 'base' | 'csrf' | 'wantedIn' | 'heldIn' | 'told'>,
  person: Interviewee,
): Html {
  const { name } = person;
  if (heldIn.length > 0)
    return html`<p class="govuk-body">To take ${name} off the list, first take them out of ${heldIn.length === 1 ? 'this session' : 'these sessions'}:</p>
<ul class="govuk-list govuk-list--bullet">${heldIn.map(({ id, title, isLive }) => html`<li><a class="govuk-link" href="${base}/sessions/${id}/edit">${title}</a>${!isLive && ', cancelled'}</li>`)}</ul>`;
  if (told.length > 0)
    return html`<p class="govuk-body">${stillExpected(name, told)} ${RELEASE_FIRST}</p>
<p class="govuk-body"><a class="govuk-link" href="${base}/releases">See what has changed, and release it</a></p>`;
  const titles = wantedIn.map((title) => html`<li>‘${title}’ on the list of what to hear goes on without them</li>`);
  return govuk.details({
    summaryText: `Take ${name} off the list`,
    html: html`<p class="govuk-body">This cannot be undone. It goes for good:</p>
<ul class="govuk-list govuk-list--bullet"><li>what is known of ${name}: address, when they cannot come, access needs</li><li>the link by which they say when they can come</li>${titles}</ul>
${form({
  action: `${base}/interviewees/${person.id}/removal`,
  csrf,
  body: html``,
  button: { text: `Take ${name} off the list for good`, kind: 'warning' },
})}`,
  });
}

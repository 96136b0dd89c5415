import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, londonDate, longDate, timeRange } from '#kernel/dates';
import { listed } from '#kernel/words';
import { ANOTHER_TIME } from '../../application/answer-for-oneself.ts';
import { type Absence, absenceWords, halvesOf, isAwayAt } from '../../domain/absences.ts';
import { intervieweePromise } from '../../domain/interviewee-promise.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { whyOff } from '../../domain/why-off.ts';
import type { Answer, InvitedPerson, OwnAnswer } from '../../store/own-answers.ts';
import { SAID } from './said-words.ts';

export type HeardPage = {
  path: string;
  csrf: string;
  who: InvitedPerson;
  head: { hostName: string };
  days: readonly IsoDate[];
  /** `2027-05-11 morning`. */
  away: readonly string[];
  /** What the host has noted by the hour. */
  hours: readonly Absence[];
  sessions: readonly Session[];
  /** One of theirs took place and has ended. */
  hasEnded: boolean;
  /** The days on site are over. */
  isVisitOver: boolean;
  /** By session. Of one that is to change, and of which they have not been told yet, there is nothing to answer. */
  answers: ReadonlyMap<string, OwnAnswer>;
  typed: Typed;
  errors: FieldErrors;
};

/** What somebody has answered to a time that is over or another by now. */
const SAID_BEFORE: Record<Answer, string> = {
  accepted: 'you said that you would come',
  declined: 'you said that you cannot come',
  'other-time': 'you asked for another time',
};

/** What somebody who is asked to come sees and says: what it is comes before what is asked. Nobody else is named. */
export function heardPage(page: HeardPage): Html {
  const promise = intervieweePromise(page.head.hostName);
  if (isOver(page)) return html`${overPart(page)}${treatedPart(promise)}`;
  return html`<p class="govuk-body-l">${page.head.hostName} would like a visiting peer team to hear you, ${page.who.name}.</p>
<p class="govuk-body">${promise.inShort} <a class="govuk-link" href="#how-treated">How what you say is treated, and the one exception</a></p>
${page.sessions.map((session) => sessionPart(page, session))}${page.sessions.some(({ isLive }) => isLive) && calendarPart(page)}
${timesPart(page)}
${treatedPart(promise)}`;
}

/** Nothing is asked of whoever was heard and is in nothing to come, nor of anybody once the team has gone. */
export function isOver({ sessions, hasEnded, isVisitOver }: Pick<HeardPage, 'sessions' | 'hasEnded' | 'isVisitOver'>) {
  return sessions.length === 0 && (hasEnded || isVisitOver);
}

function overPart({ head, who, hasEnded, isVisitOver }: HeardPage): Html {
  const what = hasEnded
    ? `Your session with the peer team at ${head.hostName} is over, ${who.name}.`
    : `The peer team has been at ${head.hostName}, ${who.name}.`;
  return html`<p class="govuk-body-l">${what} There is nothing you have to do.</p>${hasEnded && !isVisitOver && html`<p class="govuk-body">If you could not come, please tell ${head.hostName}: the team is still there.</p>`}`;
}

function treatedPart({ howTreated }: ReturnType<typeof intervieweePromise>): Html {
  return html`<h2 class="govuk-heading-m" id="how-treated">How what you say is treated</h2>
${howTreated.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`;
}

/** What somebody finds whose link has ended, as with another address of theirs; it says of nobody whether there is such a person. */
export function endedLinkPage(): Html {
  return html`<p class="govuk-body">If you were asked to talk to a peer team, look for our newest message to you: your link is in it. An older link ends when your email address changes.</p>
<p class="govuk-body">If you copied the link, check that you copied all of it. If there is no newer message, ask whoever told you of the visit.</p>`;
}

function sessionPart({ path, csrf, who, answers: allSaid, typed, errors }: HeardPage, session: Session): Html {
  const said = allSaid.get(session.id);
  const answer = `answer-${session.id}`;
  // Of which time it is said: another may be told while the page is open.
  const hidden = { from: session.startsAt.toISOString(), until: session.endsAt.toISOString() };
  const note = `note-${session.id}`;
  const error = errors[note];
  const isOld = error !== undefined && typed.from !== undefined && typed.from !== hidden.from;
  const refused = errors[answer] ?? (isOld && ANOTHER_TIME);
  const heading = html`<h2 class="govuk-heading-m" id="${answer}" tabindex="-1">${session.title}</h2>
<p class="govuk-body"><strong>${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}</strong><br>${placeOf(session) || 'We will tell you where'}</p>${refused && html`<p class="govuk-error-message">${refused}</p>`}`;
  if (!session.isLive)
    return html`${heading}${govuk.insetText({ text: `This session is cancelled. ${whyOff(session)}` })}`;
  if (!said?.isLive)
    return html`${heading}<p class="govuk-body">The host is looking at this session again. You need not answer now: we will write to you.</p>`;
  const action = `${path}/sessions/${session.id}`;
  const written = error || refused ? typed.note : undefined;
  const hasSaidNo = said.answer !== null && said.answer !== 'accepted' && said.ofFrom === null;
  const about = `(${session.title}, ${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)})`;
  const isAway = !hasSaidNo && isAwayAt(who.unavailable, session);
  const no = html`<h3 class="govuk-heading-s">If you cannot come then</h3>
${form({
  action,
  csrf,
  hidden,
  body: html`<div class="govuk-form-group${error && ' govuk-form-group--error'}"><label class="govuk-label" for="${note}">Which times would suit you, or a word to the host (optional)<span class="govuk-visually-hidden"> ${about}</span></label>${error && html`<p class="govuk-error-message">${error}</p>`}<input class="govuk-input" id="${note}" name="note" maxlength="500" value="${String(written ?? said.note)}"></div>`,
  button: [
    { text: 'Ask for another time', about, kind: 'secondary', name: 'answer', value: 'other-time' },
    { text: 'I cannot come', about, kind: 'secondary', name: 'answer', value: 'declined' },
  ],
})}`;
  const yes = form({
    action,
    csrf,
    hidden,
    body: html``,
    button: { text: 'I will come', about, name: 'answer', value: 'accepted' },
  });
  const hasAnswered = said.answer !== null && said.ofFrom === null && !error && !refused;
  const answers = html`${!(hasAnswered && said.answer === 'accepted') && yes}<div class="cf-other-answers">${no}</div>`;
  return html`${heading}${said.answer && saidPart(said, said.answer, Boolean(refused))}${isAway && STILL_STANDS}
${hasAnswered ? govuk.details({ summaryHtml: html`Change your answer<span class="govuk-visually-hidden"> ${about}</span>`, html: answers }) : answers}`;
}

const STILL_STANDS = html`<p class="govuk-body"><strong>It is noted that you cannot come then.</strong> The session still stands as we told you, until we write to you.</p>`;

function saidPart({ note, ofFrom, ofUntil }: OwnAnswer, answer: Answer, isAsked: boolean): Html {
  if (!ofFrom || !ofUntil)
    return html`<p class="govuk-body"><strong>${SAID[answer]}</strong>${note && html` You wrote: “${note}”`}</p>`;
  return html`<p class="govuk-body">${!isAsked && html`<strong>${ANOTHER_TIME}</strong><br>`}About ${longDate(londonDate(ofFrom))}, ${timeRange(ofFrom, ofUntil)}, ${SAID_BEFORE[answer]}${note && html`, and wrote: “${note}”`}.</p>`;
}

function calendarPart({ path, sessions }: HeardPage): Html {
  const many = sessions.filter(({ isLive }) => isLive).length > 1 ? 'these' : 'this';
  return html`<p class="govuk-body"><a class="govuk-link" href="${path}/calendar">Put ${many} into your calendar</a> (a file that any calendar opens)</p>`;
}

function timesPart({ path, csrf, who, head, days, away, hours, sessions, typed, errors }: HeardPage): Html {
  if (days.length === 0) return html``;
  const choices = halvesOf(days).map(({ day, part, key }) => ({ value: key, text: `${longDate(day)}, ${part}` }));
  const { seen, filled } = filledIn(typed, { away: [...away], needs: who.accessNeeds });
  // Of which days it is said: others may be agreed while the page is open.
  const asked = `${days[0]} ${days.at(-1)}`;
  // Who has a time is asked whether it suits; the rest is for when another has to be found.
  const any = who.availabilitySaidAt === null && away.length + hours.length === 0 && sessions.length === 0;
  return html`<h2 class="govuk-heading-m">${sessions.length > 0 ? 'What you need, and when you cannot come' : 'When can you come?'}</h2>
${any && form({ action: `${path}/times`, csrf, hidden: { any: 'yes', asked }, body: html`<p class="govuk-body">The team is there from ${longDate(days[0] as IsoDate)} to ${longDate(days.at(-1) as IsoDate)}.</p>`, button: 'Any of these days suits me' })}
${form({
  action: `${path}/times`,
  csrf,
  hidden: { 'needs-seen': seen.needs, asked },
  body: html`${seen.away.map((half) => html`<input type="hidden" name="away-seen" value="${half}">`)}${field.checkboxes({ name: 'away', label: any ? 'Or tick when you cannot come' : 'Tick when you cannot come', choices, small: true, typed: filled, errors })}
${hours.length > 0 && html`<p class="govuk-body">${head.hostName} has noted that you cannot come on ${listed(hours.map(absenceWords))}. This stays as it is; please tell them if it is wrong.</p>`}
${field.textarea({ name: 'needs', label: 'What do you need to take part? (optional)', hint: 'For example step-free access, an interpreter, large print. Only those who arrange the days see this', rows: 2, typed: filled, errors })}`,
  button: { text: 'Keep this', kind: 'secondary' },
})}`;
}

/** What stands in the form, and what it showed before anything was typed: one that comes back with something wrong in it still did. */
function filledIn(typed: Typed, known: { away: string[]; needs: string }) {
  const { 'needs-seen': needsSeen, 'away-seen': awaySeen = [] } = typed;
  if (needsSeen === undefined) return { seen: known, filled: known };
  return { seen: { away: [awaySeen].flat(), needs: String(needsSeen) }, filled: { away: [], ...typed } };
}

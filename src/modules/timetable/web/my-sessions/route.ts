import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { type Context, type Outcome, signedIn, theChallenge } from '#platform/http/context';
import { get, type PageRoute } from '#platform/http/routes';
import { ownLink } from '../../application/own-link.ts';
import { intervieweePromise } from '../../domain/interviewee-promise.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { feedOf } from '../../store/feed.ts';
import { answersOf, linkPartsOf, type OwnAnswer } from '../../store/own-answers.ts';
import { asTold } from '../../store/releases.ts';
import { sessionsByIds } from '../../store/sessions.ts';
import { SAID } from '../heard/said-words.ts';

export const mySessionsRoutes: readonly PageRoute[] = [
  get('/challenges/:challenge/my-sessions', 'timetable.see-own', showMine),
];

async function showMine(context: Context): Promise<Outcome> {
  const { db } = context.services;
  const head = theChallenge(context);
  const only = { challengeId: head.id, part: 'interviewee' as const };
  const lines = await feedOf(db, signedIn(context).personId, context.now, only);
  const drafts = await sessionsByIds(
    db,
    lines.map((line) => line.sessionId),
  );
  const sessions = await asTold(db, drafts);
  const own = await linkPartsOf(db, head.id, signedIn(context).personId);
  const live = sessions.filter(({ isLive }) => isLive);
  // Who shares an address answers for themselves, each on their own page.
  const said = own.length === 1 ? await answersOf(db, own[0]?.id ?? '') : [];
  const answers = new Map(said.map((one) => [one.sessionId, one]));
  const links = own.map((who) => ({
    name: who.name,
    hasAnswered: own.length === 1 && live.length > 0 && live.every(({ id }) => currentAnswer(answers.get(id))),
    path: new URL(ownLink(context.services, who)).pathname,
    hasCalendar: live.some(({ interviewees }) => own.length === 1 || interviewees.some(({ id }) => id === who.id)),
  }));
  return context.show({
    title: 'Your sessions',
    caption: `Peer challenge at ${head.hostName}`,
    width: 'narrow',
    // Whoever is here for another reason may be heard under another address, of which this page knows nothing.
    main: minePage(
      head.hostName,
      sessions,
      answers,
      links,
      links.length === 0 && context.may('timetable.see') ? `/challenges/${head.reference}/timetable` : null,
    ),
  });
}

/** `hasCalendar`: they are in something that takes place; `hasAnswered`: to each of them, as it was told last. */
type OwnLink = {
  readonly name: string;
  readonly path: string;
  readonly hasCalendar: boolean;
  readonly hasAnswered: boolean;
};

/** What was answered to the time that a session has; null where it was not, or to another time. */
function currentAnswer(said: OwnAnswer | undefined): OwnAnswer['answer'] {
  return said?.isLive && said.ofFrom === null ? said.answer : null;
}

/** What somebody who is asked to come sees: when and where, what it is, how it is treated. Nobody else is named. */
function minePage(
  hostName: string,
  sessions: readonly Session[],
  answers: ReadonlyMap<string, OwnAnswer>,
  links: readonly OwnLink[],
  timetableAt: string | null,
): Html {
  const promise = intervieweePromise(hostName);
  return html`${
    sessions.length === 0
      ? nothingHere(timetableAt)
      : html`<ul class="govuk-list">${sessions.map((session) => sessionItem(session, answers.get(session.id)))}</ul>
${links.map((link) => ownLinkPart(link, links.length > 1))}
<p class="govuk-body"><a class="govuk-link" href="/calendar">Have them in your own calendar, kept up to date by itself</a></p>`
  }
<h2 class="govuk-heading-m">What this is</h2>
${promise.whatItIs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}
<h2 class="govuk-heading-m">How what you say is treated</h2>
${promise.howTreated.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`;
}

/** Who shares an address signs in as one: each answers for themselves, and has a calendar of their own sessions. */
function ownLinkPart({ name, path, hasCalendar, hasAnswered }: OwnLink, shared: boolean): Html {
  const [answer, calendar] = shared
    ? [`Say whether ${name} can come`, `Put the sessions of ${name} into a calendar`]
    : [hasAnswered ? 'Change your answer' : 'Say whether you can come', 'Put them into your calendar'];
  return html`<p class="govuk-body"><a class="govuk-button${hasAnswered && ' govuk-button--secondary'}" href="${path}" role="button" draggable="false">${answer}</a></p>
${hasCalendar && html`<p class="govuk-body"><a class="govuk-link" href="${path}/calendar">${calendar}</a> (a file that any calendar opens)</p>`}`;
}

/** What is so for somebody whose sessions are not here. */
function nothingHere(timetableAt: string | null): Html {
  if (timetableAt === null)
    return html`<p class="govuk-body">You are in no session at the moment. We will write to you when that changes.</p>`;
  return html`<p class="govuk-body">Here are the sessions in which the team hears you. Nobody on the list of people to be heard has the email address with which you signed in. If you were invited at another one, your sessions are under the link in that invitation.</p>
<p class="govuk-body"><a class="govuk-link" href="${timetableAt}">See the whole timetable</a></p>`;
}

function sessionItem(session: Session, said: OwnAnswer | undefined): Html {
  const answer = currentAnswer(said);
  return html`<li class="cf-session${!session.isLive && ' cf-session--off'}"><p class="cf-session__time">${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}${!session.isLive && html` <strong class="govuk-tag govuk-tag--grey">Cancelled</strong>`}</p>
<p class="cf-session__title">${session.title}</p><p class="cf-session__facts">${placeOf(session) || 'We will tell you where'}</p>${session.isLive && answer && html`<p><strong>${SAID[answer]}</strong>${said?.note && html` You wrote: “${said.note}”`}</p>`}</li>`;
}

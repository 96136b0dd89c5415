import { people } from '#design/components/person-chip';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import type { ChallengeTheme } from '#modules/challenges';
import { isAwayAt } from '../../domain/absences.ts';
import { goneWords } from '../../domain/left-team.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { warningsOf } from '../../domain/warnings.ts';
import { offWords } from '../../domain/why-off.ts';
import type { CareOfAll } from '../care-words.ts';
import { answeredWords, categoryLabel, counted, kindLabel, NOBODY_TOLD } from '../labels.ts';

export type SessionPage = {
  nav: Html;
  session: Session;
  themes: readonly ChallengeTheme[];
  base: string;
  csrf: string;
  viewerId: string;
  mayEdit: boolean;
  mayTakeAttendance: boolean;
  /** The team's own page of the session is a link away. */
  mayReadNotes: boolean;
  released: boolean;
  /** What people were told of it, where that is otherwise. */
  untold: string;
  /** People were told that it takes place. */
  isKnown: boolean;
  /** People were told of it, be it that it takes place or that it is off. */
  wasTold: boolean;
  /** As it was told and as it stands: nobody is told any more of what becomes of it. */
  isOver: boolean;
  /** When people to be heard cannot come and what they need; null for those who do not arrange the days. */
  care: CareOfAll;
  /** Who is to go and is not on the team any more; nobody where it has begun. */
  gone: readonly string[];
  typed: Typed;
  errors: FieldErrors;
};

/** One session: when, where, who and about what, and what can be done with it. */
export function sessionPage(page: SessionPage): Html {
  const { session, base, mayEdit } = page;
  const gone = page.gone.length > 0 ? [`It needs another peer: ${goneWords(page.gone)}.`] : [];
  const warnings = mayEdit && session.isLive ? [...gone, ...warningsOf(session)] : [];
  return html`${page.nav}
${!session.isLive && govuk.insetText({ text: offWords(session, page.wasTold) })}
${page.untold && govuk.insetText({ text: page.untold })}
${warnings.length > 0 && govuk.insetText({ text: warnings.join(' ') })}
${facts(page)}
${session.peers.length > 0 && html`<h2 class="govuk-heading-m">Peers who go</h2>${people(session.peers.map((peer) => ({ name: peer.name, role: peer.id === page.viewerId ? 'You' : '' })))}`}
${whoComes(page)}
<div class="govuk-button-group cf-no-print">${mayEdit && html`<a class="govuk-button" href="${base}/sessions/${session.id}/edit" role="button" draggable="false">Change the session</a>`}${page.mayTakeAttendance && session.isLive && html`<a class="govuk-link" href="${base}/sessions/${session.id}/attendance">Say who came</a>`}${page.mayReadNotes && notesLink(page)}</div>
${mayEdit && (session.isLive ? cancelForm(page) : restoreForm(page))}`;
}

/** What a peer comes to this page for; whoever arranges the days comes to change it. */
function notesLink({ base, session, mayEdit }: SessionPage): Html {
  return html`<a class="${mayEdit ? 'govuk-link' : 'govuk-button'}" href="${base}/sessions/${session.id}/notes">Notes and questions, for the team alone</a>`;
}

function facts({ session, themes }: SessionPage): Html {
  const about = themes.filter((theme) => session.themeIds.includes(theme.id)).map((theme) => theme.name);
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  return govuk.summaryList({
    rows: [
      row('Day', longDate(londonDate(session.startsAt))),
      row('Time', timeRange(session.startsAt, session.endsAt)),
      row('Place', placeOf(session) || 'Not known yet'),
      row('Kind', kindLabel(session.kind)),
      row('Who speaks', categoryLabel(session.sourceCategory) || 'Nobody: the team is on its own'),
      row('Themes', about.join('; ') || 'None chosen'),
    ],
  });
}

/** Answers are for those who arrange the days. */
function answerWords(who: Session['interviewees'][number], session: Session): Html {
  const { answer, answerNote } = who;
  if (!answer) return html`: no answer yet`;
  return html`: <strong>${answeredWords(who, session)}</strong>${answerNote && html`. “${answerNote}”`}`;
}

/** Answers, times and needs are for those who arrange the days; before it, and not when it is known who came. */
function knownWords({ session, mayEdit, care }: SessionPage, who: Session['interviewees'][number]): Html {
  if (!mayEdit) return html``;
  const needs = care?.get(who.id)?.accessNeeds;
  const isOver = who.attended !== null;
  const hasSaidNo = who.answer && who.answer !== 'accepted' && !who.answeredFrom;
  const isAway = !isOver && !hasSaidNo && isAwayAt(care?.get(who.id)?.unavailable ?? [], session);
  return html`${!isOver && answerWords(who, session)}${isAway && html`<br><strong>It is noted that they cannot come then</strong>`}${needs && html`<br>Needs: ${needs}`}`;
}

function whoComes(page: SessionPage): Html {
  const { interviewees, othersExpected, othersAttended } = page.session;
  if (interviewees.length === 0 && othersExpected === 0) return html``;
  const came = (attended: boolean | null) => (attended === null ? '' : attended ? ' (came)' : ' (did not come)');
  const others = counted(othersExpected, 'other person', interviewees.length > 0 ? 'others' : 'people');
  return html`<h2 class="govuk-heading-m">People to be heard</h2><ul class="govuk-list govuk-list--bullet">
${interviewees.map((who) => html`<li>${who.name}${who.jobTitle && `, ${who.jobTitle}`}${came(who.attended)}${knownWords(page, who)}</li>`)}
${othersExpected > 0 && html`<li>${others} expected${othersAttended !== null && `, ${othersAttended} came`}</li>`}</ul>`;
}

function cancelForm({ session, base, csrf, isKnown, isOver, typed, errors }: SessionPage): Html {
  const who = session.ofTeam
    ? 'The peers who were in it and the challenge manager get a message. Nobody of the host does, and why it is cancelled is for the team alone.'
    : 'The people in it get a message, and it is taken out of their calendars.';
  const whom = isOver ? NOBODY_TOLD : who;
  const body = html`<p class="govuk-body">${isKnown ? whom : 'Nobody has been told that it takes place, so nobody gets a message.'} Its room and people are free again. You can bring it back.</p>
${cameWords(session)}
${field.input({ name: 'reason', label: 'Why is it cancelled?', ...(session.ofTeam ? {} : { hint: 'Everybody in it reads this. Name nobody.' }), typed, errors })}`;
  return html`<section class="cf-no-print"><h2 class="govuk-heading-m" id="cancel">Cancel the session</h2>${form({
    action: `${base}/sessions/${session.id}/cancellation`,
    csrf,
    hidden: { version: `${session.version}` },
    body,
    button: { text: 'Cancel the session', kind: 'warning' },
  })}</section>`;
}

/** What the report would lose with it: that is said before, and comes back with the session. */
function cameWords({ interviewees, othersAttended }: Session): Html {
  const came = interviewees.filter(({ attended }) => attended).length + (othersAttended ?? 0);
  if (came === 0) return html``;
  return html`<p class="govuk-body"><strong>${counted(came, 'person is', 'people are')} noted as having come to it.</strong> While it is cancelled the report does not count them.</p>`;
}

function restoreForm({ session, base, csrf, released, isOver }: SessionPage): Html {
  return html`<section class="cf-no-print">${form({
    action: `${base}/sessions/${session.id}/restoration`,
    csrf,
    hidden: { version: `${session.version}` },
    body: html`<p class="govuk-body">Bring it back at the same time and place${released && !isOver ? ': its people get a message.' : '.'}${released && isOver && ` ${NOBODY_TOLD}`}</p>`,
    button: 'Bring the session back',
  })}</section>`;
}

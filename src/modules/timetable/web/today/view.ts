import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html, joinHtml } from '#design/html';
import { addToDate, londonDate, londonTime, longDate, plainTime, timeRange } from '#kernel/dates';
import { goneWords, needingAnotherPeer } from '../../domain/left-team.ts';
import { mineOf, type NowAndNext } from '../../domain/now-and-next.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { whyOff } from '../../domain/why-off.ts';
import { type CareOfAll, careWords } from '../care-words.ts';
import { counted } from '../labels.ts';
import { movedAwayWords, untoldWords } from '../untold-words.ts';

export type TodayPage = {
  nav: Html;
  view: NowAndNext | null;
  /** Nothing was released yet, so that nobody has been told of anything. */
  isDraft: boolean;
  at: Date;
  viewerId: string;
  base: string;
  mayTakeAttendance: boolean;
  /** One of the team, who alone may say whom it talked to, on a day on site. */
  mayAddConversation: boolean;
  mayEdit: boolean;
  /** When people to be heard cannot come and what they need; null for those who do not arrange the days. */
  care: CareOfAll;
  /** Everybody who may be sent to a session; null for those who do not arrange the days. */
  team: readonly { readonly id: string }[] | null;
};

/** Who must be where, now and next: read in a corridor, on a phone. */
export function todayPage(page: TodayPage): Html {
  const { view, at, viewerId } = page;
  if (!view)
    return html`${page.nav}<p class="govuk-body">No session is to come. <a class="govuk-link" href="${page.base}/timetable">See the whole timetable</a>.</p>`;
  const mine = mineOf(view, viewerId, at);
  const heading = view.isToday ? longDate(view.date) : `The next day with sessions: ${longDate(view.date)}`;
  return html`${page.nav}<p class="govuk-body-l">${heading}</p>
${draftLine(page)}${untoldLine(page, view)}
${(mine.now || mine.next) && html`<section class="cf-today__you"><h2 class="govuk-heading-m">You</h2>${mine.now && line(page, mine.now, `Now, until ${clock(mine.now.endsAt)}`)}${mine.next && line(page, mine.next, `Next, ${nextWords(view, mine.next)}`)}</section>`}
${nowPart(page, view, mine)}
${nextPart(page, view, mine)}${dayLink(page, view)}
${page.mayAddConversation && view.isToday && html`<p class="govuk-body"><a class="govuk-link" href="${page.base}/conversations/new">Add a conversation that was not planned</a></p>`}
<h2 class="govuk-heading-m">The whole day</h2><ul class="govuk-list cf-day-lines">${inTimeOrder(view).map((session) => html`<li><span class="cf-day-lines__time">${timeRange(session.startsAt, session.endsAt)}:</span> <div class="cf-day-lines__what"><a class="govuk-link" href="${page.base}/sessions/${session.id}">${session.title}</a>${view.toldThatDay.includes(session) ? whereItWent(view, session) : stateOf(page, view, session)}</div></li>`)}</ul>`;
}

type Mine = ReturnType<typeof mineOf>;

/** What is on, but for what stands under “You” already. */
function nowPart(page: TodayPage, view: NowAndNext, mine: Mine): Html {
  if (!view.isToday && view.toldNow.length === 0) return html``;
  const others = view.now.filter((session) => session !== mine.now);
  return html`<h2 class="govuk-heading-m">${mine.now ? 'Also now' : 'Now'}</h2>${others.length === 0 ? html`<p class="govuk-body">${mine.now ? 'Nothing else is on.' : 'Nothing is on.'}</p>` : others.map((session) => line(page, session, `Until ${clock(session.endsAt)}`))}${view.toldNow.map((was) => toldNowLine(page, view, was))}`;
}

/** What begins next, but for what stands under “You” already. */
function nextPart(page: TodayPage, view: NowAndNext, mine: Mine): Html {
  const others = view.next.filter((session) => session !== mine.next);
  const [first] = others;
  if (!first) return html``;
  const heading = others.length < view.next.length ? 'Also next' : 'Next';
  return html`<h2 class="govuk-heading-m">${heading}, ${nextWords(view, first)}</h2>${others.map((session) => line(page, session, timeRange(session.startsAt, session.endsAt)))}`;
}

/** In the evening: all of the day on which the next begins, for below stands today. */
function dayLink({ base }: TodayPage, { date, next }: NowAndNext): Html {
  const [first] = next;
  const day = first && londonDate(first.startsAt);
  if (!day || day === date) return html``;
  return html`<p class="govuk-body"><a class="govuk-link" href="${base}/timetable/${day}">See all of ${longDate(day)}</a></p>`;
}

/** That nobody has been told of anything, and for those who arrange the days where they tell them. */
function draftLine({ base, mayEdit, isDraft }: TodayPage): Html {
  if (!isDraft) return html``;
  const release = html` <a class="govuk-link" href="${base}/timetable">See and release the timetable</a>.`;
  return govuk.insetText({
    html: html`<strong>This is a draft.</strong> The timetable has not been released, so nobody has been told to come.${mayEdit && release}`,
  });
}

/** That people were told otherwise of some of the day, and for those who arrange the days where they tell them. */
function untoldLine({ base, mayEdit }: TodayPage, { day, toldThatDay, untold }: NowAndNext): Html {
  const many = day.filter(({ id }) => untold.has(id)).length + toldThatDay.length;
  if (many === 0) return html``;
  return html`<p class="govuk-body">${counted(many, 'session of this day has', 'sessions of this day have')} changed since people were told.${mayEdit && html` <a class="govuk-link" href="${base}/releases">Look at what has changed, and tell those concerned</a>`}</p>`;
}

/** A session of the day as it stands, in the list of them all. */
function stateOf(page: TodayPage, view: NowAndNext, session: Session): Html {
  if (!session.isLive) return html` <strong class="govuk-tag govuk-tag--grey">Cancelled</strong> ${whyOff(session)}`;
  return html`${attendanceState(page, session)}${needsAnother(page, session)}${notTold(view, session)}`;
}

/** Somebody may stand at that door now, because nobody has told them. */
function toldNowLine({ base }: TodayPage, view: NowAndNext, was: Session): Html {
  const session = view.untold.get(was.id)?.session;
  if (!session) return html``;
  const now = session.isLive ? `It is ${nextWords(view, session)} now` : 'It is cancelled';
  return html`<div class="cf-session${!session.isLive && ' cf-session--off'}"><p class="cf-session__time">Not now, though people were told ${timeRange(was.startsAt, was.endsAt)}</p>
<p class="cf-session__title"><a class="govuk-link" href="${base}/sessions/${was.id}">${was.title}</a></p>
<p class="cf-session__facts">${placeOf(was)}${placeOf(was) && html`<br>`}<strong>${now}; not told of the change yet.</strong></p></div>`;
}

/** What people were told of it, where that is not how it stands. */
function notTold({ untold }: NowAndNext, session: Session): Html {
  const change = untold.get(session.id);
  return change ? html`<div class="cf-session__facts"><strong>${untoldWords(change)}</strong></div>` : html``;
}

/** What has become of a session that people were told is on that day. */
function whereItWent({ untold }: NowAndNext, { id }: Session): Html {
  const change = untold.get(id);
  if (!change) return html``;
  const { isLive } = change.session;
  return html` <strong class="govuk-tag govuk-tag--grey">${isLive ? 'Moved' : 'Cancelled'}</strong> ${whyOff(change.session)}<div class="cf-session__facts"><strong>${movedAwayWords(change)}</strong></div>`;
}

/** `at 2pm`, or with the day where it is another than the one that is shown: `tomorrow at 9am`, `on Wednesday 12 May 2027 at 9am`. */
function nextWords({ date }: NowAndNext, { startsAt }: Session): string {
  const day = londonDate(startsAt);
  const time = `at ${clock(startsAt)}`;
  if (day === date) return time;
  return day === addToDate(date, { days: 1 }) ? `tomorrow ${time}` : `on ${longDate(day)} ${time}`;
}

/** Somebody who looks for a session that is off, or was told that it is that day, must find what has become of it. */
function inTimeOrder({ day, off, toldThatDay }: NowAndNext): Session[] {
  return [...day, ...off, ...toldThatDay].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function line(page: TodayPage, session: Session, when: string): Html {
  const who = session.peers.map((peer) =>
    peer.id === page.viewerId ? html`<strong>you</strong>` : html`${peer.name}`,
  );
  // Of another day the team says nothing: see `mayRunLate`.
  const isTheirs = page.mayEdit || londonDate(session.startsAt) === londonDate(page.at);
  return html`<div class="cf-session${session.peers.some((peer) => peer.id === page.viewerId) && ' cf-session--mine'}"><p class="cf-session__time">${when}</p>
<p class="cf-session__title"><a class="govuk-link" href="${page.base}/sessions/${session.id}">${session.title}</a></p>
<p class="cf-session__facts">${placeOf(session) || 'No place yet'}<br>${who.length > 0 ? html`Peers: ${joinHtml(who, ', ')}` : 'No peer yet'}${heardWords(page, session)}</p>${page.view && notTold(page.view, session)}${needsAnother(page, session)}
${page.mayTakeAttendance && session.startsAt <= page.at && html`<p class="cf-session__act"><a class="govuk-link" href="${page.base}/sessions/${session.id}/attendance">Say who came</a></p>`}${page.mayTakeAttendance && isTheirs && html`<p class="cf-session__act"><a class="govuk-link" href="${page.base}/sessions/${session.id}/now">${page.mayEdit ? 'Late, another room, another peer' : 'It runs late'}<span class="govuk-visually-hidden">: ${session.title}</span></a></p>`}</div>`;
}

/** For those who arrange the days: that somebody is to go who is not on the team any more. */
function needsAnother({ team, base, at }: TodayPage, session: Session): Html {
  const [needed] = team === null ? [] : needingAnotherPeer([session], team, at);
  if (!needed) return html``;
  return html`<p class="cf-session__facts"><strong>Needs another peer:</strong> ${goneWords(needed.gone)}. <a class="govuk-link" href="${base}/sessions/${session.id}/now">Send somebody else<span class="govuk-visually-hidden"> to ${session.title}</span></a></p>`;
}

/** Whom the host has to bring there, who cannot come, and what they need: the rest of it is for those who arrange the days. */
function heardWords({ care }: TodayPage, session: Session): Html {
  const { interviewees, othersExpected } = session;
  const named = interviewees.map((who) => {
    const { name, jobTitle } = who;
    const known = careWords(care, session, who);
    return html`${name}${jobTitle && `, ${jobTitle}`}${known.length > 0 && html` (<strong>${known.join('; ')}</strong>)`}`;
  });
  const others =
    othersExpected > 0
      ? [
          html`${counted(othersExpected, named.length > 0 ? 'other' : 'person', named.length > 0 ? 'others' : 'people')}`,
        ]
      : [];
  if (named.length + others.length === 0) return html``;
  return html`<br>To be heard: ${joinHtml([...named, ...others], '; ')}`;
}

function attendanceState(page: TodayPage, session: Session): Html {
  if (!page.mayTakeAttendance || session.startsAt > page.at || isTheTeams(session)) return html``;
  if (session.othersAttended === null)
    return html` <a class="govuk-link" href="${page.base}/sessions/${session.id}/attendance">Say who came<span class="govuk-visually-hidden"> to ${session.title}</span></a>`;
  const came = session.interviewees.filter((who) => who.attended).length + session.othersAttended;
  return html` <span class="cf-quiet">(${came} came)</span>`;
}

/** The team by itself: nobody else is expected, so nobody is counted. */
function isTheTeams({ sourceCategory, interviewees, othersExpected, othersAttended }: Session): boolean {
  return sourceCategory === null && interviewees.length + othersExpected + (othersAttended ?? 0) === 0;
}

const clock = (at: Date) => plainTime(londonTime(at));

export type AttendancePage = {
  session: Session;
  base: string;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
  /** Somebody else has saved since. */
  stale: boolean;
};

/** Who came to one session: ticks and one number. */
export function attendancePage({ session, base, csrf, typed, errors, stale }: AttendancePage): Html {
  const theirs = session.interviewees.filter((who) => who.attended).map((who) => who.name);
  // With something wrong in it a form is still the one that was made from an earlier revision.
  const version = Object.keys(errors).length > 0 ? String(typed.version ?? '') : `${session.version}`;
  return html`<p class="govuk-body">${longDate(londonDate(session.startsAt))}, ${timeRange(session.startsAt, session.endsAt)}. ${placeOf(session)}</p>
${stale && html`<div class="govuk-inset-text"><strong>Somebody else saved this session just now.</strong> They put: ${theirs.join(', ') || 'nobody by name'}, and ${session.othersAttended ?? 0} others. Below is what you ticked; saving now puts yours in place of theirs.</div>`}
${form({
  action: `${base}/sessions/${session.id}/attendance`,
  csrf,
  hidden: { version },
  body: html`${
    session.interviewees.length > 0 &&
    field.checkboxes({
      name: 'came',
      label: 'Tick who came',
      choices: session.interviewees.map((who) => ({
        value: who.id,
        text: who.jobTitle ? `${who.name}, ${who.jobTitle}` : who.name,
      })),
      typed,
      errors,
    })
  }
${field.input({ name: 'others', label: 'How many others came', hint: session.othersExpected > 0 ? `${session.othersExpected} were expected. Do not count peers` : 'People without a name on this list. Do not count peers', type: 'number-text', width: 3, typed, errors })}`,
  button: 'Keep who came',
  cancel: `${base}/sessions/${session.id}`,
})}
<p class="govuk-body cf-quiet">Only the numbers go into the report: how many people the team spoke to, in how many sessions.</p>`;
}

import { dataTable } from '#design/components/data-table';
import { attributes, type Html, html, joinHtml } from '#design/html';
import { type IsoDate, londonDate, longDate, shortDate, timeRange } from '#kernel/dates';
import { asFrozen, type ReleaseChange } from '../../domain/frozen.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { changesOfDay } from '../../domain/told-day.ts';
import { whyOff } from '../../domain/why-off.ts';
import { type CareOfAll, careWords } from '../care-words.ts';
import { categoryLabel, counted, kindLabel } from '../labels.ts';
import { movedAwayWords, untoldWords } from '../untold-words.ts';

export type DayPage = {
  nav: Html;
  base: string;
  date: IsoDate;
  /** The sessions of the day as they are planned, those called off too. */
  planned: readonly Session[];
  /** The sessions of the day as people were told of them: as planned where nobody was told of anything. */
  told: readonly Session[];
  /** What nobody has been told of, of any day. */
  changes: readonly ReleaseChange[];
  /** Nobody has been told of anything. */
  isDraft: boolean;
  dates: readonly IsoDate[];
  viewerId: string;
  doors: boolean;
  /** When people to be heard cannot come and what they need; null for those who do not arrange the days. */
  care: CareOfAll;
  /** Only this peer's day; empty for everybody's. */
  peerId: string;
};

/**
 * One day, made to be printed. Whoever arranges the days looks at the whole of it as it is planned, with what people were told beside it where that
 * differs. What hangs on a door or is carried by one person goes by what was told.
 */
export function dayPage(page: DayPage): Html {
  const live = page.told.filter((session) => session.isLive);
  const peers = new Map(
    [...live, ...page.planned].flatMap((session) => session.peers.map((peer) => [peer.id, peer.name] as const)),
  );
  const only = page.doors ? undefined : peers.get(page.peerId);
  const path = `${page.base}/timetable/${page.date}`;
  return html`${page.nav}
${choiceOf(
  'Days',
  page.dates.map((date) => ({
    text: shortDate(date, { weekday: true }),
    href: `${page.base}/timetable/${date}`,
    current: date === page.date,
  })),
)}
${choiceOf('What is printed', [
  { text: 'The day as one table', href: path, current: !page.doors && !only },
  { text: 'A sheet for each door', href: `${path}?by=room`, current: page.doors },
  ...(page.doors ? [] : [...peers]).map(([id, name]) => ({
    text: name,
    href: `${path}?peer=${id}`,
    current: !page.doors && id === page.peerId,
  })),
])}
<p class="govuk-body cf-no-print">Print this page with your browser: a day, and one person’s day, on one sheet across.</p>
${only && html`<h2 class="govuk-heading-l cf-day-whose">${only}</h2>`}
${page.doors ? doorSheets(page, live) : only ? ownDay(page, live) : wholeDay(page)}`;
}

/** Ways to look at the day, side by side, the one that is shown among them. */
function choiceOf(label: string, ways: readonly { text: string; href: string; current: boolean }[]): Html {
  return html`<nav class="cf-choice cf-no-print" aria-label="${label}"><ul class="cf-choice__list">${ways.map(
    ({ text, href, current }) =>
      html`<li><a${attributes({ class: 'govuk-link', href, 'aria-current': current ? 'true' : null })}>${text}</a></li>`,
  )}</ul></nav>`;
}

const DRAFT = html`<p class="govuk-body cf-day-draft"><strong>Draft.</strong> Nobody has been told of this timetable yet.</p>`;

/** As it is planned, with what people were told where that is otherwise. */
function wholeDay(page: DayPage): Html {
  const own = changesOfDay(page.changes, page.date);
  const count = counted(own.length, 'session of this day differs', 'sessions of this day differ');
  return html`${page.isDraft && DRAFT}${
    own.length > 0 &&
    html`<p class="govuk-body cf-day-draft"><strong>Draft.</strong> ${count} from what people were told. Beside each stands how. <a class="govuk-link cf-no-print" href="${page.base}/releases">See all that has changed</a></p>`
  }${dayTable(page, [...page.planned, ...movedAway(page, own)], (session) => {
    const change = own.find((each) => each.session.id === session.id);
    return change ? (page.planned.includes(session) ? untoldWords(change) : movedAwayWords(change)) : '';
  })}`;
}

/** What people were told is on that day, and is planned for another one. */
function movedAway({ date }: DayPage, changes: readonly ReleaseChange[]): Session[] {
  return changes.flatMap(({ session, before }) =>
    before?.isLive && londonDate(session.startsAt) !== date ? [asFrozen(session, before)] : [],
  );
}

/** One peer’s day, as they were told of it: made to be given to them, so that it says no more than they may see. */
function ownDay(page: DayPage, live: readonly Session[]): Html {
  const { peerId, date } = page;
  const own = live.filter((session) => session.peers.some(({ id }) => id === peerId));
  const left = changesOfDay(page.changes, date, { peerId }).length;
  return html`${page.isDraft && DRAFT}${dayTable({ ...page, care: null, whose: peerId }, own)}${notOnIt(left, 'of this day')}`;
}

/** `whose`: the one peer whose day it is: their name is above it, and beside each session who goes with them. */
function dayTable(
  { base, viewerId, care, whose }: DayPage & { whose?: string },
  sessions: readonly Session[],
  toldWords: (session: Session) => string = () => '',
): Html {
  if (sessions.length === 0) return html`<p class="govuk-body">Nothing is planned on this day.</p>`;
  const inOrder = [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return html`<div class="cf-day-table">${dataTable({
    caption: 'Sessions of the day',
    captionHidden: true,
    columns: [
      { label: 'Time' },
      { label: 'Session' },
      { label: 'Place' },
      { label: 'People' },
      { label: whose ? 'With' : 'Peers' },
    ],
    rows: inOrder.map((session) => [
      html`<span class="cf-day-time">${timeRange(session.startsAt, session.endsAt)}</span>`,
      html`<a class="govuk-link" href="${base}/sessions/${session.id}">${session.title}</a><br><span class="cf-quiet">${kindWords(session)}</span>${!session.isLive && html`<br><strong>Cancelled</strong>${whyOff(session) && `: ${whyOff(session)}`}`}${toldWords(session) && html`<br><strong>${toldWords(session)}</strong>`}`,
      placeOf(session) || 'No place yet',
      peopleWords(session, care),
      joinHtml(
        session.peers
          .filter(({ id }) => id !== whose)
          .map((peer) => (peer.id === viewerId ? html`<strong>${peer.name} (you)</strong>` : html`${peer.name}`)),
        ', ',
      ),
    ]),
  })}</div>`;
}

/** What hangs at a door names no person: only the times that the room is in use, as people were told of them. */
function doorSheets({ date, changes, isDraft }: DayPage, live: readonly Session[]): Html {
  const rooms = [...new Set(live.flatMap((session) => (session.roomName ? [session.roomName] : [])))].sort();
  if (rooms.length === 0)
    return html`<p class="govuk-body">No room is used on this day.</p>${notOnIt(changesOfDay(changes, date).length, 'of this day')}`;
  return html`${rooms.map((room) => {
    const own = live.filter((session) => session.roomName === room);
    return html`<section class="cf-door-sheet"><h2 class="govuk-heading-l">${room}</h2>
<p class="govuk-body-l">${longDate(date)}</p>
${isDraft && DRAFT}<p class="govuk-body">Conversations in progress. Please do not come in while one is on.</p>
${dataTable({
  caption: room,
  captionHidden: true,
  columns: [{ label: 'Time' }, { label: 'In use for' }],
  rows: own.map((session) => [timeRange(session.startsAt, session.endsAt), kindLabel(session.kind)]),
  onPhone: 'scroll',
})}${notOnIt(changesOfDay(changes, date, { room }).length, 'of this room')}</section>`;
  })}`;
}

/** At the foot of a sheet that goes by what people were told. */
function notOnIt(count: number, whose: string): Html {
  if (count === 0) return html``;
  const says =
    count === 1
      ? `1 change ${whose} is not on this sheet: nobody has been told of it yet.`
      : `${count} changes ${whose} are not on this sheet: nobody has been told of them yet.`;
  return html`<p class="govuk-body cf-day-foot">${says}</p>`;
}

function kindWords(session: Session): string {
  return [kindLabel(session.kind), categoryLabel(session.sourceCategory).toLowerCase()].filter(Boolean).join(', ');
}

function peopleWords(session: Session, care: CareOfAll): Html {
  const { interviewees, othersExpected } = session;
  const named = interviewees.map((who) => {
    const known = careWords(care, session, who);
    return html`${who.name}${who.jobTitle && html`<span class="cf-quiet">, ${who.jobTitle}</span>`}${known.length > 0 && html` (<strong>${known.join('; ')}</strong>)`}`;
  });
  const others =
    othersExpected > 0
      ? [html`${counted(othersExpected, 'other person', named.length > 0 ? 'others' : 'people')}`]
      : [];
  return html`${[...named, ...others].map((one) => html`<span class="cf-day-person">${one}</span>`)}`;
}

import { dataTable } from '#design/components/data-table';
import { attributes, type Html, html, joinHtml } from '#design/html';
import { type IsoDate, longDate, shortDate, timeRange } from '#kernel/dates';
import { placeOf, type Session } from '../../domain/session.ts';
import { categoryLabel, counted, kindLabel } from '../labels.ts';

export type DayPage = {
  nav: Html;
  base: string;
  date: IsoDate;
  sessions: readonly Session[];
  dates: readonly IsoDate[];
  viewerId: string;
  doors: boolean;
  /** Only this peer's day; empty for everybody's. */
  peerId: string;
};

/** One day, made to be printed: as a table, or as a sheet for each door. */
export function dayPage(page: DayPage): Html {
  const live = page.sessions.filter((session) => session.isLive);
  const peers = new Map(live.flatMap((session) => session.peers.map((peer) => [peer.id, peer.name] as const)));
  const only = peers.get(page.peerId);
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
${page.doors ? doorSheets(page.date, live) : dayTable(only ? { ...page, sessions: live.filter((session) => session.peers.some((peer) => peer.id === page.peerId)) } : page)}`;
}

/** Ways to look at the day, side by side, the one that is shown among them. */
function choiceOf(label: string, ways: readonly { text: string; href: string; current: boolean }[]): Html {
  return html`<nav class="cf-choice cf-no-print" aria-label="${label}"><ul class="cf-choice__list">${ways.map(
    ({ text, href, current }) =>
      html`<li><a${attributes({ class: 'govuk-link', href, 'aria-current': current ? 'true' : null })}>${text}</a></li>`,
  )}</ul></nav>`;
}

function dayTable({ sessions, base, viewerId }: DayPage): Html {
  if (sessions.length === 0) return html`<p class="govuk-body">Nothing is planned on this day.</p>`;
  return html`<div class="cf-day-table">${dataTable({
    caption: 'Sessions of the day',
    captionHidden: true,
    columns: [{ label: 'Time' }, { label: 'Session' }, { label: 'Place' }, { label: 'People' }, { label: 'Peers' }],
    rows: sessions.map((session) => [
      html`<span class="cf-day-time">${timeRange(session.startsAt, session.endsAt)}</span>`,
      html`<a class="govuk-link" href="${base}/sessions/${session.id}">${session.title}</a><br><span class="cf-quiet">${kindWords(session)}</span>${!session.isLive && html`<br><strong>Cancelled</strong>: ${session.cancelledReason}`}`,
      placeOf(session) || 'No place yet',
      peopleWords(session),
      joinHtml(
        session.peers.map((peer) =>
          peer.id === viewerId ? html`<strong>${peer.name} (you)</strong>` : html`${peer.name}`,
        ),
        ', ',
      ),
    ]),
  })}</div>`;
}

/** What hangs at a door names no person: only the times that the room is in use. */
function doorSheets(date: IsoDate, live: readonly Session[]): Html {
  const rooms = [...new Set(live.flatMap((session) => (session.roomName ? [session.roomName] : [])))].sort();
  if (rooms.length === 0) return html`<p class="govuk-body">No room is used on this day.</p>`;
  return html`${rooms.map((room) => {
    const own = live.filter((session) => session.roomName === room);
    return html`<section class="cf-door-sheet"><h2 class="govuk-heading-l">${room}</h2>
<p class="govuk-body-l">${longDate(date)}</p>
<p class="govuk-body">Conversations in progress. Please do not come in while one is on.</p>
${dataTable({
  caption: room,
  captionHidden: true,
  columns: [{ label: 'Time' }, { label: 'In use for' }],
  rows: own.map((session) => [timeRange(session.startsAt, session.endsAt), kindLabel(session.kind)]),
  onPhone: 'scroll',
})}</section>`;
  })}`;
}

function kindWords(session: Session): string {
  return [kindLabel(session.kind), categoryLabel(session.sourceCategory).toLowerCase()].filter(Boolean).join(', ');
}

function peopleWords({ interviewees, othersExpected }: Session): Html {
  const named = interviewees.map(
    (who) => html`${who.name}${who.jobTitle && html`<span class="cf-quiet">, ${who.jobTitle}</span>`}`,
  );
  const others =
    othersExpected > 0
      ? [html`${counted(othersExpected, 'other person', named.length > 0 ? 'others' : 'people')}`]
      : [];
  return html`${[...named, ...others].map((one) => html`<span class="cf-day-person">${one}</span>`)}`;
}

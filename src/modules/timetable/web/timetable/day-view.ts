import { dataTable } from '#design/components/data-table';
import { type Html, html, joinHtml } from '#design/html';
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
<p class="govuk-body cf-no-print">${joinHtml(
    page.dates.map((date) =>
      date === page.date
        ? html`<strong>${shortDate(date, { weekday: true })}</strong>`
        : html`<a class="govuk-link" href="${page.base}/timetable/${date}">${shortDate(date, { weekday: true })}</a>`,
    ),
    ' | ',
  )}</p>
<p class="govuk-body cf-no-print">${
    page.doors
      ? html`<a class="govuk-link" href="${page.base}/timetable/${page.date}">The day as one table</a>`
      : html`<a class="govuk-link" href="${page.base}/timetable/${page.date}?by=room">A sheet for each door</a>`
  }. Print this page with your browser.</p>
${
  peers.size > 0 &&
  !page.doors &&
  html`<p class="govuk-body cf-no-print">One person’s day: ${joinHtml(
    [...peers].map(([id, name]) =>
      id === page.peerId
        ? html`<strong>${name}</strong>`
        : html`<a class="govuk-link" href="${path}?peer=${id}">${name}</a>`,
    ),
    ' | ',
  )}${only && html` | <a class="govuk-link" href="${path}">Everybody</a>`}</p>`
}
${only && html`<h2 class="govuk-heading-l cf-day-whose">${only}</h2>`}
${page.doors ? doorSheets(page.date, live) : dayTable(only ? { ...page, sessions: live.filter((session) => session.peers.some((peer) => peer.id === page.peerId)) } : page)}`;
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

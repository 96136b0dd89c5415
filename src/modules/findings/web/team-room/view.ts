import { emptyState } from '#design/components/empty-state';
import { attributes, type Html, html } from '#design/html';
import { londonDate, longDate, timeRange } from '#kernel/dates';
import { comingSessions, leftToAsk, promptList, type RoomSession } from '#modules/notebook';
import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { RoomDay } from '../../domain/room-days.ts';
import { roomBySession, roomByTheme, type Uncovered, uncovered } from '../../domain/team-room.ts';
import { type EmergingView, emergingAside, groupingForm } from './emerging-view.ts';
import { hasSomething, type NotesView, sessionSection, themeSection } from './notes-view.ts';
import { ROOM_ORDERS, type Room, type RoomOrder, roomAddress } from './room.ts';
import { dayInRow, dayWords, lower, noteCount, onThatDay, speakerWords, untoldWords } from './words.ts';

export type RoomPage = EmergingView & { readonly nav: Html; readonly ticked: readonly string[] };

const ORDER_WORDS: Record<RoomOrder, string> = { theme: 'By theme', session: 'By session' };

/** The evening's page: what was heard, what it adds up to, and what to ask tomorrow. The middle is what a script brings up to date. */
export function roomView(page: RoomPage): Html {
  const { room, base, nav } = page;
  const { pulse } = room;
  return html`${nav}<cf-team-room data-page="${base}/${roomAddress(room)}" data-news="${base}/team-room/news?day=${room.day}">${days(room, base)}<div class="cf-room__board" data-board data-notes="${pulse.notes}" data-stamp="${pulse.stamp}">
${board(page)}
</div></cf-team-room>`;
}

function days({ days: all, day, order }: Room, base: string): Html {
  const link = (to: RoomDay) =>
    html`<li><a${attributes({ class: 'cf-room__day', href: `${base}/${roomAddress({ day: to, order })}`, 'aria-current': to === day ? 'page' : null })}>${dayInRow(to)}</a></li>`;
  const orders = ROOM_ORDERS.map(
    (each) =>
      html`<li><a${attributes({ class: 'cf-room__day', href: `${base}/${roomAddress({ day, order: each })}`, 'aria-current': each === order ? 'true' : null })}>${ORDER_WORDS[each]}</a></li>`,
  );
  return html`<div class="cf-room__ways cf-no-print"><nav aria-label="Day"><ul class="cf-room__days">${all.map(link)}</ul></nav>
<nav aria-label="Order"><ul class="cf-room__days">${orders}</ul></nav>
<a class="govuk-link" href="${base}/team-room/projected?day=${day}">Show it on the wall</a><div class="cf-room__bar" data-bar></div></div>`;
}

function board(page: RoomPage): Html {
  const { room, base, csrf, mayGroup, ticked } = page;
  const today = room.notes.filter((note) => note.isOfTheDay);
  const { day, now, emerging, marks } = room;
  const isEmptyDay = today.length === 0;
  const shown = { day, isEmptyDay, now, mayGroup, emerging, marks, ticked };
  const view: NotesView = { base, csrf, back: roomAddress(room), ...shown };
  const sections =
    room.order === 'theme'
      ? roomByTheme(room)
          .filter((theme) => !isEmptyDay || hasSomething(theme))
          .map((theme) => themeSection(theme, view))
      : roomBySession(room).map((session) => sessionSection(session, view));
  const missing = uncovered(room);
  return html`<p class="cf-room__says" data-says tabindex="-1">${dayWords(room.day)}: ${says(room, today.length + room.leftOut.ofTheDay)}</p>
${leftOut(room, base)}
<p class="govuk-body cf-no-print cf-room__jumps"><a class="govuk-link" href="#emerging">Emerging findings (${room.emerging.length})</a> <a class="govuk-link" href="#tomorrow">Questions to take on</a></p>
${room.frame.closed && html`<p class="govuk-body">This challenge has closed: nothing is grouped any more, and what stands here is destroyed with the notes.</p>`}
<div class="cf-room"><div class="cf-room__heard">
${isEmptyDay && nothing(room, base)}
${notCovered(missing, base)}
${sections}
${tomorrow(page)}
${mayGroup && html`${groupingForm(page)}<p class="cf-room__to-group cf-no-print"><a class="govuk-button" href="#grouping" role="button" draggable="false">Group the ticked notes</a></p>`}
</div>${emergingAside(page)}</div>`;
}

function says({ sessions, themes, notes }: Room, today: number): string {
  if (today === 0) return 'no notes yet';
  const of = notes.filter((note) => note.isOfTheDay);
  const heard = sessions.filter((session) => of.some((note) => note.sessionId === session.id)).length;
  const touched = themes.filter((theme) => of.some((note) => note.themeId === theme.id)).length;
  const from = heard === 0 ? 'no session' : heard === 1 ? '1 session' : `${heard} sessions`;
  return `${noteCount(today)} from ${from}, on ${touched} of ${themes.length} themes`;
}

/** Where there is more than a page can show, how much more, and where it is. */
function leftOut({ leftOut: { ofTheDay, questions } }: Room, base: string): Html | null {
  if (ofTheDay + questions === 0) return null;
  const more = (notes: number, one: string, several: string, query: string) =>
    notes > 0 &&
    html`<li>${notes === 1 ? `1 ${one} is` : `${notes} ${several} are`} not shown here: <a class="govuk-link" href="${base}/notes${query}">all of them are in the list of notes</a></li>`;
  return html`<ul class="govuk-list">${more(ofTheDay, 'note of this day', 'notes of this day', '')}${more(questions, 'older question', 'older questions', '?kind=question')}</ul>`;
}

function nothing({ frame, day }: Room, base: string): Html {
  return emptyState({
    title: `Nothing was heard ${onThatDay(day)} yet`,
    body: 'What the team writes on its phones stands here in the evening: strengths beside areas for consideration, theme by theme.',
    ...(frame.closed ? {} : { action: { text: 'Write a note', href: `${base}/notes/new` } }),
  });
}

/** What nobody has covered, so that tomorrow can. */
function notCovered({ themes, sources, sessions, held }: Uncovered, base: string): Html {
  const silent = sessions.map(
    (session) =>
      html`<li>No notes of <a class="govuk-link" href="${base}/sessions/${session.id}/notes">${session.title}</a>, ${timeRange(session.startsAt, session.endsAt)}</li>`,
  );
  const list = themes.map(
    ({ name, areas }) => html`<li><strong>${name}</strong>${areas.length > 0 && `: ${areas.join('; ')}`}</li>`,
  );
  const unheard =
    sources.length > 0 &&
    html`<li>Nothing from ${sources.map((source) => lower(SOURCE_CATEGORY_LABELS[source])).join(', ')}</li>`;
  const empty = themes.length + sources.length + sessions.length === 0;
  return html`<section class="cf-room__missing" id="uncovered"><h2 class="govuk-heading-s">Nobody has covered</h2>${
    empty
      ? html`<p class="govuk-body">Nothing is missing so far: ${allCovered(held)}</p>`
      : html`<ul class="govuk-list govuk-list--bullet">${list}${unheard}${silent}</ul>`
  }</section>`;
}

/** What has notes: of the sessions of the day only those that have begun. */
function allCovered({ begun, toCome }: Uncovered['held']): string {
  const still = toCome === 0 ? '' : toCome === 1 ? ' One is still to come.' : ` ${toCome} are still to come.`;
  if (begun > 0) {
    const which = toCome > 0 ? 'every session held so far today' : 'every session of the day';
    return `every theme, every kind of source and ${which} has notes.${still}`;
  }
  const none = toCome > 0 ? ' No session of the day has begun yet.' : '';
  return `every theme and every kind of source has notes.${none}`;
}

/** Sessions still to come with what the team brings to them; and questions that were not asked where they were to be. */
function tomorrow({ room, base, csrf, mayGroup }: RoomPage): Html {
  const back = roomAddress(room);
  const coming = comingSessions(room.allSessions, room.now).filter((session) => session.prompts.length > 0);
  const left = leftToAsk(room.allSessions, room.now);
  const one = (session: RoomSession, note: string, mayTakeOn: boolean) =>
    html`<h3 class="govuk-heading-s"><a class="govuk-link" href="${base}/sessions/${session.id}/notes">${session.title}</a></h3><p class="govuk-body cf-quiet">${note}</p>${promptList({ base, csrf, back, prompts: session.prompts, session: mayGroup ? session : null, mayTakeOn, isQuiet: true })}`;
  const when = ({ startsAt, endsAt }: RoomSession) =>
    `${longDate(londonDate(startsAt))}, ${timeRange(startsAt, endsAt)}`;
  return html`<section class="cf-room__part" id="tomorrow"><h2 class="govuk-heading-m" tabindex="-1">Questions to take on</h2>
${coming.map((session) => one(session, `${untoldWords(session)}${when(session)} · ${speakerWords(session)}`, false))}
${left.map((session) => one(session, `${when(session)} · ${notAsked(session, room.now)}`, true))}
${coming.length + left.length === 0 && html`<p class="govuk-body">No question is taken into a session still to come. A question to pursue has a link that does it.</p>`}
${mayGroup && html`<p class="govuk-body cf-no-print"><a class="govuk-link" href="${base}/prompts/new?back=${encodeURIComponent(back)}">Write a question for a session</a></p>`}</section>`;
}

function notAsked({ isLive, isToBeOff, endsAt }: RoomSession, now: Date): string {
  if (!isLive) return 'was cancelled';
  if (isToBeOff) return 'is cancelled in the draft, and nobody has been told yet';
  return `${endsAt <= now ? 'is over' : 'has begun'}, and nobody has marked this as asked`;
}

import { emptyState } from '#design/components/empty-state';
import { lastChangeBox } from '#design/components/last-change';
import { attributes, type Html, html, joinHtml } from '#design/html';
import type { BoardItem } from '../../domain/board/facts.ts';
import type { Grid, Lane } from '../../domain/board/lanes.ts';
import { counted } from '../labels.ts';
import type { Block, BoardView, Cell, DayTable, Row, Waiting } from './view-model.ts';

export type BoardPage = { nav: Html; view: BoardView; base: string; csrf: string };

/** The address of the board as it is looked at. */
export function boardHref(base: string, { by, day }: Pick<BoardView, 'by' | 'day'>): string {
  const query = [by === 'peers' && 'lanes=peers', day && `day=${day}`].filter(Boolean).join('&');
  return `${base}/timetable/board${query && `?${query}`}`;
}

/** The whole board: how to look at it, what can be taken back, the days, and what has no place. */
export function boardPage({ nav, view, base, csrf }: BoardPage): Html {
  if (view.facts.items.length === 0) return html`${nav}${nothingYet(base)}`;
  const { facts, grid } = view;
  const shipped = JSON.stringify({ facts, grid });
  return html`${nav}<cf-board${attributes({ 'data-board': shipped, 'data-csrf': csrf, 'data-url': `${base}/timetable/board` })}>
${view.undo && undoBox(view, view.undo, base, csrf)}
<div class="cf-board__main">${stateLine(view, base)}
<p class="govuk-body">Choose a session to move it: the form says what would be in the way. <span class="cf-board__how">Or drag it by its handle, with a mouse or a finger. With the keyboard, arrow keys lead from one handle to the next. Press Enter on one, move it with the arrow keys, press Enter to put it down or Escape to let go.</span></p>
<div class="cf-board__ways">${lanesChoice(view, base)}${dayChoice(view, base)}</div>
<div${attributes({ class: `cf-board__frame${view.day ? ' cf-board__frame--one' : ''}`, role: 'region', 'aria-label': 'The days on site', tabindex: 0 })}>
${view.days.map((day) => dayTable(day, view, base))}</div></div>
<div class="cf-board__aside">${waitingList(view, base)}</div>
</cf-board><div class="cf-board-says" hidden><p class="cf-board-says__words" role="status"></p></div>`;
}

function nothingYet(base: string): Html {
  return emptyState({
    title: 'Nothing to put on the board yet',
    body: html`The board shows the days side by side, and lets you move sessions about. First <a class="govuk-link" href="${base}/wanted">say what to hear</a>, have <a class="govuk-link" href="${base}/proposal">a timetable proposed</a>, or add a session yourself.`,
    action: { text: 'Add a session', href: `${base}/sessions/new` },
  });
}

function stateLine({ untold, facts }: BoardView, base: string): Html {
  const draft = html`<strong class="govuk-tag govuk-tag--grey">Draft</strong>`;
  const placed = counted(facts.items.filter(({ place }) => place !== null).length, 'session', 'sessions');
  if (untold === null)
    return html`<p class="govuk-body">${placed}. ${draft} Nothing has been released, so nobody has been told. <a class="govuk-link" href="${base}/timetable">See and release the timetable</a>.</p>`;
  if (untold === 0) return html`<p class="govuk-body">${placed}. Everybody concerned has been told of all of it.</p>`;
  return html`<p class="govuk-body">${placed}. ${draft} <a class="govuk-link" href="${base}/releases">${counted(untold, 'change', 'changes')} nobody has been told of: release ${untold === 1 ? 'it' : 'them'}</a>.</p>`;
}

function lanesChoice(view: BoardView, base: string): Html {
  const ways = [
    { by: 'rooms' as const, text: 'By room' },
    { by: 'peers' as const, text: 'By who goes together' },
  ];
  return html`<nav class="cf-board__choice" aria-label="What stands side by side">${ways.map(({ by, text }) => chip(text, boardHref(base, { by, day: view.day }), by === view.by))}</nav>`;
}

function dayChoice(view: BoardView, base: string): Html {
  if (view.facts.days.length < 2) return html``;
  const all = chip('All days', boardHref(base, { by: view.by, day: null }), view.day === null, {
    class: 'cf-board__all',
  });
  return html`<nav class="cf-board__choice" aria-label="Days">${all}${view.days.map(({ date, name, chosen }) => chip(name, boardHref(base, { by: view.by, day: date }), view.day === date, { 'data-day': date, class: chosen ? 'cf-board__chip--chosen' : '' }))}</nav>`;
}

function chip(text: string, href: string, current: boolean, more: Record<string, string> = {}): Html {
  const { class: extra = '', ...rest } = more;
  const classes = `govuk-link cf-board__chip ${extra}`.trim();
  return html`<a${attributes({ class: classes, href, 'aria-current': current ? 'true' : null, ...rest })}>${text}</a>`;
}

/** At a desk beside the days, not above them: nothing moves under the pointer when there is something to take back. */
function undoBox(view: BoardView, undo: NonNullable<BoardView['undo']>, base: string, csrf: string): Html {
  const { id, what, button, stuck } = undo;
  const hidden = { step: id ?? '', lanes: view.by, day: view.day ?? '' };
  return lastChangeBox({
    what: id ? what : '',
    stuck,
    undo: { action: `${base}/timetable/board/undo`, csrf, hidden, button, id: 'take-back' },
  });
}

function dayTable(day: DayTable, view: BoardView, base: string): Html {
  const { grid, rows } = view;
  const id = `day-${day.date}`;
  return html`<div${attributes({ class: `cf-board__day${day.chosen ? ' cf-board__day--chosen' : ''}`, 'data-day': day.date })}><table${attributes({ class: 'cf-board__table', 'aria-describedby': `${id}-count` })}><caption id="${id}"><span class="cf-board__date">${day.name} <span class="cf-quiet" id="${id}-count">${counted(day.count, 'session', 'sessions')}</span></span></caption>
<thead><tr><td class="cf-board__corner"></td>${grid.lanes.map(laneHead)}</tr></thead>
<tbody>${rows.map((row, index) => timeRow(row, index, day, grid, base))}</tbody></table></div>
`;
}

function laneHead({ name, note }: Lane): Html {
  return html`<th scope="col" class="cf-board__lane"><span class="cf-board__lane-name">${name}</span>${note && html`<span class="cf-quiet">${note}</span>`}</th>`;
}

function timeRow({ label, isHour, off }: Row, index: number, day: DayTable, grid: Grid, base: string): Html {
  const classes = [isHour && 'cf-board__hour', off && 'cf-board__off'].filter(Boolean).join(' ');
  const cells = grid.lanes.map((_, lane) => {
    const cell = day.lanes[lane]?.find(({ row, rows }) => row <= index && index < row + rows);
    if (!cell) return html`<td></td>`;
    return cell.row === index ? heldCell(cell, base) : html``;
  });
  return html`<tr${attributes({ class: classes || null })}><th scope="row"><span${attributes({ class: isHour ? null : 'govuk-visually-hidden' })}>${label}</span></th>${cells}</tr>
`;
}

function heldCell({ rows, blocks }: Cell, base: string): Html {
  return html`<td${attributes({ rowspan: rows, class: 'cf-board__held' })}><div class="cf-board__stack">${blocks.map((block) => blockCard(block, Math.floor(rows / blocks.length), base))}</div></td>`;
}

/** So many quarters of an hour high it has room for the longest title. */
const MOST_ROWS = 8;

/** As much of it as fits in its `rows` quarters of an hour: the title first. All of it is there under the pointer and the keyboard. */
function blockCard({ key, title, time, note, clash }: Block, rows: number, base: string): Html {
  const size = Math.min(MOST_ROWS, Math.max(1, rows));
  const classes = `cf-board__block cf-board__block--rows-${size}${clash ? ' cf-board__block--clash' : ''}`;
  return html`<div${attributes({ class: classes, 'data-key': key })}><a class="govuk-link cf-board__title" href="${formHref(base, key)}">${title}</a><span class="cf-board__time">${time}</span>${clash && html`<strong class="cf-board__clash">Cannot be kept: ${clash}</strong>`}<span class="cf-board__note">${note}</span></div>`;
}

function formHref(base: string, key: BoardItem['key']): string {
  return `${base}/timetable/board/${key}`;
}

function waitingList({ waiting, before, lost, listed }: BoardView, base: string): Html {
  return html`<section aria-labelledby="without-place"><h2 class="govuk-heading-m" id="without-place">Without a place <span class="cf-quiet">${waiting.length}</span></h2>
${
  waiting.length === 0
    ? listed > 0
      ? html`<p class="govuk-body">Everything on the list has a place.</p>`
      : html`<p class="govuk-body">What is on the list of <a class="govuk-link" href="${base}/wanted">what to hear</a> and has no place would be here. Nothing is on it.</p>`
    : html`<ul class="cf-board__waiting">${waiting.map((each) => waitingCard(each, base))}</ul>`
}${
  lost.length > 0 &&
  html`<h2 class="govuk-heading-m">On no day on site any more</h2><p class="govuk-body">The dates have moved, and these have not. Give each a day on site, or cancel it: until then the timetable cannot be released.</p>${elsewhenList(lost, base)}`
}${before.length > 0 && html`<h2 class="govuk-heading-m">Before the team is on site</h2>${elsewhenList(before, base)}`}</section>`;
}

function elsewhenList(sessions: BoardView['before'], base: string): Html {
  return html`<ul class="govuk-list">${sessions.map(({ id, title, when }) => html`<li><a class="govuk-link" href="${base}/sessions/${id}/edit">${title}</a><br>${when}</li>`)}</ul>`;
}

function waitingCard({ key, title, facts, why }: Waiting, base: string): Html {
  return html`<li${attributes({ class: 'cf-board__block cf-board__block--waiting', 'data-key': key })}><a class="govuk-link cf-board__title" href="${formHref(base, key)}">${title}</a><span class="cf-board__time">${facts}</span><span class="cf-board__why">${joinHtml(
    why.map((each) => html`${each}.`),
    html`<br>`,
  )}</span></li>`;
}

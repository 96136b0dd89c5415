import { barChart } from '#design/components/bar-chart';
import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { londonDate, longDate, longDateTime, timeRange } from '#kernel/dates';
import type { ProposedSession } from '../../domain/proposal.ts';
import { MISSING_WORDS, type Missing } from '../../domain/what-is-missing.ts';
import type { Room } from '../../store/rooms.ts';
import type { Run } from '../../store/runs.ts';
import type { TeamMember } from '../../store/team.ts';
import type { WantedRow } from '../../store/wanted.ts';
import { counted } from '../labels.ts';
import { missingJourneysNote } from '../missing-journeys.ts';

export type ProposalPage = {
  nav: Html;
  base: string;
  csrf: string;
  run: Run | null;
  wanted: readonly WantedRow[];
  rooms: readonly Room[];
  team: readonly TeamMember[];
  /** Pairs of sites between which nobody has said how long it takes. */
  missing: readonly (readonly [string, string])[];
  /** Sessions that a proposal may place. */
  open: number;
  /** Why no timetable can be proposed as things stand. */
  lacks: Missing | null;
};

/** Before, while and after the engine works. */
export function proposalPage(page: ProposalPage): Html {
  const { nav, run } = page;
  if (run && !run.endedAt) return html`${nav}${progress(page, run)}`;
  if (!run) return html`${nav}${beforeFirst(page)}`;
  return html`${nav}${run.proposal ? result(page, run) : html`<p class="govuk-body">${run.why}</p>`}${again(page, 'Propose again')}`;
}

function beforeFirst(page: ProposalPage): Html {
  const { base, open, rooms, team, lacks } = page;
  const intro = html`<p class="govuk-body">From the list of what to hear we look for a timetable in which nobody and no room is taken twice, everybody has time to get from one to the next, and peers hear what they know about. What you have set by hand stays where it is. Nothing changes before you accept.</p>`;
  if (lacks) return html`${intro}${lackPart(base, lacks)}`;
  return html`${intro}
<ul class="govuk-list govuk-list--bullet"><li><a class="govuk-link" href="${base}/wanted">${counted(open, 'session', 'sessions')} to place</a></li><li><a class="govuk-link" href="${base}/rooms">${counted(rooms.length, 'room', 'rooms')}</a></li><li>${counted(team.length, 'peer', 'peers')} on the team</li></ul>
${again(page, 'Propose a timetable')}`;
}

function again({ base, csrf, run, missing, lacks }: ProposalPage, text: string): Html {
  if (lacks) return html`<section class="cf-no-print">${lackPart(base, lacks)}</section>`;
  const kind = run?.proposal && !run.acceptedAt ? ('secondary' as const) : ('primary' as const);
  return html`<section class="cf-no-print">${missingJourneysNote(missing, base)}${form({ action: `${base}/proposal`, csrf, body: html``, button: { text, kind } })}</section>`;
}

/** What is missing, with the page on which it is mended. */
function lackPart(base: string, lacks: Missing): Html {
  const { title, path, text } = LACKS[lacks];
  return emptyState({ title, body: MISSING_WORDS[lacks], action: { text, href: `${base}/${path}` } });
}

const LACKS: Record<Missing, { title: string; path: string; text: string }> = {
  'no-days': { title: 'There are no days yet', path: 'scope', text: 'See the scope' },
  over: { title: 'Nothing more can be placed', path: 'timetable', text: 'See the timetable' },
  'nothing-wanted': { title: 'There is nothing to place yet', path: 'wanted', text: 'Say what to hear, and from whom' },
  'all-stand': {
    title: 'Everything has its place',
    path: 'timetable/board',
    text: 'Move sessions on the board',
  },
  'no-rooms': { title: 'There are no rooms yet', path: 'rooms', text: 'Add the rooms' },
  'no-team': { title: 'There is no team yet', path: 'team', text: 'See the team' },
};

/**
 * The part that moves while the engine works: a script fetches it again and again; without one a link does. What changes stands in parts
 * with a name (`data-live`): the script renews these and nothing else, so that nobody loses the button they are on.
 */
function progress({ base, csrf }: ProposalPage, run: Run): Html {
  const { placed, total } = run;
  const stage = run.cancelAskedAt
    ? 'Stopping: the best timetable so far is kept'
    : run.startedAt
      ? 'Looking for a better timetable'
      : 'Waiting for its turn';
  return html`<div id="progress" data-running="yes"><section class="cf-move cf-move--quiet" aria-labelledby="others-move">
<h2 class="cf-move__title" id="others-move"><span class="cf-move__label">Being worked on</span><span data-live="stage">${stage}</span></h2>
<p class="govuk-body">You can leave this page and come back. It takes at most ${run.secondsAllowed} seconds once it has begun.</p>
<p class="govuk-visually-hidden" role="status" data-live="status">${stage}.</p>
<div data-live="placed">${placed !== null && total !== null && barChart({ says: `${placed} of ${total} sessions have a place so far. ${nearness(run)}`, most: Math.max(1, total), bars: [{ label: 'Sessions placed', value: placed, text: `${placed} of ${total}` }] })}</div>
<p class="govuk-body"><a class="govuk-link" href="${base}/proposal">See how far it is now</a></p></section>
${!run.cancelAskedAt && form({ action: `${base}/proposal/${run.id}/cancellation`, csrf, body: html``, button: { text: 'Stop, and keep the best so far', kind: 'secondary' } })}</div>`;
}

/** How near to the best it is, in words: the gap is against what no timetable can pass. */
function nearness({ score, bound, proposal }: Run): string {
  if (score === null || bound === null) return 'How good it can get is not known yet.';
  const over = Math.max(0, bound - score);
  if (over < 0.01) return 'No better timetable is possible.';
  const share = Math.ceil((over / Math.max(Math.abs(bound), 1e-9)) * 1000) / 10;
  if (share <= 100) return `It is within ${share}% of what no timetable can pass.`;
  return proposal ? 'A much better timetable is not ruled out.' : 'It is not known yet how near to the best it is.';
}

function result(page: ProposalPage, run: Run): Html {
  const { placed = [], unplaced = [] } = run.proposal ?? {};
  const stopped = run.outcome === 'cancelled' ? ' It was stopped early.' : '';
  const state = run.acceptedAt
    ? html`<p class="govuk-body"><strong>Accepted on ${longDateTime(run.acceptedAt)}.</strong> <a class="govuk-link" href="${page.base}/timetable">See the timetable</a>.</p>`
    : html``;
  return html`<p class="govuk-body-l">${placed.length} of ${placed.length + unplaced.length} sessions have a place. ${nearness(run)}${stopped}</p>${state}
${!run.acceptedAt && acceptForm(page, run)}
${unplaced.length > 0 && unplacedList(page, unplaced)}
${byDay(page, placed)}`;
}

function acceptForm({ base, csrf }: ProposalPage, run: Run): Html {
  return form({
    action: `${base}/proposal/${run.id}/acceptance`,
    csrf,
    body: html`<p class="govuk-body">Accepting puts all of it into the draft. Nobody is told before you release the timetable, and you can change every session.</p>`,
    button: 'Accept this timetable',
  });
}

function unplacedList({ base, wanted }: ProposalPage, unplaced: NonNullable<Run['proposal']>['unplaced']): Html {
  return html`<h2 class="govuk-heading-m">What could not be placed, and why</h2>
${dataTable({
  caption: 'Sessions without a place',
  captionHidden: true,
  columns: [{ label: 'Session' }, { label: 'What stands in the way' }],
  rows: unplaced.map(({ wantedId, why }) => {
    const title = wanted.find(({ id }) => id === wantedId)?.title ?? 'No longer on the list';
    return [
      html`<a class="govuk-link" href="${base}/wanted/${wantedId}">${title}</a>`,
      html`<ul class="govuk-list">${why.map((each) => html`<li>${each}</li>`)}</ul>`,
    ];
  }),
})}`;
}

function byDay(page: ProposalPage, placed: readonly ProposedSession[]): Html {
  const inOrder = [...placed].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const days = [...new Set(inOrder.map(({ startsAt }) => londonDate(new Date(startsAt))))];
  return html`${days.map(
    (day) =>
      html`<h2 class="govuk-heading-m">${longDate(day)}</h2>${dataTable({
        caption: `Proposed for ${longDate(day)}`,
        captionHidden: true,
        columns: [{ label: 'Time' }, { label: 'Session' }, { label: 'Place' }, { label: 'Peers' }],
        rows: inOrder.filter(({ startsAt }) => londonDate(new Date(startsAt)) === day).map((each) => row(page, each)),
      })}`,
  )}`;
}

function row({ base, wanted, rooms, team }: ProposalPage, { wantedId, startsAt, roomId, peerIds }: ProposedSession) {
  const each = wanted.find(({ id }) => id === wantedId);
  const room = rooms.find(({ id }) => id === roomId);
  const from = new Date(startsAt);
  const until = new Date(from.getTime() + (each?.minutes ?? 60) * 60_000);
  const peers = team.filter(({ id }) => peerIds.includes(id)).map(({ name }) => name);
  if (peers.length < peerIds.length) peers.push('somebody who is not on the team any more');
  const apart = roomId === null ? each?.placeNote || 'Its own place' : 'A room that is not there any more';
  const place = room ? [room.name, room.site].filter(Boolean).join(', ') : apart;
  return [
    timeRange(from, until),
    html`<a class="govuk-link" href="${base}/wanted/${wantedId}">${each?.title ?? 'No longer on the list'}</a>`,
    place,
    team.length > 0 && team.every(({ id }) => peerIds.includes(id)) ? 'The whole team' : peers.join(', '),
  ];
}

import { emptyState } from '#design/components/empty-state';
import { heatGrid } from '#design/components/heat-grid';
import { marksOf } from '#design/components/marks';
import { form } from '#design/form';
import { attributes, type Html, html, joinHtml } from '#design/html';
import { type IsoDate, mediumDate } from '#kernel/dates';
import { goneWords, type NeedsAnother, sessionWords } from '../../domain/left-team.ts';
import type { SessionPeer } from '../../domain/session.ts';
import { counted } from '../labels.ts';
import { dayJumps, dayPlace } from './day-jumps.ts';
import type { DayColumn, SessionCard, TimetableView } from './view-model.ts';

export type TimetablePage = {
  nav: Html;
  view: TimetableView;
  today: IsoDate;
  base: string;
  csrf: string;
  releasedOn: string | null;
  /** The timetable as it is shown, to be compared with what is there when it is released. */
  seen: string;
  /** Sessions that differ from what people were told. */
  untold: number;
  /** Of these, those that the viewer was or is to go to. */
  untoldMine: number;
  /** Sessions that the viewer goes to, as they were told. */
  mineCount: number;
  onSite: string | null;
  mayEdit: boolean;
  onlyMine: boolean;
  isPeer: boolean;
  /** While there is no session, for those who arrange the days: how far they have come. */
  begun: { listed: number; proposed: boolean } | null;
  /** For those who arrange the days: sessions to which somebody is to go who is not on the team any more. */
  needing: readonly NeedsAnother[];
};

/** The whole timetable. */
export function timetablePage(page: TimetablePage): Html {
  const { view, base, mayEdit } = page;
  if (view.live === 0 && view.days.length === 0 && !page.onlyMine) return html`${page.nav}${emptyTimetable(page)}`;
  return html`${page.nav}
${page.onlyMine ? ownLine(page) : stateLine(page)}${page.needing.length > 0 && needingPart(page)}
${actions(page)}
${dayJumps(view.days, page.today)}
${grid(view)}
${marksKey(view)}
${view.heard && heardSection(view)}
${mayEdit && releaseForm(page)}
<p class="govuk-body cf-no-print"><a class="govuk-link" href="/calendar">Have the timetable in your own calendar</a></p>
${mayEdit && html`<p class="govuk-body cf-no-print"><a class="govuk-link" href="${base}/rooms">Rooms and sites</a></p>`}`;
}

function emptyTimetable({ base, mayEdit, onSite, begun }: TimetablePage): Html {
  if (!onSite)
    return emptyState({
      title: 'The timetable needs days',
      body: 'The timetable is made of the days on site. They are agreed in the scope of this challenge.',
      action: { text: 'See the scope', href: `${base}/scope` },
    });
  if (!mayEdit)
    return emptyState({
      title: 'No sessions yet',
      body: 'Here will be the days on site, hour by hour: who talks to whom, about which theme, and where. The host and the challenge manager are building it.',
    });
  const { body, text, path } = nextStep(begun);
  return html`${emptyState({ title: 'No sessions yet', body })}
<div class="cf-timetable-actions"><a class="govuk-button" href="${base}/${path}" role="button" draggable="false">${text}</a> ${
    path !== 'wanted' && html`<a class="govuk-link" href="${base}/wanted">What to hear</a> `
  }<a class="govuk-link" href="${base}/interviewees">People to be heard</a> <a class="govuk-link" href="${base}/rooms">Rooms and sites</a> <a class="govuk-link" href="${base}/sessions/new">Add a session yourself</a></div>`;
}

/** What comes next while there is no session: the list, a timetable made from it, or a look at what was proposed. */
function nextStep(begun: TimetablePage['begun']): { body: string; text: string; path: string } {
  if (begun?.proposed)
    return {
      body: 'A timetable has been proposed. Look at it: accept all of it, or change what to hear and have another one proposed. Nobody is told of anything yet.',
      text: 'See the proposed timetable',
      path: 'proposal',
    };
  if (begun && begun.listed > 0)
    return {
      body: `${counted(begun.listed, 'session is', 'sessions are')} on the list of what to hear. Say who is heard in each and which rooms there are, then have a timetable proposed.`,
      text: 'Propose a timetable',
      path: 'proposal',
    };
  return {
    body: 'Here will be the days on site, hour by hour: who talks to whom, about which theme, and where. Start with what to hear, who is to be heard and which rooms there are. Then have a timetable proposed, or add sessions yourself: a room or a person that is taken twice is refused.',
    text: 'Say what to hear, and from whom',
    path: 'wanted',
  };
}

function stateLine({ view, releasedOn, mayEdit, untold, base }: TimetablePage): Html {
  const count = counted(view.live, 'session', 'sessions');
  if (releasedOn && untold > 0)
    return html`<p class="govuk-body">${count}. First released on ${mediumDate(releasedOn)}. <strong class="govuk-tag govuk-tag--grey">Draft</strong> <a class="govuk-link" href="${base}/releases">${counted(untold, 'session has', 'sessions have')} changed</a>, and nobody has been told.</p>`;
  if (releasedOn)
    return html`<p class="govuk-body">${count}. Released on ${mediumDate(releasedOn)}${mayEdit ? ': the people concerned are told of every change.' : '.'}</p>`;
  return html`<p class="govuk-body">${count}. <strong class="govuk-tag govuk-tag--grey">Draft</strong> Not released yet: nobody has been invited.</p>`;
}

/** One person’s own sessions are as they were told of them. */
function ownLine({ mineCount, releasedOn, untoldMine, base }: TimetablePage): Html {
  const count = counted(mineCount, 'session', 'sessions');
  if (!releasedOn)
    return html`<p class="govuk-body">${count}. <strong class="govuk-tag govuk-tag--grey">Draft</strong> Not released yet: nobody has been invited.</p>`;
  const left = counted(untoldMine, 'change to your sessions is', 'changes to your sessions are');
  return html`<p class="govuk-body">${count}, as you were told.${untoldMine > 0 && html` <a class="govuk-link" href="${base}/releases">${left} not here</a>, for nobody has been told yet.`}</p>`;
}

function needingPart({ needing, base, releasedOn }: TimetablePage): Html {
  const count = counted(needing.length, 'session needs', 'sessions need');
  const until = releasedOn ? 'Until then no change can be released.' : 'Until then it cannot be released.';
  return html`<div class="govuk-inset-text cf-no-print"><p class="govuk-body"><strong>${count} another peer.</strong> ${until}</p>
<ul class="govuk-list govuk-list--bullet">${needing
    .slice(0, 20)
    .map(
      ({ session, gone }) =>
        html`<li><a class="govuk-link" href="${base}/sessions/${session.id}/edit">${sessionWords(session)}</a>: ${goneWords(gone)}</li>`,
    )}</ul></div>`;
}

function actions(page: TimetablePage): Html {
  const { base, mayEdit, isPeer, onlyMine, mineCount } = page;
  return html`<div class="cf-timetable-actions cf-no-print">
${mayEdit && html`<a class="govuk-button" href="${base}/sessions/new" role="button" draggable="false">Add a session</a>`}
${mayEdit && page.onSite && html`<a class="govuk-link" href="${base}/timetable/board">Move sessions on the board</a>`}
<a class="govuk-link" href="${base}/wanted">What to hear</a>
${mayEdit && html`<a class="govuk-link" href="${base}/interviewees">People to be heard</a>`}
<a class="govuk-link" href="${base}/today">Now and next</a>
${page.releasedOn && html`<a class="govuk-link" href="${base}/releases">Releases</a>`}
${isPeer && (onlyMine ? html`<a class="govuk-link" href="${base}/timetable">All sessions</a>` : html`<a class="govuk-link" href="${base}/timetable?mine=1">Only my sessions (${mineCount})</a>`)}
</div>`;
}

function grid(view: TimetableView): Html {
  if (view.days.length === 0) return html`<p class="govuk-body">You are in no session yet.</p>`;
  const bands = Math.min(view.bands, 16);
  return html`<div class="cf-timetable cf-timetable--bands-${bands}">${view.days.map((day) => dayColumn(day, marksOf(view.peers)))}</div>`;
}

function dayColumn({ date, heading, href, bands, count }: DayColumn, marks: Marks): Html {
  return html`<section class="cf-timetable__day" id="${dayPlace(date)}"><h2 class="cf-timetable__heading"><a class="govuk-link" href="${href}">${heading}</a> <span class="cf-quiet">${counted(count, 'session', 'sessions')}</span></h2>
${bands.map((cards) => (cards.length === 0 ? html`<div class="cf-timetable__band"></div>` : html`<ol class="cf-timetable__band">${cards.map((each) => card(each, marks))}</ol>`))}</section>
`;
}

function card(session: SessionCard, marks: Marks): Html {
  const off = session.cancelled !== null;
  const classes = `cf-session${session.mine ? ' cf-session--mine' : ''}${off ? ' cf-session--off' : ''}`;
  return html`<li${attributes({ class: classes })}><p class="cf-session__time">${session.time}${session.mine && html` <span class="cf-session__you">You</span>`}${off && html` <strong class="govuk-tag govuk-tag--grey">Cancelled</strong>`}</p>
<p class="cf-session__title"><a class="govuk-link" href="${session.href}">${session.title}</a></p>
<p class="cf-session__facts">${session.room || 'No place yet'}<span class="cf-session__more">${session.site}<br>${session.kind}</span></p>${session.untold && html`<p class="cf-session__facts"><strong>${session.untold}</strong></p>`}${session.themes && html`<p class="cf-session__facts cf-session__more">${session.themes}</p>`}
${session.peers.length > 0 && html`<ul class="cf-session__peers${session.peers.length === marks.size && marks.size > 2 && ' cf-session__peers--all'}">${session.peers.map((peer) => peerDisc(peer, marks))}</ul>`}</li>
`;
}

type Marks = ReadonlyMap<string, string>;

/** Whose marks these are: a finger and paper have no pointer to rest on them. */
function marksKey({ peers }: TimetableView): Html {
  if (peers.length === 0) return html``;
  const marks = marksOf(peers);
  const names = peers.map(
    ({ id, name }) => html`<span class="cf-nowrap"><strong>${marks.get(id)}</strong> ${name}</span>`,
  );
  return html`<p class="govuk-body cf-timetable__key">${joinHtml(names, '; ')}</p>`;
}

function peerDisc({ id, name }: SessionPeer, marks: Marks): Html {
  return html`<li title="${name}"><span aria-hidden="true">${marks.get(id)}</span><span class="govuk-visually-hidden">${name}</span></li>`;
}

function heardSection({ heard }: TimetableView): Html {
  if (!heard) return html``;
  return html`<section class="cf-timetable__heard"><h2 class="govuk-heading-m">Who is heard on what</h2>
${heatGrid({ says: heard.says, caption: 'Sessions by theme and by who speaks', corner: 'Theme', columns: heard.columns, rows: heard.rows })}</section>`;
}

function releaseForm({ releasedOn, view, base, csrf, seen }: TimetablePage): Html {
  if (releasedOn || view.live === 0) return html``;
  return html`<section class="cf-no-print"><h2 class="govuk-heading-m">Release the timetable</h2>
<p class="govuk-body">Everybody concerned gets one message: an invitation for each person to be heard who has an email address, and word to the team and the host. They may sign in and see their own sessions. After this, we tell people of every change. You can go on changing it.</p>
${form({ action: `${base}/timetable/release`, csrf, hidden: { seen }, body: html``, button: 'Release the timetable and tell everybody' })}</section>`;
}

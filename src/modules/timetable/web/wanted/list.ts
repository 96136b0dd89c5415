import { dataTable } from '#design/components/data-table';
import { form } from '#design/form';
import { type Html, type HtmlPart, html } from '#design/html';
import { type IsoDate, londonDate, londonTime, longDate, plainTime, shortDate } from '#kernel/dates';
import { listed } from '#kernel/words';
import { goneFromTeam } from '../../domain/who-goes.ts';
import type { WantedRow } from '../../store/wanted.ts';
import { categoryLabel, counted, kindLabel } from '../labels.ts';
import type { WantedPage } from './view.ts';

/** Sessions that stand under one heading of the table: those of a day, or those without a place, whose day is null. */
type Group = { readonly day: IsoDate | null; readonly rows: readonly WantedRow[] };

/**
 * The sessions wanted. First those that have no place, for they are what there is to do; then the days, each in the order of its hours.
 * Where none has a place yet they stand in the order of the list.
 */
export function wantedList(page: WantedPage, rows: readonly WantedRow[]): Html {
  const heading = html`<h2 class="govuk-heading-m">The sessions wanted</h2>`;
  if (rows.length === 0) return html`${heading}<p class="govuk-body">Every session was left out.</p>`;
  const groups = groupsOf(rows);
  if (!groups.some(({ day }) => day !== null)) return html`${heading}${wantedTable(page, { rows })}`;
  const byHand = rows.some(({ session }) => session?.byHand);
  return html`${heading}${byHand && html`<p class="govuk-body">A proposal leaves what was set by hand where it is.</p>`}${groups.length > 1 && jumps(groups)}${wantedTable(page, { groups })}`;
}

function groupsOf(rows: readonly WantedRow[]): Group[] {
  const without = rows.filter(({ session }) => session === null);
  const placed = rows
    .flatMap((row) => (row.session ? [{ row, at: row.session.startsAt }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const days = [...Map.groupBy(placed, ({ at }) => londonDate(at))];
  return [
    ...(without.length > 0 ? [{ day: null, rows: without }] : []),
    ...days.map(([day, held]) => ({ day, rows: held.map(({ row }) => row) })),
  ];
}

const idOf = ({ day }: Group) => (day === null ? 'without-place' : `on-${day}`);

/** So that a thumb need not go past fifty sessions to come to those of the last day. */
function jumps(groups: readonly Group[]): Html {
  return html`<nav class="cf-choice cf-no-print" aria-label="Parts of the list"><ul class="cf-choice__list">${groups.map(
    (group) =>
      html`<li><a class="govuk-link" href="#${idOf(group)}">${group.day === null ? 'Without a place' : shortDate(group.day, { weekday: true })} (${group.rows.length})</a></li>`,
  )}</ul></nav>`;
}

function groupHeading(page: WantedPage, group: Group): Html {
  const { day, rows } = group;
  const name = day === null ? 'Without a place yet' : longDate(day);
  const board =
    day === null &&
    page.mayEdit &&
    html` <span class="cf-table__group-says">Why, and where they could go, is <a class="govuk-link" href="${page.base}/timetable/board#without-place">on the board</a>.</span>`;
  return html`<h3 class="cf-table__group-name" id="${idOf(group)}">${name} <span class="cf-quiet">${counted(rows.length, 'session', 'sessions')}</span></h3>${board}`;
}

function wantedTable(page: WantedPage, { rows, groups }: { rows?: readonly WantedRow[]; groups?: Group[] }): Html {
  const cells = (each: WantedRow) => [
    titleWords(page, each),
    placeWords(page, each),
    `${kindLabel(each.kind)}, ${each.minutes} minutes`,
    whoWords(page, each),
    peerWords(page, each),
    whenWords(each),
  ];
  const table = dataTable({
    caption: 'Sessions wanted',
    captionHidden: true,
    onPhone: 'lines',
    columns: [
      { label: 'Session' },
      { label: 'In the timetable' },
      { label: 'Kind and length' },
      { label: 'Who is heard' },
      { label: 'Peers' },
      { label: 'Asked for' },
    ],
    rows: rows?.map(cells),
    groups: groups?.map((group) => ({ heading: groupHeading(page, group), rows: group.rows.map(cells) })),
  });
  return html`<div class="cf-wanted">${table}</div>`;
}

function titleWords({ base, mayEdit }: WantedPage, { id, title }: WantedRow): HtmlPart {
  return mayEdit ? html`<a class="govuk-link" href="${base}/wanted/${id}">${title}</a>` : title;
}

/** The time alone, for it stands under its day. */
function placeWords({ base }: WantedPage, { session, title }: WantedRow): Html {
  if (!session) return html`<strong>Not yet</strong>`;
  const time = plainTime(londonTime(session.startsAt));
  return html`<a class="govuk-link" href="${base}/sessions/${session.id}">${time}<span class="govuk-visually-hidden">, ${title}</span></a>${session.byHand && ', set by hand'}`;
}

function whoWords({ people }: WantedPage, each: WantedRow): string {
  const named = people.filter((who) => each.intervieweeIds.includes(who.id)).map((who) => who.name);
  const { othersExpected: others } = each;
  const rest = others > 0 ? [counted(others, 'other', named.length > 0 ? 'others' : 'people')] : [];
  const who = [...named, ...rest].join(', ');
  return [categoryLabel(each.sourceCategory), who].filter(Boolean).join(': ');
}

/** `2 peers with the lead and Ann Lee`. */
function peerWords({ team }: WantedPage, wanted: WantedRow): string {
  if (wanted.wholeTeam) return 'The whole team';
  const must = [
    ...(wanted.withLead ? ['the lead'] : []),
    ...(wanted.withManager ? ['the challenge manager'] : []),
    ...team.filter((peer) => wanted.peerIds.includes(peer.id)).map((peer) => peer.name),
    ...goneFromTeam(wanted, team).map((id) => `${wanted.peerNames[id]} (not on the team any more)`),
  ];
  const go = counted(wanted.peersNeeded, 'peer', 'peers');
  return must.length > 0 ? `${go} with ${listed(must)}` : go;
}

function whenWords({ onDay, notBefore, doneBy }: WantedRow): Html {
  if (!onDay && !notBefore && !doneBy) return html`<span class="cf-table__usual">Any day</span>`;
  const day = onDay ? shortDate(onDay, { weekday: true }) : 'Any day';
  const from = notBefore ? `, from ${plainTime(notBefore)}` : '';
  return html`${day}${from}${doneBy && `, over by ${plainTime(doneBy)}`}`;
}

/** What is not to be heard after all, each with the way back. */
export function leftOutTable({ base, csrf, mayEdit }: WantedPage, rows: readonly WantedRow[]): Html {
  return dataTable({
    caption: 'Sessions left out',
    captionHidden: true,
    columns: [{ label: 'Session' }, { label: 'Take it back' }],
    rows: rows.map((each) => [
      each.title,
      mayEdit
        ? form({
            action: `${base}/wanted/${each.id}/return`,
            csrf,
            body: html``,
            button: { text: `Take “${each.title.slice(0, 60)}” back in`, kind: 'secondary' },
          })
        : '',
    ]),
  });
}

import { dataTable } from '#design/components/data-table';
import { statStrip } from '#design/components/stat-strip';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, type HtmlPart, html, joinHtml } from '#design/html';
import { dateRange, type IsoDate, londonDate, mediumDate } from '#kernel/dates';
import { isStale } from '../../domain/confirmation.ts';
import { daysLeft, daysUsedInYear } from '../../domain/days.ts';
import { placementWords, refusalWords } from '../../domain/placement-words.ts';
import {
  PEER_KIND_LABELS,
  PEER_STATUS_LABELS,
  type PeerKind,
  type PeerStatus,
  partyLabel,
} from '../../domain/vocabulary.ts';
import type { PeerProfile } from '../../store/peer-profile.ts';
import { levelLabel, topicLabel } from '../list/view-model.ts';

/** What whoever looks may do here, and the token of the forms. */
export type ProfileDoings = { readonly csrf: string; readonly mayEdit: boolean; readonly maySeeNeeds: boolean };

/** One peer as the office sees them: what they bring, when they can, where they should not go, and what they answered. */
export function profileView(peer: PeerProfile, today: IsoDate, may: ProfileDoings): Html {
  const year = Number(today.slice(0, 4));
  const left = daysLeft(peer.daysPerYear, daysUsedInYear(peer.placements, year));
  const status = PEER_STATUS_LABELS[peer.status as PeerStatus] ?? peer.status;
  return html`<p class="govuk-body-l">${joinHtml([peer.jobTitle, peer.authority], ', ')}</p>
${doings(peer, may)}
${statStrip([
  { label: `Days left in ${year}`, value: left, note: `of ${peer.daysPerYear} agreed` },
  {
    label: 'Challenges served',
    value: peer.served,
    note: peer.lastServed ? `last on ${mediumDate(peer.lastServed)}` : 'not yet',
  },
  {
    label: 'Last confirmed',
    value: peer.lastConfirmed ? mediumDate(peer.lastConfirmed) : 'Never',
    ...(isStale(peer.lastConfirmed, today) ? { note: 'over a year ago: ask them' } : {}),
  },
])}
${govuk.summaryList({
  rows: [
    row(
      'Status',
      html`${status}${peer.statusSince && ` since ${mediumDate(peer.statusSince)}`}${peer.statusReason && `. ${peer.statusReason}`}`,
    ),
    row('Kind', PEER_KIND_LABELS[peer.kind as PeerKind] ?? peer.kind),
    row('Region', peer.region),
    row('Party', peer.party && partyLabel(peer.party)),
    row('Email', peer.email && html`<a class="govuk-link" href="mailto:${peer.email}">${peer.email}</a>`),
    row('Languages', peer.languages.join(', ')),
    row('About', peer.bio),
  ].filter((each) => each !== null),
})}
${news(peer, may)}${section('Expertise', skillsTable(peer), 'No expertise is recorded.')}
${section('Roles held', rolesList(peer), 'No roles are recorded.')}
${section('Accreditation', accreditationList(peer, today), 'Not accredited for any programme.')}
${section('Not free', list(peer.unavailable.map(({ from, until }) => dateRange(from, until))), 'No dates are ruled out.')}
${section('Placements and offers', placementsTable(peer), 'Not proposed for a team yet.')}
${section('Conflicts declared', list(peer.conflicts.map(conflictText)), 'None declared.')}
${section('Previous employers and councils', list(peer.previous.map(({ authority, until }) => (until ? html`${authority}, until ${mediumDate(until)}` : authority))), 'None recorded.')}
${section('Where they have been a peer', list(peer.visits.map(({ authority, on, slot }) => html`${authority}, ${mediumDate(on)}${slot && html`, as ${slot.toLowerCase()}`}`)), 'Nowhere yet.')}`;
}

/** What the office can do with this peer, in one line. */
function doings({ id }: PeerProfile, { mayEdit, maySeeNeeds }: ProfileDoings): Html {
  const links = [
    mayEdit && ['Change the profile', 'edit'],
    mayEdit && ['Weeks away', 'availability'],
    maySeeNeeds && ['Access needs', 'access-needs'],
    mayEdit && ['Where they stand', 'standing'],
    ['What they gave', 'record'],
  ].filter((link) => Array.isArray(link));
  return html`<ul class="cf-link-row cf-no-print">${links.map(([text, page]) => html`<li><a class="govuk-link" href="/pool/${id}/${page}">${text}</a></li>`)}</ul>`;
}

function news({ id, news: told }: PeerProfile, { csrf, mayEdit }: ProfileDoings): Html | false {
  if (told.length === 0) return false;
  return html`<h2 class="govuk-heading-m" id="news">What they told us lately</h2>
<ul class="govuk-list">${told.map(({ text, at }) => html`<li><strong>${mediumDate(londonDate(new Date(at)))}</strong>: ${text}</li>`)}</ul>
${mayEdit && form({ action: `/pool/${id}/news/reading`, csrf, body: html``, button: { text: 'I have read this', kind: 'secondary' } })}`;
}

function row(key: string, value: HtmlPart) {
  if (value === null || value === '' || value === undefined || value === false) return null;
  return { key: { text: key }, value: { html: html`${value}` } };
}

function section(title: string, content: Html | null, empty: string): Html {
  return html`<h2 class="govuk-heading-m">${title}</h2>${content ?? html`<p class="govuk-body cf-quiet">${empty}</p>`}`;
}

function list(items: readonly HtmlPart[]): Html | null {
  return items.length === 0
    ? null
    : html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function skillsTable({ skills }: PeerProfile): Html | null {
  if (skills.length === 0) return null;
  return dataTable({
    caption: 'Expertise',
    captionHidden: true,
    columns: [{ label: 'Topic' }, { label: 'Depth' }, { label: 'Evidence' }],
    rows: skills.map(({ topic, level, evidence }) => [topicLabel(topic), levelLabel(level), evidence]),
  });
}

function rolesList({ roles }: PeerProfile): Html | null {
  return list(
    roles.map(({ title, authority, from, until }) => {
      const when = until
        ? from
          ? dateRange(from, until)
          : `until ${mediumDate(until)}`
        : from
          ? `since ${mediumDate(from)}`
          : 'now';
      return joinHtml([title, authority, when], ', ');
    }),
  );
}

function accreditationList({ accreditations }: PeerProfile, today: IsoDate): Html | null {
  return list(
    accreditations.map(
      ({ programme, from, until, conditions }) =>
        html`${programme}: ${dateRange(from, until)}${until < today && ' (has ended)'}${conditions && html`. ${conditions}`}`,
    ),
  );
}

function placementsTable({ placements }: PeerProfile): Html | null {
  if (placements.length === 0) return null;
  return dataTable({
    caption: 'Placements and offers',
    captionHidden: true,
    columns: [
      { label: 'Challenge' },
      { label: 'Place' },
      { label: 'Dates' },
      { label: 'Days', numeric: true },
      { label: 'Where it stands' },
    ],
    rows: placements.map((each) => [
      html`<a class="govuk-link" href="/challenges/${each.reference}/team">${each.challenge}</a>`,
      each.slot,
      dateRange(each.from, each.until),
      each.days,
      html`${placementWords(each.status)}${each.answeredAt && html` on ${mediumDate(londonDate(new Date(each.answeredAt)))}`}${each.answerReason && html`<br><span class="cf-quiet">${refusalWords(each.answerReason)}${each.answerNote && html`: ${each.answerNote}`}</span>`}`,
    ]),
  });
}

function conflictText({ authority, kind, reason, declaredOn }: PeerProfile['conflicts'][number]): Html {
  return html`${authority}: ${reason} (${kind === 'hard' ? 'cannot go' : 'needs a waiver'}, declared ${mediumDate(declaredOn)})`;
}

import { dataTable } from '#design/components/data-table';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDateTime, shortDate, timeRange } from '#kernel/dates';
import { seenOfChanges } from '../../application/seen-release.ts';
import { asFrozen, newsIn, type ReleaseChange, type ReleaseChangeKind } from '../../domain/frozen.ts';
import { placeOf, type Session } from '../../domain/session.ts';
import { lostItsPlace, offLine, whyOff } from '../../domain/why-off.ts';
import type { Release } from '../../store/releases.ts';
import { counted, NOBODY_TOLD } from '../labels.ts';

export type ReleasesPage = {
  nav: Html;
  base: string;
  csrf: string;
  releases: readonly Release[];
  changes: readonly ReleaseChange[];
  now: Date;
  clashes: readonly string[];
  nameOf: ReadonlyMap<string, string>;
  mayEdit: boolean;
};

const KINDS: Record<ReleaseChangeKind, string> = {
  added: 'New',
  changed: 'Changed',
  cancelled: 'Cancelled',
  restored: 'Back on',
  people: 'Other people',
};

/** What has changed since people were last told, for whom, and every release so far. */
export function releasesPage(page: ReleasesPage): Html {
  const { nav, base, releases, changes } = page;
  if (releases.length === 0)
    return html`${nav}<p class="govuk-body">Nothing has been released yet. The first release is made from <a class="govuk-link" href="${base}/timetable">the timetable</a>.</p>`;
  return html`${nav}<h2 class="govuk-heading-m">Changed since the last release</h2>
${changes.length === 0 ? html`<p class="govuk-body">Nothing: everybody knows the timetable as it is.</p>` : html`${changesTable(page)}${releaseForm(page)}`}
<h2 class="govuk-heading-m">Releases so far</h2>
${dataTable({
  caption: 'Releases so far',
  captionHidden: true,
  onPhone: 'lines',
  columns: [{ label: 'Release' }, { label: 'When' }, { label: 'By' }],
  rows: releases.map(({ number, releasedAt, byName }) => [
    html`<span class="cf-table__label">Release </span>${number}`,
    longDateTime(releasedAt),
    byName ?? 'Before releases were kept',
  ]),
})}`;
}

function changesTable({ base, changes, nameOf, now }: ReleasesPage): Html {
  const news = newsIn(changes, now);
  return dataTable({
    caption: 'Changed since the last release',
    captionHidden: true,
    columns: [{ label: 'Session' }, { label: 'What' }, { label: 'Before' }, { label: 'Now' }, { label: 'For whom' }],
    rows: changes.map((change) => [
      html`<a class="govuk-link" href="${base}/sessions/${change.session.id}">${change.session.title}</a>`,
      KINDS[change.kind],
      change.before?.isLive ? whenWhere(asFrozen(change.session, change.before)) : '',
      change.session.isLive
        ? whenWhere(change.session)
        : lostItsPlace(change.session)
          ? offLine(change.session)
          : whyOff(change.session),
      news.includes(change) ? concerned(change, nameOf) : NOBODY_TOLD,
    ]),
  });
}

function whenWhere(session: Session): string {
  const day = shortDate(londonDate(session.startsAt), { weekday: true });
  return [`${day}, ${timeRange(session.startsAt, session.endsAt)}`, placeOf(session)].filter(Boolean).join('. ');
}

function concerned({ session, before, ...who }: ReleaseChange, nameOf: ReadonlyMap<string, string>): Html {
  const peers = new Map([...(before?.peers ?? []), ...session.peers].map(({ id, name }) => [id, name]));
  const name = (id: string) => peers.get(id) ?? nameOf.get(id) ?? 'somebody';
  const joined = [...who.joinedPeerIds, ...who.joinedIntervieweeIds];
  const left = [...who.leftPeerIds, ...who.leftIntervieweeIds];
  const stay = session.isLive
    ? [...session.peers, ...session.interviewees].map(({ id }) => id).filter((id) => !joined.includes(id))
    : [];
  const line = (label: string, ids: readonly string[]) =>
    ids.length > 0 && html`<li>${label}: ${ids.map(name).join(', ')}</li>`;
  return html`<ul class="govuk-list">${line('New', joined)}${who.kind !== 'people' && line('Stay', stay)}${line('No longer', left)}</ul>`;
}

function releaseForm({ base, csrf, clashes, changes, now, mayEdit }: ReleasesPage): Html {
  if (!mayEdit) return html``;
  const isNews = newsIn(changes, now).length > 0;
  if (clashes.length > 0)
    return html`${govuk.insetText({ html: html`<p class="govuk-body"><strong>This cannot be released yet.</strong> Change these first:</p><ul class="govuk-list govuk-list--bullet">${clashes.slice(0, 20).map((clash) => html`<li>${clash}</li>`)}</ul>` })}`;
  return form({
    action: `${base}/releases`,
    csrf,
    hidden: { seen: seenOfChanges(changes) },
    body: html`<p class="govuk-body">${isNews ? 'Each person concerned gets one message with their own changes for the calendar. Nobody else hears.' : NOBODY_TOLD}</p>`,
    button: `Release ${counted(changes.length, 'change', 'changes')}${isNews ? ' and tell those concerned' : ''}`,
  });
}

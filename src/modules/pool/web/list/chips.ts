import { type Html, html } from '#design/html';
import { dateRange } from '#kernel/dates';
import { ROLE_LABELS, type Role, SKILL_LEVEL_LABELS, SKILL_LEVELS } from '#modules/programmes';
import { filterQuery, type PoolFilter, withoutFilter } from '../../domain/pool-filter.ts';
import { PEER_KIND_LABELS, PEER_STATUS_LABELS, partyLabel } from '../../domain/vocabulary.ts';
import type { PoolOverview } from '../../store/peer-list.ts';
import { topicLabel } from './view-model.ts';

export type Chip = { readonly text: string; readonly href: string };

/** What the list is narrowed to, each with the address without it. */
export function chipsOf(filter: PoolFilter, overview: PoolOverview, hostName: string | null): Chip[] {
  const query = filterQuery(filter);
  const depth = SKILL_LEVELS[filter.level - 1];
  const named = (list: readonly { key: string; name: string }[], key: string) =>
    list.find((one) => one.key === key)?.name ?? key;
  const chips: [name: string, text: string | false][] = [
    ['words', filter.words !== '' && `“${filter.words}”`],
    ['role', filter.role !== '' && (ROLE_LABELS[filter.role as Role] ?? filter.role)],
    [
      'skill',
      filter.skill !== '' &&
        `${topicLabel(filter.skill)}${filter.level > 1 && depth ? `, ${SKILL_LEVEL_LABELS[depth].toLowerCase()}` : ''}`,
    ],
    ['kind', filter.kind !== null && PEER_KIND_LABELS[filter.kind]],
    ['programme', filter.programme !== '' && `Accredited for ${named(overview.programmes, filter.programme)}`],
    ['region', filter.region],
    ['authority-kind', filter.authorityKind !== '' && named(overview.authorityKinds, filter.authorityKind)],
    ['party', filter.party !== '' && partyLabel(filter.party)],
    [
      'status',
      filter.status === null ? 'Any status' : filter.status !== 'serving' && PEER_STATUS_LABELS[filter.status],
    ],
    ['from', filter.from !== null && filter.until !== null && `Free ${dateRange(filter.from, filter.until)}`],
    ['days-left', filter.daysLeft > 0 && `${filter.daysLeft} or more days left`],
    ['unused', filter.unused === 'never' ? 'Never used' : filter.unused === 'two-years' && 'Not used for two years'],
    ['unconfirmed', filter.unconfirmed && 'Not confirmed for a year'],
    ['host', filter.host !== '' && `Could go to ${hostName ?? filter.host}`],
  ];
  return chips.flatMap(([name, text]) => (text ? [{ text, href: withoutFilter(query, name) }] : []));
}

/** The filters that are on, each a press to take it away. */
export function chipList(chips: readonly Chip[]): Html | false {
  if (chips.length === 0) return false;
  return html`<ul class="cf-chips cf-no-print" aria-label="Filters that are on">${chips.map(
    ({ text, href }) =>
      html`<li><a class="cf-chip" href="${href}"><span class="govuk-visually-hidden">Take away: </span>${text}<span class="cf-chip__x" aria-hidden="true">×</span></a></li>`,
  )}</ul>`;
}

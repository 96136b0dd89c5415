import { field } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { ROLE_LABELS, ROLES, SKILL_LEVEL_LABELS, SKILL_LEVELS, TOPIC_LABELS, TOPICS } from '#modules/programmes';
import type { FieldErrors } from '#platform/http/forms';
import type { PoolFilter } from '../../domain/pool-filter.ts';
import {
  PEER_KIND_LABELS,
  PEER_KINDS,
  PEER_STATUS_LABELS,
  PEER_STATUSES,
  partyLabel,
} from '../../domain/vocabulary.ts';
import type { PoolOverview } from '../../store/peer-list.ts';

/** The filters: a form that is read by its address, so that a narrowed list can be kept and sent. Words stand first and alone. */
export function poolFilters(view: {
  filter: PoolFilter;
  query: Record<string, string>;
  overview: PoolOverview;
  errors: FieldErrors;
}): Html {
  const { filter, query, overview, errors } = view;
  const typed = { ...query, ...dateBoxes('from', filter.from), ...dateBoxes('until', filter.until) };
  const narrowed = Object.keys(query).some((name) => !['words', 'sort', 'order'].includes(name));
  const more = html`<div class="cf-filter-grid">
${field.select({ name: 'role', label: 'Role now', typed, empty: 'Any role', choices: ROLES.map((role) => ({ value: role, text: ROLE_LABELS[role] })) })}
${field.select({ name: 'skill', label: 'Expertise', typed, empty: 'Any expertise', choices: TOPICS.map((topic) => ({ value: topic, text: TOPIC_LABELS[topic] })) })}
${field.select({ name: 'level', label: 'How deep, at least', typed, choices: SKILL_LEVELS.map((level, index) => ({ value: String(index + 1), text: SKILL_LEVEL_LABELS[level] })) })}
${field.select({ name: 'kind', label: 'Kind of peer', typed, empty: 'Any kind', choices: PEER_KINDS.map((kind) => ({ value: kind, text: PEER_KIND_LABELS[kind] })) })}
${field.select({ name: 'programme', label: 'Accredited for', typed, empty: 'Any programme', choices: overview.programmes.map(({ key, name }) => ({ value: key, text: name })) })}
${field.select({ name: 'region', label: 'Region', typed, empty: 'Any region', choices: same(overview.regions) })}
${field.select({ name: 'party', label: 'Party', typed, empty: 'Any party or none', choices: overview.parties.map((party) => ({ value: party, text: partyLabel(party) })) })}
${field.select({ name: 'status', label: 'Status', typed: { status: filter.status ?? 'all' }, choices: [...PEER_STATUSES.map((status) => ({ value: status, text: PEER_STATUS_LABELS[status] })), { value: 'all', text: 'Any status' }] })}
${field.select({ name: 'authority-kind', label: 'Kind of authority', typed, empty: 'Any kind', choices: overview.authorityKinds.map(({ key, name }) => ({ value: key, text: name })) })}
${field.select({
  name: 'unused',
  label: 'Not used',
  typed,
  empty: 'Used or not',
  choices: [
    { value: 'never', text: 'Never yet' },
    { value: 'two-years', text: 'Not for two years' },
  ],
})}
${field.input({ name: 'days-left', label: 'Days left, at least', type: 'number-text', width: 3, typed })}
${field.input({ name: 'host', label: 'Could go to this host', hint: 'Its name. Who has a tie that rules them out is left out.', typed, errors })}
${field.date({ name: 'from', label: 'Free from', typed })}
${field.date({ name: 'until', label: 'Free until', typed })}
</div>
${field.checkboxes({ name: 'unconfirmed', label: 'Profile', small: true, typed, choices: [{ value: 'yes', text: 'Only those not confirmed for a year' }] })}
<p class="govuk-hint">With dates, a peer must be free on every day, and accredited on all of them for the programme you choose.</p>`;
  return html`<form class="cf-filter-form cf-no-print" method="get" action="/pool" role="search">
${field.input({ name: 'words', label: 'Search by name, role, place or expertise', typed, spellcheck: false })}
${govuk.details({ summaryText: narrowed ? 'Change the filters' : 'More filters', html: more, open: narrowed })}
${query.sort && html`<input type="hidden" name="sort" value="${query.sort}">`}${query.order && html`<input type="hidden" name="order" value="${query.order}">`}
<div class="govuk-button-group">${govuk.button({ text: 'Show these peers', classes: 'govuk-button--secondary' })}<a class="govuk-link" href="/pool">Clear all</a></div>
</form>`;
}

function same(values: readonly string[]) {
  return values.map((value) => ({ value, text: value }));
}

function dateBoxes(name: string, date: string | null): Record<string, string> {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return {
    [`${name}-day`]: String(Number(day) || ''),
    [`${name}-month`]: String(Number(month) || ''),
    [`${name}-year`]: year,
  };
}

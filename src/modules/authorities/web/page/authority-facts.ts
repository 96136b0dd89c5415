import { barChart } from '#design/components/bar-chart';
import { govuk } from '#design/govuk';
import { type Html, html, joinHtml } from '#design/html';
import { mediumDate } from '#kernel/dates';
import type { authorityById, RelatedAuthority } from '../../store/authority-pages.ts';

type Authority = NonNullable<Awaited<ReturnType<typeof authorityById>>>;

/** What is known of an authority: its facts, its council, its neighbours and those like it. */
export function authorityFacts(authority: Authority, related: readonly RelatedAuthority[]): Html {
  return html`${formerNotice(authority, related)}${authority.about && html`<p class="govuk-body-l">${authority.about}</p>`}
${govuk.summaryList({ rows: factRows(authority, related) })}
${seats(authority)}
${linkList('Neighbours', related, 'neighbour', 'No borders are known yet.')}
${similar(related)}`;
}

/** A former authority leads to what followed it. */
function formerNotice(authority: Authority, related: readonly RelatedAuthority[]): Html {
  if (!authority.ends_on) return html``;
  const successors = related.filter((other) => other.relation === 'successor').map(link);
  const followed = successors.length > 0 ? html` Followed by ${joinHtml(successors, html` and `)}.` : html``;
  return govuk.insetText({ html: html`This authority ended on ${mediumDate(authority.ends_on)}.${followed}` });
}

function factRows(authority: Authority, related: readonly RelatedAuthority[]) {
  const list = (relation: string) => related.filter((other) => other.relation === relation).map(link);
  const before = list('predecessor');
  const county = list('county');
  const rows: Array<[string, Html | string | null]> = [
    ['Kind', authority.kind_name],
    ['Region', authority.region === authority.nation ? authority.nation : `${authority.region}, ${authority.nation}`],
    ['County', county.length > 0 ? joinHtml(county, html`, `) : null],
    ['People', authority.population?.toLocaleString('en-GB') ?? null],
    [
      'Area',
      authority.area_km2 === null
        ? null
        : `${Math.round(authority.area_km2).toLocaleString('en-GB')} square kilometres`,
    ],
    [
      'Deprivation',
      authority.deprivation_decile === null
        ? null
        : `${authority.deprivation_decile} on a scale from 1, most deprived, to 10, least deprived`,
    ],
    ['Since', authority.starts_on ? mediumDate(authority.starts_on) : null],
    ['Took over from', before.length > 0 ? joinHtml(before, html`, `) : null],
    [
      'Also known as',
      authority.alternative_names.length > 0 ? authority.alternative_names.slice(0, 4).join('; ') : null,
    ],
    ['Codes', [authority.id, authority.gss_code].filter(Boolean).join(', ')],
  ];
  return rows
    .filter((row): row is [string, Html | string] => row[1] !== null && row[1] !== '')
    .map(([key, value]) => ({
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    }));
}

/** Parties by the short names of the data. */
const PARTIES: Record<string, string> = {
  con: 'Conservative',
  lab: 'Labour',
  ld: 'Liberal Democrat',
  grn: 'Green',
  ind: 'Independent and other',
  snp: 'Scottish National Party',
  pc: 'Plaid Cymru',
  dup: 'Democratic Unionist',
  sf: 'Sinn Féin',
  sdlp: 'SDLP',
  uup: 'Ulster Unionist',
  ali: 'Alliance',
  ukip: 'UKIP',
};

/** A party’s name as screens say it. */
export function partyName(key: string): string {
  return PARTIES[key] ?? key.toUpperCase();
}

function seats(authority: Authority): Html {
  const parties = Object.entries(authority.seats as Record<string, number>).sort(([, a], [, b]) => b - a);
  if (parties.length === 0) return html``;
  const control =
    authority.control === 'noc'
      ? 'No party has a majority.'
      : authority.control
        ? `${partyName(authority.control)} majority.`
        : '';
  const when = authority.seats_as_of
    ? `As of ${mediumDate(authority.seats_as_of)}.`
    : 'As it was in the data that was brought in.';
  const [largest, count] = parties[0] ?? ['', 0];
  const says = `${partyName(largest)} holds most seats: ${count} of ${parties.reduce((sum, [, held]) => sum + held, 0)}.`;
  return html`<h2 class="govuk-heading-m">The council</h2><p class="govuk-body">${control} ${when}</p>
${barChart({ says, bars: parties.map(([party, held]) => ({ label: partyName(party), value: held })) })}`;
}

function similar(related: readonly RelatedAuthority[]): Html {
  const groups: Array<[string, string]> = [
    ['similar-global', 'Most similar overall'],
    ['similar-economic', 'Similar economy'],
    ['similar-demographic', 'Similar people'],
    ['family-people', 'Family group, services to people'],
    ['family-other', 'Family group, other services'],
  ];
  const shown = groups.filter(([relation]) => related.some((other) => other.relation === relation));
  if (shown.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">Authorities like this one</h2><div class="cf-columns">${shown.map(
    ([relation, title]) =>
      html`<section><h3 class="govuk-heading-s">${title}</h3><ol class="govuk-list">${related
        .filter((other) => other.relation === relation)
        .map((other) => html`<li>${link(other)}</li>`)}</ol></section>`,
  )}</div>`;
}

function linkList(title: string, related: readonly RelatedAuthority[], relation: string, empty: string): Html {
  const links = related.filter((other) => other.relation === relation && other.ends_on === null).map(link);
  const body = links.length > 0 ? joinHtml(links, html`, `) : empty;
  return html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">${body}</p>`;
}

function link(other: { id: string; short_name: string }): Html {
  return html`<a class="govuk-link" href="/authorities/${other.id}">${other.short_name}</a>`;
}

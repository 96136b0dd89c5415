import { dataTable } from '#design/components/data-table';
import { statStrip } from '#design/components/stat-strip';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { balanceOf } from '../../domain/balance.ts';
import { confirmedWords } from '../../domain/confirmation.ts';
import { EQUALITY_KEYS, EQUALITY_QUESTIONS, type GroupCount, shownCounts } from '../../domain/equality.ts';
import { PEER_KIND_LABELS, partyLabel } from '../../domain/vocabulary.ts';
import { CONCERNS, type Concern, type Groups, type HealthLine } from '../../store/health.ts';

const CONCERN_WORDS: Readonly<Record<Concern, string>> = {
  'review-due': 'Review due',
  lapsing: 'Accreditation ends soon, or has ended',
  unconfirmed: 'Not confirmed for a year',
  overused: 'Asked for more days than offered',
  unused: 'Not used for two years',
};

/** Most people listed under one heading: the walk shows all. */
const LISTED = 12;

/** How the pool is: what to look at, and who is missing from it. */
export function healthView(view: {
  lines: readonly HealthLine[];
  groups: Groups;
  today: IsoDate;
  mayEdit: boolean;
}): Html {
  const { lines, groups, today } = view;
  const left = lines.filter(({ looked }) => !looked).length;
  const having = (concern: Concern) => lines.filter(({ concerns }) => concerns.includes(concern));
  return html`${statStrip([
    { label: 'Serving peers', value: groups.serving },
    ...CONCERNS.map((concern) => ({
      label: CONCERN_WORDS[concern],
      value: having(concern).length,
      href: `#${concern}`,
    })),
  ])}
${
  view.mayEdit &&
  (left > 0
    ? govuk.button({ text: `Walk through the ${left} to look at`, href: '/pool/review' })
    : html`<p class="govuk-body">You have looked at everybody there is something about in the last three months.</p>`)
}
${CONCERNS.map((concern) => concernPart(concern, having(concern), today))}
<h2 class="govuk-heading-l" id="groups">Who is in the pool, and who is missing</h2>
${regionsPart(groups)}
${countsPart('Kinds of peer', groups.kinds, (key) => PEER_KIND_LABELS[key as keyof typeof PEER_KIND_LABELS] ?? key)}
${countsPart('Parties', groups.parties, partyLabel)}
<h3 class="govuk-heading-m">About equality</h3>
<p class="govuk-body">${groups.answered < 5 ? 'Fewer than five have answered, so nothing is shown.' : `${groups.answered} of ${groups.serving} serving peers have answered at least one question.`} A count under five is never shown, nor one from which it could be worked out.</p>
${groups.answered >= 5 && EQUALITY_KEYS.map((key) => equalityPart(key, groups))}`;
}

function concernPart(concern: Concern, lines: readonly HealthLine[], today: IsoDate): Html {
  const more = lines.length - LISTED;
  return html`<h2 class="govuk-heading-m" id="${concern}">${CONCERN_WORDS[concern]}: ${lines.length}</h2>${
    lines.length === 0
      ? html`<p class="govuk-body cf-quiet">Nobody.</p>`
      : html`${dataTable({
          caption: CONCERN_WORDS[concern],
          captionHidden: true,
          onPhone: 'lines',
          columns: [
            { label: 'Peer' },
            { label: 'Accredited until', named: true },
            { label: 'Days asked of those offered', numeric: true, named: true },
            { label: 'Last served', named: true },
            { label: 'Profile', named: true },
            { label: 'Looked at', named: true },
          ],
          rows: lines
            .slice(0, LISTED)
            .map((line) => [
              html`<a class="govuk-link" href="/pool/${line.id}">${line.name}</a><br><span class="cf-quiet">${line.role}${line.authority && `, ${line.authority}`}</span>`,
              line.accreditedUntil ? mediumDate(line.accreditedUntil) : 'For no programme',
              `${line.daysUsed} of ${line.daysPerYear}`,
              line.lastServed ? mediumDate(line.lastServed) : 'Not yet',
              confirmedWords(line.lastConfirmed, today),
              line.looked ? 'Yes, lately' : html`<span class="cf-table__usual">Not yet</span>`,
            ]),
        })}${more > 0 && html`<p class="govuk-body cf-quiet">And ${more} more, in the walk.</p>`}`
  }`;
}

function regionsPart({ regions, regionSizes }: Groups): Html {
  const says = { over: 'More than their share', under: 'Fewer than their share', near: 'About their share' };
  const lines = balanceOf(regions, regionSizes);
  return html`<h3 class="govuk-heading-m">Regions</h3>${dataTable({
    caption: 'Serving peers by region, beside their share if every council lent alike',
    columns: [
      { label: 'Region' },
      { label: 'Serving peers', numeric: true },
      { label: 'Their share would be', numeric: true },
      { label: 'What that says' },
    ],
    rows: lines.map((line) => [line.key, line.peers, line.expected, says[line.says]]),
  })}`;
}

function countsPart(title: string, counts: readonly GroupCount[], label: (key: string) => string): Html {
  return html`<h3 class="govuk-heading-m">${title}</h3>${dataTable({
    caption: `${title} among serving peers`,
    captionHidden: true,
    columns: [{ label: title }, { label: 'Serving peers', numeric: true }],
    rows: counts.map(({ key, count }) => [label(key), count]),
  })}`;
}

/** Every group that could be answered, those nobody gave among them, small ones kept back. */
function equalityPart(key: keyof Groups['groups'], { groups }: Groups): Html {
  const { label, choices } = EQUALITY_QUESTIONS[key];
  const words: Readonly<Record<string, string>> = choices;
  const all = Object.keys(words).map((one) => ({
    key: one,
    count: groups[key].find((each) => each.key === one)?.count ?? 0,
  }));
  const { shown, total } = shownCounts(all);
  if (total === null)
    return html`<h4 class="govuk-heading-s">${label}</h4><p class="govuk-body cf-quiet">Too few answers to show.</p>`;
  return html`<h4 class="govuk-heading-s">${label}</h4>${dataTable({
    caption: label,
    captionHidden: true,
    columns: [{ label: 'Answer' }, { label: 'Peers', numeric: true }],
    rows: shown.map((one) => [words[one.key] ?? one.key, one.count === null ? 'Kept back' : one.count]),
    foot: ['Answered', total],
  })}`;
}

/** One peer of the walk: why they are here, and what can be done. */
export function reviewView(view: {
  line: HealthLine;
  left: number;
  today: IsoDate;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
}): Html {
  const { line, left, today, typed, errors } = view;
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } });
  return html`<p class="govuk-body-l">${line.concerns.map((concern) => CONCERN_WORDS[concern]).join('. ')}.</p>
${govuk.summaryList({
  rows: [
    row('Post', [line.role, line.authority].filter(Boolean).join(', ')),
    ...(line.statusReason ? [row('Why a review is due', line.statusReason)] : []),
    row('Profile', confirmedWords(line.lastConfirmed, today)),
    row('Accredited until', line.accreditedUntil ? mediumDate(line.accreditedUntil) : 'For no programme'),
    row('Days asked this year', `${line.daysUsed} of ${line.daysPerYear} offered`),
    row('Last served', line.lastServed ? `${mediumDate(line.lastServed)}, ${line.served} in all` : 'Not yet'),
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="/pool/${line.id}">See the whole profile</a></p>
${form({
  action: `/pool/review/${line.id}`,
  csrf: view.csrf,
  body: html`${field.radios({
    name: 'act',
    label: 'What should happen?',
    typed,
    errors,
    choices: [
      { value: 'confirm', text: 'Keep as a serving peer', hint: 'You have looked, and all is well' },
      {
        value: 'ask',
        text: 'Ask the peer',
        hint: line.email ? 'Sends them three questions by mail' : 'There is no address yet',
      },
      { value: 'suspend', text: 'Suspend', hint: 'Needs a reason' },
      { value: 'lapse', text: 'Let them lapse' },
      { value: 'retire', text: 'Retire' },
      { value: 'later', text: 'Leave for three months' },
    ],
  })}${field.textarea({ name: 'reason', label: 'Why?', hint: 'Kept in the record. The peer does not see it.', rows: 2, typed, errors })}`,
  button: left > 1 ? 'Keep this and go on' : 'Keep this',
  cancel: { text: 'Stop here', href: '/pool/health' },
})}`;
}

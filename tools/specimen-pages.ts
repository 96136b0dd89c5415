import { barChart } from '../src/design/components/bar-chart.ts';
import { cardList } from '../src/design/components/card-list.ts';
import { clock } from '../src/design/components/clock.ts';
import { contentsList } from '../src/design/components/contents-list.ts';
import { dataTable } from '../src/design/components/data-table.ts';
import { emptyState } from '../src/design/components/empty-state.ts';
import { filters } from '../src/design/components/filters.ts';
import { heatGrid } from '../src/design/components/heat-grid.ts';
import { move } from '../src/design/components/move.ts';
import { pager } from '../src/design/components/pager.ts';
import { people, personChip } from '../src/design/components/person-chip.ts';
import { stageTimeline } from '../src/design/components/stage-timeline.ts';
import { statStrip } from '../src/design/components/stat-strip.ts';
import { errorPage } from '../src/design/error-page.ts';
import { field, form } from '../src/design/form.ts';
import { govuk } from '../src/design/govuk.ts';
import { type Html, html } from '../src/design/html.ts';
import { page } from '../src/design/page.ts';

const STAGES =
  'Enquiry,Scoping,Team forming,Preparing,Pre-reading,Team call,On site,Drafting,Fact check,Published,Improving,Progress review,Closed'.split(
    ',',
  );

const LONG = 'Armagh City, Banbridge and Craigavon Borough Council';

const shared = {
  viewer: { name: 'Rowan Ellery', roleLine: 'Programme manager' },
  navigation: [
    { text: 'Today', href: '/' },
    { text: 'Challenges', href: '/challenges', active: true },
    { text: 'Peers', href: '/peers' },
    { text: 'Year plan', href: '/year' },
    { text: 'Learning', href: '/learning' },
  ],
  csrf: 'token',
  requestPath: '/specimen',
};

/** Invented pages that show every part of the design, for looking at and for checking with axe. */
export function specimenPages(): Record<string, Html> {
  return {
    challenge: challenge(),
    form: answer(),
    pool: pool(),
    report: report(),
    numbers: numbers(),
    missing: errorPage({ status: 404, reference: 'a1b2c3', viewer: shared.viewer, navigation: shared.navigation }),
  };
}

function challenge(): Html {
  return page({
    ...shared,
    title: 'Team forming',
    caption: LONG,
    width: 'wide',
    notice: 'Ayesha Khan has accepted. We have told the host.',
    breadcrumbs: [{ text: 'Challenges', href: '/challenges' }, { text: LONG }],
    main: html`${stageTimeline([
      { label: 'Scoping', state: 'done', date: '3 March' },
      { label: 'Team forming', state: 'now', clock: { state: 'late', text: '4 days late' } },
      { label: 'Preparing', state: 'next', date: 'from 2 June', clock: { state: 'soon', text: 'Starts in 6 days' } },
      { label: 'Pre-reading', state: 'next', date: '23 July' },
      { label: 'On site', state: 'next', date: '14 to 17 September' },
      { label: 'Fact check', state: 'next', date: 'by 12 November' },
      { label: 'Published', state: 'next', date: 'by 17 December', clock: { state: 'due', text: 'Due in 29 weeks' } },
    ])}
${move({ title: 'Offer the senior officer’s place to Tomasz Brandt', due: 'by Friday 28 May', body: 'He is free on all four days, knows housing and finance, and has never been to this region. Two others could go instead.', button: { text: 'Look at the offer', href: '/offer' } })}
<h2 class="govuk-heading-m">The team so far</h2>
${people([
  { name: 'Cllr Ayesha Begum Khan', role: 'Lead peer, leader of a district', note: 'Accepted', href: '/p/1' },
  { name: 'Tomasz Brandt', role: 'Officer peer, director of finance', note: 'Proposed' },
  { name: 'Siân Prys-Davies', role: 'Challenge manager' },
])}
<h2 class="govuk-heading-m">What is due</h2>
${dataTable({
  caption: 'Clocks of this challenge',
  captionHidden: true,
  columns: [{ label: 'What' }, { label: 'Who' }, { label: 'Due' }, { label: 'Stands' }],
  rows: [
    ['Team confirmed', 'You', '23 May 2027', clock({ state: 'late', text: '4 days late' })],
    ['Self-assessment sent', 'Host', '2 June 2027', clock({ state: 'soon', text: 'Due in 6 days' })],
    ['Focus agreed', 'Host', '3 March 2027', clock({ state: 'done', text: 'Done on 1 March' })],
  ],
})}
${emptyState({ title: 'No documents yet', body: 'The host shares its self-assessment and other papers here. You will get one message a day when there is something new.', action: { text: 'Ask for a document', href: '/ask' } })}`,
  });
}

function answer(): Html {
  const errors = {
    free: 'Say whether you are free on all four days',
    day: 'The last day has to be a real date, such as 17 9 2027',
    why: 'Say in a few words why',
  };
  const typed = { 'day-day': '31', 'day-month': '9', 'day-year': '2027', why: '', help: ['housing'] };
  return page({
    ...shared,
    viewer: { name: 'Tomasz Brandt', roleLine: 'Peer' },
    title: 'Can you go?',
    caption: LONG,
    width: 'narrow',
    back: '/',
    errors,
    main: form({
      action: '/answer',
      csrf: 'token',
      button: [{ text: 'Send my answer' }, { text: 'Ask a question first', kind: 'secondary' }],
      cancel: '/',
      body: html`${field.radios({
        name: 'free',
        label: 'Are you free from 14 to 17 September 2027?',
        errors,
        typed,
        choices: [
          { value: 'yes', text: 'Yes, on all four days' },
          {
            value: 'no',
            text: 'No',
            hint: 'We will ask somebody else and not ask you why twice',
            conditional: field.input({ name: 'part', label: 'Which days could you do?', typed }),
          },
        ],
      })}
${field.checkboxes({
  name: 'help',
  label: 'What could you help with?',
  typed,
  choices: [
    { value: 'housing', text: 'Housing' },
    { value: 'money', text: 'Money' },
  ],
})}
${field.date({ name: 'day', label: 'Last day you could stay', hint: 'For example, 17 9 2027', typed, errors })}
${field.time({ name: 'time', label: 'Earliest arrival', typed: { time: '9.30am' } })}
${field.select({ name: 'from', label: 'Travelling from', empty: 'Choose a region', choices: [{ value: 'n', text: 'North East' }] })}
${field.textarea({ name: 'why', label: 'Anything we should know', typed, errors, maximum: 300 })}
${field.file({ name: 'cv', label: 'A short profile' })}`,
    }),
    aside: html`<h2 class="govuk-heading-s">What we ask of you</h2><p class="govuk-body">Four days on site, half a day of reading before, and an hour to comment on the report.</p>`,
  });
}

function pool(): Html {
  const names = [
    'Ayesha Khan',
    'Tomasz Brandt',
    'Siân Prys-Davies',
    'Oluwaseun Adeyemi',
    'Margaret Featherstonehaugh-Cholmondeley',
    'Iain McAllister',
  ];
  return page({
    ...shared,
    title: 'Peers',
    width: 'wide',
    aside: filters({
      action: '/peers',
      button: 'Show these peers',
      chosen: 1,
      body: html`${field.input({ name: 'q', label: 'Name or council' })}${field.select({ name: 'region', label: 'Region', empty: 'Any', choices: [] })}${field.checkboxes(
        {
          name: 'role',
          label: 'Part',
          small: true,
          choices: [
            { value: 'm', text: 'Member' },
            { value: 'o', text: 'Officer' },
          ],
        },
      )}`,
    }),
    main: html`${statStrip([
      { label: 'peers in the pool', value: 2204 },
      { label: 'accredited', value: 1630, note: '74 lapse this quarter' },
      { label: 'free in September', value: 211 },
      { label: 'waiting for assessment', value: 38, href: '/waiting' },
    ])}
${dataTable({
  caption: 'Peers in the pool',
  captionHidden: true,
  columns: [
    { label: 'Name', sort: { href: '?order=name', now: 'ascending' } },
    { label: 'Part' },
    { label: 'Council' },
    { label: 'Accredited' },
    { label: 'Last served', sort: { href: '?order=last' } },
    { label: 'Days this year', numeric: true },
  ],
  rows: names.map((name, index) => [
    personChip({ name, role: index % 2 ? 'Finance, housing' : 'Governance', href: '/p' }),
    index % 2 ? 'Officer' : 'Member',
    index === 4 ? LONG : 'Wexcombe District Council',
    govuk.tag({ text: index === 2 ? 'Lapses in June' : 'Until 2029' }),
    index === 3 ? 'Not yet' : '14 March 2026',
    String(index * 4),
  ]),
})}
${pager({ total: 2204, page: 3, size: 50, path: '/peers', query: { region: 'n' }, noun: ['peer', 'peers'] })}`,
  });
}

function report(): Html {
  return page({
    ...shared,
    viewer: null,
    navigation: [],
    title: 'What we heard and what we suggest',
    caption: LONG,
    width: 'report',
    aside: contentsList([
      { text: 'Summary', href: '#summary', current: true },
      { text: 'Recommendations', href: '#recs', children: [{ text: 'Tell one story', href: '#one' }] },
      { text: 'How we worked', href: '#how' },
    ]),
    main: html`<p>The council asked four peers to spend four days listening. They spoke to 143 people in 52 sessions, read 61 documents and <em>tested what they heard</em> with people who see it from another side.</p>
<h2 id="summary">Summary</h2><p>People are proud to work here, and residents say so too. The plan for the next three years is clear at the top and less so further down.</p>
<blockquote>“We know where we are going. We would like to know how we get there.”</blockquote>
<h2 id="recs">Recommendations</h2><div class="cf-recommendation"><h3 id="one">1. Tell one story about money</h3><p>Bring the savings plan, the reserves and the capital programme into one account that a new councillor could explain to a neighbour.</p></div>`,
  });
}

function numbers(): Html {
  return page({
    ...shared,
    title: 'Demand against supply',
    width: 'wide',
    main: html`${stageTimeline(STAGES.map((label, index) => ({ label, state: index < 5 ? 'done' : index === 5 ? 'now' : 'next', date: `${index + 1} May 2027` })))}
${heatGrid({
  says: 'September and October ask for more finance peers than the pool can give.',
  caption: 'Peers needed by expertise and month',
  corner: 'Expertise',
  columns: ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'],
  rows: ['Finance', 'Housing', 'Adult social care', 'Planning'].map((label, r) => ({
    label,
    cells: [0, 2, 3, 1, 0, 9, 7, 4].map((v, c) => ({
      value: Math.max(0, v - r),
      marked: r === 0 && v > 6 ? `${v - 6} short` : undefined,
      text: c === 4 && r > 2 ? '' : undefined,
    })),
  })),
})}
${barChart({
  says: 'Member peers of two parties are asked twice as often as the others.',
  line: { value: 6, text: 'six days, the yearly limit most peers agreed to' },
  bars: [
    { label: 'Officers', value: 4.2, text: '4.2 days' },
    { label: 'Members', value: 7.9, text: '7.9 days' },
    { label: 'Health and police', value: 2, text: '2 days', quiet: true },
  ],
})}
<h2 class="govuk-heading-m">Good practice</h2>
${cardList(
  [
    {
      title: 'A front door that answers',
      href: '/g/1',
      head: govuk.tag({ text: 'Adult social care' }),
      body: 'One team takes every first call and settles half of them the same day.',
      foot: 'Wexcombe, May 2026',
    },
    { title: 'Budget in a page', body: 'Every councillor gets the same single page each month.', foot: LONG },
    { title: 'Walk the patch', body: 'Directors spend a day a month with a frontline team.' },
  ],
  3,
)}
${govuk.summaryList({
  rows: [
    {
      key: { text: 'Fee' },
      value: { text: 'None' },
      actions: { items: [{ text: 'Change', href: '/x', visuallyHiddenText: 'fee' }] },
    },
    { key: { text: 'Days on site' }, value: { text: '4' } },
  ],
})}
${govuk.taskList({
  idPrefix: 'task',
  items: [
    { title: { text: 'Agree the focus' }, href: '/f', status: { text: 'Done' } },
    { title: { text: 'Name interviewees' }, href: '/f', status: { tag: { text: 'Not started' } } },
  ],
})}
${govuk.details({ summaryText: 'How this is counted', text: 'Days on site and travel, not reading.' })}
${govuk.warningText({ text: 'Taking the place back frees the dates and tells the peer.', iconFallbackText: 'Warning' })}
${govuk.tabs({
  items: [
    { label: 'This year', id: 'this', panel: { text: '140 challenges' } },
    { label: 'Next year', id: 'next', panel: { text: '151 challenges' } },
  ],
})}`,
  });
}

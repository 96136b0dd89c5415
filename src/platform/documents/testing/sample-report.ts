import type { Block, DocumentModel } from '../model.ts';
import { heatSvg } from './sample-pictures.ts';

type Theme = { title: string; summary: string; strengths: string[]; areas: string[]; quote: string; source: string };

const THEMES: Theme[] = [
  {
    title: 'Local priorities and outcomes',
    summary:
      'Wrenfield knows its places well. The corporate plan sets out four priorities that staff, members and partners could all name without prompting, and residents on the two estates we visited described change that they had seen for themselves.',
    strengths: [
      'Four priorities, in plain words, that run from the corporate plan into every service plan we read.',
      'Housing repairs completed first time rose from 71% to 86% in two years, and tenants told us that they had noticed.',
      'The rural bus offer was designed with the people who ride it.',
    ],
    areas: [
      'Outcomes are described better than they are measured: 11 of the 26 measures count activity.',
      'Partners asked for fewer meetings and clearer asks.',
    ],
    quote: 'I can tell you what the council is for, and I could not have said that three years ago.',
    source: 'Frontline staff',
  },
  {
    title: 'Organisational and place leadership',
    summary:
      'Leadership is visible and trusted. Political and managerial leaders work from one programme of work, and disagreement is aired early rather than late.',
    strengths: [
      'A settled senior team that walks the floor and answers questions directly.',
      'The place board brings the college, the hospital trust and the largest employers round one table.',
    ],
    areas: ['Middle managers carry the weight of change and see least of the reasons for it.'],
    quote: 'We are asked what we think, and then we hear what was done about it.',
    source: 'Partners',
  },
  {
    title: 'Governance and culture',
    summary:
      'Decisions are taken in the open and scrutiny is improving. Members of every group spoke of a respectful chamber.',
    strengths: [
      'Pre-decision scrutiny has changed four proposals this year.',
      'Whistleblowing arrangements are known and used.',
    ],
    areas: [
      'The forward plan is often published late, which leaves scrutiny little time to read.',
      'Training for new members stops after the first six months.',
    ],
    quote: 'The chair lets us ask the awkward question.',
    source: 'Members',
  },
  {
    title: 'Financial planning and management',
    summary:
      'The council has balanced its budget each year and understands the gap ahead. Reserves stand at 9.2% of net revenue spending, above the level that its own strategy requires.',
    strengths: [
      'Budget holders get monthly figures within five working days.',
      'Savings are owned by a named director and followed up.',
    ],
    areas: ['The savings still to be found for 2028 to 2029 are named in outline only.'],
    quote: 'Finance people help us; they do not police us.',
    source: 'Middle managers',
  },
  {
    title: 'Capacity for improvement',
    summary:
      'There is real appetite to learn. The council asks for outside views and acts on them; what it lacks is time set aside for it.',
    strengths: ['A small improvement team with a good name across services.'],
    areas: ['Forty projects are running at once; nobody could tell us which could stop.'],
    quote: 'We start well. Finishing is harder.',
    source: 'Senior officers',
  },
];

/** A peer challenge report of five themes about a council that does not exist. `repeat` makes it longer. */
export function sampleReport(repeat = 1): DocumentModel {
  return {
    title: 'Corporate peer challenge: Wrenfield Borough Council',
    subtitle: 'Feedback report',
    language: 'en-GB',
    author: 'Northern Councils Improvement Programme',
    date: '2027-05-11',
    description: 'What a team of peers found at Wrenfield Borough Council in April 2027.',
    layout: 'report',
    blocks: [...opening(), ...Array.from({ length: repeat }, () => THEMES.flatMap(themeBlocks)).flat(), ...closing()],
  };
}

function opening(): Block[] {
  return [
    { type: 'heading', level: 1, text: 'Summary', id: 'summary' },
    {
      type: 'paragraph',
      text: [
        'Wrenfield is ',
        { strong: 'a well-run council with ambition to match' },
        '. Over four days the team spoke to 143 people in 52 sessions and read 118 documents. This report says what we heard, what is ',
        { em: 'already strong' },
        ' and what could be better. It gives no rating: peers come as critical friends, not as inspectors.',
      ],
    },
    {
      type: 'callout',
      title: 'How to read this report',
      blocks: [
        {
          type: 'paragraph',
          text: 'Each recommendation rests on findings, and each finding on more than one kind of source.',
        },
        {
          type: 'list',
          items: [
            ['Start with the ', { link: 'recommendations', href: '#recommendations' }, ' if you have ten minutes.'],
            ['Read more about ', { link: 'peer challenge', href: 'https://example.org/peer-challenge' }, '.'],
          ],
        },
      ],
    },
    { type: 'heading', level: 1, text: 'Recommendations', id: 'recommendations' },
    {
      type: 'list',
      ordered: true,
      items: [
        [
          { strong: 'Measure what matters. ' },
          'Replace counts of activity with measures of what changes for residents.',
        ],
        {
          text: [{ strong: 'Bring middle managers in. ' }, 'Give them the reasons as well as the tasks:'],
          items: ['a monthly hour with the chief executive', 'a say in what stops'],
        },
        [{ strong: 'Publish the forward plan on time. ' }, 'Four weeks ahead, every month.'],
      ],
    },
    {
      type: 'table',
      caption: 'The peer team',
      head: ['Role', 'What they brought', 'Days'],
      rows: [
        ['Lead peer', 'Chief executive of a unitary council, with two reorganisations behind them', '4'],
        ['Member peer', 'Leader of a council of a different political party to the host', '4'],
        ['Finance peer', 'Director of resources of a metropolitan borough', '4'],
        ['Challenge manager', 'Programme body', '5'],
      ],
      rowHeaders: true,
      align: ['left', 'left', 'right'],
    },
    {
      type: 'figure',
      picture: heatSvg(),
      alt: 'Sessions by source category: members 9, senior officers 11, middle managers 8, frontline 12, partners 7, residents 5.',
      caption: 'Who we heard from, in sessions',
    },
  ];
}

function themeBlocks(theme: Theme): Block[] {
  return [
    { type: 'heading', level: 1, text: theme.title },
    { type: 'paragraph', text: theme.summary },
    { type: 'heading', level: 2, text: 'Strengths' },
    { type: 'list', items: theme.strengths },
    { type: 'quote', text: theme.quote, source: theme.source },
    { type: 'heading', level: 2, text: 'Areas for consideration' },
    { type: 'list', items: theme.areas },
    {
      type: 'paragraph',
      text: `${theme.summary} What we heard in focus groups agreed with what we read, and where it did not we went back and asked again.`,
    },
  ];
}

function closing(): Block[] {
  return [
    { type: 'heading', level: 1, text: 'Next steps' },
    {
      type: 'table',
      caption: 'What happens after this report',
      head: ['Step', 'Who', 'By'],
      rows: [
        ['Publish this report', 'Wrenfield Borough Council', '22 July 2027'],
        ['Publish the action plan', 'Wrenfield Borough Council', '22 September 2027'],
        ['Progress review', 'Two of the same peers', 'February 2028'],
      ],
      rowHeaders: true,
    },
  ];
}

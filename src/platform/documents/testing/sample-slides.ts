import type { SlidesModel } from '../model.ts';
import { heatSvg } from './sample-pictures.ts';

/** The feedback presentation of a peer challenge at a council that does not exist. */
export function sampleSlides(): SlidesModel {
  return {
    title: 'Corporate peer challenge: Wrenfield Borough Council',
    subtitle: 'What we found',
    language: 'en-GB',
    author: 'Northern Councils Improvement Programme',
    date: '2027-04-15',
    slides: [
      { type: 'title', notes: 'Thank the host for its welcome.' },
      {
        type: 'bullets',
        title: 'What we did',
        bullets: [
          'Four days on site, after three weeks of reading',
          {
            text: 'We spoke to 143 people in 52 sessions:',
            items: ['members of every group', 'staff at every level', 'partners and residents'],
          },
          'We read 118 documents',
          'We are critical friends: this is not an inspection and there is no rating',
        ],
        notes: 'Nobody is quoted by name.\nEverything here has been tested with more than one source.',
      },
      {
        type: 'figure',
        title: 'Who we heard from',
        picture: heatSvg(),
        alt: 'Bar chart of sessions by source category: frontline 12, senior officers 11, members 9, middle managers 8, partners 7, residents 5.',
      },
      { type: 'section', title: 'Local priorities and outcomes', text: 'Wrenfield knows its places well.' },
      {
        type: 'twoColumns',
        title: 'Local priorities and outcomes: what we heard',
        leftTitle: 'Strengths',
        left: [
          'Four priorities, in plain words',
          'Housing repairs completed first time up from 71% to 86%',
          'A rural bus offer designed with its passengers',
        ],
        rightTitle: 'Areas for consideration',
        right: [
          'Outcomes are described better than they are measured',
          'Partners ask for fewer meetings and clearer asks',
        ],
      },
      {
        type: 'bullets',
        title: 'Recommendations',
        bullets: Array.from({ length: 8 }, (_, n) => ({
          text: `Recommendation ${n + 1}: replace counts of activity with measures of what changes for residents`,
          items: ['agree them with partners by July', 'report them each quarter in public'],
        })),
      },
      {
        type: 'table',
        title: 'Next steps',
        caption: 'What happens after today',
        head: ['Step', 'Who', 'By'],
        rows: [
          ['Draft report to the council', 'Programme body', '6 May 2027'],
          ['Facts checked', 'Wrenfield Borough Council', '27 May 2027'],
          ['Report and action plan published', 'Wrenfield Borough Council', '22 July 2027'],
          ['Progress review', 'Two of the same peers', 'February 2028'],
        ],
      },
      { type: 'section', title: 'Recommendations', text: 'A second slide of the same title.' },
    ],
  };
}

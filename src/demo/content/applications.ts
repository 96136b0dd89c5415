import { addToDate, type IsoDate } from '#kernel/dates';
import type { PeerKind } from './peer-archetypes.ts';
import { demoPerson } from './people.ts';
import { cell, oneOf, readTitledBlocks } from './table.ts';

export const APPLICATION_STATUSES = [
  'awaiting-backing',
  'backing-refused',
  'received',
  'screened',
  'invited',
  'attended',
  'assessed',
  'accredited',
  'not-yet',
  'not-now',
  'withdrawn',
] as const;
const KINDS: readonly PeerKind[] = [
  'officer',
  'member',
  'health',
  'police',
  'practitioner',
  'lived-experience',
  'partner',
];

/** Somebody's offer to become a peer, and how far it has come. */
export type DemoApplication = {
  name: string;
  email: string;
  kind: PeerKind;
  roleTitle: string;
  authority: string | null;
  status: (typeof APPLICATION_STATUSES)[number];
  receivedOn: IsoDate;
  statusSince: IsoDate;
  /** Why they offer, in their own words. */
  why: string;
};

/** Head line: kind, authority, status, days since it came, days in this status | name, role. */
const BLOCKS = `
officer X07 invited 35 2 | Tomasz Wieczorek, Head of housing needs
A team came to us three years ago and asked a question about temporary housing that I still think about most weeks. I would like to be of that sort of use to somebody else. I have run
housing services in two cities and made the mistakes that go with it.

member X32 received 1 1 | Cllr Abiola Thorne, Cabinet member for housing
I have been a councillor for six months and a housing officer for sixteen years. My group leader says that it is too early. I thought that I would ask you.

lived-experience - received 3 3 | Jean Aldous, Expert by experience
I have had a spinal injury for nine years and four councils’ worth of assessments. I know what a good one feels like. I can stay away from home if the bathroom is right.

police X55 received 6 6 | Chief Inspector Rhys Cullen, Adult vulnerability lead
We see the same people that councils see, usually later in the day. I would like to learn what I could be asking earlier.

officer X47 screened 14 9 | Menna Gwilliam, Head of revenues
Welsh-speaking, and happy to work in both languages on the same afternoon. I would be most use on anything with forms in it.

health X54 screened 19 12 | Dr Struan Heggie, Clinical director, community services
I should like to see how other places have managed what we keep trying to manage.

officer X21 assessed 96 5 | Corinne Delaney, Assistant director, adult social care
I have been the officer at the other side of the table, and the team that came was kind and quite right. I should like to be able to do that.

member X05 not-now 120 88 | Cllr Hector Vane, Leader of the council
I have a good deal of advice to offer.

practitioner X49 accredited 210 30 | Samira Haddad, Advanced social work practitioner
I have audited four hundred case files and still find things in them that make me want to ring the worker and say well done.

officer X45 awaiting-backing 4 4 | Lowri Bevan, Principal planner
I have sat through nine examinations of local plans and enjoyed seven. I can explain housing numbers to people who do not want to hear them.

member X21 awaiting-backing 9 9 | Cllr Marcus Penhale, Chair of scrutiny
Scrutiny here used to be a meeting. Now it changes things about twice a year, which I am told is good. I would like to see where it is four times.

officer X18 backing-refused 20 3 | Petra Lindqvist, Head of procurement
I read contracts for pleasure. My director thinks that I am needed here until the new system works, so ask me again in the spring.

officer X32 invited 50 20 | Gareth Pomfret, Director of place
We built a swimming pool on time. I know how rare that is, and a good deal about why.

health X54 invited 46 20 | Nkechi Umeh, Head of community nursing
Discharge is a team game that nobody has written the rules of. I have been collecting them.

member X47 invited 61 20 | Cllr Rosalind Frayne, Leader of the opposition
I have been in control and out of it, and learnt more the second way.

practitioner X49 invited 44 20 | Hamish Tolland, Occupational therapist
A ramp, a rail and a phone call have kept more people at home than any strategy I was shown.

officer X50 invited 38 18 | Dilys Wragg, Head of legal services
I am the person who says that it cannot be done like that, and then how it can.

lived-experience - invited 33 18 | Owen Castellan, Carer
I have cared for my mother for eleven years and chaired our carers’ board for four of them. I need two weeks’ warning, and a quiet room at lunch.

officer X05 attended 90 12 | Yusuf Demirel, Assistant director, finance
I have closed three budgets that did not want to close. I can read yours on the train.

officer X07 not-yet 160 28 | Barnaby Quill, Transformation manager
I have led a great many programmes of change and would be pleased to recommend some.

partner X56 withdrawn 70 40 | Felix Marchbanks, Group manager, fire and rescue
I would have liked to, but I am moving to Canada.
`;

/** The offers to become a peer that the office has on its desk, the newest first within each status. */
export function applications(today: IsoDate, domainOf: (code: string) => string): DemoApplication[] {
  return readTitledBlocks(BLOCKS).map(({ head, title, body }) => {
    const comma = title.indexOf(', ');
    const name = title.slice(0, comma);
    const authority = cell(head, 1) === '-' ? null : cell(head, 1);
    const local = name
      .replace(/^(Cllr|Dr|Chief Inspector) /, '')
      .toLowerCase()
      .replaceAll(' ', '.');
    return {
      name,
      email: `${local}@${authority === null ? 'reader.example' : domainOf(authority)}`,
      kind: oneOf(KINDS, cell(head, 0)),
      roleTitle: title.slice(comma + 2),
      authority,
      status: oneOf(APPLICATION_STATUSES, cell(head, 2)),
      receivedOn: addToDate(today, { days: -Number(cell(head, 3)) }),
      statusSince: addToDate(today, { days: -Number(cell(head, 4)) }),
      why: body,
    };
  });
}

export type DemoEvent = { key: string; name: string; place: string; from: IsoDate; until: IsoDate; places: number };

/** Assessment and briefing events, two that were and two to come: the evening of the first day to the end of the second. */
export function assessmentEvents(today: IsoDate): DemoEvent[] {
  const event = (key: string, name: string, place: string, days: number, places: number) => ({
    key,
    name,
    place,
    from: addToDate(today, { days }),
    until: addToDate(today, { days: days + 1 }),
    places,
  });
  return [
    event('levels', 'Assessment and briefing, Southern Levels', 'The Corn Exchange, Whinmouth', -50, 8),
    event('moors', 'Assessment and briefing, the Moors', 'The Old Library, Northdale', -13, 6),
    event('fells', 'Assessment and briefing, Northern Fells', 'The Mechanics’ Institute, Kilnworth', 24, 4),
    event('coast', 'Assessment and briefing, Cwm and Coast', 'The Market Hall, Caer Wennol', 66, 12),
  ];
}

/** Who was or is invited to which event, by their name, and what they answered. In the order in which they did. */
export const EVENT_ANSWERS: readonly { event: string; name: string; status: string }[] = [
  { event: 'levels', name: 'Samira Haddad', status: 'attended' },
  { event: 'levels', name: 'Barnaby Quill', status: 'attended' },
  { event: 'levels', name: 'Felix Marchbanks', status: 'declined' },
  { event: 'levels', name: 'Dilys Wragg', status: 'absent' },
  { event: 'moors', name: 'Corinne Delaney', status: 'attended' },
  { event: 'moors', name: 'Yusuf Demirel', status: 'attended' },
  { event: 'moors', name: 'Owen Castellan', status: 'dropped-out' },
  { event: 'fells', name: 'Gareth Pomfret', status: 'accepted' },
  { event: 'fells', name: 'Nkechi Umeh', status: 'accepted' },
  { event: 'fells', name: 'Cllr Rosalind Frayne', status: 'accepted' },
  { event: 'fells', name: 'Hamish Tolland', status: 'accepted' },
  { event: 'fells', name: 'Dilys Wragg', status: 'waiting' },
  { event: 'fells', name: 'Owen Castellan', status: 'waiting' },
  { event: 'fells', name: 'Tomasz Wieczorek', status: 'invited' },
];

/** What the assessors of the applicants saw, by competency, said twice in two people's words. */
export const EVIDENCE_SEEN: Readonly<Record<string, readonly [string, string]>> = {
  'working-with-others': [
    'Shared her notes with the table before anybody asked, and wrote the flip chart when nobody else would.',
    'Noticed who had not spoken and asked them by name.',
  ],
  'developing-others': [
    'Answered a question with a better one, and waited.',
    'Gave the credit for the idea to the colleague who had had it.',
  ],
  'providing-challenge': [
    'Told the “leader” in the exercise that the figures did not bear out the story, and showed which ones.',
    'Asked twice, politely, until there was an answer.',
  ],
  communicating: [
    'Summed up a muddled half hour in three sentences that all agreed with.',
    'Listened with the pen down, then wrote.',
  ],
  planning: ['Had read the pack and marked it.', 'Kept the group to time without anybody minding.'],
  'political-awareness': [
    'Saw that the cabinet member and the director were answering different questions.',
    'Asked what the place was proud of before asking what had gone wrong.',
  ],
};

/** What Barnaby Quill was told. */
export const NOT_YET_FEEDBACK =
  'You were generous with what you know, and people liked working with you. We would like to see you ask more before you advise: in both exercises the answer came before the question was finished. Please come to another event.';

/** The applicant among the nine demo people is one of them. */
export const DEMO_APPLICANT = demoPerson('applicant').email;

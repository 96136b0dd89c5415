import { addToDate, type IsoDate } from '#kernel/dates';
import type { PeerKind } from './peer-archetypes.ts';
import { demoPerson } from './people.ts';
import { cell, oneOf, readTitledBlocks } from './table.ts';

export const APPLICATION_STATUSES = ['received', 'screened', 'invited', 'assessed', 'accredited', 'not-now'] as const;
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

/** The next assessment and briefing events: the evening of the first day to the end of the second. */
export function assessmentEvents(
  today: IsoDate,
): { name: string; place: string; from: IsoDate; until: IsoDate; places: number }[] {
  const event = (name: string, place: string, days: number, places: number) => ({
    name,
    place,
    from: addToDate(today, { days }),
    until: addToDate(today, { days: days + 1 }),
    places,
  });
  return [
    event('Assessment and briefing, Northern Fells', 'The Mechanics’ Institute, Kilnworth', 24, 16),
    event('Assessment and briefing, Cwm and Coast', 'The Market Hall, Caer Wennol', 66, 12),
  ];
}

/** The applicant among the nine demo people is one of them. */
export const DEMO_APPLICANT = demoPerson('applicant').email;

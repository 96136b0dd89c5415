/** The nine people a visitor can be, one for each kind of person who uses the product. */
export const DEMO_ROLES = [
  'programme-manager',
  'placement-officer',
  'challenge-manager',
  'host-coordinator',
  'host-sponsor',
  'peer',
  'interviewee',
  'applicant',
  'public-reader',
] as const;

export type DemoRole = (typeof DEMO_ROLES)[number];

/** A made-up person one can sign in as. Addresses end in `.example`, so that no mail can reach anybody. */
export type DemoPerson = {
  key: DemoRole;
  name: string;
  email: string;
  role: string;
  /** Where they work, as an authority's code; null for the programme body and for the public. */
  authority: string | null;
  /** What they came to do today, in one sentence. */
  blurb: string;
};

/** The body that runs the demo's programmes. */
export const PROGRAMME_BODY = {
  name: 'Local Improvement Partnership',
  shortName: 'the Partnership',
  domain: 'partnership.example',
} as const;

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'programme-manager',
    name: 'Morag Sinclair',
    email: 'morag.sinclair@partnership.example',
    role: 'Programme manager',
    authority: null,
    blurb: 'Wants to know which of this year’s fourteen challenges is waiting for somebody, and for whom.',
  },
  {
    key: 'placement-officer',
    name: 'Kwame Boateng',
    email: 'kwame.boateng@partnership.example',
    role: 'Placement officer',
    authority: null,
    blurb: 'Has two empty places to fill before Friday and three expressions of interest to answer.',
  },
  {
    key: 'challenge-manager',
    name: 'Siân Protheroe',
    email: 'sian.protheroe@partnership.example',
    role: 'Challenge manager',
    authority: null,
    blurb: 'Is in Northdale with five peers on the third of five days, and will lead tonight’s team review at 5.30pm.',
  },
  {
    key: 'host-coordinator',
    name: 'Ayesha Rahman',
    email: 'ayesha.rahman@northdale.example',
    role: 'Business and improvement manager',
    authority: 'X01',
    blurb:
      'Coordinates the challenge for the host. Needs to tell tomorrow’s families’ group that their room has moved, and to check who is coming.',
  },
  {
    key: 'host-sponsor',
    name: 'Helen Ollerton',
    email: 'helen.ollerton@northdale.example',
    role: 'Director of adult social care',
    authority: 'X01',
    blurb:
      'Sponsors the challenge for the host. Has ten minutes with the lead peer at the end of each day, and wants to know what comes next.',
  },
  {
    key: 'peer',
    name: 'Devinder Sandhu',
    email: 'devinder.sandhu@teaselvale.example',
    role: 'Director of adult services',
    authority: 'X18',
    blurb: 'Lead peer in Northdale. Has notes on her phone from this morning, and a finding to test this afternoon.',
  },
  {
    key: 'interviewee',
    name: 'Joanne Akers',
    email: 'joanne.akers@northdale.example',
    role: 'Team manager, hospital discharge',
    authority: 'X01',
    blurb:
      'Meets two peers tomorrow morning and would like to know where, for how long, and what happens to what she says.',
  },
  {
    key: 'applicant',
    name: 'Tomasz Wieczorek',
    email: 'tomasz.wieczorek@kilnworth.example',
    role: 'Head of housing needs',
    authority: 'X07',
    blurb: 'Offered to become a peer five weeks ago and has just been invited to an assessment event.',
  },
  {
    key: 'public-reader',
    name: 'Edith Farrow',
    email: 'edith.farrow@reader.example',
    role: 'Resident of Port Wenlow',
    authority: null,
    blurb: 'Read in the local paper that other councils had been to look at hers, and wants to see what they said.',
  },
];

/** The demo person of that kind. */
export function demoPerson(key: DemoRole): DemoPerson {
  const found = DEMO_PEOPLE.find((person) => person.key === key);
  if (found === undefined) throw new Error(`no demo person ${key}`);
  return found;
}

import type { IsoDate } from '#kernel/dates';
import { pick, type Random, randomInteger, seededRandom, shuffled } from '#kernel/random';
import { type Role, SKILL_LEVELS, type SkillLevel, TOPICS, type Topic } from '#modules/programmes';
import { AUTHORITIES, COUNCILS, type DemoAuthority, demoAuthority, PARTIES, type Party } from './authorities.ts';
import { emailOf, makeName, type PersonName } from './names.ts';
import { ARCHETYPES, type Archetype, type Field, type PeerKind } from './peer-archetypes.ts';
import { EVIDENCE } from './peer-evidence.ts';
import { makeLife, type PeerLife } from './peer-lives.ts';
import { makeBio } from './peer-words.ts';
import { DEMO_PEOPLE, PROGRAMME_BODY } from './people.ts';

/** A made-up peer of the demo's pool. */
export type DemoPeer = PeerLife & {
  key: string;
  name: string;
  email: string;
  kind: PeerKind;
  /** True for those who work for the programme body. */
  staff: boolean;
  roles: Role[];
  jobTitle: string;
  /** An authority's code; null for people with lived experience and for the programme body's own staff. */
  authority: string | null;
  party: Party | null;
  sex: 'f' | 'm';
  skills: Partial<Record<Topic, { level: SkillLevel; evidence: string }>>;
  bio: string;
};

/** A peer who is somebody in particular: the on-site team, and the demo person among them. */
type FixedPeer = {
  role: Role;
  first: string;
  last: string;
  sex: 'f' | 'm';
  authority: string | null;
  field?: string;
  bio: string;
};

/** The first of their role; the on-site challenge asks for them by e-mail address. */
const FIXED: readonly FixedPeer[] = [
  {
    role: 'director-adult-services',
    first: 'Devinder',
    last: 'Sandhu',
    sex: 'f',
    authority: 'X18',
    bio: 'Director of adult services at Teasel Vale, where waits for assessment went from five months to four weeks. Has led three challenges and still takes notes by hand before she types them.',
  },
  {
    role: 'assistant-director',
    first: 'Oliver',
    last: 'Garside',
    sex: 'm',
    authority: 'X45',
    field: 'adult social care',
    bio: 'Began as a social work assistant in Cwm Derwen and never found a reason to leave. Reads case files the way other people read novels.',
  },
  {
    role: 'cabinet-member',
    first: 'Yvonne',
    last: 'Pinnock',
    sex: 'f',
    authority: 'X35',
    field: 'adults and health',
    bio: 'Cabinet member for adults and health at St Brannoc, and a ward sister for twenty-two years before that. Will ask who is not in the room.',
  },
  {
    role: 'health-manager',
    first: 'Ronan',
    last: 'McAteer',
    sex: 'm',
    authority: 'X53',
    bio: 'Runs community and urgent response teams on the Eastern Shore. Believes that most of integration is knowing whom to ring.',
  },
  {
    role: 'lived-experience',
    first: 'Claudette',
    last: 'Samuels',
    sex: 'f',
    authority: null,
    bio: 'Has employed her own personal assistants for eleven years and chairs a user-led organisation. Prefers a conversation to a consultation.',
  },
  {
    role: 'challenge-manager',
    first: 'Siân',
    last: 'Protheroe',
    sex: 'f',
    authority: null,
    bio: 'Has run challenges for the Partnership for seven years. Keeps teams on time, hosts at ease and reports short.',
  },
];

/** The addresses of the peers on site, by slot of the adult social care programme. */
export const ON_SITE_PEERS: Readonly<Record<string, string>> = {
  lead: 'devinder.sandhu@teaselvale.example',
  'senior-officer': 'oliver.garside@cwmderwen.example',
  member: 'yvonne.pinnock@stbrannoc.example',
  health: 'ronan.mcateer@easternshorecommunityhealth.example',
  'lived-experience': 'claudette.samuels@peer.example',
  'challenge-manager': 'sian.protheroe@partnership.example',
};

/**
 * The pool: 260 peers, the same for the same day and seed. Among them are enough of each role and party to fill fourteen teams,
 * some accreditations that lapse soon or have lapsed, some stale profiles, and some people who may not go to some hosts.
 */
export function buildPeers(today: IsoDate, seed: number): DemoPeer[] {
  const random = seededRandom(seed);
  const taken = new Set([
    ...DEMO_PEOPLE.map((each) => each.name),
    ...FIXED.map((each) => `${each.first} ${each.last}`),
  ]);
  const peers: DemoPeer[] = [];
  for (const archetype of ARCHETYPES) {
    const fixed = FIXED.filter((each) => each.role === archetype.role);
    const homes = homesFor(archetype, random, fixed, peers);
    for (let nth = 0; nth < archetype.count; nth += 1) {
      const key = `p${String(peers.length + 1).padStart(3, '0')}`;
      peers.push(
        makePeer(
          { key, nth, archetype, home: homes[nth % homes.length] ?? null, fixed: fixed[nth] },
          random,
          today,
          taken,
        ),
      );
    }
  }
  return peers;
}

/** What a district council does not do: its county does. */
const COUNTY_TOPICS: readonly Topic[] = ['adult-social-care', 'children-services'];

type Place = {
  key: string;
  nth: number;
  archetype: Archetype;
  home: DemoAuthority | null;
  fixed: FixedPeer | undefined;
};

function makePeer(place: Place, random: Random, today: IsoDate, taken: Set<string>): DemoPeer {
  const { archetype, home, fixed } = place;
  const sex = fixed?.sex ?? (random() < 0.53 ? 'f' : 'm');
  const name = fixed ?? freshName(random, sex, taken);
  taken.add(`${name.first} ${name.last}`);
  const inHand = archetype.fields.find((each) => each.words === fixed?.field);
  const fields = archetype.fields.filter((each) => home?.kind !== 'district' || !COUNTY_TOPICS.includes(each.best));
  const field = inHand ?? fields[place.nth % fields.length] ?? pick(random, archetype.fields);
  const party = archetype.kind === 'member' && home ? partyOf(archetype, home, random) : null;
  const skills = makeSkills(field, random);
  const jobTitle = archetype.title.replace('{field}', field.words);
  const life = makeLife({ archetype, field, home, fixed: fixed !== undefined }, random, today);
  const member = archetype.kind === 'member';
  return {
    key: place.key,
    name: `${member ? 'Cllr ' : ''}${name.first} ${name.last}`,
    email: emailOf(name, home?.domain ?? (archetype.staff ? PROGRAMME_BODY.domain : 'peer.example')),
    kind: archetype.kind,
    staff: archetype.staff,
    roles: [
      archetype.role,
      ...(archetype.also ? [archetype.also] : []),
      ...(member && archetype.role !== 'councillor' && !archetype.also ? (['councillor'] as const) : []),
    ],
    jobTitle,
    authority: home?.code ?? null,
    party,
    sex,
    skills,
    bio:
      fixed?.bio ??
      makeBio({ kind: archetype.kind, staff: archetype.staff, jobTitle, home, best: field.best, life }, random),
    ...life,
  };
}

function freshName(random: Random, sex: 'f' | 'm', taken: ReadonlySet<string>): PersonName {
  for (;;) {
    const name = makeName(random, sex);
    if (!taken.has(`${name.first} ${name.last}`)) return name;
  }
}

/** The hosts of the fourteen challenges: their chief executives and directors are named there, so the pool has none of them. */
const DEMO_HOSTS: readonly string[] = 'X19 X30 X27 X06 X45 X11 X32 X01 X08 X28 X26 X41 X16 X36'.split(' ');

/** Where the peers of an archetype work, in turn: fixed peers first, then each authority once before any twice. */
function homesFor(
  archetype: Archetype,
  random: Random,
  fixed: readonly FixedPeer[],
  peers: readonly DemoPeer[],
): (DemoAuthority | null)[] {
  if (archetype.at === 'nowhere') return [null];
  const first = fixed.flatMap((each) => (each.authority ? [demoAuthority(each.authority)] : []));
  const heads = peers.filter((peer) => peer.roles.includes('chief-executive')).map((peer) => peer.authority);
  const taken = [...(archetype.once ? DEMO_HOSTS : []), ...(archetype.role === 'managing-director' ? heads : [])];
  const rest = shuffled(random, authoritiesFor(archetype.at)).filter((each) => !first.includes(each));
  return [...first, ...rest.filter((each) => !taken.includes(each.code))];
}

function authoritiesFor(at: Exclude<Archetype['at'], 'nowhere'>): readonly DemoAuthority[] {
  if (at === 'council') return COUNCILS;
  if (at === 'social-care') return COUNCILS.filter((each) => each.kind !== 'district');
  if (at === 'district') return COUNCILS.filter((each) => each.kind !== 'county');
  return AUTHORITIES.filter((each) => each.kind === at);
}

/** Who shares power where nobody has a majority: the smaller parties more often than not. */
const PARTNER_PARTIES: readonly Party[] = ['grn', 'ind', 'ld', 'grn', 'lab', 'con'];

/** Leaders and most of a cabinet belong to the party that leads; others may belong to any. */
function partyOf(archetype: Archetype, home: DemoAuthority, random: Random): Party {
  const leads = home.leadingParty ?? 'ind';
  const partners = home.control === 'noc' ? 0.6 : 0.08;
  if (archetype.role === 'council-leader') return leads;
  if (archetype.role === 'cabinet-member') return random() < partners ? pick(random, PARTNER_PARTIES) : leads;
  return pick(
    random,
    PARTIES.filter((party) => party !== leads),
  );
}

function makeSkills(field: Field, random: Random): DemoPeer['skills'] {
  const levels = new Map<Topic, number>([[field.best, random() < 0.45 ? 2 : 1]]);
  for (const topic of shuffled(random, field.also).slice(0, randomInteger(random, 2, 4))) {
    levels.set(topic, random() < 0.5 ? 1 : 0);
  }
  const more = pick(random, TOPICS);
  if (!levels.has(more)) levels.set(more, 0);
  if (field.also.includes('governance') && !levels.has('governance') && random() < 0.7) levels.set('governance', 1);
  const skills: DemoPeer['skills'] = {};
  for (const [topic, level] of levels) {
    skills[topic] = { level: SKILL_LEVELS[level] ?? 'working', evidence: pick(random, EVIDENCE[topic]) };
  }
  return skills;
}

import type { Role, Topic } from '#modules/programmes';

/** The kinds of peers of which a pool is made. */
export const PEER_KINDS = [
  'officer',
  'member',
  'health',
  'police',
  'practitioner',
  'lived-experience',
  'partner',
] as const;
export type PeerKind = (typeof PEER_KINDS)[number];

/** The programmes of the demo, by key. */
const PROGRAMME_KEYS = [
  'corporate',
  'adult-social-care',
  'safeguarding-adults',
  'peer-collaborative-improvement',
] as const;
export type ProgrammeKey = (typeof PROGRAMME_KEYS)[number];

/** What somebody must know to be accredited for a programme, where it is about one thing. */
export const PROGRAMME_TOPICS: Partial<Record<ProgrammeKey, Topic>> = {
  'adult-social-care': 'adult-social-care',
  'safeguarding-adults': 'safeguarding',
};

/** What an officer works in: words for a job title, the topic known best, and others known. */
export type Field = { words: string; best: Topic; also: readonly Topic[] };

export const FIELDS = {
  adults: {
    words: 'adult social care',
    best: 'adult-social-care',
    also: ['safeguarding', 'commissioning', 'mental-health', 'health-integration', 'workforce', 'prevention'],
  },
  prevention: {
    words: 'prevention and communities',
    best: 'prevention',
    also: ['communities', 'public-health', 'partnerships', 'adult-social-care', 'community-safety'],
  },
  place: {
    words: 'place',
    best: 'economic-growth',
    also: ['planning', 'housing', 'climate', 'waste-and-streets', 'partnerships', 'leadership'],
  },
  housing: { words: 'housing', best: 'housing', also: ['communities', 'planning', 'finance', 'prevention', 'digital'] },
  resources: {
    words: 'resources',
    best: 'finance',
    also: ['governance', 'workforce', 'performance', 'digital', 'transformation', 'leadership'],
  },
  people: {
    words: 'people and change',
    best: 'workforce',
    also: ['culture', 'equality', 'transformation', 'leadership', 'improvement'],
  },
  change: {
    words: 'strategy and improvement',
    best: 'transformation',
    also: ['improvement', 'performance', 'digital', 'communities', 'partnerships', 'governance'],
  },
  streets: {
    words: 'environment',
    best: 'waste-and-streets',
    also: ['climate', 'commissioning', 'planning', 'workforce', 'transformation'],
  },
  children: {
    words: 'children’s services',
    best: 'children-services',
    also: ['safeguarding', 'prevention', 'workforce', 'partnerships', 'commissioning'],
  },
} as const satisfies Record<string, Field>;

/** A group of like peers. `title` may hold `{field}`; `once` where an authority has one such person. */
export type Archetype = {
  role: Role;
  also?: Role;
  kind: PeerKind;
  /** True for those who work for the programme body. */
  staff: boolean;
  count: number;
  title: string;
  fields: readonly Field[];
  programmes: readonly ProgrammeKey[];
  /** At which kind of authority: one with social care, any council, or that kind of body. */
  at: 'social-care' | 'council' | 'district' | 'nhs' | 'police' | 'fire' | 'nowhere';
  once: boolean;
};

const field = (words: string, best: Topic, ...also: Topic[]): Field => ({ words, best, also });

const HEAD: Field = field('', 'leadership', 'governance', 'finance', 'partnerships', 'culture', 'economic-growth');
const MEMBER_FIELDS: readonly Field[] = [
  field('adults and health', 'adult-social-care', 'safeguarding', 'health-integration', 'governance', 'prevention'),
  field('finance', 'finance', 'governance', 'performance', 'leadership'),
  field('housing', 'housing', 'communities', 'governance', 'planning'),
  field('climate and transport', 'climate', 'waste-and-streets', 'governance', 'planning'),
  field('adult social care', 'adult-social-care', 'safeguarding', 'communities', 'governance'),
  field('health and wellbeing', 'adult-social-care', 'safeguarding', 'public-health', 'governance', 'prevention'),
  field('growth and skills', 'economic-growth', 'partnerships', 'governance', 'leadership'),
  field('communities', 'communities', 'equality', 'governance', 'community-safety'),
];
const LEADER_FIELDS: readonly Field[] = [
  field('', 'leadership', 'governance', 'partnerships', 'finance', 'culture'),
  field('', 'leadership', 'economic-growth', 'governance', 'housing', 'finance'),
  field('', 'leadership', 'adult-social-care', 'governance', 'finance', 'communities'),
];
const ALL_FIELDS: readonly Field[] = Object.values(FIELDS);
const CORPORATE: readonly Field[] = [FIELDS.place, FIELDS.resources, FIELDS.change, FIELDS.people, FIELDS.housing];
const ADULTS: readonly Field[] = [FIELDS.adults];
const HEALTH: readonly Field[] = [
  field('community services', 'health-integration', 'safeguarding', 'partnerships', 'adult-social-care', 'workforce'),
  field('safeguarding and quality', 'safeguarding', 'health-integration', 'mental-health', 'improvement'),
  field('mental health', 'mental-health', 'safeguarding', 'health-integration', 'prevention'),
];
const POLICE: readonly Field[] = [
  field('protecting vulnerable people', 'safeguarding', 'community-safety', 'partnerships', 'mental-health'),
];

/** Makes 260 together: the order decides nobody's rank. */
export const ARCHETYPES: readonly Archetype[] = [
  a(
    'director-adult-services',
    'officer',
    22,
    'Director of adult services',
    ADULTS,
    ['adult-social-care', 'safeguarding-adults'],
    'social-care',
    true,
  ),
  a('chief-executive', 'officer', 22, 'Chief executive', [HEAD], ['corporate'], 'council', true),
  a('managing-director', 'officer', 4, 'Managing director', [HEAD], ['corporate'], 'council', true),
  a(
    'assistant-director',
    'officer',
    22,
    'Assistant director, {field}',
    [...ADULTS, ...CORPORATE, ...ADULTS, FIELDS.prevention],
    ['corporate', 'adult-social-care', 'peer-collaborative-improvement'],
    'social-care',
    false,
  ),
  a(
    'council-leader',
    'member',
    18,
    'Leader of the council',
    LEADER_FIELDS,
    ['corporate', 'adult-social-care'],
    'council',
    true,
  ),
  a(
    'cabinet-member',
    'member',
    26,
    'Cabinet member for {field}',
    MEMBER_FIELDS,
    ['corporate', 'adult-social-care', 'safeguarding-adults'],
    'council',
    false,
  ),
  a(
    'scrutiny-chair',
    'member',
    8,
    'Chair of scrutiny',
    MEMBER_FIELDS,
    ['corporate', 'safeguarding-adults'],
    'council',
    false,
    'councillor',
  ),
  a(
    'councillor',
    'member',
    10,
    'Councillor, {field}',
    MEMBER_FIELDS,
    ['corporate', 'adult-social-care', 'safeguarding-adults'],
    'council',
    false,
  ),
  a(
    'health-manager',
    'health',
    14,
    'Head of {field}',
    HEALTH,
    ['adult-social-care', 'safeguarding-adults'],
    'nhs',
    false,
  ),
  a(
    'director',
    'officer',
    16,
    'Director of {field}',
    CORPORATE,
    ['corporate', 'peer-collaborative-improvement'],
    'council',
    false,
  ),
  a(
    'director-finance',
    'officer',
    10,
    'Director of finance',
    [FIELDS.resources],
    ['corporate'],
    'council',
    true,
    'director',
  ),
  a(
    'director-children-services',
    'officer',
    5,
    'Director of children’s services',
    [FIELDS.children],
    ['corporate'],
    'social-care',
    true,
    'director',
  ),
  a(
    'monitoring-officer',
    'officer',
    5,
    'Monitoring officer',
    [field('', 'governance', 'culture', 'leadership')],
    ['corporate'],
    'council',
    true,
  ),
  a(
    'head-of-service',
    'officer',
    24,
    'Head of {field}',
    ALL_FIELDS,
    ['corporate', 'adult-social-care', 'peer-collaborative-improvement'],
    'council',
    false,
  ),
  a(
    'senior-officer',
    'officer',
    10,
    'Lead officer, {field}',
    [...CORPORATE, FIELDS.streets],
    ['corporate', 'peer-collaborative-improvement'],
    'district',
    false,
  ),
  a('police-officer', 'police', 8, 'Superintendent, {field}', POLICE, ['safeguarding-adults'], 'police', false),
  a(
    'fire-officer',
    'partner',
    3,
    'Area commander',
    [field('', 'community-safety', 'prevention', 'partnerships')],
    ['corporate'],
    'fire',
    false,
  ),
  a(
    'social-work-practitioner',
    'practitioner',
    7,
    'Advanced social work practitioner',
    [FIELDS.adults, POLICE[0] ?? HEAD],
    ['safeguarding-adults', 'adult-social-care'],
    'social-care',
    false,
    'practitioner',
  ),
  a(
    'safeguarding-coordinator',
    'practitioner',
    6,
    'Safeguarding co-ordinator',
    POLICE,
    ['safeguarding-adults'],
    'social-care',
    false,
    'practitioner',
  ),
  a(
    'practitioner',
    'practitioner',
    4,
    'Senior practitioner, {field}',
    [FIELDS.adults, FIELDS.prevention],
    ['peer-collaborative-improvement'],
    'social-care',
    false,
  ),
  a(
    'lived-experience',
    'lived-experience',
    6,
    'Expert by experience',
    [field('', 'adult-social-care', 'equality', 'communities', 'mental-health')],
    ['adult-social-care'],
    'nowhere',
    false,
  ),
  a(
    'challenge-manager',
    'officer',
    7,
    'Challenge manager',
    [field('', 'improvement', 'governance', 'leadership', 'adult-social-care')],
    [...PROGRAMME_KEYS],
    'nowhere',
    false,
  ),
  a(
    'facilitator',
    'officer',
    3,
    'Facilitator',
    [field('', 'improvement', 'performance', 'communities')],
    [...PROGRAMME_KEYS],
    'nowhere',
    false,
  ),
];

function a(
  role: Role,
  kind: PeerKind,
  count: number,
  title: string,
  fields: readonly Field[],
  programmes: readonly ProgrammeKey[],
  at: Archetype['at'],
  once: boolean,
  also?: Role,
): Archetype {
  const staff = at === 'nowhere' && kind === 'officer';
  return { role, kind, staff, count, title, fields, programmes, at, once, also };
}

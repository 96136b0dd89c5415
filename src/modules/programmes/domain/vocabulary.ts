/**
 * The words that programmes, the pool and teams share. A programme definition may use only these keys, so that a slot asks
 * for what a peer's profile can say. Keys are stored; labels are shown.
 */

/** What a peer does in public office or employment, or brings to a team. A slot asks for one of these. */
export const ROLE_LABELS = {
  'chief-executive': 'Chief executive',
  'managing-director': 'Managing director',
  director: 'Director',
  'director-adult-services': 'Director of adult services',
  'director-children-services': 'Director of children’s services',
  'director-finance': 'Director of finance or section 151 officer',
  'monitoring-officer': 'Monitoring officer',
  'assistant-director': 'Assistant director',
  'head-of-service': 'Head of service',
  'senior-officer': 'Senior officer or specialist',
  'council-leader': 'Council leader',
  'cabinet-member': 'Cabinet member',
  'scrutiny-chair': 'Scrutiny chair',
  councillor: 'Councillor',
  'health-manager': 'Senior health manager',
  'police-officer': 'Senior police officer',
  'fire-officer': 'Senior fire and rescue officer',
  'social-work-practitioner': 'Senior social work practitioner',
  'safeguarding-coordinator': 'Safeguarding co-ordinator',
  practitioner: 'Practitioner',
  'lived-experience': 'Person with lived experience',
  'challenge-manager': 'Challenge manager',
  facilitator: 'Facilitator',
} as const;

/** A topic of local government: what a theme is about and what a peer knows. */
export const TOPIC_LABELS = {
  finance: 'Finance',
  governance: 'Governance and scrutiny',
  leadership: 'Leadership',
  culture: 'Culture and values',
  workforce: 'Workforce',
  performance: 'Performance and data',
  transformation: 'Transformation and service redesign',
  digital: 'Digital and technology',
  commissioning: 'Commissioning and contracts',
  partnerships: 'Partnerships',
  communities: 'Communities and the voluntary sector',
  equality: 'Equality and inclusion',
  'economic-growth': 'Economic growth',
  housing: 'Housing',
  planning: 'Planning and regeneration',
  climate: 'Climate and environment',
  'waste-and-streets': 'Waste, streets and transport',
  'adult-social-care': 'Adult social care',
  'children-services': 'Children’s services',
  safeguarding: 'Safeguarding',
  'mental-health': 'Mental health and mental capacity',
  'health-integration': 'Health and care together',
  'public-health': 'Public health',
  prevention: 'Prevention and early help',
  'community-safety': 'Community safety',
  improvement: 'Improvement and learning',
} as const;

/** How deep a peer's knowledge of a topic goes; each level includes those before it. */
export const SKILL_LEVEL_LABELS = {
  working: 'Works with it',
  experienced: 'Has led it',
  specialist: 'Others come to them for it',
} as const;

/** Who spoke, coarsely. It is the only thing about a speaker that a finding may show. */
export const SOURCE_CATEGORY_LABELS = {
  members: 'Members',
  'senior-officers': 'Senior officers',
  'middle-managers': 'Middle managers',
  frontline: 'Frontline staff',
  partners: 'Partners',
  residents: 'Residents or people with lived experience',
  documents: 'Documents',
  data: 'Data',
} as const;

/** What one timetabled session is. */
export const SESSION_KIND_LABELS = {
  interview: 'Interview',
  'focus-group': 'Focus group',
  'site-visit': 'Site visit',
  meeting: 'Meeting',
  call: 'Call',
  observation: 'Observation',
  'case-file-review': 'Case-file review',
  'team-meeting': 'Team meeting',
  feedback: 'Feedback',
} as const;

/** Who is waited for. */
export const OWNER_LABELS = {
  host: 'Host',
  'challenge-manager': 'Challenge manager',
  team: 'Peer team',
  'programme-body': 'Programme body',
} as const;

export type Role = keyof typeof ROLE_LABELS;
export type Topic = keyof typeof TOPIC_LABELS;
export type SkillLevel = keyof typeof SKILL_LEVEL_LABELS;
export type SourceCategory = keyof typeof SOURCE_CATEGORY_LABELS;
export type SessionKind = keyof typeof SESSION_KIND_LABELS;
export type Owner = keyof typeof OWNER_LABELS;

/** Every role, in the order in which screens list them. */
export const ROLES = keysOf(ROLE_LABELS);
/** Every topic, in the order in which screens list them. */
export const TOPICS = keysOf(TOPIC_LABELS);
/** Every skill level, shallowest first. */
export const SKILL_LEVELS = keysOf(SKILL_LEVEL_LABELS);
/** Every source category, in the order in which screens list them. */
export const SOURCE_CATEGORIES = keysOf(SOURCE_CATEGORY_LABELS);
/** Every session kind, in the order in which screens list them. */
export const SESSION_KINDS = keysOf(SESSION_KIND_LABELS);
/** Everybody who can be waited for. */
export const OWNERS = keysOf(OWNER_LABELS);

/** True where a peer who knows a topic at `level` satisfies a slot that asks for `wanted`. */
export function levelReaches(level: SkillLevel, wanted: SkillLevel): boolean {
  return SKILL_LEVELS.indexOf(level) >= SKILL_LEVELS.indexOf(wanted);
}

function keysOf<K extends string>(labels: Record<K, string>): readonly [K, ...K[]] {
  return Object.keys(labels) as [K, ...K[]];
}

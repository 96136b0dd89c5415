import type { Topic } from '#modules/programmes';

/** Lines of evidence for what a peer knows, by topic: what they did, not what they are. */
export const EVIDENCE: Record<Topic, readonly string[]> = {
  finance: [
    'Brought a council back from the edge of a spending freeze in eighteen months.',
    'Set nine balanced budgets, two of them in years when there was nothing left to cut.',
    'Wrote the plain guide to treasury that new councillors are given.',
  ],
  governance: [
    'Moved a council from cabinet to committees and, six years on, can say what should have been done differently.',
    'Halved the constitution and lost nothing that anybody missed.',
    'Chaired an audit committee through a very public failure.',
  ],
  leadership: [
    'Led through a change of control, a flood and a merger, in that order.',
    'Mentors three new directors in other regions.',
    'Took a council through its first year without a majority.',
  ],
  culture: [
    'Began the weekly open question hour that staff voted to keep.',
    'Ran the listening exercise after a whistle-blowing case.',
    'Rewrote the values with two hundred staff, and then took one out.',
  ],
  workforce: [
    'Cut agency social work from thirty posts to four.',
    'Set up a shared apprenticeship scheme for five councils.',
    'Negotiated a new pay structure without a dispute.',
  ],
  performance: [
    'Replaced a ninety-page report by one page that people read.',
    'Built the first shared data team with a health body.',
    'Teaches front-line managers to draw their own charts.',
  ],
  transformation: [
    'Joined up nine front doors into one, with the people who answered them.',
    'Stopped a programme half-way and wrote down why.',
    'Led redesign of special needs transport with the families who use it.',
  ],
  digital: [
    'Put planning applications on a phone, and then made them readable.',
    'Moved forty services to one log-in.',
    'Runs a digital inclusion scheme with the library service and a supermarket.',
  ],
  commissioning: [
    'Moved homecare from minutes to outcomes with eleven local providers.',
    'Brought a failing contract back in-house over one weekend.',
    'Buys care for three councils through one small team.',
  ],
  partnerships: [
    'Chaired a health and wellbeing board that gave away its own budget.',
    'Set up a place partnership led by a charity.',
    'Keeps a compact with forty voluntary bodies that is actually used.',
  ],
  communities: [
    'Handed eleven community centres to the people who use them.',
    'Ran a small grants fund decided by residents.',
    'Organised ward-level support through two hard winters.',
  ],
  equality: [
    'Led the work that took minority ethnic senior managers from three to nineteen.',
    'Rewrote recruitment with disabled staff.',
    'Chairs a regional network on inclusive leadership.',
  ],
  'economic-growth': [
    'Brought a college, a port and a council to one skills plan.',
    'Turned an empty department store into workshops and a library.',
    'Negotiated a growth deal across five districts.',
  ],
  housing: [
    'Built the first new council homes in the district for thirty years.',
    'Cut families in bed and breakfast from 190 to 11.',
    'Led the response to damp and mould, flat by flat.',
  ],
  planning: [
    'Took a local plan through examination on the second attempt, and explains the first.',
    'Rebuilt a planning team from four people to twenty.',
    'Led the regeneration of a market square with its traders.',
  ],
  climate: [
    'Publishes a carbon budget beside the money budget.',
    'Led coastal adaptation with a community that has to move.',
    'Fitted solar panels to every school roof that would bear them.',
  ],
  'waste-and-streets': [
    'Brought in food waste collections with the crews designing the rounds.',
    'Mended a bus network with three operators and no extra money.',
    'Made a school-street scheme that survived its first term.',
  ],
  'adult-social-care': [
    'Took waits for assessment from five months to four weeks.',
    'Led a service through its first national assessment, and learned from it.',
    'Rebuilt reablement so that two in three need nothing more.',
  ],
  'children-services': [
    'Opened four small children’s homes close to where the children come from.',
    'Led early help through family hubs.',
    'Turned round fostering recruitment with foster carers as recruiters.',
  ],
  safeguarding: [
    'Led enquiries in a large care-home failure, and the support for the families afterwards.',
    'Wrote the multi-agency guide on self-neglect that four boards use.',
    'Sampled every concern that was turned away for a year.',
  ],
  'mental-health': [
    'Joined approved mental health professionals and crisis teams on one rota.',
    'Cleared a backlog of deprivation of liberty cases, oldest first.',
    'Set up a recovery café run by the people who use it.',
  ],
  'health-integration': [
    'Ran a transfer of care hub at two hospitals.',
    'Holds a pooled fund of forty million pounds without a dispute so far.',
    'Moved district nurses and social workers into the same rooms.',
  ],
  'public-health': [
    'Led a county’s response to an outbreak in food factories.',
    'Brought smoking down fastest where it was highest.',
    'Made health visiting universal again.',
  ],
  prevention: [
    'Set up village agents in forty parishes.',
    'Showed that a falls service paid for itself in two winters.',
    'Runs a first contact team that settles two calls in five.',
  ],
  'community-safety': [
    'Chaired a partnership that brought knife crime down by a third.',
    'Set up a shared team on domestic abuse with police and housing.',
    'Led work on exploitation of people who live alone.',
  ],
  improvement: [
    'Has been on both sides of a peer challenge and prefers neither.',
    'Led the follow-up to a critical review until nobody needed it.',
    'Runs a small team that helps services to learn from one another.',
  ],
};

/** What else there is to say of a person: the second sentence of a profile. */
export const ASIDES: readonly string[] = [
  'Good at asking the question that everybody has been avoiding, kindly.',
  'Writes short. Will help others to.',
  'Happiest with front-line teams at the end of a shift.',
  'Brings biscuits to the evening meeting and expects candour in return.',
  'Has worked in two nations of the United Kingdom and can explain each to the other.',
  'Started as a lifeguard at a council pool.',
  'Uses a wheelchair and would rather be asked than guessed at.',
  'Reads spreadsheets for pleasure and explains them for a living.',
  'A careful listener in small groups; likes a pair who talks more.',
  'Cared for a parent for six years, and says so when it is useful.',
  'Grew up in the care of a council and came back to run a part of one.',
  'Prefers trains, and will plan the journey for the whole team.',
  'Has chaired more difficult public meetings than most people attend.',
  'Deaf in one ear; sit on the left.',
  'Spent ten years in the voluntary sector and still thinks in small grants.',
  'Keeps a list of ideas taken home from other councils. It is at eighty-one.',
  'Can be relied on to say “what would we see if that were true?”',
  'Came to local government from the navy and kept the punctuality.',
  'Learned to present by teaching evening classes.',
  'Will always ask to visit the depot.',
  'Works four days; never on a Friday.',
  'Patient with jargon in others, ruthless with it in reports.',
  'Former journalist, so quick to a first draft.',
  'Has lived on three islands and is never late for a ferry.',
  'Can take a room from polite to honest in about twenty minutes.',
  'Was once an interviewee in a challenge that went badly, and remembers why.',
  'Makes a point of thanking whoever booked the rooms.',
  'A trustee of a food bank; knows the difference between need and demand.',
  'Notices who pours the tea.',
  'Will tell you what did not work, with the figures.',
  'Trained as a nurse, retrained as an accountant, and uses both.',
  'Writes a letter of thanks after every visit. Some are on walls.',
  'Keeps bees, and draws only a few lessons from them.',
  'Holds that a good chart needs no legend.',
  'Prefers to be paired with somebody who disagrees.',
  'Volunteers at a night shelter and is frank about what councils look like from there.',
  'Once ran a leisure centre, a register office and a cemetery in the same week.',
  'Speaks last in team meetings, by habit and on purpose.',
  'Has a gift for the one-sentence finding.',
  'Sings in a choir and is used to listening for who is missing.',
];

/** Why somebody cannot come, as far as they wished to say. */
export const AWAY_NOTES = ['Annual leave', 'Budget weeks', 'Family', 'Own inspection', 'Full council', 'Training', ''];

/** Reasons for a declared conflict: kind and reason. */
export const CONFLICT_REASONS: readonly { kind: 'hard' | 'soft'; reason: string }[] = [
  { kind: 'hard', reason: 'Sister works there as a head of service.' },
  { kind: 'hard', reason: 'Applied for a post there last year.' },
  { kind: 'hard', reason: 'Owns a flat that the council leases.' },
  { kind: 'hard', reason: 'Advises its housing company.' },
  { kind: 'soft', reason: 'Mentored its chief executive two years ago.' },
  { kind: 'soft', reason: 'Studied with its director of adult services.' },
  { kind: 'soft', reason: 'Sits on a national committee with its leader.' },
  { kind: 'soft', reason: 'Grew up there; parents still do their shopping in it.' },
];

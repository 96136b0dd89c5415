import { z } from 'zod';
import { key, name, prose, whole } from './schema-parts.ts';
import { ROLES, SKILL_LEVELS, TOPICS } from './vocabulary.ts';

const requirement = z.strictObject({
  role: z.enum(ROLES),
  /** The topic the peer must know, where the role alone is not enough. */
  skill: z.enum(TOPICS).optional(),
  /** How well; `working` where nothing is said. Only beside a skill. */
  level: z.enum(SKILL_LEVELS).optional(),
});

const slot = z.strictObject({
  key,
  name,
  about: prose,
  /** The peer meets at least one of these. */
  anyOf: z.array(requirement).min(1).max(8),
  /** True where scoping adds a topic from the focus to the requirement. */
  skillChosenAtScoping: z.boolean(),
  /** A councillor of the host's leading party, of another party, or either. */
  party: z.enum(['host', 'not-host']).nullable(),
  /** The days asked of the person, on-site days included; `most` counts what may be added before and after. */
  days: z.strictObject({ usual: whole(1, 20), most: whole(1, 30) }),
  /** True for the one who runs the challenge and is not drawn from the pool's volunteers. */
  manager: z.boolean(),
  /** True for the peer who leads the team and its feedback. */
  lead: z.boolean(),
  optional: z.boolean(),
});

/** What a team needs: its slots, and the rules that hold for the team as a whole. */
export const teamSchema = z.strictObject({
  slots: z.array(slot).min(2).max(15),
  /** The most peers who may serve for the first time. */
  maxFirstOutings: whole(0, 10),
  /** The least number of peers who have served before. */
  leastExperienced: whole(0, 10),
  /** The least number of different authorities that lend peers, or null where that is free. */
  leastAuthorities: whole(1, 10).nullable(),
  /** How long the host may object to a proposed peer, with a reason. */
  objectionDays: whole(1, 60),
});

/** The team a programme asks for. */
export type TeamDefinition = z.infer<typeof teamSchema>;
/** A place in a team with a requirement. */
export type SlotDefinition = z.infer<typeof slot>;
/** One way of meeting a slot. */
export type SlotRequirement = z.infer<typeof requirement>;

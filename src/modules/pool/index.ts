import { poolListRoutes } from './web/list/route.ts';
import { peerProfileRoutes } from './web/profile/route.ts';
import { selfRoutes } from './web/self/route.ts';

export { type ConflictToDeclare, declareConflict } from './application/declare-conflict.ts';
export { enterPool, type NewPeer } from './application/enter-pool.ts';
export { recordVisit, type Visit } from './application/record-visit.ts';
export { bodiesOf } from './domain/bodies.ts';
export { type CountedPlacement, daysLeft, daysUsedInYear } from './domain/days.ts';
export {
  placementWords,
  REFUSAL_REASON_KEYS,
  REFUSAL_REASONS,
  type RefusalReason,
  refusalWords,
} from './domain/placement-words.ts';
export { peerSearchText, type SearchParts, searchWords } from './domain/search-text.ts';
export {
  ACTIVE_PLACEMENTS,
  COUNTED_PLACEMENTS,
  PEER_KIND_LABELS,
  PEER_KINDS,
  type PeerKind,
  type PeerStatus,
  partyLabel,
} from './domain/vocabulary.ts';
export { OFFICE as OFFICE_ROLES } from './web/list/route.ts';

/** Every page of the pool. */
export const poolRoutes = [...poolListRoutes, ...peerProfileRoutes, ...selfRoutes];

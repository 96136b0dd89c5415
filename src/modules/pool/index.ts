import { accessNeedsRoutes } from './web/apart/access-needs.ts';
import { equalityRoutes } from './web/apart/equality.ts';
import { availabilityRoutes } from './web/availability/route.ts';
import { confirmationRoutes } from './web/confirmation/route.ts';
import { duplicateRoutes } from './web/duplicates/route.ts';
import { editRoutes } from './web/edit/route.ts';
import { healthRoutes } from './web/health/route.ts';
import { importRoutes } from './web/imports/route.ts';
import { poolListRoutes } from './web/list/route.ts';
import { peerProfileRoutes } from './web/profile/route.ts';
import { recordRoutes } from './web/record/route.ts';
import { reflectionRoutes } from './web/reflections/route.ts';
import { selfRoutes } from './web/self/route.ts';
import { standingRoutes } from './web/standing/route.ts';

export { askForConfirmations } from './application/ask-for-confirmations.ts';
export { declareConflict } from './application/declare-conflict.ts';
export { enterPool } from './application/enter-pool.ts';
export { recordVisit, type Visit } from './application/record-visit.ts';
export { ruleOutAskedDates } from './application/rule-out-asked-dates.ts';
export { poolCommand } from './cli.ts';
export { confirmedWords, isStale } from './domain/confirmation.ts';
export { csvText } from './domain/csv.ts';
export { daysLeft } from './domain/days.ts';
export {
  placementWords,
  REFUSAL_REASON_KEYS,
  REFUSAL_REASONS,
  type RefusalReason,
  refusalWords,
} from './domain/placement-words.ts';
export { peerSearchText, searchWords } from './domain/search-text.ts';
export { PEER_KIND_LABELS, PEER_KINDS, type PeerKind, partyLabel } from './domain/vocabulary.ts';
export { runPoolImport } from './jobs/pool-import.ts';
export { reviewLeavers } from './jobs/review-leavers.ts';

/** Every page of the pool. */
// biome-ignore format: one line each
export const poolRoutes = [
  ...poolListRoutes,
  ...peerProfileRoutes,
  ...editRoutes,
  ...standingRoutes,
  ...healthRoutes,
  ...importRoutes,
  ...duplicateRoutes,
  ...availabilityRoutes,
  ...accessNeedsRoutes,
  ...equalityRoutes,
  ...confirmationRoutes,
  ...recordRoutes,
  ...reflectionRoutes,
  ...selfRoutes,
];

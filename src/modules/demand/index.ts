import type { PageRoute } from '#platform/http/routes';
import { callRoutes } from './web/calls/route.ts';
import { demandPageRoutes } from './web/demand/route.ts';

export { sendCall } from './application/send-call.ts';
export type { Gap } from './store/calls.ts';

/** What the year ahead needs against what the pool can give, and calls for peers. */
export const demandRoutes: readonly PageRoute[] = [...demandPageRoutes, ...callRoutes];

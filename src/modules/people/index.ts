import type { PageRoute } from '#platform/http/routes';
import { accountRoutes } from './web/account/route.ts';
import { outboxRoutes } from './web/outbox/route.ts';
import { signInRoutes } from './web/sign-in/route.ts';

export { findOrMakePerson } from './application/find-or-make-person.ts';
export { endRole, grantRole, grantRoleToAll } from './application/grants.ts';
export { peopleCommand } from './cli.ts';
export { sweepRequests } from './store/sign-in-requests.ts';
export { browserName } from './web/sign-in/browser-name.ts';

/** Signing in and out, one's account, the outbox. */
export const peopleRoutes: readonly PageRoute[] = [...signInRoutes, ...accountRoutes, ...outboxRoutes];

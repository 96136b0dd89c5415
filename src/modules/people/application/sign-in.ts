import { isRefusal, type Refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { endSession, hashToken, startSession } from '#platform/sessions/sessions';
import { decideSignIn, type SignInRefusal, tidyCode } from '../domain/sign-in.ts';
import { countTry, markUsed, newestOfBrowser, requestOfLink } from '../store/sign-in-requests.ts';
import { codeHash } from './ask-to-sign-in.ts';

/** Where somebody is let in: the browser that holds the session, and the session it had, which ends. */
export type Arrival = {
  readonly browserId: string;
  readonly browserName: string;
  readonly oldSessionId: string | null;
};
export type SignedIn = { readonly token: string; readonly returnTo: string };

/** Lets somebody in by the code in their mail. A wrong code counts against the newest request of this browser. */
export async function signInByCode(
  services: Services,
  typed: string,
  at: Arrival,
): Promise<Refusal<SignInRefusal> | SignedIn> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const request = await newestOfBrowser(trx, hashToken(at.browserId));
    const right = request?.code_hash.equals(codeHash(services.config.secret, at.browserId, tidyCode(typed))) ?? false;
    const decision = decideSignIn(request ? asKnown(request, at, right) : null, now);
    // After deciding: the fifth wrong code is told that it is wrong, the sixth that there were too many.
    if (request && !right) await countTry(trx, request.id);
    return isRefusal(decision) ? decision : await letIn(trx, decision.personId, request, at, now);
  });
}

/** Lets somebody in by the link in their mail, in the browser that asked for it. */
export async function signInByLink(
  services: Services,
  token: string,
  at: Arrival,
): Promise<Refusal<SignInRefusal> | SignedIn> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const request = await requestOfLink(trx, hashToken(token));
    const decision = decideSignIn(request ? asKnown(request, at, true) : null, now);
    return isRefusal(decision) ? decision : await letIn(trx, decision.personId, request, at, now);
  });
}

/** The demo's one press: only where the configuration says demo, and only its listed people. */
export async function signInAsDemoPerson(services: Services, personId: string, at: Arrival): Promise<SignedIn | null> {
  if (!services.config.demo) return null;
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('people')
      .select('id')
      .where('id', '=', personId)
      .where('demo_position', 'is not', null)
      .executeTakeFirst();
    return person ? await letIn(trx, person.id, undefined, at, now) : null;
  });
}

type Stored = Awaited<ReturnType<typeof requestOfLink>>;

function asKnown(request: NonNullable<Stored>, at: Arrival, right: boolean) {
  return {
    personId: request.person_id,
    right,
    sameBrowser: request.browser_hash.equals(hashToken(at.browserId)),
    expiresAt: request.expires_at,
    usedAt: request.used_at,
    tries: request.tries,
  };
}

async function letIn(trx: Transacting, personId: string, request: Stored, at: Arrival, now: Date): Promise<SignedIn> {
  if (request) await markUsed(trx, request.id, now);
  if (at.oldSessionId) await endSession(trx, at.oldSessionId, now);
  const token = await startSession(trx, personId, at.browserName, now);
  await recordAudit(trx, {
    actorId: personId,
    subject: { kind: 'person', id: personId },
    action: 'Signed in',
    at: now,
  });
  return { token, returnTo: request?.return_to ?? '/' };
}

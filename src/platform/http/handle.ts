import type { FastifyReply, FastifyRequest } from 'fastify';
import { permits, permitsSomewhere } from '../access/permissions.ts';
import type { Actor } from '../access/roles.ts';
import { findActor } from '../sessions/sessions.ts';
import { answer, answerMissing, answerRefused } from './answer.ts';
import type { AppParts } from './app.ts';
import { browserOf, makeContext } from './browser.ts';
import type { ChallengeHead } from './context.ts';
import { cookieNames, isMaskOf, keyed, maskToken } from './cookies.ts';
import { readMultipart } from './multipart.ts';
import { accessOf, type PageRoute, type PlainAccess } from './routes.ts';
import { forgetSession } from './security-headers.ts';

/**
 * One request, always in this order: who is it, which challenge, may they, is the form ours, then the page itself. A person
 * with nothing to do with a challenge is told that there is no such page; one who has, but not this, is told so plainly.
 */
export async function handleRoute(parts: AppParts, route: PageRoute, request: FastifyRequest, reply: FastifyReply) {
  const { services } = parts;
  const now = services.clock();
  const session = request.cookies[cookieNames(services.config).session];
  const actor = await actorOf(parts, request, now);
  // Its session has ended, by itself or elsewhere: nobody has pressed anything here, and it may be somebody else's turn.
  const isNavigation = route.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate';
  if (session && !actor && isNavigation) forgetSession(reply, services.config);
  const params = request.params as Record<string, string>;
  const challenge = params.challenge ? await parts.findChallenge(services.db, params.challenge) : null;
  const access = accessOf(route.access, services.config.demo);
  if (params.challenge && !challenge && access === 'anyone') return await answerMissing(parts, request, reply, actor);
  const verdict = decide(access, actor, params.challenge ? { challenge } : null);
  if (verdict === 'sign-in') return await askToSignIn(request, reply);
  if (verdict === 'missing') return await answerMissing(parts, request, reply, actor);
  if (verdict === 'forbidden') return await answerRefused(parts, request, reply, actor);

  const browserId = browserOf(services.config, request, reply);
  const token = keyed(services.config.secret, 'csrf', browserId);
  const context = makeContext(parts, request, { actor, challenge, browserId, csrf: maskToken(token), now });
  if (route.method === 'GET') return await answer(parts, request, reply, context, await route.handle(context));

  if (request.headers['sec-fetch-site'] === 'cross-site')
    return await answerRefused(parts, request, reply, actor, 'foreign-form');
  const form = request.isMultipart()
    ? await readMultipart(request, services.files, token, route.upload?.limitBytes ?? 0)
    : { body: (request.body ?? {}) as Record<string, string | string[]>, uploads: [] };
  if (form === 'foreign' || !isMaskOf(form.body._csrf, token)) {
    return await answerRefused(parts, request, reply, actor, 'foreign-form');
  }
  const filled = { ...context, body: form.body, uploads: form.uploads };
  return await answer(parts, request, reply, filled, await route.handle(filled));
}

/** There is no page at all at this address: whoever is signed in is still told so as themselves, with their own way on. */
export async function handleMissing(parts: AppParts, request: FastifyRequest, reply: FastifyReply) {
  return await answerMissing(parts, request, reply, await actorOf(parts, request, parts.services.clock()));
}

async function actorOf({ services }: AppParts, request: FastifyRequest, now: Date): Promise<Actor | null> {
  const session = request.cookies[cookieNames(services.config).session];
  return session ? await findActor(services.db, session, now) : null;
}

type About = { challenge: ChallengeHead | null } | null;

function decide(access: PlainAccess, actor: Actor | null, about: About): 'yes' | 'sign-in' | 'missing' | 'forbidden' {
  if (access === 'anyone') return 'yes';
  if (!actor) return 'sign-in';
  if (access === 'signed-in') return about && !knows(actor, about) ? 'missing' : 'yes';
  if (!about) return permitsSomewhere(actor, access) ? 'yes' : 'forbidden';
  if (about.challenge && permits(actor, access, scopeOf(about.challenge))) return 'yes';
  return knows(actor, about) ? 'forbidden' : 'missing';
}

function knows(actor: Actor, about: { challenge: ChallengeHead | null }): boolean {
  return about.challenge !== null && permits(actor, 'challenge.see', scopeOf(about.challenge));
}

/** What permissions on a challenge are decided by. */
function scopeOf(challenge: ChallengeHead) {
  return { bodyId: challenge.bodyId, challengeId: challenge.id, hostId: challenge.hostId };
}

async function askToSignIn(request: FastifyRequest, reply: FastifyReply) {
  const back = request.method === 'GET' ? `?return-to=${encodeURIComponent(request.url)}` : '';
  return await reply.redirect(`/sign-in${back}`, 303);
}

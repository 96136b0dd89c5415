import type { FastifyReply, FastifyRequest } from 'fastify';
import { page } from '#design/page';
import { newToken } from '#kernel/ids';
import { asOnePhrase } from '#kernel/words';
import type { Config } from '../../config.ts';
import { permits, permitsSomewhere } from '../access/permissions.ts';
import { type Actor, ROLES, rolesIn } from '../access/roles.ts';
import type { AppParts } from './app.ts';
import type { ChallengeHead, Context } from './context.ts';
import { cookieNames, keyed, openedNotice, setCookie } from './cookies.ts';

const YEAR_SECONDS = 31_536_000;

/** The opaque id of this browser, given at its first page: forms and sign-in codes are bound to it. */
export function browserOf(config: Config, request: FastifyRequest, reply: FastifyReply): string {
  const name = cookieNames(config).browser;
  const known = request.cookies[name];
  if (known && /^[\w-]{43}$/.test(known)) return known;
  const fresh = newToken();
  setCookie(reply, config, name, fresh, YEAR_SECONDS);
  return fresh;
}

type Known = { actor: Actor | null; challenge: ChallengeHead | null; browserId: string; csrf: string; now: Date };

/** Everything a handler is given, with the shell filled in for it. */
export function makeContext(parts: AppParts, request: FastifyRequest, known: Known): Context {
  const { services } = parts;
  const { actor, challenge } = known;
  const scope = challenge ? { bodyId: challenge.bodyId, challengeId: challenge.id, hostId: challenge.hostId } : null;
  const path = request.url.split('?')[0] ?? '/';
  return {
    services,
    ...known,
    params: request.params as Record<string, string>,
    query: flatQuery(request.query),
    body: {},
    uploads: [],
    networkKey: keyed(services.config.secret, 'network', request.ip),
    url: request.url,
    userAgent: String(request.headers['user-agent'] ?? ''),
    may: (permission) => (scope ? permits(actor, permission, scope) : permitsSomewhere(actor, permission)),
    show(options, status = options.errors && Object.keys(options.errors).length > 0 ? 422 : 200) {
      const shell = {
        viewer: actor ? { id: actor.personId, name: actor.name, roleLine: roleLine(actor, challenge) } : null,
        navigation: parts.navigation(actor, path),
        csrf: known.csrf,
        requestPath: path,
        notice: openedNotice(services.config.secret, request.cookies[cookieNames(services.config).notice]),
      };
      return { kind: 'page', html: page({ ...shell, ...options }), status };
    },
  };
}

/** The words under a name: the roles held here, or the first held anywhere. That somebody was on a team is said on its own pages alone. */
function roleLine(actor: Actor, challenge: ChallengeHead | null): string {
  const here = challenge
    ? rolesIn(actor, { bodyId: challenge.bodyId, challengeId: challenge.id, hostId: challenge.hostId })
    : [];
  const held = actor.grants.map((grant) => grant.role).filter((role) => role !== 'left-team');
  const roles = here.length > 0 ? here : [...new Set(held)];
  const named = roles.filter((role) => role !== 'peer' || !roles.includes('team-peer')).slice(0, 2);
  return asOnePhrase(named.map((role) => ROLES[role].label));
}

function flatQuery(query: unknown): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    flat[name] = String(Array.isArray(value) ? value.join(',') : value);
  }
  return flat;
}

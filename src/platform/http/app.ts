import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { assetsFolder } from '#design/assets';
import type { NavigationItem } from '#design/page';
import type { Actor } from '../access/roles.ts';
import type { Queryable } from '../database/connect.ts';
import { answerFailure } from './answer.ts';
import type { ChallengeHead, Services } from './context.ts';
import { handleMissing, handleRoute } from './handle.ts';
import type { PageRoute } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

/** What the web needs to know of the modules above it, handed in so that the platform imports none of them. */
export type AppParts = {
  readonly services: Services;
  readonly routes: readonly PageRoute[];
  findChallenge(db: Queryable, reference: string): Promise<ChallengeHead | null>;
  navigation(actor: Actor | null, path: string): readonly NavigationItem[];
};

/** Largest ordinary form: 100,000 characters of four bytes each, twice encoded, and room for the rest. */
const FORM_BYTES = 1_500_000;

/** Builds the web server. It keeps nothing in memory that matters: run as many as you like over one database. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { services } = parts;
  const app = Fastify({
    logger: false,
    trustProxy: services.config.trustProxy,
    bodyLimit: FORM_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: FORM_BYTES });
  await app.register(multipart, {
    limits: { fields: 50, fieldSize: FORM_BYTES, files: 20, fileSize: Number.MAX_SAFE_INTEGER },
  });
  await app.register(statics, {
    root: assetsFolder(),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  });
  app.addHook('onRequest', async (_request, reply) => {
    securityHeaders(reply, services.config);
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: an address may hold a token or a name.
    const route = request.routeOptions.url ?? 'unknown';
    const milliseconds = Math.round(reply.elapsedTime);
    services.logger.info({ method: request.method, route, status: reply.statusCode, milliseconds });
  });
  for (const route of parts.routes) {
    app.route({
      method: route.method,
      url: route.url,
      handler: (request, reply) => handleRoute(parts, route, request, reply),
    });
  }
  app.setNotFoundHandler((request, reply) => handleMissing(parts, request, reply));
  app.setErrorHandler((error, request, reply) => answerFailure(parts, error, request, reply));
  return app;
}

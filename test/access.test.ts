import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findChallengeHead } from '#modules/challenges';
import { navigationFor } from '#platform/access/navigation';
import { PERMISSIONS } from '#platform/access/permissions';
import type { Role } from '#platform/access/roles';
import type { Database } from '#platform/database/connect';
import { buildApp } from '#platform/http/app';
import { cookieNames } from '#platform/http/cookies';
import { accessOf, type PageRoute } from '#platform/http/routes';
import { startSession } from '#platform/sessions/sessions';
import { testBrowserCookies, testService } from '#test/service';
import { allRoutes } from '../src/app.ts';
import { aChallenge } from '../src/modules/challenges/testing/builders.ts';
import { aPerson } from '../src/modules/challenges/testing/people.ts';

/** The people of a challenge by their role here; the leaver was taken off its team, and the stranger is a peer of the pool with no part in it. */
const ROLES_HERE: Record<string, readonly Role[]> = {
  nobody: [],
  administrator: ['administrator'],
  programmeManager: ['programme-manager'],
  placementOfficer: ['placement-officer'],
  challengeManager: ['challenge-manager'],
  hostCoordinator: ['host-coordinator'],
  hostSponsor: ['host-sponsor'],
  peer: ['peer', 'team-peer'],
  interviewee: ['interviewee'],
  leaver: ['left-team'],
  stranger: ['peer'],
};
const WHOLE_BODY: readonly Role[] = ['administrator', 'programme-manager', 'placement-officer', 'peer', 'applicant'];

/**
 * What must come of it, worked out here from the table alone: `in`, to be asked to `sign in`, `refused` (one who may know that the
 * challenge exists) or `no such page` (everybody else).
 */
function expected(route: PageRoute, roles: readonly Role[], whose: 'own' | 'other'): string {
  const access = accessOf(route.access, false);
  if (access === 'anyone') return 'in';
  if (roles.length === 0) return 'sign in';
  const about = route.url.includes('/:challenge');
  const counting = about && whose === 'other' ? roles.filter((role) => WHOLE_BODY.includes(role)) : roles;
  const has = (permission: keyof typeof PERMISSIONS) =>
    counting.some((role) => (PERMISSIONS[permission] as readonly Role[]).includes(role));
  if (access === 'signed-in') return !about || has('challenge.see') ? 'in' : 'no such page';
  if (has(access)) return 'in';
  return !about || has('challenge.see') ? 'refused' : 'no such page';
}

function seen(response: { statusCode: number; headers: Record<string, unknown> }): string {
  if (response.statusCode === 200) return 'in';
  if (response.statusCode === 303 && String(response.headers.location).startsWith('/sign-in')) return 'sign in';
  return response.statusCode === 403
    ? 'refused'
    : response.statusCode === 404
      ? 'no such page'
      : String(response.statusCode);
}

describe('Every route, for every role, on one’s own challenge and on another', () => {
  it('lets in and refuses exactly as the table of permissions says', async () => {
    const service = await testService();
    const own = await aChallenge(service.db);
    // Another host in the same body: the body's own roles count there too, everybody else is a stranger.
    const other = await aChallenge(service.db, { bodyId: own.bodyId });
    const routes = allRoutes.map((route) => ({ ...route, handle: () => ({ kind: 'json' as const, value: 'in' }) }));
    const app = await buildApp({
      services: service.services,
      routes,
      findChallenge: findChallengeHead,
      navigation: navigationFor,
    });
    const wrong: string[] = [];
    const people = { ...own.people, leaver: await someoneWhoLeft(service.db, own.id) };
    for (const [person, roles] of Object.entries(ROLES_HERE)) {
      const id = people[person as keyof typeof people];
      const token = roles.length > 0 ? await startSession(service.db, id, 'test', service.services.clock()) : undefined;
      const { cookies, csrf } = testBrowserCookies(service.services);
      const all = token ? { ...cookies, [cookieNames(service.services.config).session]: token } : cookies;
      for (const route of allRoutes) {
        for (const whose of ['own', 'other'] as const) {
          const url = fill(route.url, whose === 'own' ? own.reference : other.reference);
          const payload = route.method === 'POST' ? `_csrf=${encodeURIComponent(csrf)}` : undefined;
          const headers = { 'content-type': 'application/x-www-form-urlencoded' };
          const response = await app.inject({
            method: route.method,
            url,
            cookies: all,
            payload,
            headers: payload ? headers : {},
          });
          const [is, must] = [seen(response), expected(route, roles, whose)];
          if (is !== must) wrong.push(`${route.method} ${route.url} as ${person} (${whose}): ${is}, must be ${must}`);
        }
      }
    }
    await app.close();
    assert.deepEqual(wrong, []);
  });

  it('tells nobody whether a challenge exists that they have nothing to do with', async () => {
    const service = await testService();
    const { reference, people } = await aChallenge(service.db);
    const stranger = await service.as(people.stranger);
    const real = await stranger.get(`/challenges/${reference}`);
    const made = await stranger.get('/challenges/CF999999');
    assert.deepEqual([real.statusCode, made.statusCode], [404, 404]);
    // A form's token differs on every page: it is masked afresh.
    const words = (body: string, own: string) => body.replaceAll(own, '').replace(/(name="_csrf" value=")[^"]+/g, '$1');
    assert.equal(words(real.body, reference), words(made.body, 'CF999999'));
  });

  it('has a permission for every route, and a route for every permission that is not about data alone', () => {
    const named = allRoutes.flatMap((route) =>
      typeof route.access === 'string' ? [route.access] : [route.access.demo, route.access.otherwise],
    );
    const unknown = named.filter((name) => name !== 'anyone' && name !== 'signed-in' && !(name in PERMISSIONS));
    assert.deepEqual(unknown, []);
  });
});

/** They were on the team, and were taken off it long ago: when they may hand in is not asked here. */
async function someoneWhoLeft(db: Database, challengeId: string): Promise<string> {
  const leaver = await aPerson(db, { name: 'Lou Leaver', grants: [{ role: 'team-peer', challengeId }] });
  await db
    .updateTable('role_grants')
    .set({ ended_at: new Date(0) })
    .where('person_id', '=', leaver)
    .execute();
  return leaver;
}

function fill(url: string, reference: string): string {
  return url.replace(':challenge', reference).replace(/:\w+/g, '0190a000-0000-7000-8000-00000000ffff');
}

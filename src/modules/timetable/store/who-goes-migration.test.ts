import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { sql } from 'kysely';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aWanted } from '../testing/wanted-builders.ts';

const { db } = await testService();
const migration = readFileSync(new URL('../../../../db/migrations/0038_who_goes.sql', import.meta.url), 'utf8');

it('A list that was made before is meant as its template says, as far as nobody has changed it', async () => {
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const { id: challengeId, people } = challenge;
  const { definition } = await db
    .selectFrom('programme_versions as version')
    .innerJoin('challenges', (join) =>
      join
        .onRef('challenges.programme_key', '=', 'version.programme_key')
        .onRef('challenges.programme_version', '=', 'version.version'),
    )
    .select('version.definition')
    .where('challenges.id', '=', challengeId)
    .executeTakeFirstOrThrow();
  const { sessionTemplate } = definition as {
    sessionTemplate: { key: string; peers?: unknown; mustHave?: string[] }[];
  };
  const keyOf = (fits: (one: (typeof sessionTemplate)[number]) => boolean) => sessionTemplate.find(fits)?.key ?? '';
  const all = keyOf(({ peers }) => peers === 'all');
  const must = keyOf(({ peers, mustHave }) => peers !== 'all' && mustHave?.includes('lead') === true);
  const plain = keyOf(({ peers, mustHave }) => peers === undefined && !mustHave);
  const rows: [title: string, key: string | null, needed: number, peerIds: string[], version: number][] = [
    ['Review', `${all} 2027-05-11`, 1, [people.challengeManager], 1],
    ['Review touched', `${all} 2027-05-12`, 2, [people.challengeManager, people.peer], 2],
    ['Review for two', all, 2, [people.peer], 2],
    ['With the lead', must, 2, [people.peer], 1],
    ['With somebody chosen', `${must} 2027-05-11`, 2, [people.peer], 2],
    ['Made too early', plain, 1, [], 1],
    ['By hand', null, 1, [people.peer], 1],
  ];
  for (const [title, templateKey, peersNeeded, peerIds, version] of rows) {
    const id = await aWanted(db, { challengeId, title, templateKey, peersNeeded, peerIds });
    await db.updateTable('wanted_sessions').set({ version }).where('id', '=', id).execute();
  }
  await sql.raw(migration.slice(migration.indexOf('with meant as'))).execute(db);
  const { rows: after } = await sql<{ title: string; said: string }>`select title, concat_ws(' ', peers_needed,
      case when whole_team then 'team' end, case when with_lead then 'lead' end,
      (select count(*) from wanted_session_peers link where link.wanted_id = wanted.id) || ' named') as said
    from wanted_sessions wanted where challenge_id = ${challengeId} order by title`.execute(db);
  assert.deepEqual(Object.fromEntries(after.map(({ title, said }) => [title, said])), {
    'By hand': '1 1 named',
    'Made too early': '2 0 named',
    Review: '1 team 0 named',
    'Review for two': '2 1 named',
    'Review touched': '2 team 0 named',
    'With somebody chosen': '2 1 named',
    'With the lead': '2 lead 0 named',
  });
});

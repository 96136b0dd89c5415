import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { MOST_SESSIONS } from '../../application/in-turn.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee, aRoom, aSession } from '../../testing/builders.ts';
import { aProposal } from '../../testing/proposal-builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

/** A released timetable with one session on Tuesday morning and the last, with Rhian, on Friday afternoon. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const early = await aSession(db, {
    challengeId,
    title: 'Early',
    start: '07:00',
    end: '08:00',
    peerIds: [people.peer],
  });
  const last = await aSession(db, {
    ...{ challengeId, title: 'Last of Friday', date: '2027-05-14', start: '15:00', end: '16:00' },
    ...{ peerIds: [people.peer], intervieweeIds: [rhian] },
  });
  const host = await service.as(people.hostCoordinator);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  return { challenge, challengeId, people, email, rhian, early, last, host, url };
}
type Place = Awaited<ReturnType<typeof place>>;

/** So many sessions on Tuesday afternoon, a minute each; off for that reason, or on where there is none. */
async function many({ challengeId }: Place, count: number, reason: string | null): Promise<void> {
  await sql`insert into sessions (id, challenge_id, title, kind, period, is_live, cancelled_reason)
    select uuidv7(), ${challengeId}, 'Filler ' || n, 'meeting', tstzrange('2027-05-11T12:00:00Z'::timestamptz + n * interval '1 minute',
      '2027-05-11T12:01:00Z'::timestamptz + n * interval '1 minute'), ${reason === null}, ${reason}
    from generate_series(1, ${count}) as n`.execute(db);
}

async function save({ host, url, people, early }: Place, fields: Record<string, string>) {
  const { version } = await db
    .selectFrom('sessions')
    .select('version')
    .where('id', '=', early)
    .executeTakeFirstOrThrow();
  const known = 'id' in fields ? `${url}/sessions` : `${url}/sessions/${early}`;
  return await host.post(known, {
    ...{ title: 'Early', kind: 'interview', category: 'members', on: '2027-05-11', start: '7am', end: '1 hour' },
    ...{ room: '', place: '', others: '', tell: 'later', peers: people.peer, version: `${version}` },
    ...fields,
  });
}

describe('A timetable in whose draft a great many sessions lost their place', () => {
  it('shows and releases every session that takes place, and takes none of them out of a calendar', async () => {
    const here = await place();
    const { host, url, people, rhian, email, challengeId } = here;
    await many(here, 600, 'Its place in the timetable was taken back');
    const peer = await service.as(people.peer);
    const who = await db
      .selectFrom('interviewees')
      .select(['id', 'link_key as linkKey'])
      .where('id', '=', rhian)
      .executeTakeFirstOrThrow();
    const feed = /\/calendar\/[\w-]+\.ics/.exec((await peer.get('/calendar')).body)?.[0] ?? '';
    const found = async () =>
      await Promise.all(
        [
          host.get(`${url}/timetable`),
          host.get(`${url}/timetable/2027-05-14`),
          host.get(`${url}/timetable/board`),
          service.browser().get(new URL(ownLink(service.services, who)).pathname),
          peer.get(feed),
        ].map(async (answer) => (await answer).body.includes('Last of Friday')),
      );
    assert.deepEqual(await found(), [true, true, true, true, true]);
    const letters = () =>
      db
        .selectFrom('mail_messages')
        .select('id')
        .where('challenge_id', '=', challengeId)
        .where('to_address', '=', email)
        .execute();
    const before = await letters();
    assert.equal((await save(here, { start: '7.30am' })).statusCode, 303);
    const release = await host.post(`${url}/releases`);
    assert.match(words((await host.get(String(release.headers.location))).body), /1 change is released/);
    assert.deepEqual(await letters(), before);
    assert.deepEqual(await found(), [true, true, true, true, true]);
  });

  it('can take back what took a session out of it, however many lost theirs before and however often one of them is placed again', async () => {
    const here = await place();
    const { host, url, challengeId, people } = here;
    const roomId = await aRoom(db, { challengeId });
    const wanted = await aWanted(db, { challengeId, title: 'Housing' });
    const placed = { wantedId: wanted, startsAt: '2027-05-12T09:00:00.000Z', roomId, peerIds: [people.peer] };
    let minute = 0;
    const accept = async (what: (typeof placed)[]) => {
      minute += 1;
      const at = new Date(Date.UTC(2027, 3, 1, 8, minute));
      const withoutPlace = what.length === 0 ? [wanted] : [];
      const run = await aProposal(db, { challengeId, at, placed: what, withoutPlace });
      const done = await host.post(`${url}/proposal/${run}/acceptance`);
      assert.match(words((await host.get(String(done.headers.location))).body), /You can take it back on the board/);
    };
    const undo = async () => {
      const step = /name="step" value="([^"]+)"/.exec((await host.get(`${url}/timetable/board`)).body)?.[1] ?? '';
      assert.equal((await host.post(`${url}/timetable/board/undo`, { step })).statusCode, 303);
    };
    const held = async () =>
      await db
        .selectFrom('sessions')
        .select(['id', 'is_live'])
        .where('challenge_id', '=', challengeId)
        .where('wanted_id', '=', wanted)
        .execute();
    const live = async () => (await held()).filter((one) => one.is_live).map(({ id }) => id);
    await accept([placed]);
    const first = await live();
    await accept([]);
    // From before a session that is placed again stayed the same one.
    await many(here, 3, 'Its place in the timetable was taken back');
    await db
      .updateTable('sessions')
      .set({ wanted_id: wanted })
      .where('title', 'like', 'Filler %')
      .where('challenge_id', '=', challengeId)
      .execute();
    for (const _ of [1, 2, 3]) {
      await accept([placed]);
      await undo();
    }
    assert.deepEqual([(await held()).length, await live()], [4, []]);
    await undo();
    assert.deepEqual(await live(), first);
  });
});

describe('A timetable that has as many sessions as it can hold', () => {
  it('takes no further one, says why, and changes or cancels those it has', async () => {
    const here = await place();
    const { host, url, challengeId, last } = here;
    await many(here, MOST_SESSIONS - 2, null);
    const live = async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from sessions
        where challenge_id = ${challengeId} and is_live`.execute(db);
      return rows[0]?.n;
    };
    const full = 'This timetable has 400 sessions, which is as many as it can hold, so nothing was changed';
    const another = { id: newId(), title: 'One more', start: '6pm' };
    const refused = await save(here, another);
    assert.deepEqual([words(refused.body).includes(full), await live()], [true, MOST_SESSIONS]);
    assert.equal((await save(here, { start: '7.30am' })).statusCode, 303);
    const off = await host.post(`${url}/sessions/${last}/cancellation`, { reason: 'Fire', version: '1' });
    assert.deepEqual([off.statusCode, await live()], [303, MOST_SESSIONS - 1]);
    assert.equal((await save(here, another)).statusCode, 303);
    const back = await host.post(`${url}/sessions/${last}/restoration`, { version: '2' });
    assert.deepEqual([words(back.body).includes(full), await live()], [true, MOST_SESSIONS]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import { testService } from '#test/service';
import { untilWaiting } from '#test/waiting';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { changeNote } from '../../notebook/application/change-note.ts';
import { deleteNote } from '../../notebook/application/delete-note.ts';
import { registerDevice } from '../../notebook/application/register-device.ts';
import { takeInOperations } from '../../notebook/application/take-in-operations.ts';
import { takeInPhotograph } from '../../notebook/application/take-in-photograph.ts';
import { takeInRefusedNote } from '../../notebook/application/take-in-refused-note.ts';
import { takeIntoSessions } from '../../notebook/application/take-into-sessions.ts';
import { type NoteBody, sealOperation } from '../../notebook/contract.ts';
import { holdChallenge } from '../../notebook/store/hold-challenge.ts';
import { aNote, aPrompt, aSession } from '../../notebook/testing/builders.ts';
import { wholeJpeg } from '../../notebook/testing/pictures.ts';
import { aFinding, aRecommendation } from '../testing/builders.ts';
import { type Grouping, groupNotes } from './group-notes.ts';
import { changeRecommendation } from './recommendations.ts';

const service = await testService();
const { db, services } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const built = await aChallenge(db, { stage: 'on-site', reference: 'LO1' });
const [theme] = built.themes;
if (!theme) throw new Error('no theme');
const author = built.people.peer;
const challengeId = built.id;
const [earlyId, lateId] = ['b', 'a'].map((letter) => `01a22ca8-96f2-727f-b94b-98c11f7efe7${letter}`);
const early = await aSession(db, { challengeId, id: earlyId, startsAt: new Date('2027-05-12T09:00:00Z') });
const late = await aSession(db, { challengeId, id: lateId, startsAt: new Date('2027-05-12T11:00:00Z') });
const device = newId();
await registerDevice(services, { challengeId, device, name: 'Phone', wrapped: null }, author);
const write = (text = 'Waits of months') =>
  aNote(db, { challengeId, authorId: author, sessionId: early, themeId: theme.id, text });
const body = (text: string) => ({
  text,
  kind: 'neutral' as const,
  sessionId: early,
  themeId: null,
  sourceCategory: 'frontline' as const,
  writtenAt: '2027-05-11T18:00:00.000Z',
});

/** What somebody does to a note, while a colleague who orders the challenge's findings holds the challenge. */
const acts: [what: string, act: (noteId: string) => Promise<unknown>][] = [
  [
    'Changing it',
    (noteId) => {
      const place = { sessionId: early, themeId: theme.id, sourceCategory: 'frontline' as const };
      return changeNote(
        services,
        { challengeId, noteId, version: 1, text: 'Changed', kind: 'neutral', ...place },
        author,
      );
    },
  ],
  ['Deleting it', (noteId) => deleteNote(services, { challengeId, noteId }, author)],
  [
    'A photograph that comes after it',
    async (noteId) => {
      const upload = { field: 'photograph', fileName: 'p.jpg', stored: await services.files.putBytes(wholeJpeg) };
      return await takeInPhotograph(services, { challengeId, id: newId(), noteId, upload }, author);
    },
  ],
  [
    'A change of it from a phone',
    (noteId) => {
      const operation = { sequence: 1, id: newId(), noteId, seen: noteId, previous: '', body: body('From afar') };
      return takeInOperations(
        services,
        { challengeId, device, operations: [sealOperation(device, operation)] },
        author,
      );
    },
  ],
  [
    'A refused change of it, from a file',
    (noteId) => {
      const kept = { id: noteId, revision: newId(), sequence: 9, body: body('From a file') };
      return takeInRefusedNote(services, { challengeId, device }, kept);
    },
  ],
  [
    'Taking it into sessions',
    (noteId) => {
      const wanted = { challengeId, id: newId(), noteId, text: 'Why?', sessionIds: [early, late] };
      return takeIntoSessions(services, wanted, author);
    },
  ],
];

/** Holds that at once, or fails where somebody else does. */
const take = (trx: Transacting, table: string, ids: readonly string[]) =>
  sql`select id from ${sql.table(table)} where id = any(${[...ids]}::uuid[]) for update nowait`.execute(trx);

describe('What writes to a note holds the challenge before anything else', () => {
  for (const [what, act] of acts) {
    it(`${what} waits for whoever groups it, and holds nothing that they need`, async () => {
      const note = await write();
      let answer: Promise<unknown> | undefined;
      await db.transaction().execute(async (trx) => {
        await holdChallenge(trx, challengeId, 'alone');
        answer = act(note);
        await untilWaiting(db);
        await take(trx, 'notes', [note]);
        await take(trx, 'notebook_devices', [device]);
        await take(trx, 'sessions', [early, late]);
      });
      assert.equal(isRefusal(await answer), false);
    });
  }

  it('Changing and grouping it at once both hold, again and again', async () => {
    const place = { sessionId: early, themeId: theme.id, sourceCategory: 'frontline' as const };
    for (let at = 0; at < 20; at += 1) {
      const noteId = await write();
      const change = { challengeId, noteId, version: 1, text: `Changed ${at}`, kind: 'strength' as const, ...place };
      const groupId = newId();
      const fresh = { newId: groupId, title: `Group ${at}`, kind: 'strength' as const, themeId: theme.id };
      const grouping: Grouping = { challengeId, noteIds: [noteId], into: fresh, fromId: null };
      const answers = await Promise.all([
        changeNote(services, change, author),
        groupNotes(services, grouping, built.people.secondPeer),
      ]);
      assert.deepEqual(answers, [{ changed: true }, { id: groupId, title: `Group ${at}`, added: 1, removed: 0 }]);
    }
  });
});

describe('What holds several things holds them in the order of everybody else', () => {
  it('A question goes into sessions in the order in which a timetable that is being changed holds them', async () => {
    const noteId = await write();
    let answer: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await take(trx, 'sessions', [late]);
      const wanted = { challengeId, id: newId(), noteId, text: 'Why?', sessionIds: [early, late] };
      answer = takeIntoSessions(services, wanted, author);
      await untilWaiting(db);
      await take(trx, 'sessions', [early]);
    });
    const title = 'Social workers of the south team';
    assert.deepEqual(await answer, { added: [title, title], changed: [], stood: [] });
  });

  it('A phone that answers questions, or deletes the note they came from, holds them in the order of their ids', async () => {
    const raised = { challengeId, sessionId: late, raisedBy: author };
    const phone = newId();
    await registerDevice(services, { challengeId, device: phone, name: 'Phone', wrapped: null }, author);
    let [sequence, previous] = [0, ''];
    const seal = (about: { noteId: string; seen: string | null; body: NoteBody | null }) => {
      sequence += 1;
      const operation = sealOperation(phone, { sequence, id: newId(), previous, ...about });
      previous = operation.hash;
      return operation;
    };
    const noteId = await write();
    const { revision_id: seen } = await db
      .selectFrom('notes')
      .select('revision_id')
      .where('id', '=', noteId)
      .executeTakeFirstOrThrow();
    const cases: [noteIds: (string | null)[], act: (high: string, low: string) => ReturnType<typeof seal>[]][] = [
      [
        [null, null],
        (high, low) =>
          [high, low].map((promptId) => seal({ noteId: newId(), seen: null, body: { ...body('It is'), promptId } })),
      ],
      [[noteId, noteId], () => [seal({ noteId, seen, body: null })]],
    ];
    for (const [from, act] of cases) {
      const made: string[] = [];
      for (const [at, each] of from.entries())
        made.push(await aPrompt(db, { ...raised, sessionId: [late, early][at] ?? late, noteId: each }));
      const [low = '', high = ''] = [...made].sort();
      let answer: Promise<unknown> | undefined;
      await db.transaction().execute(async (trx) => {
        await take(trx, 'session_prompts', [low]);
        answer = takeInOperations(services, { challengeId, device: phone, operations: act(high, low) }, author);
        await untilWaiting(db);
        await take(trx, 'session_prompts', [high]);
      });
      const done = (await answer) as { outcomes: { result: string }[] };
      assert.deepEqual([...new Set(done.outcomes.map(({ result }) => result))], ['taken']);
    }
  });

  it('A recommendation waits for whoever moves the report, and leaves them the challenge', async () => {
    const finding = await aFinding(db, { challengeId, themeId: theme.id, noteIds: [await write()] });
    const id = await aRecommendation(db, { challengeId, findingIds: [finding] });
    const report = { challenge_id: challengeId, status: 'drafting', opened_at: new Date('2027-05-11T19:00:00Z') };
    await db.insertInto('reports').values(report).execute();
    let answer: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await sql`select status from reports where challenge_id = ${challengeId} for update`.execute(trx);
      const wanted = { challengeId, id, version: 1, title: 'Later', body: '', findingIds: [finding], reason: '' };
      answer = changeRecommendation(services, wanted, { personId: author, mayOverride: false });
      await untilWaiting(db);
      await take(trx, 'challenges', [challengeId]);
    });
    assert.deepEqual(await answer, { changed: true });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { type Answer, type NoteBody, type Operation, sealOperation } from '../contract.ts';
import { aPrompt, aSession } from '../testing/builders.ts';
import { realServer } from '../testing/chaos/real-server.ts';
import { simulate } from '../testing/chaos/simulate.ts';
import { registerDevice } from './register-device.ts';
import { takeInOperations } from './take-in-operations.ts';

const service = await testService();
const challenge = await aChallenge(service.db);
const other = await aChallenge(service.db, { bodyId: challenge.bodyId });
const sessionId = await aSession(service.db, { challengeId: challenge.id });
const otherSession = await aSession(service.db, { challengeId: other.id });

/** A device of a peer of the challenge, and the operations it would send. */
async function aDevice(personId = challenge.people.peer) {
  const device = newId();
  const wanted = { challengeId: challenge.id, device, name: 'Phone', wrapped: null };
  const registered = await registerDevice(service.services, wanted, personId);
  assert.equal(isRefusal(registered), false);
  const log: Operation[] = [];
  return {
    device,
    log,
    write(text: string, more: Partial<NoteBody> = {}, about: Partial<Operation> = {}): Operation {
      const body: NoteBody = {
        text,
        kind: 'strength',
        sessionId,
        themeId: null,
        sourceCategory: 'frontline',
        writtenAt: '2026-11-22T10:00:00.000Z',
        ...more,
      };
      const last = log.at(-1);
      const operation = sealOperation(device, {
        sequence: (last?.sequence ?? 0) + 1,
        id: newId(),
        noteId: newId(),
        seen: null,
        body,
        previous: last?.hash ?? '',
        ...about,
      });
      log.push(operation);
      return operation;
    },
    async send(operations: readonly unknown[], by = personId, challengeId = challenge.id) {
      return await takeInOperations(service.services, { challengeId, device, operations }, by);
    },
  };
}

function answered(outcome: Awaited<ReturnType<typeof takeInOperations>>): Answer {
  if (isRefusal(outcome)) assert.fail(outcome.why);
  return outcome;
}

/** `taken`, `beside`, or why it was refused, of each operation in turn. */
function results(answer: Answer): string[] {
  return answer.outcomes.map((outcome) => (outcome.result === 'refused' ? outcome.code : outcome.result));
}

async function texts(ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await service.db
    .selectFrom('notes')
    .select(['id', 'text'])
    .where('id', 'in', [...ids])
    .execute();
  return ids.map((id) => rows.find((row) => row.id === id)?.text ?? null);
}

describe('Taking in what a device wrote', () => {
  it('keeps each note once, however often it is sent, and acknowledges the last of them', async () => {
    const phone = await aDevice();
    const [one, two] = [phone.write('Know their patch'), phone.write('Waits of months', { kind: 'consideration' })];
    const first = answered(await phone.send([one]));
    const again = answered(await phone.send([two, one]));
    assert.deepEqual([first.knows, first.hash], [1, one.hash]);
    assert.deepEqual([again.knows, again.hash, results(again)], [2, two.hash, ['taken', 'taken']]);
    assert.deepEqual(await texts([one.noteId, two.noteId]), ['Know their patch', 'Waits of months']);
  });

  it('keeps every character as it was: emoji, Welsh, Arabic, markup, accents taken apart', async () => {
    const phone = await aDevice();
    const hostile = '<script>alert(1)</script> 🦉👩🏽‍🚒 Llanfairpwll ŵŷ e\u0301 مرحبا \u202eabc \\ " \' $1 %s {{x}}';
    const long = '🦉'.repeat(20_000);
    const sent = [phone.write(hostile), phone.write(long)];
    assert.deepEqual(results(answered(await phone.send(sent))), ['taken', 'taken']);
    assert.deepEqual(await texts(sent.map((one) => one.noteId)), [hostile, long]);
  });

  it('asks for what is missing and takes nothing in behind a gap', async () => {
    const phone = await aDevice();
    const [one, two, three] = [phone.write('One'), phone.write('Two'), phone.write('Three')];
    const gap = answered(await phone.send([one, three]));
    assert.deepEqual([gap.knows, results(gap)], [1, ['taken']]);
    const rest = answered(await phone.send([two, three]));
    assert.deepEqual([rest.knows, results(rest)], [3, ['taken', 'taken']]);
  });

  it('changes a note from the revision that was seen, and lays two that were written apart beside each other', async () => {
    const [phone, tablet] = [await aDevice(), await aDevice()];
    const note = phone.write('First words');
    await phone.send([note]);
    const onTablet = tablet.write('From the tablet', {}, { noteId: note.noteId, seen: note.id });
    const onPhone = phone.write('From the phone', {}, { noteId: note.noteId, seen: note.id });
    const after = phone.write('From the phone, longer', {}, { noteId: note.noteId, seen: onPhone.id });
    assert.deepEqual(results(answered(await tablet.send([onTablet]))), ['taken']);
    const answer = answered(await phone.send([onPhone, after]));
    assert.deepEqual(answer.outcomes, [
      { sequence: 2, result: 'beside', noteId: onPhone.id },
      { sequence: 3, result: 'beside', noteId: onPhone.id },
    ]);
    assert.deepEqual(await texts([note.noteId, onPhone.id]), ['From the tablet', 'From the phone, longer']);
  });

  it('keeps once what was refused and saved again, where the first came in all the same, as to a server that was put back', async () => {
    const phone = await aDevice();
    const first = phone.write('Refused by the server that was');
    assert.deepEqual(results(answered(await phone.send([first]))), ['taken']);
    const again = phone.write('Refused by the server that was', { kind: 'question' }, { instead: first.id });
    const answer = answered(await phone.send([again]));
    assert.deepEqual(answer.outcomes, [{ sequence: 2, result: 'beside', noteId: first.noteId }]);
    assert.deepEqual(await texts([first.noteId, again.noteId]), ['Refused by the server that was', null]);
  });

  it('keeps what was changed elsewhere when a device deletes what it saw before', async () => {
    const [phone, tablet] = [await aDevice(), await aDevice()];
    const note = phone.write('First words');
    await phone.send([note]);
    await tablet.send([tablet.write('Changed', {}, { noteId: note.noteId, seen: note.id })]);
    const gone = { ...phone.write('', {}, { noteId: note.noteId, seen: note.id, body: null }) };
    assert.deepEqual(results(answered(await phone.send([gone]))), ['changed-elsewhere']);
    assert.deepEqual(await texts([note.noteId]), ['Changed']);
  });
});

describe('A device whose clock is ahead', () => {
  it('keeps the order of its notes and the time between them, and no note counts as written later than now', async () => {
    const phone = await aDevice();
    const now = service.services.clock().getTime();
    // Each is made later than the one before, as its name says.
    const names = Array.from({ length: 5 }, () => newId()).sort();
    const write = (text: string, minutesAhead: number) => {
      const writtenAt = new Date(now + minutesAhead * 60_000).toISOString();
      return phone.write(text, { writtenAt }, { noteId: names.shift() ?? '' });
    };
    const sent = [write('Right', -90), write('First', 20), write('Second', 50)];
    const later = [write('Third', 55), write('Fourth', 115)];
    assert.deepEqual(results(answered(await phone.send(sent))), ['taken', 'taken', 'taken']);
    assert.deepEqual(results(answered(await phone.send(later))), ['taken', 'taken']);
    const rows = await service.db
      .selectFrom('notes')
      .select(['text', 'written_at'])
      .where(
        'id',
        'in',
        [...sent, ...later].map((one) => one.noteId),
      )
      .orderBy('written_at')
      .orderBy('id')
      .execute();
    const clock = service.services.clock().getTime();
    assert.deepEqual(
      rows.map((row) => [row.text, Math.round(((row.written_at?.getTime() ?? 0) - clock) / 60_000)]),
      [
        ['Right', -140],
        ['First', -30],
        ['Second', 0],
        ['Third', 0],
        ['Fourth', 0],
      ],
    );
  });
});

describe('An operation that was tampered with', () => {
  it('is refused by itself, and the rest of the batch is taken in', async () => {
    const phone = await aDevice();
    const good = phone.write('Good');
    const altered = phone.write('As written');
    const there = phone.write('Elsewhere', { sessionId: otherSession });
    const long = phone.write('x'.repeat(20_001));
    const control = phone.write('bell \u0007');
    const damaged = phone.write('Damaged');
    const last = phone.write('Last');
    const changed = { ...altered, body: { ...altered.body, text: 'As somebody else would have it' } };
    const answer = answered(
      await phone.send([good, changed, there, long, control, { ...damaged, body: 'no body' }, last, null, 'x', {}]),
    );
    assert.deepEqual(results(answer), [
      'taken',
      'wrong-hash',
      'not-here',
      'too-long',
      'unreadable',
      'unreadable',
      'taken',
    ]);
    assert.equal(answer.knows, 7);
    assert.deepEqual(await texts([good, altered, there, long, control, damaged, last].map((one) => one.noteId)), [
      'Good',
      null,
      null,
      null,
      null,
      null,
      'Last',
    ]);
  });

  it('is refused where another stands under its number, or its name was used before', async () => {
    const phone = await aDevice();
    const one = phone.write('One');
    await phone.send([one]);
    const forged = sealOperation(phone.device, {
      ...one,
      id: newId(),
      body: { ...(one.body as NoteBody), text: 'Forged' },
    });
    const replayed = phone.write('', {}, { ...one, sequence: 2, previous: one.hash });
    const answer = answered(await phone.send([forged, replayed]));
    assert.deepEqual(results(answer), ['other-operation', 'other-operation']);
    assert.deepEqual(await texts([one.noteId]), ['One']);
  });

  it('changes nobody else’s note, and none of another challenge', async () => {
    const [phone, thief] = [await aDevice(), await aDevice(challenge.people.secondPeer)];
    const note = phone.write('Mine');
    await phone.send([note]);
    const changed = thief.write('Theirs', {}, { noteId: note.noteId, seen: note.id });
    const deleted = thief.write('', {}, { noteId: note.noteId, seen: note.id, body: null });
    const over = thief.write('Over it', {}, { noteId: note.noteId });
    assert.deepEqual(results(answered(await thief.send([changed, deleted, over]))), [
      'not-yours',
      'not-yours',
      'not-yours',
    ]);
    assert.deepEqual(await texts([note.noteId]), ['Mine']);
  });

  it('is refused whole where the device is another person’s, of another challenge, unknown or revoked', async () => {
    const phone = await aDevice();
    const batch = [phone.write('Mine')];
    const codes = [
      await phone.send(batch, challenge.people.secondPeer),
      await phone.send(batch, challenge.people.peer, other.id),
      await takeInOperations(
        service.services,
        { challengeId: challenge.id, device: newId(), operations: batch },
        challenge.people.peer,
      ),
    ].map((outcome) => isRefusal(outcome) && outcome.code);
    assert.deepEqual(codes, ['wrong-device', 'wrong-device', 'unknown-device']);
    await service.db
      .updateTable('notebook_devices')
      .set({ revoked_at: new Date() })
      .where('id', '=', phone.device)
      .execute();
    const revoked = await phone.send(batch);
    assert.equal(isRefusal(revoked) && revoked.code, 'revoked');
    assert.deepEqual(await texts(batch.map((one) => one.noteId)), [null]);
  });
});

describe('The real server in bad weather', () => {
  it('has exactly once, byte for byte, what the screen called saved: 12 days over PostgreSQL', async () => {
    const own = await testService();
    const there = await aChallenge(own.db);
    const sessionIds = [await aSession(own.db, { challengeId: there.id })];
    const [sessionId = ''] = sessionIds;
    const promptIds = await Promise.all(
      ['Who decides?', 'Since when?'].map((text) =>
        aPrompt(own.db, { challengeId: there.id, sessionId, text, raisedBy: there.people.peer }),
      ),
    );
    const server = realServer(own.services, there.id);
    const people = [there.people.peer, there.people.secondPeer] as const;
    const clean = await server.backup();
    const failed: unknown[] = [];
    let restored = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      await server.restore(clean);
      const day = await simulate({ seed, server, people, sessionIds, promptIds, acts: 60 });
      restored += day.counts.restored;
      if (day.breaches.length > 0) failed.push({ seed, breaches: day.breaches });
    }
    assert.deepEqual(failed, []);
    assert.ok(restored > 0);
  });
});

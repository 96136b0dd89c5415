import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aFinding } from '../../findings/testing/builders.ts';
import { registerDevice } from '../application/register-device.ts';
import { takeInOperations } from '../application/take-in-operations.ts';
import { type NoteBody, type Operation, sealOperation } from '../contract.ts';
import { bundleNotes } from '../store/bundle.ts';
import { aNote, aSession } from '../testing/builders.ts';

const NOW = new Date('2027-05-12T09:30:00Z');
const service = await testService();
service.setNow(NOW);
const challenge = await aChallenge(service.db, { stage: 'on-site', reference: 'NP1' });
const theme = challenge.themes[0]?.id ?? '';
const sessionId = await aSession(service.db, { challengeId: challenge.id, themeIds: [theme] });
const base = '/challenges/NP1';
const peer = await service.as(challenge.people.peer);

const LINES = ['One', 'Two', 'Three', 'Four', 'Five'].map((nth) => `${nth} of the lines`);

/** Presses save with a phone on which they were typed: names of notes are chance where a clock goes back. */
async function pressOnPhone(lines: readonly string[], writtenAt: string, withOrder = true): Promise<void> {
  const device = newId();
  const wanted = { challengeId: challenge.id, device, name: 'Phone', wrapped: null };
  assert.equal(isRefusal(await registerDevice(service.services, wanted, challenge.people.peer)), false);
  const ids = lines.map(() => newId()).sort();
  if (withOrder) ids.reverse();
  const operations: Operation[] = [];
  for (const [at, text] of lines.entries()) {
    const place = { sessionId, themeId: theme, sourceCategory: 'frontline', kind: 'strength' } as const;
    const body: NoteBody = { text, ...place, writtenAt, ...(withOrder && at > 0 && { nthInPress: at }) };
    const before = operations.at(-1);
    const about = { sequence: at + 1, id: newId(), noteId: ids[at] ?? '', seen: null, previous: before?.hash ?? '' };
    operations.push(sealOperation(device, { ...about, body }));
  }
  const sent = { challengeId: challenge.id, device, operations };
  const answer = await takeInOperations(service.services, sent, challenge.people.peer);
  if (isRefusal(answer)) assert.fail(answer.why);
  assert.deepEqual(
    answer.outcomes.map(({ result }) => result),
    lines.map(() => 'taken'),
  );
}

/** The lines in the order in which the page has them. */
function linesOn(page: string, lines: readonly string[]): string[] {
  return [...page.matchAll(new RegExp(lines.join('|'), 'g'))].map(([line]) => line).filter(isFirst);
}

function isFirst(line: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(line) === at;
}

describe('Notes that one press made', () => {
  it('stand in the order of their lines on every page, whichever way its list goes', async () => {
    await pressOnPhone(LINES, '2027-05-12T09:00:00.000Z');
    await pressOnPhone(['Later than these'], '2027-05-12T09:05:00.000Z');
    const newestFirst = ['Later than these', ...LINES];
    const oldestFirst = [...LINES, 'Later than these'];
    const all = [...newestFirst];
    assert.deepEqual(linesOn((await peer.get(`${base}/notes`)).body, all), newestFirst);
    assert.deepEqual(linesOn((await peer.get(`${base}/notes?order=theme`)).body, all), newestFirst);
    assert.deepEqual(linesOn((await peer.get(`${base}/sessions/${sessionId}/notes`)).body, all), oldestFirst);
    assert.deepEqual(linesOn((await peer.get(`${base}/team-room`)).body, all), oldestFirst);
  });

  it('stand so under the finding that stands on them', async () => {
    const { db } = service;
    const written = await db.selectFrom('notes').select('id').where('text', 'in', LINES).orderBy('id').execute();
    const finding = await aFinding(db, {
      challengeId: challenge.id,
      themeId: theme,
      noteIds: written.map(({ id }) => id),
    });
    assert.deepEqual(linesOn((await peer.get(`${base}/findings/${finding}`)).body, LINES), LINES);
  });

  it('are told to phones in that order', async () => {
    const notes = await bundleNotes(service.db, challenge.id, challenge.people.peer);
    assert.deepEqual(
      notes.map(({ body: { text, nthInPress } }) => [text, nthInPress]),
      [['Later than these', undefined], ...LINES.map((text, at) => [text, at === 0 ? undefined : at])],
    );
  });

  it('stand so where they were typed into the form', async () => {
    const lines = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'].map((nth) => `${nth} in the form`);
    const text = lines.map((line) => `+ ${line}`).join('\n');
    await peer.post(`${base}/notes`, { id: newId(), session: sessionId, theme, kind: '', source: '', text });
    assert.deepEqual(linesOn((await peer.get(`${base}/notes`)).body, lines), lines);
    assert.deepEqual(linesOn((await peer.get(`${base}/sessions/${sessionId}/notes`)).body, lines), lines);
  });

  it('stand as they were made where a phone of before says nothing of their order', async () => {
    const lines = ['Alpha', 'Beta', 'Gamma'].map((nth) => `${nth} from an older phone`);
    await pressOnPhone(lines, '2027-05-12T09:10:00.000Z', false);
    assert.deepEqual(linesOn((await peer.get(`${base}/notes`)).body, lines), lines);
    assert.deepEqual(linesOn((await peer.get(`${base}/sessions/${sessionId}/notes`)).body, lines), lines);
  });

  it('are taken apart by nothing that was written at another instant', async () => {
    const texts = ['Before it', 'It, first', 'It, second', 'After it'];
    const at = (text: string) =>
      new Date(`2027-05-12T08:0${text === 'Before it' ? 0 : text === 'After it' ? 2 : 1}:00Z`);
    for (const text of [...texts].reverse())
      await aNote(service.db, {
        challengeId: challenge.id,
        authorId: challenge.people.peer,
        writtenAt: at(text),
        text,
        ...(text === 'It, second' && { nthInPress: 1 }),
      });
    const wanted = ['After it', 'It, first', 'It, second', 'Before it'];
    assert.deepEqual(linesOn((await peer.get(`${base}/notes?session=none`)).body, texts), wanted);
  });
});

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, describe, it } from 'node:test';
import { connect, type Database } from '#platform/database/connect';
import { launchBrowser } from '#test/browser';
import { freePort } from '#test/journey';
import { notebookPhone } from '#test/phone';
import { postgresWire } from '#test/postgres-wire';
import { killablePostgres, killableServer } from '#test/real-processes';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aSession } from '../../src/modules/notebook/testing/builders.ts';

const postgres = await killablePostgres();
const wire = await postgresWire(postgres.port);
const port = await freePort();
const baseUrl = `http://127.0.0.1:${port}`;
const throughWire = new URL(postgres.url());
throughWire.port = String(wire.port);
const server = killableServer({ PORT: String(port), BASE_URL: baseUrl, DATABASE_URL: throughWire.toString() });
await server.start();
const browser = await launchBrowser();

/** The database as it is now, past the wire. */
async function looking<T>(look: (db: Database) => Promise<T>): Promise<T> {
  const db = connect(postgres.url(), 1);
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
}

const challenge = await looking(async (db) => {
  const made = await aChallenge(db, { stage: 'on-site' });
  await aSession(db, { challengeId: made.id, peerIds: [made.people.peer] });
  return made;
});

const there = await looking((db) =>
  notebookPhone(
    { service: { db, services: { clock: () => new Date() } }, baseUrl, browser },
    challenge.reference,
    challenge.people.peer,
  ),
);
after(() => there.context.close());
await there.open();

/** What the server has of this phone: the words, each as often as it is there, and the numbers it has dealt with. */
async function onServer(): Promise<{ texts: string[]; numbers: number[] }> {
  return await looking(async (db) => {
    const notes = await db.selectFrom('notes').select('text').where('challenge_id', '=', challenge.id).execute();
    const numbers = await db.selectFrom('notebook_operations').select('sequence').orderBy('sequence').execute();
    return { texts: notes.map((note) => note.text ?? '').sort(), numbers: numbers.map((row) => row.sequence) };
  });
}

const written: string[] = [];

/** Writes a note, and lets the work be done in the moment in which the server's transaction with it is at. */
async function writeAndKill(text: string, moment: 'asked' | 'done', kill: () => Promise<void>): Promise<void> {
  const stopped = wire.stopAt(moment);
  await there.write(text);
  written.push(text);
  await stopped;
  await kill();
  await there.says(/1 change is saved on this phone\. The server cannot be reached just now/);
  assert.deepEqual((await there.notes()).find((note) => note.text === text)?.state, 'Saved on this phone');
}

/** As when somebody looks at the phone again. */
async function confirmed(): Promise<void> {
  await there.page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
  await there.says('Everything is confirmed');
  const { texts, numbers } = await onServer();
  assert.deepEqual(texts, [...written].sort());
  assert.deepEqual(
    numbers,
    written.map((_text, index) => index + 1),
  );
}

describe('A server that is killed while it takes notes in', () => {
  for (const [moment, what] of [
    ['done', 'after its commit and before its answer'],
    ['asked', 'before its commit'],
  ] as const) {
    it(`has the note once, byte for byte, when it is back: killed ${what}`, async () => {
      const text = `Server killed, commit ${moment}: <b>“Ŵy” 🦉</b>`;
      await writeAndKill(text, moment, server.kill);
      // The connection goes with the server, and PostgreSQL drops what was not committed.
      assert.equal((await onServer()).texts.includes(text), moment === 'done');
      await server.start();
      await confirmed();
    });
  }
});

describe('A PostgreSQL that is killed while a server takes notes in', () => {
  for (const [moment, what] of [
    ['done', 'after the commit that it has answered'],
    ['asked', 'before the commit reaches it'],
  ] as const) {
    it(`has the note once, byte for byte, when it has recovered: killed ${what}`, async () => {
      const text = `PostgreSQL killed, commit ${moment}: e\u0301 مرحبا`;
      await writeAndKill(text, moment, postgres.kill);
      await postgres.start();
      assert.equal((await onServer()).texts.includes(text), moment === 'done');
      await confirmed();
    });
  }
});

describe('A server that answers for its pages with an error', () => {
  it('keeps no notebook from being opened as the phone has it, with what was written there, and written in', async () => {
    await there.page.goto('about:blank');
    await server.kill();
    const faulty = createServer((_request, response) => response.writeHead(500).end('Something went wrong here.'));
    faulty.unref();
    await new Promise<void>((resolve) => faulty.listen(port, '127.0.0.1', resolve));
    await there.page.goto(`${baseUrl}/challenges/${challenge.reference}/notebook`);
    await there.page.locator('#notebook-text').waitFor();
    assert.deepEqual((await there.notes()).map((note) => note.text).sort(), [...written].sort());
    await there.write('While nothing but errors came');
    written.push('While nothing but errors came');
    faulty.closeAllConnections();
    await new Promise((resolve) => faulty.close(resolve));
    await server.start();
    await confirmed();
  });
});

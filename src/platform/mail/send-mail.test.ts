import assert from 'node:assert/strict';
import net from 'node:net';
import { after, describe, it } from 'node:test';
import { testDatabase } from '#test/database';
import { type CalendarEvent, calendarMessage } from '../calendar/calendar.ts';
import { enqueueMail } from './outbox.ts';
import { mailSender } from './send-mail.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

/** A mail server that takes every letter and keeps it as it came. */
async function postBox(): Promise<{ url: string; letters: string[] }> {
  const letters: string[] = [];
  const server = net.createServer((socket) => {
    let text = '';
    let inLetter = false;
    socket.write('220 post.example\r\n');
    socket.on('data', (bytes) => {
      text += bytes.toString('utf8');
      for (let end = text.indexOf('\r\n'); !inLetter && end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        inLetter = line === 'DATA';
        if (line === 'QUIT') return void socket.end('221 bye\r\n');
        socket.write(inLetter ? '354 go on\r\n' : '250 post.example\r\n');
      }
      if (!inLetter || !text.endsWith('\r\n.\r\n')) return;
      letters.push(text);
      [text, inLetter] = ['', false];
      socket.write('250 taken\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}?ignoreTLS=true`, letters };
}

const event = (id: string, isLive: boolean): CalendarEvent => ({
  id,
  sequence: 1,
  isLive,
  title: 'Heads of service',
  place: '',
  about: '',
  startsAt: new Date('2027-05-11T09:00:00Z'),
  endsAt: new Date('2027-05-11T10:00:00Z'),
  url: 'https://peers.example/',
});

describe('A letter with changes to a calendar', async () => {
  const { db } = await testDatabase();
  const { url, letters } = await postBox();
  const send = mailSender(db, { smtpUrl: url, mailFrom: 'Critical Friend <no-reply@peers.example>' }, () => NOW);
  const to = { name: 'Rhian', email: 'rhian@council.example' };

  /** What the parts of the letter say they are. */
  async function partsOf(events: readonly CalendarEvent[]): Promise<string[]> {
    const calendar = calendarMessage(events, to, { name: 'Critical Friend', email: 'no-reply@peers.example' }, NOW);
    const words = { template: 'session-moved', subject: 'Changed', text: 'Changed', html: '<p>Changed</p>' };
    await db.transaction().execute((trx) => enqueueMail(trx, { to: to.email, ...words, calendar }, NOW));
    const { id } = await db
      .selectFrom('mail_messages')
      .select('id')
      .where('status', '=', 'queued')
      .executeTakeFirstOrThrow();
    await send({ id });
    return [
      ...(letters.at(-1) ?? '').replace(/\r\n[ \t]+/g, ' ').matchAll(/^Content-Type: (text\/calendar[^\r]*)/gm),
    ].map(([, type]) => type ?? '');
  }

  it('has one as another way to read it, with what it does', async () => {
    assert.equal((await partsOf([event('a', true)]))[0], 'text/calendar; charset=utf-8; method=REQUEST');
    assert.equal((await partsOf([event('a', false)]))[0], 'text/calendar; charset=utf-8; method=CANCEL');
  });

  it('has several each in a file of its own, so that a calendar takes one in and another out', async () => {
    assert.deepEqual(await partsOf([event('a', true), event('b', false)]), [
      'text/calendar; charset=utf-8; method=REQUEST; name=session-1.ics',
      'text/calendar; charset=utf-8; method=CANCEL; name=session-2.ics',
    ]);
  });
});

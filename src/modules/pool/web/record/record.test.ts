import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { pdfText } from '../../../../platform/documents/testing/read-pdf.ts';
import { makeAuthority, makeBody, makePeer, makePerson } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;
const bodyId = await makeBody(db);
await makeAuthority(db, 'NOR', { name: 'Northdale Council' });
const ayesha = await makePeer(db, { bodyId, name: 'Ayesha Ŵyn' });
const peer = await service.as(ayesha);
const officer = await service.as(await makePerson(db, 'Kwame', 'placement-officer', { bodyId }));
const stranger = await service.as(await makePerson(db, 'Far', 'placement-officer', { bodyId: await makeBody(db) }));
await db
  .insertInto('peer_visits')
  .values({
    id: newId(),
    peer_id: ayesha,
    authority_id: 'NOR',
    slot_name: 'Lead peer',
    served_on: '2026-05-14',
    days: 4,
  })
  .execute();
const support = {
  id: newId(),
  kind: 'mentoring',
  what: 'Mentored a new leader 🌼 <b>',
  authority: 'northdale',
  'on-day': '1',
  'on-month': '6',
  'on-year': '2026',
  hours: '11',
};

describe('A peer’s record', () => {
  it('holds places, support logged once and feedback passed on, in few statements', async () => {
    for (let press = 0; press < 2; press += 1)
      assert.equal((await peer.post('/peer/support', support)).statusCode, 303);
    const feedback = { id: newId(), from: 'host', challenge: newId(), text: 'Listened first,\nthen asked' };
    assert.equal((await officer.post(`/pool/${ayesha}/feedback`, feedback)).statusCode, 303);
    const { result, count } = await countingStatements(() => peer.get('/peer/record'));
    assert.equal(count <= 3, true);
    for (const words of [
      'Northdale Council',
      'Lead peer',
      'Mentored a new leader 🌼 &lt;b&gt;',
      '1 day and 3 hours',
      'Listened first,\nthen asked',
    ])
      assert.equal(result.body.includes(words), true, words);
    assert.equal((await countingStatements(() => officer.get(`/pool/${ayesha}/record`))).count <= 8, true);
    assert.deepEqual(await db.selectFrom('peer_support').select(['hours', 'authority_id']).execute(), [
      { hours: 11, authority_id: 'NOR' },
    ]);
  });

  it('keeps what was typed beside each message', async () => {
    const wrong = { ...support, id: newId(), what: 'Kept 🙂', authority: 'Atlantis', 'on-year': '2099', hours: '0' };
    const first = await peer.post('/peer/support', wrong);
    assert.equal(first.statusCode, 422);
    assert.equal(
      first.body.includes('Enter the hours as a number from 1 to 480') && first.body.includes('Kept 🙂'),
      true,
    );
    assert.equal(
      (await peer.post('/peer/support', { ...wrong, hours: '3' })).body.includes('This day has not come yet'),
      true,
    );
    const nowhere = await peer.post('/peer/support', { ...wrong, hours: '3', 'on-year': '2026' });
    assert.equal(nowhere.body.includes('We know no authority of that name'), true);
  });

  it('is the peer’s and the office’s of the same body, and taken back only by who logged it', async () => {
    assert.equal((await stranger.get(`/pool/${ayesha}/record`)).statusCode, 404);
    assert.equal(
      (await stranger.post(`/pool/${ayesha}/feedback`, { id: newId(), from: 'host', text: 'x' })).statusCode,
      404,
    );
    assert.equal((await officer.get('/peer/record')).statusCode, 404);
    const byOffice = { ...support, id: newId(), what: 'A workshop' };
    assert.equal((await officer.post(`/pool/${ayesha}/support`, byOffice)).statusCode, 303);
    assert.equal((await peer.post(`/peer/support/${byOffice.id}/removal`)).statusCode, 404);
    assert.equal((await peer.post(`/peer/support/${support.id}/removal`)).statusCode, 303);
  });

  it('makes a certificate: a tagged PDF/UA-1 with its language, title and table heads', async () => {
    for (const [browser, url] of [
      [peer, '/peer/certificate.pdf'],
      [officer, `/pool/${ayesha}/certificate.pdf`],
    ] as const) {
      const file = await browser.get(url);
      assert.equal(file.headers['content-type'], 'application/pdf');
      const text = pdfText(file.rawPayload);
      // The tool reads bytes as letters; the title is UTF-8.
      const said = (pattern: RegExp) => Buffer.from(pattern.exec(text)?.[1] ?? '', 'latin1').toString();
      assert.deepEqual(
        [
          said(/<pdfuaid:part>(\d)/),
          said(/\/Marked (\w+)/),
          said(/\/Lang \(([^)]+)\)/),
          said(/<dc:title>.*?>([^<]+)<\/rdf:li>/s),
        ],
        ['1', 'true', 'en-GB', 'Certificate of service: Ayesha Ŵyn'],
      );
      assert.equal((text.match(/\/S \/TH\b/g) ?? []).length >= 5, true);
    }
    assert.equal((await stranger.get(`/pool/${ayesha}/certificate.pdf`)).statusCode, 404);
  });
});

describe('Reflections', () => {
  it('are the peer’s alone until shared; not even the audit trail has their words', async () => {
    const secret = { id: newId(), text: 'Too quick to speak 🤐', shared: 'no', challenge: '' };
    const open = { id: newId(), text: 'Ask the night shift first', shared: 'yes', challenge: '' };
    for (const one of [secret, open, open]) assert.equal((await peer.post('/peer/reflections', one)).statusCode, 303);
    const office = (await officer.get(`/pool/${ayesha}/record`)).body;
    assert.deepEqual(
      [office.includes('Too quick to speak'), office.includes('Ask the night shift first')],
      [false, true],
    );
    // Sent again after Back in other words, it is another.
    for (let press = 0; press < 2; press += 1)
      await peer.post('/peer/reflections', { ...open, text: 'Ask them twice' });
    const own = (await peer.get('/peer/reflections')).body;
    assert.equal(own.split('Ask them twice').length, 2);
    assert.equal(own.includes('Too quick to speak 🤐') && own.includes('Shared with the office'), true);
    const audit = await db
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'Wrote a reflection')
      .execute();
    assert.deepEqual(audit, [{ detail: {} }, { detail: {} }, { detail: {} }]);
    const other = await service.as(await makePeer(db, { bodyId, name: 'Other' }));
    assert.equal((await other.get(`/peer/reflections/${secret.id}`)).statusCode, 404);
    assert.equal((await other.post(`/peer/reflections/${secret.id}/removal`)).statusCode, 404);
    const change = { ...secret, text: 'Mine', version: '1' };
    assert.equal((await other.post(`/peer/reflections/${secret.id}`, change)).statusCode, 404);
    assert.equal((await peer.post(`/peer/reflections/${secret.id}`, change)).statusCode, 303);
    const stale = await peer.post(`/peer/reflections/${secret.id}`, { ...change, text: 'Older words' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('Mine') && stale.body.includes('Older words'), true);
    const long = await peer.post('/peer/reflections', { ...open, id: newId(), text: 'x'.repeat(100_000) });
    assert.equal(long.statusCode, 422);
    assert.equal((await peer.post(`/peer/reflections/${secret.id}/removal`)).statusCode, 303);
    assert.equal((await peer.get(`/peer/reflections/${secret.id}`)).statusCode, 404);
  });
});

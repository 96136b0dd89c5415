import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aFitPeer, aFormingTeam } from '../../../teams/testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aFormingTeam(db);
const office = await service.as(challenge.people.placementOfficer);
const fit = await aFitPeer(db, challenge, { name: 'Ayesha Khan', role: 'health-manager', skills: {} });
await db.updateTable('people').set({ email: 'ayesha@example.org' }).where('id', '=', fit).execute();

/** The address of the first call that the demand page offers to open, with its need. */
async function firstNeed(): Promise<string> {
  const page = await office.get('/demand');
  const hrefs = [...page.body.matchAll(/href="\/calls\/new\?need=([^"]+)"/g)].map((match) => match[1] ?? '');
  assert.equal(hrefs.length > 0, true);
  return decodeURIComponent(hrefs[0] ?? '').replaceAll('&amp;', '&');
}
const days = (opens: string, closes: string) => {
  const part = (name: string, date: string) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  return { ...part('opens', opens), ...part('closes', closes) };
};
const text = {
  title: 'Wanted: directors – cyfarwyddwyr 🏛',
  wanted: 'Directors for May.',
  about: 'One.\n\n<b>Two</b> مرحبا',
};

describe('Demand against supply', () => {
  it('says in a sentence, a picture, a table and a file what the year asks for and what is short', async () => {
    const page = await office.get('/demand');
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.includes('One challenge') || page.body.includes('one challenge asks for'), true);
    assert.equal(page.body.includes('The pool cannot fill'), true);
    assert.equal(page.body.includes('<svg class="cf-demand"'), true);
    const file = await office.get('/demand.csv');
    assert.equal(file.headers['content-type'], 'text/csv; charset=utf-8');
    const lines = file.body.trimEnd().split('\r\n');
    assert.equal(lines[0], '\ufeffWhat is asked for,Month,Places,Held,Can be filled,Short,Days short');
    assert.equal(
      lines.some((line) => line.includes('May 2027,1,0,1,0,0')),
      true,
    );
    assert.equal((await office.get('/demand?programme=corporate')).body.includes('No challenge is planned'), true);
    assert.equal((await office.get("/demand?programme=';drop")).statusCode, 200);
  });

  it('takes eight statements at most with one challenge or three', async () => {
    const counts: number[] = [];
    for (const more of [0, 2]) {
      for (let index = 0; index < more; index += 1) await aFormingTeam(db, { bodyId: challenge.bodyId });
      await office.get('/demand');
      counts.push((await countingStatements(() => office.get('/demand'))).count);
    }
    assert.equal(
      counts.every((count) => count <= 8),
      true,
      String(counts),
    );
    assert.equal(counts[0], counts[1]);
  });

  it('is the office’s alone', async () => {
    for (const who of ['hostCoordinator', 'stranger', 'challengeManager'] as const) {
      const person = await service.as(challenge.people[who]);
      for (const url of ['/demand', '/demand.csv', '/calls'])
        assert.equal((await person.get(url)).statusCode, 403, url);
    }
  });
});

describe('A call for peers', () => {
  const id = newId();
  it('is drafted from a gap, and refused with what was typed where something is missing', async () => {
    const need = await firstNeed();
    const page = await office.get(`/calls/new?need=${encodeURIComponent(need)}`);
    assert.equal(page.body.includes('Wanted: '), true);
    assert.equal((await office.get('/calls/new?need=nothing')).statusCode, 404);
    const wrong = await office.post('/calls', { id, need, ...text, wanted: '', ...days('2026-11-22', '2026-12-31') });
    assert.equal(wrong.statusCode, 422);
    assert.equal(wrong.body.includes('Say in one sentence who is wanted'), true);
    assert.equal(wrong.body.includes('cyfarwyddwyr 🏛'), true);
    const back = await office.post('/calls', { id, need, ...text, ...days('2026-12-22', '2026-12-01') });
    assert.equal(back.body.includes('The last day has to come after the first'), true);
    const long = await office.post('/calls', {
      id,
      need,
      ...text,
      about: 'x'.repeat(100_000),
      ...days('2026-11-22', '2026-12-31'),
    });
    assert.equal(long.statusCode, 422);
    const good = { id, need, ...text, ...days('2026-11-22', '2026-12-31') };
    assert.equal((await office.post('/calls', good)).statusCode, 303);
    assert.equal((await office.post('/calls', good)).statusCode, 303);
    assert.equal((await db.selectFrom('calls_for_peers').select('id').execute()).length, 1);
    assert.equal((await office.get('/demand')).body.includes(`href="/calls/${id}"`), true);
  });

  it('stands on the public list and its page while it is open, and not before', async () => {
    const nobody = service.browser();
    const list = await nobody.get('/become-a-peer');
    assert.equal(list.body.includes(`/become-a-peer/calls/${id}`) && list.body.includes('Directors for May.'), true);
    const page = await nobody.get(`/become-a-peer/calls/${id}`);
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.includes('&lt;b&gt;Two&lt;/b&gt; مرحبا'), true);
    assert.equal(page.body.includes(`/become-a-peer/offers/new?call=${id}`), true);
    assert.equal((await nobody.get(`/become-a-peer/calls/${newId()}`)).statusCode, 404);
    const ahead = await db
      .updateTable('calls_for_peers')
      .set({ opens_on: '2026-12-01' })
      .where('id', '=', id)
      .execute();
    assert.equal(ahead.length, 1);
    assert.equal((await nobody.get(`/become-a-peer/calls/${id}`)).statusCode, 404);
    assert.equal((await nobody.get('/become-a-peer')).body.includes(id), false);
    await db.updateTable('calls_for_peers').set({ opens_on: '2026-11-22' }).where('id', '=', id).execute();
  });

  it('is written to each person once, by group', async () => {
    await db
      .updateTable('people')
      .set({ email: 'cora@example.org' })
      .where('id', '=', challenge.people.hostCoordinator)
      .execute();
    const none = await office.post(`/calls/${id}/mailings`, {});
    assert.equal(none.statusCode, 422);
    assert.equal(none.body.includes('Choose at least one group'), true);
    for (let presses = 0; presses < 2; presses += 1) {
      await office.post(`/calls/${id}/mailings`, { audiences: ['near', 'knows', 'contact'] });
      await service.runJobs();
    }
    const sent = await db
      .selectFrom('mail_messages')
      .select(['person_id'])
      .where('template', '=', 'call-for-peers')
      .execute();
    const people = sent.map(({ person_id }) => person_id);
    assert.equal(new Set(people).size, people.length);
    assert.equal(people.includes(challenge.people.hostCoordinator), true);
    const shown = await office.get(`/calls/${id}`);
    assert.equal(shown.body.includes('Everybody we know of has had it'), true);
  });

  it('is named by an offer that comes from its page, and shows what came of it', async () => {
    const nobody = service.browser();
    const offer = newId();
    const start = await nobody.get(`/become-a-peer/offers/new?call=${id}`);
    assert.equal(start.body.includes(`name="call" value="${id}"`), true);
    await nobody.post('/become-a-peer/offers', { id: offer, name: 'Ann Offer', email: 'ann@example.org', call: id });
    const draft = await db.selectFrom('interest_drafts').select('call_id').where('id', '=', offer).executeTakeFirst();
    assert.equal(draft?.call_id, id);
    const made = await nobody.post('/become-a-peer/offers', {
      id: newId(),
      name: 'Bo',
      email: 'bo@example.org',
      call: newId(),
    });
    assert.equal(made.statusCode, 303);
  });

  it('is changed from the revision that was read, and nobody’s text is saved over', async () => {
    const edit = { ...text, title: 'Wanted: directors of care', version: '1', ...days('2026-11-22', '2026-12-20') };
    assert.equal((await office.post(`/calls/${id}`, edit)).statusCode, 303);
    const stale = await office.post(`/calls/${id}`, { ...edit, title: 'My other title' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('My other title') && stale.body.includes('Wanted: directors of care'), true);
  });

  it('ends when the office says so: off the list, its page says it closed, and no letter leaves', async () => {
    assert.equal((await office.post(`/calls/${id}/end`)).statusCode, 303);
    const nobody = service.browser();
    assert.equal((await nobody.get('/become-a-peer')).body.includes(id), false);
    assert.equal((await nobody.get(`/become-a-peer/calls/${id}`)).body.includes('This call closed on'), true);
    const late = await office.post(`/calls/${id}/mailings`, { audiences: 'contact' });
    assert.equal(late.statusCode, 422);
    assert.equal((await office.get('/calls')).body.includes('Closed'), true);
  });

  it('shows what was typed into it, which is not saved, where it was ended meanwhile', async () => {
    const edit = { ...text, title: 'Wanted: <nurses>', version: '2', ...days('2026-11-22', '2026-12-20') };
    // What is right, and what would have been asked about again.
    for (const change of [{}, { wanted: '' }]) {
      const late = await office.post(`/calls/${id}`, { ...edit, about: 'Come and see.', ...change });
      assert.equal(late.statusCode, 409);
      for (const words of [
        'What you typed, which is not saved',
        'Wanted: &lt;nurses&gt;',
        'Come and see.',
        '20 12 2026',
      ])
        assert.equal(late.body.includes(words), true, words);
    }
    assert.equal((await office.get(`/calls/${id}/edit`)).statusCode, 404);
  });
});

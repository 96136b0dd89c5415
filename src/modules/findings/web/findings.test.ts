import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aNote, aSession } from '../../notebook/testing/builders.ts';
import { findingsForReport, recommendationsForReport } from '../index.ts';
import { aFinding, aRecommendation } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
const built = await aChallenge(db, { stage: 'on-site', reference: 'FD1' });
const other = await aChallenge(db, { stage: 'on-site', reference: 'FD2', bodyId: built.bodyId });
const [theme, second] = built.themes;
if (!theme || !second) throw new Error('too few themes');
const session = await aSession(db, {
  challengeId: built.id,
  interviewees: [{ name: 'Siân Llwyd', jobTitle: 'Head of Housing' }],
});
const base = '/challenges/FD1';
const write = (text: string, more: object = {}) =>
  aNote(db, {
    challengeId: built.id,
    authorId: built.people.peer,
    sessionId: session,
    themeId: theme.id,
    text,
    ...more,
  });
const notes = [
  await write('First <i>note</i>', { kind: 'consideration' }),
  await write('Second note', { kind: 'consideration', sourceCategory: 'members' }),
];
const spare = await write('A third, not chosen');
const foreign = await aNote(db, { challengeId: other.id, authorId: other.people.peer });
const peer = await service.as(built.people.peer);
const manager = await service.as(built.people.challengeManager);
const fields = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  kind: 'consideration',
  theme: theme.id,
  title: 'Waits are long',
  body: 'People wait for months.',
  note: notes,
  ...more,
});
const evidenceOf = async (id: string) =>
  (await db.selectFrom('finding_notes').select('note_id').where('finding_id', '=', id).execute())
    .map((row) => row.note_id)
    .sort();
const audited = async (id: string) =>
  await db
    .selectFrom('audit_entries')
    .select(['action', 'reason'])
    .where('subject_id', '=', id)
    .orderBy('action', 'desc')
    .execute();

describe('Making a finding', () => {
  it('begins with the notes that were ticked, their kind and their theme', async () => {
    const page = await peer.get(`${base}/findings/new?note=${notes[0]}&note=${notes[1]}&note=${foreign}`);
    assert.equal(page.statusCode, 200);
    assert.equal(page.body.match(/name="note"[^>]* checked/g)?.length, 2);
    assert.match(page.body, /value="consideration" checked/);
    assert.equal(page.body.includes('First &lt;i&gt;note&lt;/i&gt;'), true);
    assert.equal(page.body.includes(spare), true);
    assert.equal(page.body.includes(foreign), false);
  });

  it('keeps it with what it stands on, once however often it is sent', async () => {
    const form = fields({ key: 'yes' });
    const answer = await peer.post(`${base}/findings`, form);
    assert.equal(answer.headers.location, `${base}/findings/${form.id}`);
    assert.equal((await peer.post(`${base}/findings`, form)).statusCode, 303);
    assert.deepEqual(await evidenceOf(form.id), [...notes].sort());
    assert.deepEqual(await audited(form.id), [{ action: 'made a finding', reason: null }]);
    const page = await peer.get(`${base}/findings/${form.id}`);
    assert.equal(page.body.includes('2 notes, 2 kinds of source'), true);
    assert.equal(page.body.includes('Second note'), true);
    assert.equal((await peer.get(`${base}/notes`)).body.includes('Stands behind'), true);
    const changed = await peer.post(`${base}/findings`, { ...form, title: 'Another title' });
    assert.equal(changed.statusCode, 409);
    assert.equal(changed.body.includes('Another title'), true);
  });

  it('refuses one without evidence and keeps what was typed; notes of another challenge are none', async () => {
    for (const note of [[], [foreign]]) {
      const form = fields({ note, body: 'Typed 🙂 مرحبا ŵ' });
      const answer = await peer.post(`${base}/findings`, form);
      assert.equal(answer.statusCode, 422);
      assert.equal(answer.body.includes('Choose at least one thing it stands on'), true);
      assert.equal(answer.body.includes('Typed 🙂 مرحبا ŵ'), true);
      assert.deepEqual(await audited(form.id), []);
    }
  });

  it('lets the challenge manager alone go without, by a reason that is kept and shown', async () => {
    const form = fields({ note: [], reason: 'We all saw it on the walk round', title: 'Seen by all' });
    const refused = await peer.post(`${base}/findings`, form);
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes('Only the challenge manager'), true);
    assert.equal((await peer.get(`${base}/findings/new`)).body.includes('name="reason"'), false);
    assert.equal((await manager.post(`${base}/findings`, form)).statusCode, 303);
    assert.deepEqual(await audited(form.id), [
      { action: 'made a finding', reason: null },
      { action: 'let a finding stand without evidence', reason: 'We all saw it on the walk round' },
    ]);
    assert.equal((await peer.get(`${base}/findings`)).body.includes('Stands without evidence.'), true);
    const change = { ...fields({ note: [], title: 'Seen by everybody' }), version: '1' };
    assert.equal((await peer.post(`${base}/findings/${form.id}`, change)).statusCode, 303);
    assert.equal((await audited(form.id)).length, 3);
    assert.equal(
      (await peer.post(`${base}/findings/${form.id}`, { ...change, version: '2', note: notes })).statusCode,
      303,
    );
    const row = await db.selectFrom('findings').selectAll().where('id', '=', form.id).executeTakeFirstOrThrow();
    assert.deepEqual([row.title, row.without_evidence_reason, row.version], ['Seen by everybody', null, 3]);
  });

  it('warns of words that may lead to one person before the host could read them', async () => {
    const form = fields({ body: 'As Siân put it' });
    const warned = await peer.post(`${base}/findings`, form);
    assert.equal(warned.statusCode, 422);
    assert.equal(warned.body.includes('“Siân” may lead to one person'), true);
    assert.equal((await peer.post(`${base}/findings`, { ...form, anyway: 'yes' })).statusCode, 303);
  });

  it('refuses 100,000 characters, a theme of another challenge, and impossible kinds', async () => {
    const long = await peer.post(`${base}/findings`, fields({ body: 'x'.repeat(100_000) }));
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('x'.repeat(100_000)), true);
    const wrong = await peer.post(`${base}/findings`, fields({ theme: other.themes[0]?.id ?? '' }));
    assert.equal(wrong.body.includes('Choose one of this challenge’s themes'), true);
    assert.equal((await peer.post(`${base}/findings`, fields({ kind: 'neutral' }))).statusCode, 422);
  });
});

describe('Findings that are there', () => {
  it('are not overwritten where a colleague was faster', async () => {
    const id = await aFinding(db, { challengeId: built.id, themeId: second.id, noteIds: [spare], title: 'Faster' });
    const change = { ...fields({ title: 'Mine', note: [spare] }), version: '1' };
    assert.equal((await peer.post(`${base}/findings/${id}`, change)).statusCode, 303);
    const stale = await manager.post(`${base}/findings/${id}`, { ...change, title: 'Theirs' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('Theirs') && stale.body.includes('<strong>Mine</strong>'), true);
  });

  it('are put in order, and removed only where nothing follows from them', async () => {
    const make = (title: string, position: number) =>
      aFinding(db, { challengeId: built.id, themeId: second.id, noteIds: [spare], title, position });
    const a = await make('A', 101);
    const b = await make('B', 102);
    await peer.post(`${base}/findings/${b}/moves`, { direction: 'up' });
    const order = (await findingsForReport(db, built.id))
      .map((finding) => finding.id)
      .filter((id) => id === a || id === b);
    assert.deepEqual(order, [b, a]);
    const recommendation = await aRecommendation(db, { challengeId: built.id, findingIds: [a], title: 'Act on A' });
    const refused = await peer.post(`${base}/findings/${a}/removal`);
    assert.equal(refused.statusCode, 409);
    assert.equal(refused.body.includes('Act on A'), true);
    await peer.post(`${base}/recommendations/${recommendation}/removal`);
    assert.equal((await peer.post(`${base}/findings/${a}/removal`)).statusCode, 303);
    assert.equal((await peer.get(`${base}/findings/${a}`)).statusCode, 404);
    assert.equal((await peer.get(`/challenges/FD2/findings/${b}`)).statusCode, 404);
  });
});

describe('Recommendations', () => {
  it('follow from findings, in order, and lead down to the notes', async () => {
    const finding = await aFinding(db, { challengeId: built.id, themeId: theme.id, noteIds: notes, title: 'Waits' });
    const form = { id: newId(), title: 'Cut waits by half', body: '', finding: [finding] };
    const none = await peer.post(`${base}/recommendations`, { ...form, finding: [] });
    assert.equal(none.statusCode, 422);
    assert.equal(none.body.includes('Choose at least one finding it follows from'), true);
    assert.equal((await peer.post(`${base}/recommendations`, form)).statusCode, 303);
    assert.equal((await peer.post(`${base}/recommendations`, form)).statusCode, 303);
    const page = await peer.get(`${base}/recommendations/${form.id}`);
    assert.equal(page.body.includes('Waits') && page.body.includes('Second note'), true);
    assert.equal((await peer.get(`${base}/findings/${finding}`)).body.includes('Cut waits by half'), true);
    const second = { id: newId(), title: 'By reason', body: '', reason: 'Asked for at scoping' };
    assert.equal((await peer.post(`${base}/recommendations`, second)).statusCode, 422);
    assert.equal((await manager.post(`${base}/recommendations`, second)).statusCode, 303);
    await peer.post(`${base}/recommendations/${second.id}/moves`, { direction: 'up' });
    const order = (await recommendationsForReport(db, built.id)).map(({ number, title }) => [number, title]);
    assert.deepEqual(order, [
      [1, 'By reason'],
      [2, 'Cut waits by half'],
    ]);
    const list = await peer.get(`${base}/recommendations`);
    assert.equal(list.body.includes('You have 2. Most teams end with 6 to 10.'), true);
    const change = { ...form, version: '1', title: 'Cut waits by a third' };
    assert.equal((await peer.post(`${base}/recommendations/${form.id}`, change)).statusCode, 303);
    assert.equal((await peer.post(`${base}/recommendations/${form.id}`, { ...change, title: 'Late' })).statusCode, 409);
  });

  for (const [status, signedOff, why] of [
    ['fact-check', null, 'The host is checking the facts of the report, so its recommendations stay as they are'],
    [
      'signed-off',
      new Date('2026-11-20T09:00:00Z'),
      'The report is signed off, so its recommendations stay as they are.',
    ],
  ] as const) {
    it(`stand still once the report is at ${status}: nothing is made, changed, moved or removed, and what was typed is kept`, async () => {
      const { id, challenge, people } = await withReport(status, signedOff);
      const team = await service.as(people.peer);
      const before = await recommendationsForReport(db, id);
      const [first, last] = before;
      const form = { id: newId(), title: 'Typed in vain', body: '', finding: await aFindingOf(id) };
      const tries = [
        await team.post(`${challenge}/recommendations`, form),
        await team.post(`${challenge}/recommendations/${first?.id}`, { ...form, version: '1' }),
        await team.post(`${challenge}/recommendations/${last?.id}/moves`, { direction: 'up' }),
        await team.post(`${challenge}/recommendations/${first?.id}/removal`),
      ];
      for (const answer of tries) {
        assert.deepEqual([answer.statusCode, answer.body.includes(why)], [409, true]);
      }
      for (const answer of tries.slice(0, 2)) assert.equal(answer.body.includes('Typed in vain'), true);
      assert.deepEqual(await recommendationsForReport(db, id), before);
    });
  }

  it('and findings take as many statements for many as for one', async () => {
    const measured = async () => {
      const [finding] = await findingsForReport(db, other.id);
      const [recommendation] = await recommendationsForReport(db, other.id);
      const reader = await service.as(other.people.peer);
      const all: number[] = [];
      const paths = [
        'findings',
        `findings/${finding?.id}`,
        `findings/${finding?.id}/change`,
        `findings/new?note=${foreign}`,
      ];
      for (const path of [
        ...paths,
        'recommendations',
        'recommendations/new',
        `recommendations/${recommendation?.id}`,
      ]) {
        all.push((await countingStatements(() => reader.get(`/challenges/FD2/${path}`))).count);
      }
      return all;
    };
    const themeId = other.themes[0]?.id ?? '';
    const one = async () => {
      const id = await aFinding(db, { challengeId: other.id, themeId, noteIds: [foreign] });
      await aRecommendation(db, { challengeId: other.id, findingIds: [id] });
    };
    await one();
    const few = await measured();
    await one();
    await one();
    assert.deepEqual(await measured(), few);
    assert.equal(Math.max(...few) <= 8, true, few.join(', '));
  });
});

describe('What the team writes', () => {
  it('is read by nobody else: not the host, not the office, not a stranger, nor a peer of another team', async () => {
    await db.updateTable('people').set({ name: 'Qwxauthor Peer' }).where('id', '=', built.people.peer).execute();
    const secret = 'Wxyzzy7 told us in tears';
    const note = await write(secret);
    const finding = await aFinding(db, {
      challengeId: built.id,
      themeId: theme.id,
      noteIds: [note],
      title: 'Qwxfinding',
    });
    const recommendation = await aRecommendation(db, {
      challengeId: built.id,
      findingIds: [finding],
      title: 'Qwxadvice',
    });
    const paths = [
      'notes',
      'notes/new',
      `notes/${note}`,
      `notes/${note}/change`,
      `notes/${note}/deletion`,
      `sessions/${session}/notes`,
      'wall',
      'findings',
      'findings/new',
      `findings/${finding}`,
      `findings/${finding}/change`,
      `findings/${finding}/removal`,
      'recommendations',
      'recommendations/new',
      `recommendations/${recommendation}`,
      `recommendations/${recommendation}/change`,
    ];
    const team = await Promise.all(paths.map(async (path) => (await peer.get(`${base}/${path}`)).statusCode));
    assert.deepEqual([...new Set(team)], [200]);
    const { people } = built;
    const known = [
      people.hostCoordinator,
      people.hostSponsor,
      people.programmeManager,
      people.placementOfficer,
      people.administrator,
    ];
    const unknown = [
      people.stranger,
      people.interviewee,
      other.people.peer,
      other.people.hostSponsor,
      other.people.challengeManager,
    ];
    for (const [who, status] of [
      ...known.map((id) => [id, 403] as const),
      ...unknown.map((id) => [id, 404] as const),
    ]) {
      const browser = await service.as(who);
      for (const path of paths) {
        const answer = await browser.get(`${base}/${path}`);
        assert.equal(answer.statusCode, status, path);
        assert.equal(/Wxyzzy7|Siân|Llwyd|Qwx(author|finding|advice)/.test(answer.body), false, path);
      }
      for (const path of ['', '/history', '/team', '/report', '/timetable', '/documents']) {
        const { body } = await browser.get(`${base}${path}`);
        assert.equal(/Wxyzzy7|Qwxfinding|Qwxadvice/.test(body), false, path);
      }
      assert.equal((await browser.post(`${base}/notes`, { id: newId() })).statusCode, status);
      assert.equal((await browser.post(`${base}/findings`, fields())).statusCode, status);
    }
    assert.equal((await service.browser().get(`${base}/notes`)).statusCode, 303);
  });

  it('reaches a report without a note, its author or an interviewee', async () => {
    const text = JSON.stringify([await findingsForReport(db, built.id), await recommendationsForReport(db, built.id)]);
    assert.equal(/Wxyzzy7|Llwyd|Qwxauthor|First <i>note/.test(text), false);
    assert.equal(text.includes('Waits are long'), true);
  });
});

/** A challenge with two recommendations in a report that has come so far. */
async function withReport(status: string, signedOffAt: Date | null) {
  const { id, reference, people, themes } = await aChallenge(db, { stage: 'fact-check', bodyId: built.bodyId });
  const note = await aNote(db, { challengeId: id, authorId: people.peer });
  const finding = await aFinding(db, { challengeId: id, themeId: themes[0]?.id ?? '', noteIds: [note] });
  for (const title of ['Say it', 'Write it'])
    await aRecommendation(db, { challengeId: id, findingIds: [finding], title });
  const report = { challenge_id: id, status, opened_at: new Date('2026-11-02T09:00:00Z'), signed_off_at: signedOffAt };
  await db.insertInto('reports').values(report).execute();
  return { id, people, challenge: `/challenges/${reference}` };
}

async function aFindingOf(challengeId: string): Promise<string> {
  const [finding] = await findingsForReport(db, challengeId);
  return finding?.id ?? '';
}

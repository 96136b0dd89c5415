import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { makeBundle } from '../application/make-bundle.ts';
import { registerDevice } from '../application/register-device.ts';
import { takeInOperations } from '../application/take-in-operations.ts';
import { hashOperation, type NoteBody, sealOperation } from '../contract.ts';
import { sha256 } from '../domain/sha256.ts';
import { aNote, aPrompt, aSession } from '../testing/builders.ts';

const service = await testService();
const { db } = service;
service.setNow(new Date('2027-05-11T19:00:00Z'));
const built = await aChallenge(db, { stage: 'on-site', reference: 'PR1' });
const other = await aChallenge(db, { stage: 'on-site', reference: 'PR2', bodyId: built.bodyId });
const [theme] = built.themes;
if (!theme) throw new Error('no theme');
const at = (time: string) => new Date(`2027-05-${time}:00Z`);
const session = (title: string, time: string, more: object = {}) =>
  aSession(db, { challengeId: built.id, title, startsAt: at(time), themeIds: [theme.id], ...more });
const over = await session('This morning', '11T08:00');
const managers = await session('Team managers', '12T08:00', {
  sourceCategory: 'middle-managers',
  interviewees: [{ name: 'Siân Llwyd', jobTitle: 'Head of Housing' }],
});
const families = await session('Families', '12T10:00', { sourceCategory: 'residents' });
const off = await session('Called off', '12T13:00');
await db.updateTable('sessions').set({ is_live: false }).where('id', '=', off).execute();
const elsewhere = await aSession(db, { challengeId: other.id, title: 'Elsewhere', startsAt: at('12T09:00') });
const question = await aNote(db, {
  challengeId: built.id,
  authorId: built.people.secondPeer,
  kind: 'question',
  themeId: theme.id,
  text: 'Who decides\non reviews?',
});
const peer = await service.as(built.people.peer);
const base = '/challenges/PR1';
const ROOM = 'team-room?day=2027-05-11&by=theme';
const take = (fields: Record<string, string | string[]>, browser = peer) =>
  browser.post(`${base}/prompts`, { id: newId(), text: 'Who decides on reviews?', back: ROOM, ...fields });
const promptsOf = async (sessionId: string) =>
  await db
    .selectFrom('session_prompts')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('raised_at')
    .orderBy('text')
    .execute();

describe('Taking a question into sessions', () => {
  it('begins with the question’s words and shows the sessions still to come, those about its theme named', async () => {
    const { body } = await peer.get(`${base}/prompts/new?note=${question}&back=${encodeURIComponent(ROOM)}`);
    assert.equal(body.includes('Who decides on reviews?</textarea>'), true);
    assert.equal(body.includes('Team managers') && body.includes('Families'), true);
    assert.equal(/This morning|Called off|Elsewhere/.test(body), false);
    assert.equal(body.includes('9am to 10am · Middle managers · about the same theme'), true);
  });

  it('makes it a prompt of each, raised by whoever wrote the question, once however often it is sent', async () => {
    const form = { id: newId(), note: question, session: [managers, families] };
    const answer = await take(form);
    assert.equal(answer.headers.location, `${base}/${ROOM}`);
    await take(form);
    assert.equal((await take({ ...form, id: newId(), text: 'In other words?' })).statusCode, 409);
    for (const each of [managers, families]) {
      assert.deepEqual(
        (await promptsOf(each)).map((row) => [row.text, row.raised_by, row.note_id]),
        [['Who decides on reviews?', built.people.secondPeer, question]],
      );
    }
  });

  it('stands on the session’s page for the team, with whose question it is', async () => {
    const { body } = await peer.get(`${base}/sessions/${families}/notes`);
    assert.equal(body.includes('To ask in this session'), true);
    assert.equal(body.includes('Owen Peer wants to know · not asked yet'), true);
    const form = await peer.get(`${base}/notes/new?session=${families}`);
    assert.equal(form.body.includes('Who decides on reviews?'), true);
  });

  it('takes a typed question in as the typist’s own', async () => {
    const id = newId();
    assert.equal((await take({ id, text: 'How many posts are held?', session: [managers] })).statusCode, 303);
    const [typed] = (await promptsOf(managers)).filter((row) => row.text === 'How many posts are held?');
    assert.deepEqual([typed?.raised_by, typed?.note_id], [built.people.peer, null]);
  });

  for (const [title, fields, message] of [
    ['without a session', { session: [] }, 'Choose at least one session'],
    ['without words', { text: ' ', session: [managers] }, 'Write the question'],
    ['of 501 characters', { text: 'x'.repeat(501), session: [managers] }, 'Use 500 characters or fewer'],
  ] as const) {
    it(`is refused ${title}, and what was typed is kept`, async () => {
      const answer = await take({ text: 'Typed 🙂', ...fields, session: [...fields.session] });
      assert.equal(answer.statusCode, 422);
      assert.equal(answer.body.includes(message), true);
      if (!('text' in fields)) assert.equal(answer.body.includes('Typed 🙂'), true);
    });
  }

  it('is refused where a session has begun, was cancelled or is another challenge’s, and nothing is kept', async () => {
    for (const gone of [over, off, elsewhere]) {
      const answer = await take({ text: 'Too late?', session: [managers, gone] });
      assert.equal(answer.statusCode, 409);
      assert.equal(answer.body.includes('has begun or was cancelled in the meantime'), true);
    }
    const rows = await db.selectFrom('session_prompts').select('id').where('text', '=', 'Too late?').execute();
    assert.deepEqual(rows, []);
  });

  it('warns of a name of somebody who spoke where the question comes from, whichever session it goes to', async () => {
    const heard = await session('Tenants', '11T09:00', { interviewees: [{ name: 'Priya Nair', jobTitle: 'Tenant' }] });
    const from = { challengeId: built.id, authorId: built.people.peer, kind: 'question' as const, text: 'Is it true?' };
    const note = await aNote(db, { ...from, sessionId: heard });
    const form = { note, text: 'Is it true, as Priya said, that they wait?', session: [families] };
    const warned = await take(form);
    assert.equal(warned.statusCode, 422);
    assert.equal(warned.body.includes('“Priya” may lead to one person'), true);
    // A part of her name is nobody’s where she did not speak.
    const elsewhereHeard = await aNote(db, { ...from, sessionId: over });
    assert.equal((await take({ ...form, note: elsewhereHeard })).statusCode, 303);
    assert.equal((await take({ ...form, anyway: 'yes' })).statusCode, 303);
    await db.deleteFrom('notes').where('id', 'in', [note, elsewhereHeard]).execute();
  });

  it('warns of a name of somebody in the session, and keeps it where the writer wants it', async () => {
    const form = { id: newId(), text: 'Ask Siân about housing', session: [managers] };
    const warned = await take(form);
    assert.equal(warned.body.includes('“Siân” may lead to one person'), true);
    assert.equal((await take({ ...form, anyway: 'yes' })).statusCode, 303);
  });

  it('leads back only to pages of its challenge', async () => {
    const away = await take({ text: 'Where to?', session: [families], back: '//elsewhere.example' });
    assert.equal(away.headers.location, `${base}/team-room`);
  });
});

describe('A question that stands in a session already', () => {
  const read = (body: string) =>
    body
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/&#39;/g, '’');
  const notice = async (answer: { headers: { location?: unknown } }) =>
    read((await peer.get(String(answer.headers.location))).body).match(
      /The question [^.]*\.( The question [^.]*\.)*/,
    )?.[0];
  const aQuestion = () =>
    aNote(db, {
      challengeId: built.id,
      authorId: built.people.peer,
      kind: 'question',
      themeId: theme.id,
      text: 'Why?',
    });
  const wordsIn = async (sessionId: string, note: string) =>
    (await promptsOf(sessionId)).filter((row) => row.note_id === note).map((row) => row.text);
  const inputs = (body: string, name: string) =>
    [...body.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value]) => value);

  it('in other words is not said to be taken in: both are shown, and nothing is done yet', async () => {
    const note = await aQuestion();
    await take({ note, text: 'Why so\r\nlate?', session: [managers] });
    const answer = await take({ note, text: 'Why so late, and since when?', session: [managers, families] });
    assert.equal(answer.statusCode, 409);
    const shown = read(answer.body);
    assert.equal(
      shown.includes('In ‘Team managers’ this question stands already, in other words. Nothing is changed yet'),
      true,
    );
    assert.equal(shown.includes('What stands there now ‘Team managers’ Why so late? What you typed'), true);
    assert.equal(answer.body.includes('Why so late, and since when?</textarea>'), true);
    assert.deepEqual(inputs(answer.body, 'seen'), ['Why so\nlate?']);
    assert.deepEqual([await wordsIn(managers, note), await wordsIn(families, note)], [['Why so\nlate?'], []]);
  });

  it('is changed there, or stays, as one decides who has seen both, and of each session is said what is true', async () => {
    const cases: [decided: string, inManagers: string, said: string][] = [
      [
        'change',
        'Second?',
        'The question is taken into ‘Families’. It is in the notebook of everybody on the team. The question is changed in ‘Team managers’, in everybody’s notebook too.',
      ],
      [
        'keep',
        'First?',
        'The question is taken into ‘Families’. It is in the notebook of everybody on the team. The question stands in ‘Team managers’ already, and stays as it is there.',
      ],
    ];
    for (const [decided, inManagers, said] of cases) {
      const note = await aQuestion();
      await take({ note, text: 'First?', session: [managers] });
      const answer = await take({ note, text: 'Second?', session: [managers, families], decided, seen: 'First?' });
      assert.equal(answer.statusCode, 303);
      assert.deepEqual([await wordsIn(managers, note), await wordsIn(families, note)], [[inManagers], ['Second?']]);
      assert.equal(read((await peer.get(String(answer.headers.location))).body).includes(said), true);
    }
  });

  it('is not overwritten with words that somebody else has changed since they were seen', async () => {
    const note = await aQuestion();
    await take({ note, text: 'First?', session: [managers] });
    await db.updateTable('session_prompts').set({ text: 'A colleague’s?' }).where('note_id', '=', note).execute();
    const answer = await take({ note, text: 'Second?', session: [managers], decided: 'change', seen: 'First?' });
    assert.equal(answer.statusCode, 409);
    assert.deepEqual(inputs(answer.body, 'seen'), ['A colleague’s?']);
    assert.deepEqual(await wordsIn(managers, note), ['A colleague’s?']);
  });

  it('and has been asked there stays as it was asked', async () => {
    const note = await aQuestion();
    await take({ note, text: 'First?', session: [managers] });
    const [prompt] = (await promptsOf(managers)).filter((row) => row.note_id === note);
    await peer.post(`${base}/prompts/${prompt?.id}/asked`, { asked: 'yes' });
    const answer = await take({ note, text: 'Second?', session: [managers, families] });
    assert.equal(read(answer.body).includes('It has been asked there, so it stays as it is.'), true);
    assert.deepEqual([inputs(answer.body, 'decided'), answer.body.includes('Change what stands')], [[], false]);
    await take({ note, text: 'Second?', session: [managers, families], decided: 'change', seen: 'First?' });
    assert.deepEqual([await wordsIn(managers, note), await wordsIn(families, note)], [['First?'], ['Second?']]);
  });

  it('in the same words is said to stand there, and is warned of nowhere twice', async () => {
    const note = await aQuestion();
    const form = { note, text: 'Ask Siân?', session: [managers] };
    await take({ ...form, anyway: 'yes' });
    const again = await take({ ...form, anyway: 'yes' });
    assert.equal(await notice(again), 'The question stands in ‘Team managers’ already, and stays as it is there.');
    const other = await take({ ...form, text: 'Ask Siân now?', anyway: 'yes' });
    assert.deepEqual([other.statusCode, inputs(other.body, 'cleared')], [409, ['Ask Siân now?']]);
    const decided = { decided: 'change', seen: 'Ask Siân?', cleared: 'Ask Siân now?' };
    const changed = await take({ ...form, text: 'Ask Siân again?', ...decided });
    assert.equal(changed.body.includes('“Siân” may lead to one person'), true);
    assert.deepEqual([inputs(changed.body, 'decided'), inputs(changed.body, 'seen')], [['change'], ['Ask Siân?']]);
    assert.equal((await take({ ...form, text: 'Ask Siân now?', ...decided })).statusCode, 303);
    assert.deepEqual(await wordsIn(managers, note), ['Ask Siân now?']);
  });

  it('is changed as well where the form it was typed into is sent again in other words', async () => {
    const form = { id: newId(), session: [families] };
    await take({ ...form, text: 'Typed once?' });
    const answer = await take({ ...form, text: 'Typed twice?' });
    assert.deepEqual([answer.statusCode, inputs(answer.body, 'seen')], [409, ['Typed once?']]);
    await take({ ...form, text: 'Typed twice?', decided: 'change', seen: 'Typed once?' });
    const typed = (await promptsOf(families)).map((row) => row.text).filter((text) => text.startsWith('Typed'));
    assert.deepEqual(typed, ['Typed twice?']);
  });
});

describe('A prompt of a challenge that has closed', () => {
  it('is neither marked nor taken away nor taken into a session, and that is said', async () => {
    const closed = await aChallenge(db, { stage: 'closed', reference: 'PR3', bodyId: built.bodyId });
    await db
      .updateTable('challenges')
      .set({ closed_at: at('11T12:00') })
      .where('id', '=', closed.id)
      .execute();
    const where = await aSession(db, { challengeId: closed.id, startsAt: at('12T09:00') });
    const id = await aPrompt(db, { challengeId: closed.id, sessionId: where, raisedBy: closed.people.peer });
    const member = await service.as(closed.people.peer);
    const address = '/challenges/PR3';
    const answers = [
      await member.post(`${address}/prompts/${id}/asked`, { asked: 'yes', back: 'team-room' }),
      await member.post(`${address}/prompts/${id}/removal`, { back: 'team-room' }),
    ];
    for (const answer of answers) {
      assert.equal(answer.headers.location, `${address}/team-room`);
    }
    const told = await member.get(`${address}/team-room`);
    assert.equal(told.body.includes('This challenge has closed, so nothing more is asked in it.'), true);
    assert.equal(told.body.includes('govuk-notification-banner--success'), false);
    const [row] = await promptsOf(where);
    assert.deepEqual([row?.id, row?.asked_at], [id, null]);
    const taken = await member.post(`${address}/prompts`, {
      id: newId(),
      text: 'Late?',
      session: [where],
      back: 'team-room',
    });
    assert.equal(taken.statusCode, 409);
  });
});

describe('A prompt', () => {
  it('is marked as asked and not asked after all, by anybody of the team', async () => {
    const id = await aPrompt(db, {
      challengeId: built.id,
      sessionId: families,
      raisedBy: built.people.peer,
      text: 'Mark me',
    });
    const asked = async () => (await promptsOf(families)).find((row) => row.id === id)?.asked_by ?? null;
    const back = `sessions/${families}/notes`;
    const answer = await peer.post(`${base}/prompts/${id}/asked`, { asked: 'yes', back });
    assert.equal(answer.headers.location, `${base}/${back}`);
    assert.equal(await asked(), built.people.peer);
    await peer.post(`${base}/prompts/${id}/asked`, { asked: 'no', back });
    assert.equal(await asked(), null);
  });

  it('counts as asked once a note answers it, and leads to that note', async () => {
    const id = await aPrompt(db, {
      challengeId: built.id,
      sessionId: families,
      raisedBy: built.people.peer,
      text: 'Answer me',
    });
    const form = await peer.get(`${base}/notes/new?session=${families}&prompt=${id}`);
    assert.match(form.body, /It answers<\/span><br><span dir="auto">Answer me/);
    const note = newId();
    const fields = {
      id: note,
      prompt: id,
      session: families,
      theme: '',
      kind: 'neutral',
      source: '',
      text: 'The board does.',
    };
    assert.equal((await peer.post(`${base}/notes`, fields)).statusCode, 303);
    const row = (await promptsOf(families)).find((each) => each.id === id);
    assert.deepEqual([row?.answer_note_id, row?.asked_by], [note, built.people.peer]);
    const page = await peer.get(`${base}/sessions/${families}/notes`);
    assert.equal(page.body.includes(`href="${base}/notes/${note}">answered in a note</a>`), true);
  });

  it('is taken away after a question, and the note that it came from stays', async () => {
    const [one] = (await promptsOf(managers)).filter((row) => row.note_id === question);
    const ask = await peer.get(`${base}/prompts/${one?.id}/removal?back=${encodeURIComponent(ROOM)}`);
    assert.equal(ask.body.includes('It goes from ‘Team managers’'), true);
    const gone = await peer.post(`${base}/prompts/${one?.id}/removal`, { back: ROOM });
    assert.equal(gone.statusCode, 303);
    assert.equal(
      (await promptsOf(managers)).some((row) => row.id === one?.id),
      false,
    );
    assert.equal((await peer.get(`${base}/notes/${question}`)).statusCode, 200);
  });

  it('of another challenge is not there, and one that a colleague has taken away leads back and says so', async () => {
    const id = await aPrompt(db, { challengeId: other.id, sessionId: elsewhere, raisedBy: other.people.peer });
    for (const gone of [id, newId()]) {
      const tries = [
        () => peer.get(`${base}/prompts/${gone}/removal?back=${encodeURIComponent(ROOM)}`),
        () => peer.post(`${base}/prompts/${gone}/asked`, { asked: 'yes', back: ROOM }),
      ];
      for (const attempt of tries) {
        const answer = await attempt();
        assert.deepEqual([answer.statusCode, answer.headers.location], [303, `${base}/${ROOM}`]);
        assert.equal((await peer.get(`${base}/${ROOM}`)).body.includes('This question is not there any more'), true);
      }
    }
    await peer.post(`${base}/prompts/${id}/removal`, {});
    const rows = await promptsOf(elsewhere);
    assert.deepEqual(
      rows.map((row) => [row.id, row.asked_at]),
      [[id, null]],
    );
    assert.equal((await peer.get(`${base}/prompts/nothing/removal`)).statusCode, 404);
  });

  it('goes when its author deletes the note that it came from', async () => {
    const author = await service.as(built.people.secondPeer);
    assert.equal((await author.post(`${base}/notes/${question}/deletion`)).statusCode, 303);
    const rows = await db.selectFrom('session_prompts').select('id').where('note_id', '=', question).execute();
    assert.deepEqual(rows, []);
  });

  it('is in the notebook of everybody on the team, and in no page of the host’s', async () => {
    const text = 'Wxprompt: why so late?';
    await aPrompt(db, { challengeId: built.id, sessionId: families, raisedBy: built.people.secondPeer, text });
    const device = newId();
    const wanted = { challengeId: built.id, device, name: 'Phone', wrapped: null };
    await registerDevice(service.services, wanted, built.people.peer);
    const challenge = { id: built.id, reference: 'PR1', title: 'T' };
    const bundle = await makeBundle(service.services, { challenge, device, personId: built.people.peer, csrf: '' });
    const prompts = bundle?.sessions.find((each) => each.id === families)?.prompts ?? [];
    assert.deepEqual(
      prompts.filter((prompt) => prompt.text === text).map(({ raisedBy, asked }) => ({ raisedBy, asked })),
      [{ raisedBy: 'Owen Peer', asked: false }],
    );
    for (const who of [built.people.hostCoordinator, built.people.hostSponsor, built.people.programmeManager]) {
      const browser = await service.as(who);
      for (const path of ['timetable', 'today', `sessions/${families}`, `sessions/${families}/edit`, 'history', '']) {
        assert.equal((await browser.get(`${base}/${path}`)).body.includes('Wxprompt'), false, path);
      }
      assert.equal((await browser.get(`${base}/sessions/${families}/notes`)).statusCode, 403);
    }
  });
});

describe('An answer from a device', () => {
  const body = (text: string, promptId?: string): NoteBody => ({
    text,
    kind: 'neutral',
    sessionId: families,
    themeId: null,
    sourceCategory: 'residents',
    writtenAt: '2027-05-11T18:00:00.000Z',
    ...(promptId ? { promptId } : {}),
  });

  it('marks its prompt as asked; one that was taken away or is another challenge’s harms no note', async () => {
    const device = newId();
    await registerDevice(
      service.services,
      { challengeId: built.id, device, name: 'Phone', wrapped: null },
      built.people.peer,
    );
    const wanted = { challengeId: built.id, sessionId: families, raisedBy: built.people.peer, text: 'From afar?' };
    const prompt = await aPrompt(db, wanted);
    const foreign = await aPrompt(db, {
      challengeId: other.id,
      sessionId: elsewhere,
      raisedBy: other.people.peer,
      text: 'Foreign?',
    });
    const operations: ReturnType<typeof sealOperation>[] = [];
    for (const [at, about] of [prompt, prompt, newId(), foreign].entries()) {
      const previous = operations.at(-1)?.hash ?? '';
      const operation = { sequence: at + 1, id: newId(), noteId: newId(), seen: null, previous };
      operations.push(sealOperation(device, { ...operation, body: body(`Answer ${at}`, about) }));
    }
    const batch = { challengeId: built.id, device, operations };
    const answer = await takeInOperations(service.services, batch, built.people.peer);
    assert.deepEqual('outcomes' in answer && answer.outcomes.map(({ result }) => result), Array(4).fill('taken'));
    const row = (await promptsOf(families)).find((each) => each.id === prompt);
    const answers = operations.slice(0, 2).map(({ noteId }) => noteId);
    assert.deepEqual([row?.asked_by, answers.includes(row?.answer_note_id ?? '')], [built.people.peer, true]);
    assert.equal((await promptsOf(elsewhere)).find((each) => each.id === foreign)?.asked_at, null);
  });

  it('is sealed with its prompt, and what was sealed before there were prompts keeps its hash', () => {
    const operation = { sequence: 1, id: newId(), noteId: newId(), seen: null, previous: '' };
    const plain = body('Kept');
    const words = [plain.text, plain.kind, plain.sessionId, null, plain.sourceCategory, plain.writtenAt];
    const { id, noteId } = operation;
    const before = sha256(JSON.stringify([1, 'phone', 1, id, noteId, null, words, '']));
    assert.equal(hashOperation('phone', { ...operation, body: plain }), before);
    const hashes = ['a', 'b'].map((each) => hashOperation('phone', { ...operation, body: body('Kept', each) }));
    assert.equal(new Set([before, ...hashes]).size, 3);
  });
});

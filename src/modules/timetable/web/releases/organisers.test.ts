import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarObjects } from '#platform/calendar/calendar';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

/** Two released sessions: the challenge manager goes to ‘Hers’, a peer to ‘Other’. The programme manager changes what follows. */
async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const { people, id: challengeId } = challenge;
  const hers = await aSession(db, { challengeId, title: 'Hers', peerIds: [people.challengeManager] });
  const other = await aSession(db, {
    challengeId,
    title: 'Other',
    start: '14:00',
    end: '15:00',
    peerIds: [people.peer],
  });
  const host = await service.as(people.hostCoordinator);
  const office = await service.as(people.programmeManager);
  const url = `/challenges/${challenge.reference}`;
  assert.equal((await host.post(`${url}/timetable/release`)).statusCode, 303);
  return { people, challengeId, hers, other, office, url };
}
type Place = Awaited<ReturnType<typeof place>>;

const versionOf = async (id: string) =>
  `${(await db.selectFrom('sessions').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version}`;

async function save({ office, url }: Place, id: string, fields: Record<string, string | string[]>): Promise<string> {
  const saved = await office.post(`${url}/sessions/${id}`, {
    ...{ kind: 'interview', category: 'members', on: '2027-05-11', end: '1 hour', room: '', place: '', others: '' },
    ...{ tell: 'later', version: await versionOf(id), ...fields },
  });
  assert.equal(saved.statusCode, 303, words(saved.body).slice(0, 600));
  return words((await office.get(String(saved.headers.location))).body);
}

/** What a person was sent of changes: the template, the subject, the sentences and which sessions are for their calendar. */
async function lettersTo(challengeId: string, personId: string) {
  const rows = await db
    .selectFrom('mail_messages')
    .select(['template', 'subject', 'text_body as text', 'calendar'])
    .where('challenge_id', '=', challengeId)
    .where('person_id', '=', personId)
    .where('template', '<>', 'timetable-released')
    .orderBy('id')
    .execute();
  return rows.map(({ calendar, text, ...row }) => ({
    ...row,
    text: text.replace(/\s+/g, ' '),
    events: calendarObjects(calendar ?? '').map(({ content }) => /^SUMMARY:(.*?)\r?$/m.exec(content)?.[1]),
  }));
}

describe('Who arranges the days', () => {
  it('reads of every change in one message, with those of their own sessions for their calendar', async () => {
    const here = await place();
    const { people, challengeId, hers, other, office, url } = here;
    await save(here, hers, { title: 'Hers', start: '11am', peers: people.challengeManager });
    await save(here, other, { title: 'Other', start: '3pm', peers: people.peer });
    assert.equal((await office.post(`${url}/releases`)).statusCode, 303);
    const [letter, ...more] = await lettersTo(challengeId, people.challengeManager);
    assert.deepEqual(
      [letter?.template, letter?.subject.slice(0, 23), letter?.events, more.length],
      ['timetable-changed', '2 sessions have changed', ['Hers'], 0],
    );
    const says =
      /For you: Changed, now: Tue 11 May, 11am to midday: Hers Besides, for you arrange the days: Changed, now: Tue 11 May, 3pm to 4pm: Other Your own changes are attached/;
    assert.match(letter?.text ?? '', says);
    const [coordinator] = await lettersTo(challengeId, people.hostCoordinator);
    assert.deepEqual([coordinator?.events, coordinator?.subject.slice(0, 23)], [[], '2 sessions have changed']);
    assert.match(coordinator?.text ?? '', /Changed, now: [^:]*: Hers Changed, now: [^:]*: Other/);
    const [peer] = await lettersTo(challengeId, people.peer);
    assert.deepEqual([peer?.events, peer?.text.includes('Hers')], [['Other'], false]);
  });

  it('hears at once that another person is to be heard, as by a release, in words that speak of no peer', async () => {
    const here = await place();
    const { people, challengeId, other } = here;
    const ann = await anInterviewee(db, { challengeId, name: 'Ann Price' });
    const fields = { title: 'Other', start: '2pm', tell: 'now', peers: people.peer };
    await save(here, other, { ...fields, interviewees: ann });
    for (const id of [people.challengeManager, people.hostCoordinator]) {
      const [letter] = await lettersTo(challengeId, id);
      assert.deepEqual([letter?.template, letter?.subject], ['session-heard', 'Others to be heard: Other, Tue 11 May']);
      assert.match(letter?.text ?? '', /Others are to be heard in ‘Other’ on .* To be heard now: Ann Price/);
      assert.equal(letter?.text.includes('peers go'), false);
    }
    assert.deepEqual(await lettersTo(challengeId, people.peer), []);
    const tom = await anInterviewee(db, { challengeId, name: 'Tom Reed' });
    await save(here, here.hers, { title: 'Hers', start: '10am', peers: people.challengeManager, interviewees: tom });
    assert.equal((await here.office.post(`${here.url}/releases`)).statusCode, 303);
    const released = (await lettersTo(challengeId, people.hostCoordinator)).map(({ subject }) => subject);
    assert.deepEqual(released.sort(), [
      'Others to be heard: Hers, Tue 11 May',
      'Others to be heard: Other, Tue 11 May',
    ]);
    await save(here, other, { ...fields, interviewees: [] });
    const all = (await lettersTo(challengeId, people.challengeManager)).map(({ text }) => text);
    assert.equal(all.filter((text) => text.includes('To be heard now: nobody yet')).length, 1);
  });

  it('and is taken out of a session that is moved at once hears both, as by a release, and once whom to ring', async () => {
    const here = await place();
    const { people, challengeId, hers } = here;
    const tom = await anInterviewee(db, { challengeId, name: 'Tom Reed', email: null });
    const fields = { title: 'Hers', start: '11am', tell: 'now', peers: people.secondPeer, interviewees: tom };
    const says = await save(here, hers, fields);
    assert.equal(says.includes('3 people get a message.'), true, says);
    const letters = (await lettersTo(challengeId, people.challengeManager)).sort((one, two) =>
      one.template.localeCompare(two.template),
    );
    assert.deepEqual(
      letters.map(({ template, subject, events }) => [template, subject, events]),
      [
        ['session-moved', 'Changed: Hers, Tue 11 May', []],
        ['session-removed', 'No longer needed: Hers, Tue 11 May', ['Cancelled: Hers']],
      ],
    );
    assert.match(letters[0]?.text ?? '', /‘Hers’ has changed: it is now on Tuesday 11 May 2027 at 11am/);
    assert.match(letters[1]?.text ?? '', /You are no longer needed at ‘Hers’ on Tuesday 11 May 2027 at 10am/);
    assert.deepEqual(
      letters.map(({ text }) => text.includes('Tom Reed has no email address')),
      [true, false],
    );
    // Where only others go, the one letter says all there is to hear.
    await save(here, here.other, { title: 'Other', start: '2pm', tell: 'now', peers: people.challengeManager });
    await save(here, here.other, { title: 'Other', start: '2pm', tell: 'now', peers: people.peer });
    const ofOther = (await lettersTo(challengeId, people.challengeManager)).filter(({ subject }) =>
      subject.includes('Other,'),
    );
    assert.deepEqual(ofOther.map(({ template }) => template).sort(), ['session-added', 'session-removed']);
  });

  it('and is heard is invited by the first release, and told that the timetable stands', async () => {
    const challenge = await aChallenge(db, {
      stage: 'preparing',
      milestones: ['opened', 'scope-agreed', 'team-confirmed'],
    });
    const { people, id: challengeId } = challenge;
    const { email } = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', people.hostCoordinator)
      .executeTakeFirstOrThrow();
    const heard = await anInterviewee(db, { challengeId, name: 'The coordinator', email });
    await aSession(db, { challengeId, intervieweeIds: [heard] });
    const office = await service.as(people.programmeManager);
    const done = await office.post(`/challenges/${challenge.reference}/timetable/release`);
    assert.equal(done.statusCode, 303);
    const sent = await db
      .selectFrom('mail_messages')
      .select('template')
      .where('challenge_id', '=', challengeId)
      .where('to_address', '=', email)
      .orderBy('template')
      .execute();
    assert.deepEqual(sent, [{ template: 'interviewee-invitation' }, { template: 'timetable-released' }]);
  });

  it('and is heard is asked to come, and reads of every change besides', async () => {
    const here = await place();
    const { people, challengeId, hers, other, office, url } = here;
    const { email } = await db
      .selectFrom('people')
      .select('email')
      .where('id', '=', people.hostCoordinator)
      .executeTakeFirstOrThrow();
    const heard = await anInterviewee(db, { challengeId, name: 'The coordinator', email });
    await save(here, hers, { title: 'Hers', start: '10am', peers: people.challengeManager, interviewees: heard });
    await save(here, other, { title: 'Other', start: '3pm', peers: people.peer });
    assert.equal((await office.post(`${url}/releases`)).statusCode, 303);
    const templates = async () =>
      (await lettersTo(challengeId, people.hostCoordinator)).map(({ template }) => template);
    assert.deepEqual((await templates()).sort(), ['interviewee-invitation', 'timetable-changed']);
    await save(here, hers, {
      ...{ title: 'Hers', start: '11am', tell: 'now', peers: people.challengeManager },
      interviewees: heard,
    });
    const moved = (await templates()).filter((template) => template === 'session-moved');
    assert.equal(moved.length, 2);
  });
});

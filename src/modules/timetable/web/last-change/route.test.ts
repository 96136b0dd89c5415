import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { TEST_NOW, testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { arrangedNow } from '../../store/arrangements.ts';
import { anInterviewee, aRoom, aSession, released } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const challengeId = challenge.id;
  const room = await aRoom(db, { challengeId, name: 'Room 1', site: 'Town hall', capacity: 12 });
  const depot = await aRoom(db, { challengeId, name: 'Yard', site: 'Depot', capacity: null });
  const rhian = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', jobTitle: 'Head of housing' });
  const staff = await aWanted(db, { challengeId, title: 'Staff', intervieweeIds: [rhian], roomId: room });
  const browser = await service.as(challenge.people.hostCoordinator);
  const manager = await service.as(challenge.people.challengeManager);
  return {
    challenge,
    challengeId,
    room,
    depot,
    rhian,
    staff,
    browser,
    manager,
    base: `/challenges/${challenge.reference}`,
  };
}
type Place = Awaited<ReturnType<typeof place>>;

/** How everything stands, without revisions. */
async function stand({ challengeId }: Place) {
  const all = [];
  for (const trail of ['places', 'people', 'wanted'] as const) all.push(...(await arrangedNow(db, challengeId, trail)));
  return JSON.parse(JSON.stringify(all.map(({ subject, id, facts }) => ({ subject, id, facts }))));
}

const stepOn = (body: string) => /name="step" value="([^"]+)"/.exec(body)?.[1] ?? '';

const HOURS = {
  version: '0',
  'day-from': '8am',
  'day-until': '6pm',
  'break-from': '12',
  'break-until': '1pm',
  changeover: '10',
  'sites-0': '["Depot","Town hall"]',
  'travel-0': '25',
};

const WANTED = {
  version: '1',
  title: 'Staff of the depot',
  kind: 'focus-group',
  length: '90 minutes',
  category: 'frontline',
  others: '8',
  'peers-needed': '2',
  day: '2027-05-11',
  'not-before': '',
  'done-by': '',
  room: '',
  place: 'At the depot',
};

const PERSON = {
  version: '1',
  name: 'Rhian Lloyd-Jones',
  jobTitle: 'Head of housing',
  email: '',
  category: 'senior-officers',
  cannot: '11 May morning',
  needs: 'Step-free',
};

/** A change, where its page is, how it is told, and what the button says. */
const CASES: readonly {
  name: string;
  trail: string;
  page: string;
  make: (here: Place) => Promise<{ statusCode: number }>;
  says: string;
  button: string;
}[] = [
  {
    name: 'a room that was changed',
    trail: 'places',
    page: 'rooms',
    make: ({ browser, base, room }) =>
      browser.post(`${base}/rooms/${room}`, { version: '1', name: 'Chamber', site: 'Town hall', capacity: '40' }),
    says: 'Chamber was changed by Cora Coordinator: its name and how many it holds.',
    button: 'Undo: put back its name and how many it holds',
  },
  {
    name: 'a room that was added',
    trail: 'places',
    page: 'rooms',
    make: ({ browser, base }) => browser.post(`${base}/rooms`, { id: newId(), name: 'Attic', site: '', capacity: '' }),
    says: 'Attic was added by',
    button: 'Undo: take Attic off the list',
  },
  {
    name: 'a room that was taken off',
    trail: 'places',
    page: 'rooms',
    make: ({ browser, base, depot }) => browser.post(`${base}/rooms/${depot}/removal`),
    says: 'Yard was taken off the list by',
    button: 'Undo: put Yard back on the list',
  },
  {
    name: 'the hours and journeys',
    trail: 'places',
    page: 'rooms',
    make: ({ browser, base }) => browser.post(`${base}/hours`, HOURS),
    says: 'Changed by Cora Coordinator: when the days begin, when the days end, when lunch begins, when lunch ends, the minutes between two sessions and the minutes from site to site.',
    button: 'Undo: put all of it back',
  },
  {
    name: 'what is known of somebody to be heard',
    trail: 'people',
    page: 'interviewees',
    make: ({ browser, base, rhian }) => browser.post(`${base}/interviewees/${rhian}`, PERSON),
    says: 'Rhian Lloyd-Jones was changed by Cora Coordinator: the name, who they are, when they cannot come and the access needs.',
    button: 'Undo: put all of it back',
  },
  {
    name: 'people who were added together',
    trail: 'people',
    page: 'interviewees',
    make: ({ browser, base }) =>
      browser.post(`${base}/interviewees/lines`, { usual: 'members', lines: 'Ann Lee\nBen Shah; Mayor' }),
    says: '2 people were added by Cora Coordinator.',
    button: 'Undo: take 2 people off the list',
  },
  {
    name: 'a session that was left out',
    trail: 'wanted',
    page: 'wanted',
    make: ({ browser, base, staff }) => browser.post(`${base}/wanted/${staff}/omission`),
    says: '‘Staff’ was left out by',
    button: 'Undo: take ‘Staff’ back in',
  },
  {
    name: 'a session to hear that was changed',
    trail: 'wanted',
    page: 'wanted',
    make: ({ browser, base, staff }) => browser.post(`${base}/wanted/${staff}`, WANTED),
    says: '‘Staff of the depot’ was changed by Cora Coordinator: its title,',
    button: 'Undo: put all of it back',
  },
  {
    name: 'the programme’s list, when it was added',
    trail: 'wanted',
    page: 'wanted',
    make: ({ browser, base }) => browser.post(`${base}/wanted/template`),
    says: 'sessions were added by Cora Coordinator.',
    button: 'sessions off the list',
  },
];

describe('The last change to what a timetable is made from', () => {
  for (const { name, trail, page, make, says, button } of CASES)
    it(`can be taken back in one press: ${name}`, async () => {
      const here = await place();
      const before = await stand(here);
      assert.equal((await make(here)).statusCode, 303);
      assert.notDeepEqual(await stand(here), before);
      const { body } = await here.manager.get(`${here.base}/${page}`);
      for (const text of [says, button]) assert.equal(words(body).includes(text), true, `${text}\n${words(body)}`);
      const path = `${here.base}/arrangements/${trail}/undo`;
      const answer = await here.manager.post(path, { step: stepOn(body) });
      assert.equal(answer.headers.location, `${here.base}/${page}`);
      const after = await here.manager.get(`${here.base}/${page}`);
      assert.equal(words(after.body).includes('Done Undone: it is as it was before.'), true);
      assert.equal(after.body.includes('name="step"'), false);
      assert.deepEqual(await stand(here), before);
      await here.manager.post(path, { step: stepOn(body) });
      assert.equal(
        words((await here.manager.get(`${here.base}/${page}`)).body).includes(
          'There is nothing to take back any more.',
        ),
        true,
      );
      assert.deepEqual(await stand(here), before);
    });

  it('stands straight after the notice of the press, and later under the heading, before what was changed', async () => {
    const { browser, base, room, rhian, staff } = await place();
    await browser.post(`${base}/rooms/${room}`, { version: '1', name: 'Chamber', site: '', capacity: '40' });
    await browser.post(`${base}/interviewees/${rhian}`, PERSON);
    await browser.post(`${base}/wanted/${staff}`, WANTED);
    for (const page of ['rooms', 'interviewees', 'wanted']) {
      await browser.post(`${base}/arrangements/places/undo`, { step: newId() });
      // The notice is shown once.
      for (const noticed of [true, false]) {
        const text = words((await browser.get(`${base}/${page}`)).body);
        const [notice, last] = [text.indexOf('Please note'), text.indexOf('The last change')];
        const heading = text.indexOf('This challenge');
        const list = text.indexOf(page === 'wanted' ? 'sessions wanted' : 'Sessions');
        const order = noticed ? [notice, last, heading, list] : [heading, last, list];
        assert.deepEqual([order.every((at) => at > 0), order], [true, order.toSorted((a, b) => a - b)], text);
        assert.equal(notice > 0, noticed);
      }
    }
  });

  it('goes back step by step, and leaves alone what somebody has changed since by another way', async () => {
    const here = await place();
    const { browser, base, room, rhian } = here;
    const start = await stand(here);
    await browser.post(`${base}/rooms/${room}`, { version: '1', name: 'Room 1', site: 'Town hall', capacity: '20' });
    await browser.post(`${base}/rooms/${room}`, { version: '2', name: 'Room 1', site: 'Town hall', capacity: '30' });
    for (const holds of [20, 12]) {
      const step = stepOn((await browser.get(`${base}/rooms`)).body);
      await browser.post(`${base}/arrangements/places/undo`, { step });
      const { capacity } = await db
        .selectFrom('rooms')
        .select('capacity')
        .where('id', '=', room)
        .executeTakeFirstOrThrow();
      assert.equal(capacity, holds);
    }
    assert.deepEqual(await stand(here), start);
    await browser.post(`${base}/interviewees/${rhian}`, PERSON);
    const seen = stepOn((await browser.get(`${base}/interviewees`)).body);
    await db.updateTable('interviewees').set({ access_needs: 'Large print' }).where('id', '=', rhian).execute();
    assert.equal((await browser.get(`${base}/interviewees`)).body.includes('The last change'), false);
    await browser.post(`${base}/arrangements/people/undo`, { step: seen });
    const page = words((await browser.get(`${base}/interviewees`)).body);
    assert.equal(page.includes('Please note There is nothing to take back any more.'), true);
    assert.equal(page.includes('Needs: Large print'), true);
  });

  it('is refused with the reason where a room that was added is in use by now, and nothing changes', async () => {
    const here = await place();
    const { browser, base, challengeId } = here;
    const id = newId();
    await browser.post(`${base}/rooms`, { id, name: 'Attic', site: '', capacity: '' });
    await aSession(db, { challengeId, roomId: id });
    const before = await stand(here);
    const step = stepOn((await browser.get(`${base}/rooms`)).body);
    await browser.post(`${base}/arrangements/places/undo`, { step });
    const page = words((await browser.get(`${base}/rooms`)).body);
    assert.equal(page.includes('Attic is in use: move its sessions first. Nothing was changed.'), true);
    assert.deepEqual(await stand(here), before);
  });

  it('is refused where what was added is asked for on the list of what to hear by now: a room, and a person', async () => {
    const here = await place();
    const { browser, base, staff, challengeId } = here;
    const room = newId();
    await browser.post(`${base}/rooms`, { id: room, name: 'Attic', site: '', capacity: '' });
    const person = { name: 'Ann Lee', jobTitle: '', email: '', category: 'members' };
    await browser.post(`${base}/interviewees`, person);
    const { id } = await db
      .selectFrom('interviewees')
      .select('id')
      .where('challenge_id', '=', challengeId)
      .where('name', '=', 'Ann Lee')
      .executeTakeFirstOrThrow();
    await browser.post(`${base}/wanted/${staff}`, { ...WANTED, place: '', room, interviewees: id });
    const before = await stand(here);
    for (const [trail, page, why] of [
      ['places', 'rooms', 'Attic is asked for on the list of what to hear: choose another room there first.'],
      ['people', 'interviewees', 'Ann Lee is to be heard in ‘Staff of the depot’ by now: take them out of it first'],
    ] as const) {
      const step = stepOn((await browser.get(`${base}/${page}`)).body);
      await browser.post(`${base}/arrangements/${trail}/undo`, { step });
      const said = words((await browser.get(`${base}/${page}`)).body);
      assert.deepEqual([said.includes(why), said.includes('Undone')], [true, false], said);
      assert.deepEqual(await stand(here), before);
    }
  });

  it('is no step where somebody was told of it: an invitation that went to another address', async () => {
    const { browser, base, challengeId, rhian } = await place();
    await aSession(db, { challengeId, intervieweeIds: [rhian] });
    await released(db, challengeId);
    await browser.post(`${base}/interviewees/${rhian}`, { ...PERSON, email: 'rhian@host.example' });
    const page = words((await browser.get(`${base}/interviewees`)).body);
    assert.equal(page.includes('We have sent an invitation to rhian@host.example.'), true);
    assert.equal(page.includes('The last change'), false);
  });

  it('is forgotten after a month, and with whoever is taken off the list', async () => {
    const { browser, base, challengeId, rhian } = await place();
    await browser.post(`${base}/interviewees/${rhian}`, PERSON);
    service.setNow(new Date(TEST_NOW.getTime() + 32 * 86_400_000));
    try {
      assert.equal((await browser.get(`${base}/interviewees`)).body.includes('The last change'), false);
    } finally {
      service.setNow(TEST_NOW);
    }
    const kept = async () =>
      (await db.selectFrom('arrangement_steps').select('id').where('challenge_id', '=', challengeId).execute()).length;
    assert.equal(await kept(), 1);
    const form = words((await browser.get(`${base}/interviewees/${rhian}`)).body);
    assert.equal(form.includes('This cannot be undone. It goes for good: what is known of Rhian Lloyd-Jones'), true);
    assert.equal(form.includes('‘Staff’ on the list of what to hear goes on without them'), true);
    await browser.post(`${base}/interviewees/${rhian}/removal`);
    assert.equal(await kept(), 0);
  });

  it('is shown to those who arrange the days alone, in at most eight statements a page', async () => {
    const { challenge, browser, base, room, rhian, staff } = await place();
    await browser.post(`${base}/rooms/${room}`, { version: '1', name: 'Room 1', site: 'Town hall', capacity: '20' });
    await browser.post(`${base}/interviewees/${rhian}`, PERSON);
    await browser.post(`${base}/wanted/${staff}/omission`);
    const peer = await service.as(challenge.people.peer);
    for (const page of ['rooms', 'interviewees', 'wanted']) {
      assert.equal((await peer.get(`${base}/${page}`)).body.includes('The last change'), false, page);
      const { count, result } = await countingStatements(() => browser.get(`${base}/${page}`));
      assert.equal(result.body.includes('The last change'), true, page);
      assert.equal(count <= 8, true, `${page}: ${count}`);
    }
  });

  it('keeps a room that sessions to hear ask for, and says where to choose another', async () => {
    const { browser, base, room } = await place();
    const page = words((await browser.get(`${base}/rooms/${room}`)).body);
    const why = 'Room 1 is asked for by 1 session on the list of what to hear: choose another room there first.';
    assert.match(page, /Room 1 is in use\. First choose another room for this: [^.]+ , on the list of what to hear/);
    await browser.post(`${base}/rooms/${room}/removal`);
    assert.equal(words((await browser.get(`${base}/rooms`)).body).includes(`Please note ${why}`), true);
  });
});

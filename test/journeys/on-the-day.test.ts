import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { anInterviewee, aRoom, aSession } from '../../src/modules/timetable/testing/builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import { aMinuteLater, aVisit, lettersTo, personOf } from './steps/visit.ts';

buildAssetsApart();

// Nothing on these pages needs a script: the day is walked without.
const visit = await aVisit(
  await journey({ javaScript: false, windows: false }),
  { themes: ['leadership'] },
  { phones: true },
);
const { challenge, host, peer, journey: walk, path } = visit;
const { db } = walk.service;
const challengeId = challenge.id;
const { people } = challenge;

const rhian = { name: 'Rhian Lloyd', jobTitle: 'Head of housing', email: 'rhian.lloyd@northdale.example' };
const rooms = { parlour: await aRoom(db, { challengeId, name: 'Parlour' }), chamber: '', spare: '' };
rooms.chamber = await aRoom(db, { challengeId, name: 'Chamber' });
rooms.spare = await aRoom(db, { challengeId, name: 'Spare room' });
const rhianId = await anInterviewee(db, { challengeId, ...rhian });
const tomId = await anInterviewee(db, { challengeId, name: 'Tom Reed', jobTitle: 'Tenant' });
const base = { challengeId, sourceCategory: 'frontline' };
const housing = await aSession(db, {
  ...base,
  ...{ title: 'Housing', start: '09:30', end: '10:30', roomId: rooms.parlour },
  ...{ peerIds: [people.peer], intervieweeIds: [rhianId], othersExpected: 2 },
});
await aSession(db, {
  ...base,
  ...{ title: 'Repairs', start: '10:30', end: '11:15', roomId: rooms.parlour },
  ...{ peerIds: [people.peer], intervieweeIds: [tomId] },
});
const scrutiny = {
  title: 'Scrutiny',
  start: '09:30',
  end: '10:30',
  roomId: rooms.chamber,
  peerIds: [people.secondPeer],
};
await aSession(db, { ...base, ...scrutiny, othersExpected: 5 });
await aSession(db, { ...base, title: 'Depot', start: '15:00', end: '16:00', peerIds: [people.secondPeer] });

/** The subjects of the letters to somebody since the last look. */
const seen = new Map<string, number>();
async function news(email: string): Promise<string[]> {
  const letters = await lettersTo(db, email);
  const before = seen.get(email) ?? 0;
  seen.set(email, letters.length);
  return letters.slice(before).map(({ subject }) => subject);
}
const emailOf = async (id: string) => (await personOf(db, id)).email;
const [first, second, manager] = [
  await emailOf(people.peer),
  await emailOf(people.secondPeer),
  await emailOf(people.challengeManager),
];
const everybody = [rhian.email, first, second, manager];
async function allNews(): Promise<Record<string, string[]>> {
  aMinuteLater(visit);
  const all = await Promise.all(everybody.map(async (each) => [each, (await news(each)).sort()] as const));
  return Object.fromEntries(all);
}

/** On the page of now and next, the link that belongs to that session. */
const change = (title: string, link = 'Late, another room, another peer') => new RegExp(`^${link}\\s*: ${title}$`);

describe('A day on site, from a phone', () => {
  const { step } = oneAfterAnother();

  step('begins with who must be where, next', async () => {
    await host.goto(`${path}/timetable`);
    await host.press('Release the timetable and tell everybody');
    await walk.goOnTo('2027-05-11T08:00:00Z');
    await allNews();
    await host.goto(`${path}/today`);
    await host.sees('Tuesday 11 May 2027', 'Next, at 9.30am');
    await host.sees(
      'Parlour, Town hall Peers: Devi Peer To be heard: Rhian Lloyd, Head of housing; 2 others'.replace(
        / (?=Peers|To be)/g,
        '',
      ),
    );
    await peer.goto(`${path}/today`);
    await peer.sees('Next, at 9.30am', 'Housing');
  });

  step('a peer says that a session runs late; what it would run into is shown, moved along, and told', async () => {
    await peer.follow(change('Housing', 'It runs late'));
    await peer.press('20 minutes later', { status: 422 });
    await peer.sees('It would run into what follows', '‘Repairs’: 10.50am to 11.35am, not 10.30am to 11.15am');
    await peer.press('Move all of these, and tell everybody');
    await peer.sees('‘Housing’ is 20 minutes later. ‘Repairs’ is now at 10.50am.', 'Tom Reed has no email address');
    assert.deepEqual(await allNews(), {
      [rhian.email]: ['Changed: Housing, Tue 11 May'],
      [first]: [],
      [second]: [],
      [manager]: [`2 sessions have changed: ${challenge.head.title}`],
    });
    await host.goto(`${path}/today`);
    await host.sees('9.50am to 10.50am', '10.50am to 11.35am');
  });

  step('two peers change places, and both hear', async () => {
    await host.follow(change('Scrutiny'));
    await host.fill({ peer: people.secondPeer, other: `${housing} ${people.peer}` });
    await host.press('Send this peer');
    await host.sees('They have changed places.');
    const told = await allNews();
    assert.deepEqual(told[first], [`2 sessions have changed: ${challenge.head.title}`]);
    assert.deepEqual(told[second], [`2 sessions have changed: ${challenge.head.title}`]);
    assert.deepEqual(told[rhian.email], []);
    await peer.goto(`${path}/today`);
    await peer.sees(/You.*Next, at 9.30am.*Scrutiny.*Chamber/);
  });

  step('a session moves to a room that is free then', async () => {
    await host.follow(change('Scrutiny'));
    const offered = await host.page.locator('main [name="room"] option').allTextContents();
    assert.deepEqual(offered, ['Choose a room', 'Spare room, Town hall']);
    await host.page.locator('main [name="room"]').selectOption({ label: 'Spare room, Town hall' });
    await host.press('Move it there');
    await host.sees('‘Scrutiny’ is in another room.', 'Spare room');
    assert.deepEqual((await allNews())[first], ['Changed: Scrutiny, Tue 11 May']);
  });

  step('a peer who is in no session then takes the place of another', async () => {
    await host.goto(`${path}/sessions/${housing}/now`);
    await host.fill({ peer: people.secondPeer, other: `free ${people.challengeManager}` });
    await host.press('Send this peer');
    await host.sees('Another peer goes to ‘Housing’.');
    const told = await allNews();
    assert.deepEqual(
      [told[second], told[manager]],
      [['No longer needed: Housing, Tue 11 May'], ['New: Housing, Tue 11 May']],
    );
  });

  step('a session is cancelled with a reason, and found as cancelled by who looks for it', async () => {
    await host.goto(`${path}/timetable/2027-05-11`);
    await host.follow('Depot');
    await host.press('Cancel the session', { status: 422 });
    await host.sees('Say why, in a few words');
    await host.fill({ reason: 'The depot is closed' });
    await host.press('Cancel the session');
    assert.deepEqual((await allNews())[second], ['Cancelled: Depot, Tue 11 May']);
    await peer.goto(`${path}/today`);
    await peer.sees('3pm to 4pm: Depot Cancelled The depot is closed');
  });

  step('a peer adds a conversation that nobody had planned', async () => {
    await walk.goOnTo('2027-05-11T10:50:00Z');
    await peer.goto(`${path}/today`);
    await peer.follow('Add a conversation that was not planned');
    await peer.press('Put it into the timetable', { status: 422 });
    await peer.fill({ title: 'Porter at the lift', category: 'frontline', length: '10' });
    await peer.press('Put it into the timetable');
    await peer.sees('‘Porter at the lift’ is in the timetable.', '11.40am to 11.50am: Porter at the lift');
  });

  step('who came is ticked, and adds up', async () => {
    await peer.goto(`${path}/sessions/${housing}/attendance`);
    await peer.tick('Rhian Lloyd, Head of housing');
    await peer.fill({ others: '3' });
    await peer.press('Keep who came');
    await peer.sees('4 people came to ‘Housing’');
    await host.goto(`${path}/today`);
    await host.sees('9.50am to 10.50am: Housing (4 came)');
  });
});

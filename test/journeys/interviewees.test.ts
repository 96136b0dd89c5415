import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { anInterviewee, aRoom, aSession } from '../../src/modules/timetable/testing/builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import { aMinuteLater, aVisit, calendarAfter, followLetter, lettersTo, personOf } from './steps/visit.ts';

buildAssetsApart();

// Over the last weekend of March: on Friday the clocks are at Greenwich time, on Monday an hour on.
const DAYS = { onSiteFrom: '2027-03-26', onSiteUntil: '2027-03-30' };
const visit = await aVisit(await journey({ windows: false }), { ...DAYS, themes: ['leadership'] });
const { challenge, host, journey: walk, path } = visit;
const { db } = walk.service;
const challengeId = challenge.id;
const { peer, secondPeer } = challenge.people;

const who = (name: string, jobTitle: string) => {
  const email = `${name.toLowerCase().replace(' ', '.')}@northdale.example`;
  return { name, jobTitle, email };
};
const [ana, ben, cai] = [
  who('Ana Varga', 'Finance partner'),
  who('Ben Okoro', 'Tenant'),
  who('Cai Pugh', 'Ward nurse'),
];
const room = await aRoom(db, { challengeId, name: 'Parlour' });
const idOf = new Map<string, string>();
for (const each of [ana, ben, cai]) idOf.set(each.name, await anInterviewee(db, { challengeId, ...each }));
const session = async (
  title: string,
  start: string,
  end: string,
  people: readonly { name: string }[],
  peerId: string,
) =>
  await aSession(db, {
    challengeId,
    title,
    date: '2027-03-26',
    start,
    end,
    roomId: room,
    peerIds: [peerId],
    intervieweeIds: people.map(({ name }) => idOf.get(name) ?? ''),
  });
const money = await session('Money', '10:00', '11:00', [ana, ben], peer);
const homes = await session('Homes', '11:15', '12:15', [ben], peer);
const wards = await session('Wards', '14:00', '15:00', [ana, cai], secondPeer);
const peers = [await personOf(db, peer), await personOf(db, secondPeer)] as const;

const INVITATION = /^Please come and talk to the peer team/;
const uid = (id: string) => `${id}@critical-friend`;
/** Letter by letter, what it does to which session, at which times. */
const changesIn = async ({ email }: { email: string }) =>
  (await lettersTo(db, email)).map(({ changes }) =>
    changes.map(({ method, uid: id, sequence, starts, startsAt }) => [method, id, sequence, starts, startsAt]),
  );
const NINE = '2027-03-26T10:00:00.000Z';
const MONEY = ['REQUEST', uid(money), 0, '2027-03-26T10:00:00 Europe/London', NINE];
const HOMES = ['REQUEST', uid(homes), 0, '2027-03-26T11:15:00 Europe/London', '2027-03-26T11:15:00.000Z'];
const WARDS = ['REQUEST', uid(wards), 0, '2027-03-26T14:00:00 Europe/London', '2027-03-26T14:00:00.000Z'];
/** The same time of day on Monday is an hour earlier in UTC. */
const WARDS_ON_MONDAY = ['REQUEST', uid(wards), 1, '2027-03-29T14:00:00 Europe/London', '2027-03-29T13:00:00.000Z'];

describe('People who are asked to come', () => {
  const { step } = oneAfterAnother();

  step('are invited once, with each session for their calendar', async () => {
    await host.goto(`${path}/timetable`);
    await host.press('Release the timetable and tell everybody');
    await host.sees('The timetable is released.');
    assert.deepEqual(await changesIn(ana), [[MONEY, WARDS]]);
    assert.deepEqual(await changesIn(ben), [[MONEY, HOMES]]);
    assert.deepEqual(await changesIn(cai), [[WARDS]]);
  });

  step('accept, decline and ask for another time, each by a link of their own on a phone', async () => {
    const [one, two, three] = [
      await visit.nobody(ana.name),
      await visit.nobody(ben.name),
      await visit.nobody(cai.name),
    ];
    await followLetter(visit, one, ana.email, INVITATION);
    await one.sees('Friday 26 March 2027, 10am to 11am', 'It is not an inspection', 'is never shown who said what');
    await one.seesNot(ben.name, cai.name, ...peers.map(({ name }) => name));
    await one.press(/^I will come \(Money/);
    await one.sees('We look forward to seeing you', 'You said that you will come.');
    await followLetter(visit, two, ben.email, INVITATION);
    const homesForm = two.page.locator(`form[action$="/sessions/${homes}"]`);
    await homesForm.locator('[name="note"]').fill('I move house that day');
    await two.press(/^I cannot come \(Homes/, { within: `form[action$="/sessions/${homes}"]` });
    await two.sees('The host knows that you cannot come', 'You said that you cannot come.');
    await followLetter(visit, three, cai.email, INVITATION);
    await three.press(/^Ask for another time \(Wards/, { status: 422 });
    await three.sees('Say which times would suit you');
    await three.page.locator('main [name="note"]').fill('Monday, any time');
    await three.press(/^Ask for another time \(Wards/);
    await three.sees('The host knows which times suit you');
  });

  step('are heard by the host, who moves one session and cancels another', async () => {
    aMinuteLater(visit);
    await walk.letter((await personOf(db, challenge.people.hostCoordinator)).email, /^Ben Okoro cannot come: Homes/);
    await host.goto(`${path}/sessions/${wards}`);
    await host.sees('Cai Pugh, Ward nurse: asks for another time', 'Monday, any time');
    await host.press('Change the session');
    await host.fill({ on: '2027-03-29' });
    await host.press('Save the session');
    await host.sees('‘Wards’ is changed.');
    aMinuteLater(visit);
    await host.goto(`${path}/sessions/${homes}`);
    await host.sees('Ben Okoro, Tenant: cannot come', 'I move house that day');
    await host.press('Cancel the session', { status: 422 });
    await host.fill({ reason: 'Nobody else can speak to it' });
    await host.press('Cancel the session');
    await host.sees('is cancelled. You can bring it back');
  });

  step(
    'have the change in their calendar: the same thing, a higher number, the right time across the clock change',
    async () => {
      assert.deepEqual(await changesIn(cai), [[WARDS], [WARDS_ON_MONDAY]]);
      assert.deepEqual(await changesIn(ana), [[MONEY, WARDS], [WARDS_ON_MONDAY]]);
      const off = ['CANCEL', uid(homes), 1, ...HOMES.slice(3)];
      assert.deepEqual(await changesIn(ben), [[MONEY, HOMES], [off]]);
      const three = await visit.nobody(cai.name);
      await followLetter(visit, three, cai.email, /^Changed: Wards/);
      await three.sees('Monday 29 March 2027, 2pm to 3pm');
      await three.seesNot('You asked for another time');
    },
  );

  step(
    'get one letter for all that changes in a release, where one session is moved and they leave another',
    async () => {
      aMinuteLater(visit);
      await host.goto(`${path}/sessions/${money}/edit`);
      await host.page.locator('main').getByLabel('Ana Varga, Finance partner').uncheck({ force: true });
      await host.fill({ tell: 'later' });
      await host.press('Save the session');
      await host.goto(`${path}/sessions/${wards}/edit`);
      await host.fill({ start: '2.30pm', end: '3.30pm', tell: 'later' });
      await host.press('Save the session');
      await host.goto(`${path}/releases`);
      await host.sees('No longer: Ana Varga', 'Stay:');
      await host.press('Release 2 changes and tell those concerned');
      const [, , last] = await changesIn(ana);
      assert.deepEqual(last?.toSorted(), [
        ['CANCEL', uid(money), 1, MONEY[3], MONEY[4]],
        ['REQUEST', uid(wards), 2, '2027-03-29T14:30:00 Europe/London', '2027-03-29T13:30:00.000Z'],
      ]);
      assert.equal((await changesIn(ana)).length, 3);
    },
  );

  step('have in the end just what the timetable says, and so have the peers; no event names who is heard', async () => {
    const MOVED = '2027-03-29T14:30:00 Europe/London: Wards';
    const KEPT = '2027-03-26T10:00:00 Europe/London: Money';
    const calendars: Record<string, string[]> = {};
    const texts: string[] = [];
    for (const { name, email } of [ana, ben, cai, ...peers]) {
      const letters = await lettersTo(db, email);
      calendars[name] = calendarAfter(letters);
      texts.push(...letters.flatMap(({ changes }) => changes.map(({ text }) => text)));
    }
    assert.deepEqual(calendars, {
      [ana.name]: [MOVED],
      [ben.name]: [KEPT],
      [cai.name]: [MOVED],
      [peers[0].name]: [KEPT],
      [peers[1].name]: [MOVED],
    });
    // Each is asked by their own address; nothing that the event says is about somebody who is heard.
    const said = texts.map((text) => text.replace(/\r?\n[ \t]/g, '').replace(/^ATTENDEE.*$/gm, ''));
    assert.equal(
      said.some((text) => text.includes('SUMMARY:Wards')),
      true,
    );
    for (const { name, jobTitle, email } of [ana, ben, cai])
      for (const part of [name, jobTitle, email])
        assert.deepEqual(
          said.filter((text) => text.includes(part)),
          [],
          part,
        );
  });
});

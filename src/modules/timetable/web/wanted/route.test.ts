import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { anInterviewee, aSession } from '../../testing/builders.ts';
import { aWanted } from '../../testing/wanted-builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const browser = await service.as(challenge.people.hostCoordinator);
  return { challenge, browser, url: `/challenges/${challenge.reference}` };
}

async function wantedIn(challengeId: string) {
  return await db
    .selectFrom('wanted_sessions')
    .select(['id', 'title', 'template_key', 'left_out', 'peers_needed', 'on_day', 'version'])
    .where('challenge_id', '=', challengeId)
    .orderBy('position')
    .execute();
}

function form(fields: Record<string, string | string[]> = {}) {
  return {
    id: newId(),
    title: 'Heads of service',
    kind: 'focus-group',
    length: '1 hour',
    category: 'middle-managers',
    others: '8',
    'peers-needed': '2',
    day: '',
    'not-before': '',
    'done-by': '',
    room: '',
    place: '',
    ...fields,
  };
}

describe('The list of what to hear', () => {
  it('is made from the programme’s template and the focus, every theme from two source categories, once however often', async () => {
    const { challenge, browser, url } = await place();
    assert.equal((await browser.get(`${url}/wanted`)).body.includes('Make the list from the focus'), true);
    assert.equal((await browser.post(`${url}/wanted/template`)).statusCode, 303);
    const first = await wantedIn(challenge.id);
    assert.equal(first.length > 0, true);
    const page = words((await browser.get(`${url}/wanted`)).body);
    assert.equal(page.includes('Every theme would be heard from at least two source categories.'), true);
    await browser.post(`${url}/wanted/template`);
    assert.deepEqual(await wantedIn(challenge.id), first);
  });

  it('leaves a session out, keeps it out when the list is made again, and takes it back', async () => {
    const { challenge, browser, url } = await place();
    await browser.post(`${url}/wanted/template`);
    const [one] = await wantedIn(challenge.id);
    await browser.post(`${url}/wanted/${one?.id}/omission`);
    await browser.post(`${url}/wanted/template`);
    const state = async () => (await wantedIn(challenge.id)).find(({ id }) => id === one?.id)?.left_out;
    assert.equal(await state(), true);
    await browser.post(`${url}/wanted/${one?.id}/return`);
    assert.equal(await state(), false);
  });

  it('takes a session with its people and peers, once however often the button is pressed', async () => {
    const { challenge, browser, url } = await place();
    const who = await anInterviewee(db, { challengeId: challenge.id, name: 'Rhian Lloyd' });
    const fields = form({
      interviewees: who,
      peers: challenge.people.challengeManager,
      themes: challenge.themes[0]!.id,
    });
    const [one, two] = [await browser.post(`${url}/wanted`, fields), await browser.post(`${url}/wanted`, fields)];
    assert.deepEqual([one.statusCode, two.statusCode], [303, 303]);
    assert.equal((await wantedIn(challenge.id)).length, 1);
    const page = words((await browser.get(`${url}/wanted`)).body);
    for (const part of [
      'Heads of service',
      'Focus group, 60 minutes',
      'Middle managers: Rhian Lloyd, 8 others',
      '2 peers with Mair Manager',
    ])
      assert.equal(page.includes(part), true, part);
  });

  it('takes the whole team, the lead and the manager as such, and shows who that is now', async () => {
    const { challenge, browser, url } = await place();
    await browser.post(`${url}/wanted`, form({ title: 'All of us', goes: 'team', 'peers-needed': '' }));
    await browser.post(`${url}/wanted`, form({ title: 'The leader', goes: 'some', peers: ['lead', 'manager'] }));
    const page = words((await browser.get(`${url}/wanted`)).body);
    for (const part of ['The whole team', '2 peers with the lead and the challenge manager'])
      assert.equal(page.includes(part), true, part);
    const [, leader] = await wantedIn(challenge.id);
    const shown = await browser.get(`${url}/wanted/${leader?.id}`);
    assert.match(words(shown.body), /The challenge manager, whoever that is \(now Mair Manager\)/);
    assert.match(shown.body, /value="manager"[^>]* checked/);
    const few = await browser.post(`${url}/wanted`, form({ 'peers-needed': '1', peers: ['lead', 'manager'] }));
    assert.equal(words(few.body).includes('2 peers must be there, so at least 2 go'), true);
  });

  it('shows whom the team has lost, and a day that is lost, and asks for another', async () => {
    const { challenge, browser, url } = await place();
    const fields = {
      challengeId: challenge.id,
      title: 'Old',
      peerIds: [challenge.people.stranger],
      onDay: '2027-06-11',
    };
    const id = await aWanted(db, fields);
    const gone = await db.selectFrom('people').select('name').where('id', '=', challenge.people.stranger).execute();
    const lost = `${gone[0]?.name} (not on the team any more)`;
    assert.equal(words((await browser.get(`${url}/wanted`)).body).includes(`1 peer with ${lost}`), true);
    const page = await browser.get(`${url}/wanted/${id}`);
    assert.equal(words(page.body).includes(lost), true);
    assert.match(page.body, /<option value="2027-06-11" selected>Fri 11 Jun, no day on site any more/);
    const again = form({ title: 'Old', version: '1', day: '2027-06-11', peers: challenge.people.stranger });
    const kept = await browser.post(`${url}/wanted/${id}`, again);
    assert.equal(words(kept.body).includes('Choose one of the days on site'), true);
    assert.match(kept.body, /<option value="2027-06-11" selected>/);
  });

  it('puts what has no place first, then each day by its hours, with a way to each of them', async () => {
    const { challenge, browser, url } = await place();
    const challengeId = challenge.id;
    const list = async () => words((await browser.get(`${url}/wanted`)).body);
    const ids = await Promise.all(
      ['Late', 'Early', 'Next day', 'Nowhere'].map((title) => aWanted(db, { challengeId, title })),
    );
    assert.match(await list(), /The sessions wanted Sessions wanted Session In the timetable/);
    const at = [
      { title: 'Late', start: '14:00', end: '15:00' },
      { title: 'Early', start: '09:00', end: '10:00' },
      { title: 'Next day', date: '2027-05-12' },
    ];
    for (const [index, where] of at.entries()) {
      const id = await aSession(db, { challengeId, ...where });
      const wanted = { wanted_id: ids[index] as string, set_by_hand: index === 1 };
      await db.updateTable('sessions').set(wanted).where('id', '=', id).execute();
    }
    const { body } = await browser.get(`${url}/wanted`);
    const page = words(body);
    const order = [
      'A proposal leaves what was set by hand where it is.',
      'Without a place (1) Tue 11 May (2) Wed 12 May (1)',
      'Without a place yet 1 session Why, and where they could go, is on the board',
      'Nowhere Not yet Interview, 60 minutes Members',
      'Tuesday 11 May 2027 2 sessions',
      'Early 9am , Early , set by hand',
      'Late 2pm , Late Interview',
      'Wednesday 12 May 2027 1 session',
      'Next day 10am , Next day Interview',
    ];
    const found = order.map((part) => page.indexOf(part));
    assert.deepEqual(
      found,
      [...found].filter((where) => where >= 0).sort((a, b) => a - b),
      page,
    );
    const to = [...body.matchAll(/<li><a class="govuk-link" href="#([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(to, ['without-place', 'on-2027-05-11', 'on-2027-05-12']);
    assert.deepEqual(
      to.map((id) => body.includes(`id="${id}"`)),
      [true, true, true],
    );
  });

  it('says beside each field what is wrong and loses nothing that was typed', async () => {
    const { challenge, browser, url } = await place();
    const page = await browser.post(
      `${url}/wanted`,
      form({
        title: '',
        length: 'long',
        place: '<b>Ysgol 🦊 مرحبا</b>',
        'not-before': '3pm',
        'done-by': '2pm',
        day: '2031-01-01',
      }),
    );
    assert.equal(page.statusCode, 422);
    for (const part of ['Enter a title', '&lt;b&gt;Ysgol 🦊 مرحبا']) assert.equal(page.body.includes(part), true, part);
    const next = await browser.post(
      `${url}/wanted`,
      form({ length: 'long', 'not-before': '3pm', 'done-by': '2pm', day: '2031-01-01', title: 'x'.repeat(200) }),
    );
    for (const part of [
      'Enter a length from',
      'This must come after the earliest start',
      'Choose one of the days on site',
    ])
      assert.equal(next.body.includes(part), true, part);
    assert.equal((await wantedIn(challenge.id)).length, 0);
  });

  it('overwrites nothing where somebody else changed it meanwhile', async () => {
    const { challenge, browser, url } = await place();
    const fields = form();
    await browser.post(`${url}/wanted`, fields);
    const path = `${url}/wanted/${fields.id}`;
    assert.equal((await browser.post(path, form({ version: '1', title: 'Mine' }))).statusCode, 303);
    const late = await browser.post(path, form({ version: '1', title: 'Theirs' }));
    assert.equal(late.statusCode, 409);
    assert.equal(late.body.includes('value="Theirs"'), true);
    assert.deepEqual(
      (await wantedIn(challenge.id)).map(({ title }) => title),
      ['Mine'],
    );
  });

  it('is read by the team and written by the manager and the host’s coordinator', async () => {
    const { challenge, url } = await place();
    const seen: Record<string, [number, number]> = {};
    for (const [part, personId] of Object.entries(challenge.people)) {
      const browser = await service.as(personId);
      const got = (await browser.get(`${url}/wanted`)).statusCode;
      seen[part] = [got, (await browser.post(`${url}/wanted`, form())).statusCode];
    }
    assert.deepEqual(seen, {
      administrator: [403, 403],
      programmeManager: [200, 303],
      placementOfficer: [403, 403],
      challengeManager: [200, 303],
      hostCoordinator: [200, 303],
      hostSponsor: [200, 403],
      peer: [200, 403],
      secondPeer: [200, 403],
      interviewee: [404, 404],
      stranger: [404, 404],
    });
  });

  it('sends at most eight statements, whatever is on it', async () => {
    const { browser, url } = await place();
    await browser.post(`${url}/wanted/template`);
    const { count } = await countingStatements(() => browser.get(`${url}/wanted`));
    assert.equal(count <= 8, true, `${count}`);
  });
});

const CSV = 'name,Job title,Email,Who they are,Cannot come,Access needs\n';
const file = (text: string) => [{ name: 'file', fileName: 'people.csv', type: 'text/csv', content: Buffer.from(text) }];

describe('A file of people to be heard', () => {
  it('is taken in whole, with when they cannot come and what they need', async () => {
    const { challenge, browser, url } = await place();
    const text = `\ufeff${CSV}"Lloyd, Rhian",Head of housing,rhian@council.example,Middle managers,11 May morning; 2027-05-12 9am to 11am,Step-free\nTom,,,residents,,\n`;
    const answer = await browser.upload(`${url}/interviewees/file`, {}, file(text));
    assert.equal(answer.statusCode, 303);
    const rows = await db
      .selectFrom('interviewees')
      .select(['name', 'source_category', 'unavailable', 'access_needs'])
      .where('challenge_id', '=', challenge.id)
      .orderBy('name')
      .execute();
    assert.deepEqual(rows, [
      {
        name: 'Lloyd, Rhian',
        source_category: 'middle-managers',
        unavailable: [
          ['2027-05-11T00:00', '2027-05-11T13:00'],
          ['2027-05-12T09:00', '2027-05-12T11:00'],
        ],
        access_needs: 'Step-free',
      },
      { name: 'Tom', source_category: 'residents', unavailable: [], access_needs: '' },
    ]);
    assert.equal(
      words((await browser.get(`${url}/interviewees`)).body).includes('11 May morning; 12 May 9am to 11am'),
      true,
    );
  });

  it('adds nobody where anything is wrong, and says what by row and column', async () => {
    const { challenge, browser, url } = await place();
    const text = `${CSV}Ann,,ann@council.example,members,,\nBob,,not-mail,nobody,31 May,\nAnn,,,members,,\n`;
    const answer = await browser.upload(`${url}/interviewees/file`, {}, file(text));
    assert.equal(answer.statusCode, 422);
    for (const part of [
      'Row 3, column Email: “not-mail” is not an email address',
      'Row 3, column Who they are: “nobody” is not one of',
      'Row 3, column Cannot come: “31 May” is not a time on a day on site',
      'Row 4, column name: this is the same person as in row 2',
    ])
      assert.equal(words(answer.body).includes(part), true, part);
    const rows = await db.selectFrom('interviewees').select('id').where('challenge_id', '=', challenge.id).execute();
    assert.equal(rows.length, 0);
  });

  it('that is none is refused, and says how to make one', async () => {
    const { browser, url } = await place();
    const bytes = Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0]);
    for (const content of [bytes, Buffer.from(''), Buffer.from('a"b,"c\n"')]) {
      const files = [{ name: 'file', fileName: 'x.csv', type: 'text/csv', content }];
      assert.equal((await browser.upload(`${url}/interviewees/file`, {}, files)).statusCode, 422);
    }
  });
});

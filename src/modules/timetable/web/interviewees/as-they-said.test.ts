import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { ownLink } from '../../application/own-link.ts';
import { anInterviewee } from '../../testing/builders.ts';

const service = await testService();
const { db } = service;

async function place() {
  const challenge = await aChallenge(db, {
    stage: 'preparing',
    milestones: ['opened', 'scope-agreed', 'team-confirmed'],
  });
  const challengeId = challenge.id;
  const email = `rhian-${challengeId.slice(-6)}@council.example`;
  const id = await anInterviewee(db, { challengeId, name: 'Rhian Lloyd', email });
  const host = await service.as(challenge.people.hostCoordinator);
  const url = `/challenges/${challenge.reference}/interviewees`;
  const { link_key: linkKey } = await db
    .selectFrom('interviewees')
    .select('link_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const path = new URL(ownLink(service.services, { id, linkKey })).pathname;
  const says = (fields: Record<string, string | string[]>) => service.browser('y').post(`${path}/times`, fields);
  return { challenge, id, email, host, url, says };
}
type Place = Awaited<ReturnType<typeof place>>;

/** What is known: when she cannot come, what she needs, and whether it was she who said so. */
async function known({ id }: Place) {
  const row = await db
    .selectFrom('interviewees')
    .select(['unavailable', 'access_needs', 'availability_said_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { times: row.unavailable, needs: row.access_needs, bySelf: row.availability_said_at !== null };
}

const HERS = { away: ['2027-05-12 morning'], needs: 'A BSL interpreter' };
const HER_TIMES = [['2027-05-12T00:00', '2027-05-12T13:00']];

/** What a form sends as it is shown, with its hidden fields; without what only a script or a press adds. */
function shown(body: string): Record<string, string> {
  const main = body.slice(body.indexOf('<main'));
  const inputs = [...main.matchAll(/<input[^>]*>/g)].map(([input]) => input);
  const values = inputs
    .filter((input) => !/type="(radio|checkbox)"/.test(input) || / checked/.test(input))
    .map((input) => ['name', 'value'].map((each) => new RegExp(` ${each}="([^"]*)"`).exec(input)?.[1] ?? ''));
  const needs = /<textarea[^>]*name="needs"[^>]*>([^<]*)/.exec(main)?.[1] ?? '';
  return { ...Object.fromEntries(values.filter(([name]) => name !== '_csrf')), needs };
}

describe('What somebody to be heard has said themselves', () => {
  it('is shown to a host whose form is older, and stays where the host has only changed something else', async () => {
    const here = await place();
    const { host, url, id, says } = here;
    const open = shown((await host.get(`${url}/${id}`)).body);
    await says(HERS);
    const refused = await host.post(`${url}/${id}`, { ...open, jobTitle: 'Head of housing' });
    assert.equal(refused.statusCode, 409);
    const said = words(refused.body);
    for (const part of ['Cannot come: 12 May morning', 'Needs: A BSL interpreter', 'Answered by their own link on'])
      assert.equal(said.includes(part), true, said);
    const again = shown(refused.body);
    assert.deepEqual([again.jobTitle, again.cannot, again.needs], ['Head of housing', '12 May morning', HERS.needs]);
    assert.equal((await host.post(`${url}/${id}`, again)).statusCode, 303);
    assert.deepEqual(await known(here), { times: HER_TIMES, needs: HERS.needs, bySelf: true });
  });

  it('is not slipped past by a form with something wrong in it, sent before and again after', async () => {
    const here = await place();
    const { host, url, id, says } = here;
    const open = shown((await host.get(`${url}/${id}`)).body);
    await says(HERS);
    const wrong = await host.post(`${url}/${id}`, { ...open, email: 'no address', cannot: '11 May' });
    assert.equal(wrong.statusCode, 422);
    const mended = { ...shown(wrong.body), email: here.email };
    const refused = await host.post(`${url}/${id}`, mended);
    assert.equal(refused.statusCode, 409);
    // What the host has typed stays beside what she said; what was left alone is hers.
    assert.deepEqual([shown(refused.body).cannot, shown(refused.body).needs], ['11 May', HERS.needs]);
    assert.deepEqual(await known(here), { times: HER_TIMES, needs: HERS.needs, bySelf: true });
  });

  it('is claimed no longer once somebody else has set the times, and is theirs again where that is taken back', async () => {
    const here = await place();
    const { host, url, id, says } = here;
    await says({ any: 'yes' });
    const list = async () => words((await host.get(url)).body);
    assert.equal((await list()).includes('Any time, they say'), true);
    const form = async () => shown((await host.get(`${url}/${id}`)).body);
    await host.post(`${url}/${id}`, { ...(await form()), jobTitle: 'Head of housing' });
    assert.equal((await list()).includes('Any time, they say'), true);
    await host.post(`${url}/${id}`, { ...(await form()), cannot: '11 May morning' });
    await host.post(`${url}/${id}`, { ...(await form()), cannot: '' });
    assert.deepEqual(
      [(await list()).includes('Any time, they say'), (await list()).includes('Nothing said')],
      [false, true],
    );
    for (const _ of [1, 2]) {
      const step = /name="step" value="([^"]+)"/.exec((await host.get(url)).body)?.[1] ?? '';
      await host.post(`${url.replace('/interviewees', '')}/arrangements/people/undo`, { step });
    }
    assert.equal((await list()).includes('Any time, they say'), true);
    assert.deepEqual(await known(here), { times: [], needs: '', bySelf: true });
  });

  it('stays where a file says otherwise, which is said with the row; others are changed, and that is said too', async () => {
    const here = await place();
    const { host, url, says, challenge, email } = here;
    await says({ ...HERS, needs: 'Step-free and a hearing loop' });
    const other = { challengeId: challenge.id, sourceCategory: 'members' };
    const dai = await anInterviewee(db, { ...other, name: 'Dai Evans' });
    await anInterviewee(db, { ...other, name: 'Ann Lee' });
    const rows = [
      'Name,Who they are,Email,Cannot come,Access needs',
      'New One,members,,,',
      `Rhian Lloyd,frontline,${email},11 May morning,Step-free`,
      'Dai Evans,members,,11 May morning,Large print',
      'Ann Lee,partners,ann@council.example,,',
    ];
    const upload = () =>
      host.upload(`${url}/file`, {}, [
        { name: 'file', fileName: 'people.csv', type: 'text/csv', content: Buffer.from(rows.join('\n')) },
      ]);
    const said = async () => words((await host.get(String((await upload()).headers.location))).body);
    const rest =
      'The file has another email address, or another ‘who they are’: Ann Lee (row 5). The list keeps what it has; change it on their own page. Left out of the file, for by their own link they have said otherwise: Rhian Lloyd (row 3): 11 May morning and the access needs. Where the file is right, ask them, or change it on their own page.';
    const updated = 'When they cannot come, or what they need, is now as the file says: Dai Evans (row 4).';
    const first = await said();
    assert.equal(first.includes(`1 person added. 3 were there already. ${updated} ${rest}`), true, first);
    assert.deepEqual(await known(here), { times: HER_TIMES, needs: 'Step-free and a hearing loop', bySelf: true });
    assert.deepEqual(await known({ ...here, id: dai }), {
      times: [['2027-05-11T00:00', '2027-05-11T13:00']],
      needs: 'Large print',
      bySelf: false,
    });
    const second = await said();
    assert.equal(second.includes(`0 people added. 4 were there already. ${rest}`), true, second);
  });

  it('names the first people of whom a file says otherwise with the times, and the rest by their rows', async () => {
    const { host, url, challenge } = await place();
    const names = Array.from({ length: 7 }, (_, at) => `Person ${at + 1}`);
    for (const name of names) {
      const id = await anInterviewee(db, { challengeId: challenge.id, name });
      const said = { availability_said_at: new Date('2027-03-01T09:00:00Z'), said_from: '2027-05-10' };
      await db
        .updateTable('interviewees')
        .set({ ...said, said_until: '2027-05-14' })
        .where('id', '=', id)
        .execute();
    }
    const rows = ['Name,Who they are,Cannot come', ...names.map((name) => `${name},frontline,11 May`)];
    const file = { name: 'file', fileName: 'a.csv', type: 'text/csv', content: Buffer.from(rows.join('\n')) };
    const answer = await host.upload(`${url}/file`, {}, [file]);
    const said = words((await host.get(String(answer.headers.location))).body);
    const all = 'Person 5 (row 6): 11 May; and 2 more people (rows 7 and 8). Where the file is right';
    assert.equal(said.includes(all), true, said);
  });

  it('takes from a file the needs that they did not name', async () => {
    const here = await place();
    await here.says({ away: ['2027-05-12 morning'], needs: '' });
    const content = Buffer.from('Name,Who they are,Cannot come,Access needs\nRhian Lloyd,frontline,,Step-free\n');
    await here.host.upload(`${here.url}/file`, {}, [{ name: 'file', fileName: 'a.csv', type: 'text/csv', content }]);
    assert.deepEqual(await known(here), { times: HER_TIMES, needs: 'Step-free', bySelf: true });
  });
});

describe('Somebody who is to be added and is on the list already', () => {
  it('is shown as they are, with what was typed, and nothing is lost or changed before it is saved', async () => {
    const here = await place();
    const { host, url, says } = here;
    await says(HERS);
    const typed = { name: 'rhian lloyd', jobTitle: '', email: '', category: 'partners', cannot: '11 May', needs: '' };
    const answer = await host.post(url, typed);
    assert.equal(answer.statusCode, 409);
    const said = words(answer.body);
    for (const part of ['Rhian Lloyd is on the list already, so nobody was added', 'Cannot come: 12 May morning'])
      assert.equal(said.includes(part), true, said);
    assert.deepEqual(await known(here), { times: HER_TIMES, needs: HERS.needs, bySelf: true });
    const form = shown(answer.body);
    assert.deepEqual(
      [form.email, form.category, form.cannot, form.needs],
      [here.email, 'partners', '11 May', HERS.needs],
    );
    const action = /<form[^>]* action="([^"]+\/interviewees\/[0-9a-f-]{36})"/.exec(answer.body)?.[1] ?? '';
    assert.equal((await host.post(action, form)).statusCode, 303);
    assert.deepEqual(await known(here), {
      times: [['2027-05-11T00:00', '2027-05-11T23:59']],
      needs: HERS.needs,
      bySelf: false,
    });
  });

  it('is no surprise where the same press came twice', async () => {
    const { host, url } = await place();
    const typed = { name: 'Ann Lee', jobTitle: 'Mayor', email: '', category: 'members', cannot: '11 May', needs: '' };
    for (const words_ of ['Ann Lee is on the list.', 'Ann Lee was on the list already.']) {
      const answer = await host.post(url, typed);
      assert.equal(answer.statusCode, 303);
      assert.equal(words((await host.get(url)).body).includes(words_), true);
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { testService } from '#test/service';
import { aVisited, INTERVIEWEE } from '../testing/builders.ts';

const service = await testService();
const { db } = service;

/** A report whose draft is open and has gone through these steps. */
async function aDraft(...steps: string[]) {
  return await drafted({}, steps);
}

async function drafted(options: { programme?: string }, steps: string[]) {
  const built = await aVisited(service, options);
  const { people, base } = built;
  const manager = await service.as(people.challengeManager);
  const go = async (...next: string[]) => {
    for (const step of next) await manager.post(`${base}/report${step}`, { reason: '' });
  };
  await go('', ...steps);
  const host = await service.as(people.hostCoordinator);
  const peer = await service.as(people.peer);
  return { ...built, manager, host, peer, go, summary: `${base}/report/sections/summary` };
}

const TO_FACT_CHECK = ['/comment-window', '/comment-window/closing', '/fact-check'];
const NOT_SAVED = 'What you typed, which is not saved';
const point = (words: string) => ({ id: newId(), section: 'summary', says: words, 'should-say': 'Two', source: '' });

/** What stands in a page of what was typed and not saved. */
function unsavedIn(body: string): string {
  assert.equal(body.includes(NOT_SAVED), true);
  const rest = body.slice(body.indexOf(NOT_SAVED));
  return rest.slice(0, rest.indexOf('</div>'));
}

describe('What was typed while the report went on', () => {
  it('stands on the page where comments have closed meanwhile', async () => {
    const { peer, summary, go } = await aDraft('/comment-window');
    await go('/comment-window/closing');
    const late = await peer.post(`${summary}/comments`, { id: newId(), comment: 'An hour of <thought>' });
    assert.equal(late.statusCode, 409);
    assert.equal(unsavedIn(late.body).includes('An hour of &lt;thought&gt;'), true);
  });

  it('stands on the page where the text stands still meanwhile', async () => {
    const { manager, summary } = await aDraft(...TO_FACT_CHECK);
    const late = await manager.post(summary, { body: 'A whole new summary', version: '1' });
    assert.equal(late.statusCode, 409);
    assert.equal(unsavedIn(late.body).includes('A whole new summary'), true);
  });

  it('stands on the page where a colleague of the host has handed the fact check in meanwhile', async () => {
    const { host, base } = await aDraft(...TO_FACT_CHECK);
    await host.post(`${base}/fact-check/submission`);
    const late = await host.post(`${base}/fact-check/points`, point('Calls take a day'));
    assert.equal(late.statusCode, 409);
    assert.equal(unsavedIn(late.body).includes('Calls take a day'), true);
    assert.equal(unsavedIn(late.body).includes('In brief'), true);
  });

  it('stands on the page where the report was handed over while a point was answered', async () => {
    const { host, manager, base, go } = await aDraft(...TO_FACT_CHECK);
    const raised = point('One');
    await host.post(`${base}/fact-check/points`, raised);
    await host.post(`${base}/fact-check/submission`);
    const answer = (reason: string) => ({ [`answer-${raised.id}`]: 'declined', [`reason-${raised.id}`]: reason });
    await manager.post(`${base}/report/fact-points/${raised.id}`, answer('It is a view.'));
    await go('/sign-off-request');
    const late = await manager.post(`${base}/report/fact-points/${raised.id}`, {
      ...answer('A better reason'),
      before: 'It is a view.',
    });
    assert.equal(late.statusCode, 409);
    assert.equal(unsavedIn(late.body).includes('A better reason'), true);
    assert.equal(late.body.includes('so the answers stand as they are'), true);
  });
});

describe('A form that is sent again after Back', () => {
  it('makes another comment in other words, and the same one once', async () => {
    const { peer, summary, id } = await aDraft('/comment-window');
    const form = { id: newId(), comment: 'First' };
    for (const comment of ['First', 'First', 'Second', 'Second'])
      assert.equal((await peer.post(`${summary}/comments`, { ...form, comment })).statusCode, 303);
    const rows = await db
      .selectFrom('report_comments as comment')
      .innerJoin('report_sections as section', 'section.id', 'comment.section_id')
      .select('comment.text')
      .where('section.challenge_id', '=', id)
      .orderBy('comment.text')
      .execute();
    assert.deepEqual(rows, [{ text: 'First' }, { text: 'Second' }]);
  });

  it('raises another fact point in other words, and the same one once', async () => {
    const { host, base, id } = await aDraft(...TO_FACT_CHECK);
    const form = point('One');
    for (const says of ['One', 'One', 'Another', 'Another'])
      assert.equal((await host.post(`${base}/fact-check/points`, { ...form, says })).statusCode, 303);
    const rows = await db
      .selectFrom('fact_points')
      .select('says')
      .where('challenge_id', '=', id)
      .orderBy('says')
      .execute();
    assert.deepEqual(rows, [{ says: 'Another' }, { says: 'One' }]);
  });

  it('saves a section once where its button is pressed twice', async () => {
    const { manager, summary } = await aDraft();
    for (let press = 0; press < 2; press += 1)
      assert.equal((await manager.post(summary, { body: 'Kind people', version: '1' })).statusCode, 303);
  });
});

describe('An answer that somebody else has given meanwhile', () => {
  it('to a comment is not replaced unseen', async () => {
    const { peer, manager, summary } = await aDraft('/comment-window');
    const comment = { id: newId(), comment: 'Say more' };
    await peer.post(`${summary}/comments`, comment);
    const answers = `${summary}/comments/${comment.id}/answer`;
    const name = `answer-${comment.id}`;
    for (let press = 0; press < 2; press += 1)
      assert.equal((await manager.post(answers, { [name]: 'I have', before: '' })).statusCode, 303);
    const stale = await manager.post(answers, { [name]: 'I will not', before: '' });
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('Answer: I have') && stale.body.includes('I will not'), true);
    assert.match(stale.body, /name="before" value="I have"/);
    assert.equal((await manager.post(answers, { [name]: 'I will not', before: 'I have' })).statusCode, 303);
  });

  it('to a fact point is not replaced unseen', async () => {
    const { host, manager, base } = await aDraft(...TO_FACT_CHECK);
    const raised = point('One');
    await host.post(`${base}/fact-check/points`, raised);
    await host.post(`${base}/fact-check/submission`);
    const url = `${base}/report/fact-points/${raised.id}`;
    const answer = (reason: string, before: string) => ({
      ...{ [`answer-${raised.id}`]: 'accepted', [`reason-${raised.id}`]: reason },
      before,
    });
    await manager.post(url, answer('So it is', ''));
    const stale = await manager.post(url, answer('Another reason', ''));
    assert.equal(stale.statusCode, 409);
    assert.equal(stale.body.includes('So it is') && stale.body.includes('Another reason'), true);
    assert.equal((await manager.post(url, answer('Another reason', 'So it is'))).statusCode, 303);
  });
});

describe('What the host reads of the team', () => {
  it('an answer to a fact point that points to one person is shown back before it is kept', async () => {
    const { host, manager, base, go } = await aDraft(...TO_FACT_CHECK);
    const raised = point('One');
    await host.post(`${base}/fact-check/points`, raised);
    await host.post(`${base}/fact-check/submission`);
    const answers = `${base}/report/fact-points/${raised.id}`;
    const reason = `${INTERVIEWEE.name} told us so`;
    const answer = { [`answer-${raised.id}`]: 'declined', [`reason-${raised.id}`]: reason };
    const shown = await manager.post(answers, answer);
    assert.equal(shown.statusCode, 422);
    assert.equal(shown.body.includes(`Take out “${INTERVIEWEE.name}”`), true);
    assert.equal(shown.body.includes('Keep the answer as it is'), true);
    assert.equal((await manager.post(answers, { ...answer, anyway: 'yes' })).statusCode, 303);
    await go('/sign-off-request');
    assert.equal((await host.get(`${base}/fact-check`)).body.includes(reason), true);
  });

  it('a comment that points to one person is shown back where the host writes the report', async () => {
    const { peer, id, base, people } = await drafted({ programme: 'peer-collaborative-improvement' }, []);
    const writer = await service.as(people.hostCoordinator);
    for (const step of ['', '/comment-window']) await writer.post(`${base}/report${step}`, { reason: '' });
    const { key } = await db
      .selectFrom('report_sections')
      .select('key')
      .where('challenge_id', '=', id)
      .orderBy('position')
      .executeTakeFirstOrThrow();
    const here = `${base}/report/sections/${key}`;
    const form = { id: newId(), comment: `${INTERVIEWEE.name} said more than that` };
    const shown = await peer.post(`${here}/comments`, form);
    assert.equal(shown.statusCode, 422);
    assert.equal(shown.body.includes(form.comment) && shown.body.includes('Send it as it is'), true);
    assert.equal((await writer.get(here)).body.includes(INTERVIEWEE.name), false);
    assert.equal((await peer.post(`${here}/comments`, { ...form, anyway: 'yes' })).statusCode, 303);
    assert.equal((await writer.get(here)).body.includes(form.comment), true);
  });

  it('a comment is the team’s own where the manager writes', async () => {
    const { peer, summary } = await aDraft('/comment-window');
    const form = { id: newId(), comment: `${INTERVIEWEE.name} said more than that` };
    assert.equal((await peer.post(`${summary}/comments`, form)).statusCode, 303);
  });
});

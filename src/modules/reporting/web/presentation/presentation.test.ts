import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countingStatements } from '#platform/database/connect';
import { partsOf, texts } from '#platform/documents/testing/read-office';
import { testService } from '#test/service';
import { aChallenge } from '../../../challenges/testing/builders.ts';
import { aFinding } from '../../../findings/testing/builders.ts';
import { aVisited, INTERVIEWEE } from '../../testing/builders.ts';

const TITLE = /<p:ph type="(?:ctrTitle|title)"\/><\/p:nvPr><\/p:nvSpPr><p:spPr\/><p:txBody>.*?<a:t>([^<]*)</g;

describe('The presentation', () => {
  it('is made from the findings, by the outline, with one title a slide and nobody named', async () => {
    const service = await testService();
    const built = await aVisited(service, { findings: 3, themes: ['safety', 'leadership'] });
    const peer = await service.as(built.people.peer);
    const here = `${built.base}/presentation`;
    const { result: page, count } = await countingStatements(() => peer.get(here));
    assert.equal(page.statusCode, 200);
    assert.equal(count <= 9, true, String(count));
    assert.match(page.body, /: 1 person, 1 session</);
    const again = await countingStatements(() => peer.get(here));
    assert.equal(again.count <= 8, true, `${again.count}\n${again.texts.join('\n')}`);
    assert.match(page.body, /<li>We looked at<ul[^>]*><li>/);
    const file = await peer.get(`${here}.pptx`);
    const parts = await partsOf(file.rawPayload);
    const paths = [...parts.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
    const titles = Array.from({ length: paths.length }, (_, index) =>
      texts(parts, `ppt/slides/slide${index + 1}.xml`, TITLE),
    ).flat();
    assert.deepEqual(titles, [
      `What we found at ${built.head.hostName}`,
      'Thank you',
      'Who we heard',
      'The main messages',
      `${built.themes[0]?.name}: strengths`,
      'What we suggest',
      'What happens next',
    ]);
    const everything = [page.body.replace(/<header[\s\S]*?<\/header>/, ''), ...parts.values()].join('\n');
    for (const secret of [INTERVIEWEE.name, INTERVIEWEE.jobTitle, 'Devi Peer', 'Owen Peer'])
      assert.equal(everything.includes(secret), false, secret);
    assert.equal((await (await service.as(built.people.hostSponsor)).get(here)).statusCode, 403);
  });

  it('is kept as it was given, once, and the draft says what has changed since', async () => {
    const service = await testService();
    const built = await aVisited(service, { findings: 2 });
    const manager = await service.as(built.people.challengeManager);
    const peer = await service.as(built.people.peer);
    const here = `${built.base}/presentation`;
    assert.equal((await peer.post(`${here}/giving`)).statusCode, 403);
    for (let press = 0; press < 2; press += 1) assert.equal((await manager.post(`${here}/giving`)).statusCode, 303);
    const [first = ''] = built.findings;
    await service.db.updateTable('findings').set({ title: 'Calls wait' }).where('id', '=', first).execute();
    assert.equal((await peer.get(here)).body.includes('Calls wait'), false);
    await manager.post(`${built.base}/report`);
    const draft = await manager.get(`${built.base}/report`);
    assert.equal(draft.body.includes('Changed since the presentation (1)'), true);
    assert.equal(draft.body.includes('Was “Calls are answered 1”, now “Calls wait”'), true);
    assert.equal(draft.body.includes('Was “Calls are answered 2”'), false);
    const office = await service.as(built.people.programmeManager);
    assert.equal((await office.get(`${built.base}/report`)).body.includes('Changed since the presentation'), false);
  });

  it('cannot be marked as given before there is something to present, and ends the days on site', async () => {
    const service = await testService();
    const built = await aChallenge(service.db, { stage: 'on-site' });
    const manager = await service.as(built.people.challengeManager);
    const here = `/challenges/${built.reference}/presentation`;
    const empty = await manager.post(`${here}/giving`);
    assert.equal(empty.statusCode, 422);
    assert.equal(empty.body.includes('There is no finding to present yet.'), true);
    const without = { by: built.people.challengeManager };
    await aFinding(service.db, { challengeId: built.id, themeId: built.themes[0]?.id ?? '', without });
    assert.equal((await manager.post(`${here}/giving`)).statusCode, 303);
    const { stage } = await service.db
      .selectFrom('challenges')
      .select('stage')
      .where('id', '=', built.id)
      .executeTakeFirstOrThrow();
    assert.equal(stage, 'drafting');
  });
});

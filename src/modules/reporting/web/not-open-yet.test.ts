import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../challenges/testing/builders.ts';

const service = await testService();
const { db } = service;

describe('What is not open yet', () => {
  it('says when the report and what follows it come, and leads to what is to be done now', async () => {
    const { people, reference } = await aChallenge(db, { stage: 'preparing' });
    const base = `/challenges/${reference}`;
    const manager = await service.as(people.challengeManager);
    const host = await service.as(people.hostCoordinator);
    const link = `href="${base}">See what is to be done now</a>`;
    const cases = [
      [manager, 'report', 'It can be opened once the team is on site. The team is on site from Monday 10 May 2027.'],
      [host, 'report', 'until it is sent to you, which is due by Friday 25 June 2027.'],
      [host, 'action-plan', 'once the report has come to the host, which is due by Friday 25 June 2027.'],
      [manager, 'progress-review', 'It opens by itself on 14 March 2028. The report has to be published first.'],
      [host, 'progress-review', 'It opens by itself on 14 March 2028. The report has to be published first.'],
    ] as const;
    for (const [browser, page, said] of cases) {
      const { body } = await browser.get(`${base}/${page}`);
      assert.equal(words(body).toLowerCase().includes(said.toLowerCase()), true, `${page}: ${words(body)}`);
      assert.equal(body.includes(link), true, page);
      assert.equal(body.includes('Open the progress review now'), false, page);
    }
    const slides = words((await manager.get(`${base}/presentation`)).body);
    assert.equal(slides.includes('These come once the team is on site, from Monday 10 May 2027.'), true, slides);
  });

  it('says of days that nobody has agreed that they are not', async () => {
    const { people, reference } = await aChallenge(db, { stage: 'scoping', onSiteFrom: null });
    const manager = await service.as(people.challengeManager);
    const { body } = await manager.get(`/challenges/${reference}/report`);
    assert.equal(words(body).includes('The days on site are not agreed yet.'), true);
  });
});

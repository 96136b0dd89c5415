import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '#kernel/ids';
import { countingStatements } from '#platform/database/connect';
import { partsOf, texts } from '#platform/documents/testing/read-office';
import { pdfText } from '#platform/documents/testing/read-pdf';
import { TEST_NOW, testService } from '#test/service';
import { closeCommentWindows } from '../application/comment-window.ts';
import { aVisited, INTERVIEWEE, readOn } from '../testing/builders.ts';

type Service = Awaited<ReturnType<typeof testService>>;
const DAY = 86_400_000;

async function browsers(service: Service, built: Awaited<ReturnType<typeof aVisited>>) {
  const { people } = built;
  return {
    manager: await service.as(people.challengeManager),
    peer: await service.as(people.peer),
    host: await service.as(people.hostCoordinator),
    office: await service.as(people.programmeManager),
    sponsor: await service.as(people.hostSponsor),
  };
}

async function statusOf(service: Service, challengeId: string): Promise<string> {
  const row = await service.db
    .selectFrom('reports')
    .select('status')
    .where('challenge_id', '=', challengeId)
    .executeTakeFirstOrThrow();
  return row.status;
}

async function versionOf(service: Service, challengeId: string, key: string): Promise<string> {
  const row = await service.db
    .selectFrom('report_sections')
    .select('version')
    .where('challenge_id', '=', challengeId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return String(row.version);
}

describe('The life of a report', () => {
  it('goes from an open draft to a page, a PDF and a Word file for anybody, and names nobody', async () => {
    const service = await testService();
    const built = await aVisited(service);
    const { base } = built;
    const { manager, peer, host, office } = await browsers(service, built);

    for (let press = 0; press < 2; press += 1) assert.equal((await manager.post(`${base}/report`)).statusCode, 303);
    const words = `In brief: kind people.\n\n<script>alert(1)</script> and ${INTERVIEWEE.name} and the head of lighthouses.`;
    await manager.post(`${base}/report/sections/summary`, { body: words, version: '1' });
    assert.equal((await manager.post(`${base}/report/comment-window`)).statusCode, 303);

    const comment = { id: newId(), comment: 'Say <b>more</b> about the wait.' };
    for (let press = 0; press < 2; press += 1)
      assert.equal((await peer.post(`${base}/report/sections/summary/comments`, comment)).statusCode, 303);
    assert.equal((await host.get(`${base}/report/sections/summary`)).statusCode, 403);
    assert.equal((await host.get(`${base}/fact-check`)).statusCode, 404);
    const section = await manager.get(`${base}/report/sections/summary`);
    assert.equal(section.body.includes('Devi Peer'), true);
    assert.equal(section.body.includes('Say &lt;b&gt;more&lt;/b&gt; about the wait.'), true);
    const answer = { [`answer-${comment.id}`]: 'I have.' };
    assert.equal(
      (await manager.post(`${base}/report/sections/summary/comments/${comment.id}/answer`, answer)).statusCode,
      303,
    );

    assert.equal((await peer.post(`${base}/report/comment-window/closing`)).statusCode, 403);
    assert.equal((await manager.post(`${base}/report/comment-window/closing`)).statusCode, 303);
    const pointing = await manager.post(`${base}/report/fact-check`, { reason: '' });
    assert.equal(pointing.statusCode, 422);
    assert.equal(pointing.body.includes(`“${INTERVIEWEE.name}”: a name`), true);
    assert.equal(pointing.body.includes(`“${INTERVIEWEE.jobTitle}”: only one interviewee has this job title`), true);
    const version = await versionOf(service, built.id, 'summary');
    const clean = 'In brief: kind people.\n\n<script>alert(1)</script> Diolch 🙂 شكرا';
    await manager.post(`${base}/report/sections/summary`, { body: clean, version });
    assert.equal((await manager.post(`${base}/report/fact-check`, { reason: '' })).statusCode, 303);

    const point = {
      id: newId(),
      section: 'summary',
      says: 'Kind people.',
      'should-say': 'Very kind people.',
      source: '',
    };
    assert.equal((await host.post(`${base}/fact-check/points`, point)).statusCode, 303);
    assert.equal((await host.post(`${base}/fact-check/submission`)).statusCode, 303);
    assert.equal((await host.post(`${base}/fact-check/submission`)).statusCode, 409);
    assert.equal((await manager.post(`${base}/report/sign-off-request`)).statusCode, 422);
    const noReason = { [`answer-${point.id}`]: 'declined', [`reason-${point.id}`]: ' ' };
    const refused = await manager.post(`${base}/report/fact-points/${point.id}`, noReason);
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.body.includes('Give the reason'), true);
    const declined = { ...noReason, [`reason-${point.id}`]: 'That is a view, not a fact.' };
    assert.equal((await manager.post(`${base}/report/fact-points/${point.id}`, declined)).statusCode, 303);
    assert.equal((await host.get(`${base}/fact-check`)).body.includes('That is a view'), false);
    assert.equal((await manager.post(`${base}/report/sign-off-request`)).statusCode, 303);
    assert.equal((await host.get(`${base}/fact-check`)).body.includes('That is a view, not a fact.'), true);

    const read = await readOn(office, base);
    assert.equal((await manager.post(`${base}/report/sign-off`, { read })).statusCode, 403);
    assert.equal((await office.post(`${base}/report/sign-off`, { read: 'something else' })).statusCode, 409);
    assert.equal((await office.post(`${base}/report/sign-off`, { read })).statusCode, 303);
    const published = await office.post(`${base}/report/publication`, { reason: '' });
    assert.equal(published.statusCode, 303);
    const where = String(published.headers.location);
    const hostInAddress = built.head.hostName.toLowerCase().replaceAll(' ', '-');
    assert.equal(where, `/reports/${hostInAddress}-adult-social-care-2027`);
    assert.equal((await office.post(`${base}/report/publication`, { reason: '' })).statusCode, 409);

    const reached = await service.db
      .selectFrom('challenge_milestones')
      .select('milestone')
      .where('challenge_id', '=', built.id)
      .where('recorded_by', 'is not', null)
      .execute();
    assert.deepEqual(reached.map((row) => row.milestone).sort(), [
      'fact-check-answered',
      'fact-check-sent',
      'peer-comments-closed',
      'report-drafted',
      'report-published',
      'report-signed-off',
    ]);
    const told = await service.db
      .selectFrom('mail_messages')
      .select('to_name')
      .where('template', '=', 'report-published')
      .execute();
    assert.deepEqual(told.map((row) => row.to_name).sort(), [
      'Cora Coordinator',
      'Devi Peer',
      'Mair Manager',
      'Owen Peer',
      'Sam Sponsor',
    ]);

    const anybody = service.browser();
    const page = await anybody.get(where);
    const pdf = await anybody.get(`${where}/report.pdf`);
    const word = await anybody.get(`${where}/report.docx`);
    assert.deepEqual(
      [page, pdf, word].map((response) => response.statusCode),
      [200, 200, 200],
    );
    assert.equal(page.body.includes('We spoke to 12 people in 1 session.'), true);
    assert.equal(page.body.includes('&lt;script&gt;alert(1)&lt;/script&gt; Diolch 🙂 شكرا'), true);
    assert.equal(page.body.includes('<script>alert(1)'), false);
    assert.equal(page.body.includes('href="#recommendation-1"'), true);
    const tagged = pdfText(pdf.rawPayload);
    assert.equal(/<pdfuaid:part>(\d)/.exec(tagged)?.[1], '1');
    assert.equal(/\/Marked (\w+)/.exec(tagged)?.[1], 'true');
    const parts = await partsOf(word.rawPayload);
    const headings = texts(parts, 'word/document.xml', /<w:pStyle w:val="(Title|Heading\d)"\/>/g);
    assert.equal(headings[0], 'Title');
    const sections = texts(parts, 'word/document.xml', /<w:pStyle w:val="Heading1"\/>.*?<w:t[^>]*>([^<]+)</g);
    assert.deepEqual(sections.slice(0, 5), [
      'In brief',
      'Key messages',
      'Recommendations',
      'How we worked',
      'Who we spoke to',
    ]);
    const everything = [page.body, tagged, ...parts.values()].join('\n').toLowerCase();
    for (const secret of [INTERVIEWEE.name, INTERVIEWEE.jobTitle, 'Devi Peer', 'Owen Peer', 'Mair Manager']) {
      assert.equal(everything.includes(secret.toLowerCase()), false, secret);
    }
    const again = await anybody.get(`${where}/report.pdf`);
    assert.equal(Buffer.compare(again.rawPayload, pdf.rawPayload), 0);
    assert.equal((await anybody.get('/reports?words=diolch')).body.includes(where), true);
    assert.equal((await anybody.get('/reports?words=100%25')).body.includes(where), false);
    assert.equal((await anybody.get('/reports?words=diolch&year=2019')).body.includes(where), false);
  });

  it('lets the host write it, with no fact check, where the programme says so', async () => {
    const service = await testService();
    const built = await aVisited(service, { programme: 'peer-collaborative-improvement' });
    const { base } = built;
    const { manager, host, office } = await browsers(service, built);
    assert.equal((await manager.post(`${base}/report`)).statusCode, 403);
    assert.equal((await host.post(`${base}/report`)).statusCode, 303);
    assert.equal((await host.post(`${base}/report/comment-window`)).statusCode, 303);
    assert.equal((await manager.post(`${base}/report/comment-window/closing`)).statusCode, 303);
    assert.equal((await host.get(`${base}/fact-check`)).statusCode, 404);
    assert.equal((await manager.post(`${base}/report/fact-check`, { reason: '' })).statusCode, 409);
    assert.equal((await host.post(`${base}/report/sign-off-request`)).statusCode, 303);
    const asked = await service.db
      .selectFrom('tasks')
      .select('for_role')
      .where('kind', '=', 'sign-off-report')
      .execute();
    assert.deepEqual(asked, [{ for_role: 'host-sponsor' }]);
    const read = await readOn(host, base);
    assert.equal((await office.post(`${base}/report/sign-off`, { read })).statusCode, 403);
    assert.equal((await manager.post(`${base}/report/publication`, { reason: '' })).statusCode, 403);
    assert.equal((await host.post(`${base}/report/sign-off`, { read })).statusCode, 303);
    assert.equal((await host.post(`${base}/report/publication`, { reason: '' })).statusCode, 303);
    assert.equal(await statusOf(service, built.id), 'published');
  });

  it('takes comments until the end of the window’s last day, and then goes on by itself', async () => {
    const service = await testService();
    const built = await aVisited(service);
    const { base } = built;
    const { manager } = await browsers(service, built);
    await manager.post(`${base}/report`);
    await manager.post(`${base}/report/comment-window`);
    // Sessions end long before the window does: the peer signs in again each day.
    const comment = async () =>
      (await service.as(built.people.peer)).post(`${base}/report/sections/summary/comments`, {
        id: newId(),
        comment: 'More.',
      });
    const lastDay = new Date(TEST_NOW.getTime() + built.definition.peerCommentDays * DAY);
    service.setNow(lastDay);
    assert.equal((await comment()).statusCode, 303);
    assert.equal(await closeCommentWindows(service.services), 0);
    service.setNow(new Date(lastDay.getTime() + DAY));
    assert.equal((await comment()).statusCode, 409);
    assert.deepEqual(
      [await closeCommentWindows(service.services), await closeCommentWindows(service.services)],
      [1, 0],
    );
    assert.equal(await statusOf(service, built.id), 'revising');
  });

  it('lets words that point to somebody stay for a reason, which is kept', async () => {
    const service = await testService();
    const built = await aVisited(service);
    const { base } = built;
    const { manager } = await browsers(service, built);
    await manager.post(`${base}/report`);
    await manager.post(`${base}/report/sections/summary`, { body: 'The Head of Lighthouses agreed.', version: '1' });
    await manager.post(`${base}/report/comment-window`);
    await manager.post(`${base}/report/comment-window/closing`);
    assert.equal((await manager.post(`${base}/report/fact-check`, { reason: 'It is a public post.' })).statusCode, 303);
    const entry = await service.db
      .selectFrom('audit_entries')
      .select(['reason', 'detail'])
      .where('status_after', '=', 'fact-check')
      .where('subject_kind', '=', 'report')
      .executeTakeFirstOrThrow();
    assert.deepEqual(entry, { reason: 'It is a public post.', detail: { phrasesKept: ['Head of Lighthouses'] } });
  });
});

describe('A section of the draft', () => {
  it('is not saved over after a look at how it reads, or a text too long, where somebody else was faster', async () => {
    const service = await testService();
    const built = await aVisited(service);
    const here = `${built.base}/report/sections/summary`;
    const { manager } = await browsers(service, built);
    await manager.post(`${built.base}/report`);
    await manager.post(here, { body: 'What A wrote', version: '1' });
    const again: Record<string, string>[] = [{ press: 'preview' }, { body: 'z'.repeat(100_001) }];
    for (const more of again) {
      const shown = await manager.post(here, { body: 'What B wrote', version: '1', ...more });
      assert.match(shown.body, /name="version" value="1"/);
    }
    assert.equal((await manager.post(here, { body: 'What B wrote', version: '1' })).statusCode, 409);
    assert.equal((await manager.get(here)).body.includes('What A wrote'), true);
  });

  it('keeps both texts where two write at once, and takes a hundred thousand characters', async () => {
    const service = await testService();
    const built = await aVisited(service);
    const here = `${built.base}/report/sections/summary`;
    const { manager, peer } = await browsers(service, built);
    await manager.post(`${built.base}/report`);
    await manager.post(here, { body: 'What A wrote', version: '1' });
    const stale = await manager.post(here, { body: 'What B wrote', version: '1' });
    assert.equal(stale.statusCode, 409);
    assert.deepEqual(
      ['What A wrote', 'What B wrote', 'name="version" value="2"'].map((words) => stale.body.includes(words)),
      [true, true, true],
    );
    assert.equal((await manager.post(here, { body: 'y'.repeat(100_000), version: '2' })).statusCode, 303);
    const long = await manager.post(here, { body: 'z'.repeat(100_001), version: '3' });
    assert.equal(long.statusCode, 422);
    assert.equal(long.body.includes('Use 100,000 characters or fewer'), true);
    assert.equal(long.body.includes('z'.repeat(100_001)), true);
    assert.equal((await peer.post(here, { body: 'Mine', version: '3' })).statusCode, 403);
    const preview = await manager.post(here, { body: '## A heading\n- a point', version: '3', press: 'preview' });
    assert.equal(preview.statusCode, 200);
    assert.equal(preview.body.includes('<li>a point</li>'), true);
    const theme = built.themes[0]?.key;
    const themeHere = `${built.base}/report/sections/findings-${theme}`;
    await manager.post(themeHere, { body: 'Other words', version: '1' });
    assert.equal((await manager.get(`${themeHere}/fresh-start`)).statusCode, 200);
    assert.equal((await manager.post(`${themeHere}/fresh-start`, { version: '2' })).statusCode, 303);
    assert.equal((await manager.get(themeHere)).body.includes('- Calls are answered 1'), true);
  });
});

describe('The pages', () => {
  it('send at most eight statements, however many findings, comments and reports there are', async () => {
    for (const findings of [1, 3]) {
      const service = await testService();
      const built = await aVisited(service, { findings });
      const { manager, host } = await browsers(service, built);
      const { base } = built;
      await manager.post(`${base}/report`);
      await service.db
        .insertInto('presentations')
        .values({
          challenge_id: built.id,
          content: JSON.stringify({ slides: { slides: [] }, findings: [] }),
          given_at: TEST_NOW,
        })
        .execute();
      await manager.post(`${base}/report/comment-window`);
      for (let number = 0; number < findings; number += 1)
        await manager.post(`${base}/report/sections/summary/comments`, { id: newId(), comment: 'More.' });
      const pages = [
        [manager, `${base}/report`],
        [manager, `${base}/report/sections/summary`],
        [host, `${base}/report`],
        [service.browser(), '/reports'],
      ] as const;
      for (const [browser, url] of pages) {
        await browser.get(url);
        const { result, count, texts: sent } = await countingStatements(() => browser.get(url));
        assert.equal(result.statusCode, 200, url);
        assert.equal(count <= 8, true, `${url}: ${count}\n${sent.join('\n')}`);
      }
      await manager.post(`${base}/report/comment-window/closing`);
      await manager.post(`${base}/report/fact-check`, { reason: '' });
      for (let number = 0; number < findings; number += 1) {
        const point = { id: newId(), section: 'summary', says: 'This', 'should-say': 'That', source: '' };
        await host.post(`${base}/fact-check/points`, point);
      }
      const { count } = await countingStatements(() => host.get(`${base}/fact-check`));
      assert.equal(count <= 8, true, `fact check: ${count}`);
    }
  });
});

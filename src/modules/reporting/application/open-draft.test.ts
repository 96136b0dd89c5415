import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { aChallenge } from '../../challenges/testing/builders.ts';
import { aFinding, aRecommendation } from '../../findings/testing/builders.ts';
import { composeReport, summaryOf, withoutEmpty } from '../domain/content.ts';
import { sectionsOf } from '../store/draft.ts';
import { publishedReportOf, storePublishedReport } from '../store/published.ts';
import { openDraftSections } from './open-draft.ts';
import { computedParts } from './read-report.ts';

describe('A new draft', () => {
  it('has the outline’s sections, one for each theme, filled from the findings, and can be stored as published', async () => {
    const { db } = await testService();
    const built = await aChallenge(db, { stage: 'drafting', themes: ['safety', 'leadership'] });
    const without = { by: built.people.challengeManager };
    const [first, second] = built.themes;
    const finding = { challengeId: built.id, without };
    const id = await aFinding(db, {
      ...finding,
      themeId: first?.id ?? '',
      title: 'Calls are answered',
      body: 'Warmly.',
    });
    await aFinding(db, { ...finding, themeId: first?.id ?? '', kind: 'consideration', title: 'Waits are long' });
    await aFinding(db, { ...finding, themeId: second?.id ?? '', title: 'Leaders listen', isKeyMessage: true });
    await aRecommendation(db, { challengeId: built.id, findingIds: [id], title: 'Ring everybody', body: 'Monthly.' });
    const open = () =>
      db.transaction().execute((trx) =>
        openDraftSections(trx, built.head, built.definition, {
          at: TEST_NOW,
          bodies: { summary: 'In short, kind.' },
        }),
      );
    assert.deepEqual([await open(), await open()], [true, false]);
    const sections = await sectionsOf(db, built.id);
    const outline = built.definition.reportOutline.flatMap((section) =>
      section.theme ? built.themes.map((theme) => `${section.key}-${theme.key}`) : [section.key],
    );
    assert.deepEqual(
      sections.map((section) => section.key),
      outline,
    );
    const body = (key: string) => sections.find((section) => section.key === key)?.body;
    assert.equal(
      body(`findings-${first?.key}`),
      '## Strengths\n\n### Calls are answered\n\nWarmly.\n\n## Areas for consideration\n\n- Waits are long',
    );
    assert.equal(body('key-messages'), '- Leaders listen');
    assert.equal(body('summary'), 'In short, kind.');

    const content = withoutEmpty(composeReport(sections, await computedParts(db, built.head, built.definition)));
    await db.transaction().execute((trx) =>
      storePublishedReport(trx, {
        challengeId: built.id,
        slug: 'northdale-2027',
        title: 'Northdale',
        hostId: built.hostId,
        programmeName: built.definition.name,
        summary: summaryOf(content),
        content,
        publishedAt: TEST_NOW,
        publishedBy: null,
      }),
    );
    const published = await publishedReportOf(db, 'northdale-2027');
    assert.deepEqual(published?.content, JSON.parse(JSON.stringify(content)));
    assert.equal(published?.summary, 'In short, kind.');
    assert.deepEqual(content.sections.find((section) => section.source === 'recommendations')?.blocks, [
      { type: 'heading', level: 2, text: '1. Ring everybody', id: 'recommendation-1' },
      { type: 'paragraph', text: 'Monthly.' },
    ]);
  });
});

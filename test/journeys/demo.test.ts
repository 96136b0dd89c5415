import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ASSETS_FOLDER } from '#design/assets';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { everyPageOf } from '../support/crawl.ts';
import { journey } from '../support/journey.ts';
import { lookAtPages } from '../support/look.ts';

const STYLES_LIMIT_BYTES = 35_000;
const SCRIPTS_LIMIT_BYTES = 15_000;

buildAssetsApart();
const here = await journey({ template: 'demo', environment: { DEMO: 'yes' }, windows: false });
const people = await here.service.db
  .selectFrom('people')
  .select(['id', 'name'])
  .where('demo_position', 'is not', null)
  .orderBy('demo_position')
  .execute();
const look = lookAtPages();

describe('The demo', () => {
  it('lets eight people in, and shows a ninth what needs no account', () => {
    assert.equal(people.length, 8);
  });

  for (const { id, name } of [...people, { id: null, name: 'A public reader' }]) {
    it(`leads ${name} only to pages that are there, small, quick, whole and open to all`, async () => {
      const { pages, faults } = await everyPageOf(here.service, id);
      const person = await here.person(name, null);
      if (id !== null) {
        await person.goto('/sign-in');
        await person.press(`Be ${name}`);
      }
      const seen = await look(person.page, pages);
      await person.page.context().close();
      assert.deepEqual(
        [...faults, ...seen].map((fault) => `${name}: ${fault}`),
        [],
      );
      assert.equal(pages.length >= 6, true, `${name} is led to ${pages.length} pages`);
    });
  }

  it('keeps the styles and scripts of an ordinary page small', () => {
    const manifest = JSON.parse(readFileSync(path.join(ASSETS_FOLDER, 'manifest.json'), 'utf8')) as Record<
      string,
      string
    >;
    const weight = (name: string) => gzipSync(readFileSync(path.join(ASSETS_FOLDER, manifest[name] ?? name))).length;
    const limits = { 'main.css': STYLES_LIMIT_BYTES, 'main.js': SCRIPTS_LIMIT_BYTES };
    const over = Object.entries(limits).filter(([name, limit]) => weight(name) > limit);
    assert.deepEqual(over, []);
  });
});

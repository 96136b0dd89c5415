import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { countingStatements } from '#platform/database/connect';
import { buildAssets } from '../../tools/build-assets.ts';
import { journey, type Person } from '../support/journey.ts';
import { kindOf } from '../support/page-checks.ts';

const PAGE_LIMIT_BYTES = 60_000;
const STYLES_LIMIT_BYTES = 35_000;
const SCRIPTS_LIMIT_BYTES = 15_000;
const STATEMENTS_MOST = 8;
/** How many pages of one kind one person opens: the first few tell of the others. */
const OF_ONE_KIND = 2;
const PAGES_MOST = 60;

await buildAssets();
const here = await journey({ template: 'demo', environment: { DEMO: 'yes' } });
const people = await here.service.db
  .selectFrom('people')
  .select(['id', 'name'])
  .where('demo_position', 'is not', null)
  .orderBy('demo_position')
  .execute();

describe('The demo', () => {
  it('has a person for each who signs in', () => {
    assert.equal(people.length >= 8, true);
  });

  it('lets each person in with one press, and every page they are led to is small, quick, whole and open to all', async (test) => {
    for (const { id, name } of people) {
      await test.test(name, async () => {
        const person = await here.person(name, null);
        await person.goto('/sign-in');
        await person.press(`Be ${name}`);
        await openEverything(person, id);
        await person.page.context().close();
      });
    }
  });

  it('shows the public reader every page that needs no account', async () => {
    await openEverything(await here.person('A public reader', null), null);
  });

  it('keeps styles and scripts small', () => {
    const folder = path.resolve(import.meta.dirname, '../../dist/assets');
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
    const bytes = (ending: string) =>
      Object.values(manifest)
        .filter((file) => file.endsWith(ending))
        .map(
          (file) =>
            [
              file.replace(/\.[0-9a-z]+(\.\w+)$/i, '$1'),
              gzipSync(readFileSync(path.join(folder, file))).length,
            ] as const,
        );
    const over = [
      ...bytes('.css').filter(([, size]) => size > STYLES_LIMIT_BYTES),
      ...bytes('.js').filter(([, size]) => size > SCRIPTS_LIMIT_BYTES),
    ];
    assert.deepEqual(over, []);
    assert.equal(bytes('.css').length > 0, true);
  });
});

/** What was found so far: all faults of one person's pages are told at once. */
const faults: string[] = [];

/** Home, all that it and the navigation link to, and all that the home of a challenge links to: one level from each. */
async function openEverything(person: Person, personId: string | null): Promise<void> {
  const opened = new Set<string>();
  const kinds = new Map<string, number>();
  const start = personId ? ['/'] : ['/sign-in', '/reports', '/become-a-peer'];
  const first = await openAll(person, personId, start, opened, kinds);
  const second = await openAll(person, personId, first, opened, kinds);
  const ofChallenges = second.filter((link) => /^\/challenges\/[^/]+/.test(link));
  await openAll(person, personId, ofChallenges, opened, kinds);
  assert.deepEqual(faults.splice(0), []);
  assert.equal(opened.size > 2, true, `${person.name} was led to ${opened.size} pages`);
}

async function openAll(
  person: Person,
  personId: string | null,
  links: readonly string[],
  opened: Set<string>,
  kinds: Map<string, number>,
): Promise<string[]> {
  const further: string[] = [];
  for (const link of links) {
    const kind = kindOf(link.replace(/[?#].*/, ''));
    const known = kinds.get(kind) ?? 0;
    if (opened.has(link) || known >= OF_ONE_KIND || opened.size >= PAGES_MOST) continue;
    opened.add(link);
    kinds.set(kind, known + 1);
    try {
      const html = await openCheaply(link, personId, person.name);
      if (html === null) continue;
      further.push(...linksIn(html));
      await person.goto(link);
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error));
    }
  }
  return further;
}

/** The page without a browser: its status, its weight and what it asked of the database. Null where it is a file. */
async function openCheaply(link: string, personId: string | null, name: string): Promise<string | null> {
  const { service } = here;
  const browser = personId ? await service.as(personId) : service.browser();
  const { result: response, count, texts } = await countingStatements(() => browser.get(link));
  const where = `${link}, for ${name},`;
  assert.equal(response.statusCode, 200, `${where} answers ${response.statusCode}`);
  if (!/text\/html/.test(String(response.headers['content-type']))) return null;
  const size = gzipSync(response.body).length;
  assert.equal(size <= PAGE_LIMIT_BYTES, true, `${where} weighs ${size} bytes compressed`);
  assert.equal(count <= STATEMENTS_MOST, true, `${where} asks ${count} things of the database:\n${texts.join('\n')}`);
  return response.body;
}

/** Links of ours to follow by GET, each once, without their fragment. */
function linksIn(html: string): string[] {
  const found = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"]*)"/g)].map(([, href = '']) =>
    href.replace(/&amp;/g, '&').replace(/#.*/, ''),
  );
  return [...new Set(found)].filter((link) => link !== '' && !link.startsWith('/assets/'));
}

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { breaches, MODULE_GRAPH, type SourceFile } from './support/module-law.ts';

const root = path.resolve(import.meta.dirname, '..');
const sources: SourceFile[] = globSync('{src,tools,test,bench}/**/*.ts', { cwd: root }).map((file) => ({
  path: file,
  text: readFileSync(path.join(root, file), 'utf8'),
}));

describe('The shape of the house', () => {
  it('keeps the law of modules and layers everywhere', () => {
    assert.deepEqual(breaches(sources), []);
  });

  it('has a graph of modules without a circle, and every module in it', () => {
    const modules = [
      ...new Set(sources.flatMap(({ path: file }) => /^src\/modules\/([^/]+)\//.exec(file)?.[1] ?? [])),
    ].sort();
    assert.deepEqual(
      modules.filter((name) => !(name in MODULE_GRAPH)),
      [],
    );
    const settled = new Set<string>();
    const names = Object.keys(MODULE_GRAPH);
    for (let round = 0; round < names.length; round += 1) {
      for (const name of names) if ((MODULE_GRAPH[name] ?? []).every((other) => settled.has(other))) settled.add(name);
    }
    assert.deepEqual(
      names.filter((name) => !settled.has(name)),
      [],
    );
  });

  it('keeps every file short enough to read: 400 lines, 600 for a test', () => {
    const long = sources
      .filter(({ path: file }) => !file.includes('/generated/'))
      .map(({ path: file, text }) => ({
        file,
        lines: text.split('\n').length,
        most: file.endsWith('.test.ts') ? 600 : 400,
      }))
      .filter(({ lines, most }) => lines > most);
    assert.deepEqual(long, []);
  });

  it('has no file named for nothing in particular', () => {
    const vague = sources
      .map(({ path: file }) => file)
      .filter((file) => /(^|\/)(utils?|helpers?|common|misc|manager)(\.|\/)/.test(file));
    assert.deepEqual(vague, []);
  });

  it('never asks what kind of programme it is: a kind is data', () => {
    const keys = /['"`](corporate|adult-social-care|safeguarding-adults|peer-collaborative-improvement)['"`]/;
    const asking = sources
      .filter(
        ({ path: file }) =>
          file.startsWith('src/') &&
          !file.startsWith('src/demo/') &&
          !file.endsWith('.test.ts') &&
          !file.includes('/testing/'),
      )
      .filter(({ text }) => text.split('\n').some((line) => keys.test(line) && /===|!==|case /.test(line)))
      .map(({ path: file }) => file);
    assert.deepEqual(asking, []);
  });
});

describe('The law itself', () => {
  const planted = (file: string, line: string) => breaches([{ path: file, text: `${line}\n` }]).length;

  it('finds each planted breach', () => {
    assert.equal(planted('src/modules/pool/domain/x.ts', "import { db } from '#platform/database/connect';"), 1);
    assert.equal(planted('src/modules/pool/domain/x.ts', "import { y } from '../store/y.ts';"), 1);
    assert.equal(planted('src/modules/pool/web/list/view.ts', "import { y } from '../../store/y.ts';"), 0);
    assert.equal(planted('src/modules/pool/store/x.ts', "import { y } from '../web/list/view.ts';"), 1);
    assert.equal(planted('src/modules/pool/application/x.ts', "import { y } from '../web/list/view.ts';"), 1);
    assert.equal(planted('src/modules/pool/web/list/view.ts', "import { y } from '../../../teams/index.ts';"), 1);
    assert.equal(planted('src/modules/authorities/store/x.ts', "import { y } from '#modules/pool';"), 1);
    assert.equal(planted('src/modules/pool/store/x.ts', "import { y } from '#modules/authorities';"), 0);
    assert.equal(planted('src/kernel/x.ts', "import { y } from '#platform/http/forms';"), 1);
    assert.equal(planted('src/platform/http/x.ts', "import { y } from '#modules/pool';"), 1);
    assert.equal(planted('src/design/x.ts', "import { y } from '#platform/http/forms';"), 1);
    assert.equal(
      planted('src/modules/pool/web/list/view.ts', "import { readFileSync } from 'node:fs'; process.env.SECRET;"),
      1,
    );
  });
});

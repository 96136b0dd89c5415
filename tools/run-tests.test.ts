import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-run-'));
after(() => rmSync(folder, { recursive: true }));

/** What a run of that test file prints, and how it ends. */
function runOf(name: string, test: string): { status: number | null; printed: string } {
  const file = path.join(folder, name);
  writeFileSync(file, `import { describe, it } from 'node:test';\n${test}`);
  const runner = pathToFileURL(path.resolve(import.meta.dirname, 'run-tests.ts')).href;
  const script = path.join(folder, 'run.mjs');
  const words = `const { everyTestPasses } = await import(${JSON.stringify(runner)});
    const run = { paths: [${JSON.stringify(file)}], root: ${JSON.stringify(folder)}, atOnce: 1, signal: AbortSignal.timeout(60000) };
    process.exitCode = (await everyTestPasses(run)) ? 0 : 1;`;
  writeFileSync(script, words);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [script], { encoding: 'utf8', env });
  return { status: ran.status, printed: ran.stdout };
}

describe('A run of the tests', () => {
  it('ends with each test that was skipped, its file and its reason', () => {
    const { status, printed } = runOf(
      'some.test.mjs',
      `describe('A disk', () => {
        it('is full', (test) => test.skip('there is none'));
        it('is empty', { skip: 'nor that' }, () => {});
        it('is there', () => {});
      });
      it.skip('says nothing', () => {});`,
    );
    assert.equal(status, 0);
    const [, last] = printed.split(/^ℹ duration_ms .*$/m);
    assert.equal(
      last?.trim(),
      [
        '3 tests were skipped, so nothing is known of what they ask:',
        '  some.test.mjs: is full\n    there is none',
        '  some.test.mjs: is empty\n    nor that',
        '  some.test.mjs: says nothing\n    no reason was given',
      ].join('\n'),
    );
  });

  it('of which nothing was skipped says nothing of it, and one that fails is not passed', () => {
    const { status, printed } = runOf('fails.test.mjs', "it('fails', () => { throw new Error('broken'); });");
    assert.deepEqual([status, printed.includes('skipped,')], [1, false]);
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { inGroups, writeGroup } from './test-groups.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-groups-'));
after(() => rmSync(folder, { recursive: true }));

describe('Test files', () => {
  it('are each in one group: the journeys first and alone, the parts of the product twelve at a time', () => {
    const parts = Array.from({ length: 30 }, (_, index) => `src/part-${index}.test.ts`);
    const groups = inGroups([...parts, 'test/access.test.ts', 'test/journeys/demo.test.ts', 'tools/last.test.ts']);
    assert.deepEqual(
      groups.map((group) => [group[0], group.length]),
      [
        ['test/journeys/demo.test.ts', 1],
        ['test/access.test.ts', 1],
        ['src/part-0.test.ts', 12],
        ['src/part-12.test.ts', 12],
        ['src/part-24.test.ts', 7],
      ],
    );
    assert.equal(new Set(groups.flat()).size, 33);
  });

  it('that share a process tidy up after their own tests, and fail by themselves', () => {
    const tidy = (name: string) =>
      `import { after, it } from 'node:test';
       await new Promise((resolve) => setImmediate(resolve));
       after(() => console.log('tidied ${name}'));
       it('${name} works', () => console.log('tested ${name}'));`;
    writeFileSync(path.join(folder, 'one.test.mjs'), tidy('one'));
    writeFileSync(path.join(folder, 'broken.test.mjs'), "throw new Error('cannot be read');");
    writeFileSync(path.join(folder, 'two.test.mjs'), tidy('two'));
    const group = path.join(folder, 'group.mjs');
    writeGroup(group, folder, ['one.test.mjs', 'broken.test.mjs', 'two.test.mjs']);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const ran = spawnSync(process.execPath, ['--test-reporter=tap', group], { encoding: 'utf8', env });
    assert.equal(ran.status, 1);
    const order = ran.stdout.match(/^.*(tested|tidied) (one|two)$/gm)?.map((line) => line.replace(/^# /, ''));
    assert.deepEqual(order, ['tested one', 'tidied one', 'tested two', 'tidied two']);
    assert.deepEqual(ran.stdout.match(/^(not )?ok \d+ - .*$/gm), [
      'ok 1 - one.test.mjs',
      'not ok 2 - broken.test.mjs',
      'ok 3 - two.test.mjs',
    ]);
    assert.match(ran.stdout, /cannot be read/);
  });
});

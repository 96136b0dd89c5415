import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tinyInstance } from '../testing/tiny.ts';
import { judgeOf } from './eligibility.ts';
import { layOut } from './tables.ts';

test('the soft conflicts of one peer are those told when all peers are asked for', () => {
  const seen = new Set<number>();
  for (let seed = 1; seed <= 120; seed += 1) {
    const tables = layOut(tinyInstance(seed));
    const judge = judgeOf(tables);
    const codes = new Uint8Array(tables.instance.peers.length);
    for (const s of tables.slots.keys()) {
      judge.soft(s, codes);
      codes.forEach((code, p) => {
        assert.equal(judge.softOf(s, p), code, `seed ${seed}, slot ${s}, peer ${p}`);
        seen.add(code);
      });
    }
  }
  assert.ok(seen.size > 4, `${seen.size} kinds of codes: the instances would prove little`);
});

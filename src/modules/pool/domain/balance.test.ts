import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balanceOf } from './balance.ts';

describe('Where peers come from', () => {
  it('is set beside what it would be if every council lent alike', () => {
    const peers = [
      { key: 'North', count: 60 },
      { key: 'South', count: 16 },
      { key: 'Sea', count: 24 },
    ];
    const sizes = [
      { key: 'North', count: 40 },
      { key: 'South', count: 40 },
      { key: 'Sea', count: 20 },
      { key: 'Hill', count: 0 },
    ];
    assert.deepEqual(balanceOf(peers, sizes), [
      { key: 'North', peers: 60, expected: 40, says: 'over' },
      { key: 'South', peers: 16, expected: 40, says: 'under' },
      { key: 'Sea', peers: 24, expected: 20, says: 'near' },
      { key: 'Hill', peers: 0, expected: 0, says: 'near' },
    ]);
    assert.deepEqual(balanceOf(peers, []), []);
  });
});

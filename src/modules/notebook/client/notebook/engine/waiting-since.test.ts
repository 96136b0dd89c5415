import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deviceInMemory } from '../../../testing/device-in-memory.ts';
import { openEngine } from '../engine.ts';

const DEVICE = '0190a000-0000-7000-8000-000000000001';
const NINE = Date.UTC(2027, 4, 12, 9);
const HOUR = 3_600_000;

it('what was saved by a clock that ran ahead has waited since the notebook was opened, a photograph like a note', async () => {
  let now = NINE;
  const engine = await openEngine({
    store: deviceInMemory(DEVICE).window(),
    network: { exchange: async () => ({ kind: 'unreachable' }), register: async () => ({ kind: 'unreachable' }) },
    now: () => now,
    random: (bytes) => new Uint8Array(bytes),
  });
  assert.equal(engine.waitingSince(), null);
  const photographs = [NINE + 24 * HOUR, NINE + 25 * HOUR];
  assert.equal(engine.waitingSince(photographs), NINE);
  now = NINE + 2 * HOUR;
  assert.equal(engine.waitingSince(photographs), NINE);
  assert.equal(engine.waitingSince([...photographs, NINE - HOUR]), NINE - HOUR);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomInteger, seededRandom } from '#kernel/random';
import { type Asked, type Clock, fillDay, type OpenStretch, type Wanted } from './day-filling.ts';

const CLOCK: Clock = { late: 990, journey: 15 };
const DAY: readonly OpenStretch[] = [
  { from: 540, until: 750, bit: 1 },
  { from: 795, until: 1050, bit: 2 },
];

/** Tries every way to share single sessions out over morning and afternoon. */
function byHand(wanted: readonly Wanted[]): Asked {
  const singles = wanted.flatMap((each) => Array.from({ length: each.count }, () => each));
  let best: Asked = { late: 1e9, over: 1e9 };
  for (let set = 0; set < 2 ** singles.length; set += 1) {
    const [morning, rest] = [singles.filter((_, i) => (set >> i) & 1), singles.filter((_, i) => !((set >> i) & 1))];
    if (morning.some(({ when }) => (when & 1) === 0) || (morning.length > 0 && lengthOf(morning) > 210)) continue;
    const afternoon = rest.filter(({ when }) => (when & 2) !== 0);
    const lost = rest.filter(({ when }) => (when & 2) === 0).reduce((sum, { takes }) => sum + takes, 0);
    const end = 795 + (afternoon.length > 0 ? lengthOf(afternoon) : 0);
    const late = afternoon.length > 0 ? Math.max(0, Math.min(end, 1050) - 990) : 0;
    const over = lost + Math.max(0, end - 1050);
    if (over < best.over || (over === best.over && late < best.late)) best = { late, over };
  }
  return best;
}

function lengthOf(list: readonly Wanted[]): number {
  const sites = new Set(list.flatMap(({ site }) => (site < 0 ? [] : [site])));
  const tail = Math.max(...list.map(({ takes, minutes }) => takes - minutes));
  return list.reduce((sum, { takes }) => sum + takes, 0) + Math.max(0, sites.size - 1) * CLOCK.journey - tail;
}

test('A day with one break asks for what the best of all ways to share its sessions out asks for', () => {
  const random = seededRandom(5);
  const seen = { late: 0, over: 0 };
  for (let n = 0; n < 400; n += 1) {
    const kinds = Array.from({ length: randomInteger(random, 1, 4) }, (): Wanted => {
      const minutes = 15 * randomInteger(random, 2, 6);
      const [site, when] = [randomInteger(random, -1, 1), randomInteger(random, 1, 3)];
      return { count: randomInteger(random, 1, 3), minutes, site, when, takes: minutes + 15 };
    });
    kinds.sort((a, b) => a.site - b.site);
    const asked = fillDay(DAY, kinds, CLOCK);
    assert.deepEqual(asked, byHand(kinds), JSON.stringify(kinds));
    if (asked.late > 0) seen.late += 1;
    if (asked.over > 0) seen.over += 1;
  }
  assert.equal(seen.late > 20 && seen.over > 20, true, JSON.stringify(seen));
});

test('A session that can only be in a stretch that is over has no room, and a day with no stretch has none for any', () => {
  const early: Wanted = { count: 1, minutes: 60, site: -1, when: 1, takes: 75 };
  assert.deepEqual(fillDay(DAY.slice(1), [early], CLOCK), { late: 0, over: 75 });
  assert.deepEqual(fillDay([], [early], CLOCK), { late: 0, over: 75 });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { usualInstance } from '../../../testing/generate.ts';
import { modelOf } from '../solve/model.ts';
import { teamsOf } from '../solve/teams.ts';
import { limitOfDay } from './day-limit.ts';
import { setMinutePrice, setPrices } from './partner-graphs.ts';
import { boundingOf, improvePrices } from './whole.ts';

const never = () => false;

const model = modelOf(usualInstance({ sessions: 60, days: 5, peers: 7, places: 6, seed: 4 }));
const bounding = boundingOf(model, teamsOf(model));
improvePrices(bounding, 60, 464, seededRandom(4), never);

/** Three days of a challenge at prices that are nearly the best ones, and minutes that cost nothing. */
const days = bounding.days!.slice(2).map((day) => {
  const session = bounding.best.session.map((price, s) => price - bounding.saves[s]!);
  setPrices(day, { session, peer: bounding.best.peer });
  setMinutePrice(day, new Float64Array(day.hours.length));
  return day;
});
const whole = days.map((day) => limitOfDay(day, 0, 20_000));

test('Proof of a day finds out by itself that hours are short, and needs no more looks for it', () => {
  for (const { settled, nodes } of whole) assert.equal(settled, true, `not settled after ${nodes} nodes`);
});

test('Proof of a day that is cut short gives a limit that holds, and comes nearer the longer it looks', () => {
  for (const [i, day] of days.entries()) {
    const [short, longer] = [100, 3000].map((nodes) => limitOfDay(day, 0, nodes));
    assert.equal(short!.settled, false);
    assert.equal(short!.limit >= longer!.limit && longer!.limit >= whole[i]!.limit - 1e-6, true);
  }
});

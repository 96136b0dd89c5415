import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { madeInstance } from '../../testing/generator.ts';
import { solveHere } from '../../testing/solve-here.ts';
import { tinyInstance } from '../../testing/tiny.ts';
import { noParts, sumOfParts } from '../plan.ts';
import { candidateAt, type Problem, problemOf } from '../problem.ts';
import { addTeam } from '../score.ts';
import { agreementOf } from './agreement.ts';
import { firstPrices } from './prices.ts';
import { pricingOf } from './pricing.ts';
import { teamsOf, UNSEEN } from './teams.ts';

/** The candidates (or nobody, −1) of each slot in every team of a challenge that keeps rule 7. */
function everyTeam({ tables, candidates, empty, manager }: Problem, c: number): number[][] {
  let teams: number[][] = [[]];
  for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
    const choices: number[] = Number.isFinite(empty[s]) ? [-1] : [];
    for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) choices.push(n);
    teams = teams.flatMap((team) => choices.map((n) => [...team, n]));
  }
  const first = tables.challenge.start[c] as number;
  return teams.filter((team) => {
    const members = team.filter((n, i) => n >= 0 && manager[first + i] === 0);
    const outings = members.filter((n) => tables.peer.first[candidates.peer[n] as number] === 1).length;
    const allowed = tables.instance.challenges[c]?.maxFirstOutings ?? 0;
    return outings <= allowed && (outings === 0 || outings < members.length);
  });
}

function worthOfTeam(
  { tables, candidates, empty, manager, ...rest }: Problem,
  c: number,
  team: number[],
  worth: Float64Array,
): number {
  const problem = { tables, candidates, empty, manager, ...rest };
  const first = tables.challenge.start[c] as number;
  const parts = noParts();
  const members = team.filter((n, i) => n >= 0 && manager[first + i] === 0);
  addTeam(
    problem,
    members.map((n) => candidates.peer[n] as number),
    c,
    parts,
  );
  const bring = (n: number, i: number) =>
    n < 0 ? (empty[first + i] as number) : (candidates.value[n] as number) - (worth[n] as number);
  return team.reduce((sum, n, i) => sum + bring(n, i), sumOfParts(parts));
}

test('whatever the prices and shares, the best team is the best of all teams, and so with each candidate in it', () => {
  let compared = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const problem = problemOf(tinyInstance(seed));
    const random = seededRandom(seed);
    const pricing = pricingOf(problem);
    const { relaxation, now } = firstPrices(pricing, 1);
    const { least, most } = pricing.rows;
    now.forEach((_, row) => {
      now[row] = Math.min(most[row] as number, Math.max(least[row] as number, 40 * random() - 20));
    });
    relaxation.boundAt(now);
    const teams = teamsOf(pricing, now, relaxation.worth);
    const worth = relaxation.worth.map((w) => w + 10 * random() - 5);
    for (let c = 0; c < problem.challenges; c += 1) {
      const best = teams.look(c, worth, 3);
      const all = everyTeam(problem, c).map((team) => ({ team, is: worthOfTeam(problem, c, team, worth) }));
      if (all.length === 0) continue;
      const top = Math.max(...all.map(({ is }) => is));
      const slots = problem.tables.challenge.start;
      assert.ok(!teams.chosen.slice(slots[c], slots[c + 1]).includes(UNSEEN));
      assert.ok(Math.abs(best - top) < 1e-9, `seed ${seed}: ${best} against ${top}`);
      for (const { team, is } of all) {
        for (const n of team) if (n >= 0) assert.ok(is <= best - (teams.behind[n] as number) + 1e-9, `seed ${seed}`);
      }
      const room = 4;
      const none = new Float64Array(worth.length);
      const listed = teams.list(c, worth, none, room, 1e6) ?? [];
      const start = problem.tables.challenge.start[c] as number;
      const placed = (team: number[]) => team.filter((_, i) => problem.manager[start + i] === 0).join();
      const near = all.filter(({ is }) => is >= best - room + 1e-9);
      assert.deepEqual(
        near.filter(({ team }) => !listed.some((l) => l.join() === placed(team))),
        [],
        `seed ${seed}`,
      );
      compared += all.length;
    }
  }
  assert.ok(compared > 1000, `${compared}`);
});

test('no plan scores more than the agreed bound less the loss of anybody in it, and the bound falls', () => {
  const instance = madeInstance({ seed: 4, peers: 60, challenges: 6 });
  const problem = problemOf(instance);
  const plan = solveHere(instance, null);
  const pricing = pricingOf(problem);
  const prices = firstPrices(pricing, 20);
  const agreement = agreementOf(pricing, prices);
  let before = prices.bound;
  for (let turn = 0; turn < 8; turn += 1) {
    agreement.handOver(4);
    assert.ok(agreement.bound <= before + 1e-9);
    before = agreement.bound;
    for (let i = 0; i < 5; i += 1) agreement.approach(0.1);
    agreement.measureLosses(4);
    for (const { slot, peer } of plan.placements) {
      const s = problem.tables.slotNumber.get(slot) as number;
      const n = candidateAt(problem.candidates, s, problem.tables.peerNumber.get(peer) as number);
      assert.ok(plan.score <= agreement.lossFrom - (agreement.loss[n] as number) + 1e-6, `${slot} ${peer}`);
    }
  }
  assert.ok(agreement.bound < prices.bound - 0.5 && agreement.bound >= plan.score - 1e-6);
});

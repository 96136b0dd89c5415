/** Loads that suit prices best: what they bring at those prices less what being uneven costs, and how many sessions each peer has. */
export type Loads = { readonly worth: number; readonly of: Float64Array };

/** Spreads that are weighed one by one. */
const SPREADS = 8;

/**
 * The most that `Σ price × load − balance × (most − fewest)` can be over whole loads that sum to `demand`, where the prices sum to 0 and
 * their positive half is no more than `balance`. Where not every peer can have as many, some have one more: those with the highest
 * prices. Beyond a few, a wider spread never brings more than the positive half for each step, whatever the loads.
 */
export function bestLoads(price: Float64Array, demand: number, balance: number): Loads {
  const n = price.length;
  if (n === 0) return { worth: 0, of: new Float64Array(0) };
  const half = price.reduce((sum, each) => sum + Math.abs(each), 0) / 2;
  const order = [...price.keys()].sort((a, b) => price[b]! - price[a]! || a - b);
  let best: Loads = { worth: Math.min(0, (SPREADS + 1) * (half - balance)), of: new Float64Array(n).fill(demand / n) };
  for (let spread = demand % n === 0 ? 0 : 1; spread <= SPREADS; spread += 1) {
    for (let least = Math.ceil(Math.max(0, demand / n - spread)); least * n <= demand; least += 1) {
      const of = new Float64Array(n).fill(least);
      let left = demand - least * n;
      for (const p of order) {
        const more = Math.min(spread, left);
        of[p]! += more;
        left -= more;
      }
      const worth = of.reduce((sum, load, p) => sum + price[p]! * load, 0) - balance * spread;
      if (worth > best.worth) best = { worth, of };
    }
  }
  return best;
}

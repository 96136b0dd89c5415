/** From a minute of the day until another, and which stretch of the whole day that is in, as a bit. */
export type OpenStretch = { readonly from: number; readonly until: number; readonly bit: number };

/**
 * Sessions of one kind: how many, how long, the site where they have to be (−1: a choice), the stretches they can be in as bits, and
 * what each takes of a day, changeover included.
 */
export type Wanted = {
  readonly count: number;
  readonly minutes: number;
  readonly site: number;
  readonly when: number;
  readonly takes: number;
};

/** From when on it is late, and what a journey between two sites takes more than a changeover. */
export type Clock = { readonly late: number; readonly journey: number };

/** Late minutes, and minutes for which there is no room. */
export type Asked = { readonly late: number; readonly over: number };

/**
 * What sessions ask of one day of somebody who is in all of them, kinds of one site standing together. They fill its stretches in turn,
 * each as full as it goes, but the last two in whatever way leaves least beyond the end and then least late.
 */
export function fillDay(open: readonly OpenStretch[], wanted: readonly Wanted[], clock: Clock): Asked {
  let left = wanted;
  for (const [i, stretch] of open.slice(0, -2).entries()) left = afterFullest(stretch, left, laterThan(open, i), clock);
  const last = open.at(-1) ?? { from: 0, until: 0, bit: 0 };
  let best = endOf(last, left, null, clock);
  if (open.length < 2 || (best.over === 0 && best.late === 0)) return best;
  eachFilling(open.at(-2)!, left, clock, (chosen) => {
    const asked = endOf(last, left, chosen, clock);
    if (asked.over < best.over || (asked.over === best.over && asked.late < best.late)) best = asked;
    return best.over === 0 && best.late === 0;
  });
  return best;
}

function laterThan(open: readonly OpenStretch[], i: number): number {
  return open.slice(i + 1).reduce((bits, { bit }) => bits | bit, 0);
}

/** Minutes that sessions count for more which can be in no later stretch: no stretch is as long. */
const ONLY_HERE = 1e4;

/** What is left once a stretch is as full as it goes, those first that can be in no `later` one. */
function afterFullest(stretch: OpenStretch, left: readonly Wanted[], later: number, clock: Clock): Wanted[] {
  let [most, fullest] = [-1, left.map(() => 0)];
  eachFilling(stretch, left, clock, (chosen) => {
    const used = chosen.reduce((sum, n, i) => {
      const { takes, when } = left[i]!;
      return sum + n * (takes + ((when & later) === 0 ? ONLY_HERE : 0));
    }, 0);
    if (used > most) [most, fullest] = [used, [...chosen]];
    return false;
  });
  return left.map((each, i) => ({ ...each, count: each.count - fullest[i]! }));
}

/** How the last stretch ends with what is not `chosen` for the one before; what cannot be in it at all is beyond it, too. */
function endOf(
  { from, until, bit }: OpenStretch,
  wanted: readonly Wanted[],
  chosen: readonly number[] | null,
  { late, journey }: Clock,
): Asked {
  let [used, tail, site, sites, lost] = [0, 0, -1, 0, 0];
  for (let i = 0; i < wanted.length; i += 1) {
    const it = wanted[i]!;
    const n = it.count - (chosen === null ? 0 : chosen[i]!);
    if (n === 0) continue;
    if ((it.when & bit) === 0) {
      lost += n * it.takes;
      continue;
    }
    used += n * it.takes;
    if (it.takes - it.minutes > tail) tail = it.takes - it.minutes;
    if (it.site < 0 || it.site === site) continue;
    site = it.site;
    sites += 1;
  }
  if (used === 0) return { late: 0, over: lost };
  const end = from + used + (sites > 1 ? (sites - 1) * journey : 0) - tail;
  return { late: Math.max(0, Math.min(end, until) - Math.max(late, from)), over: lost + Math.max(0, end - until) };
}

/** Every way to put some of the sessions into a stretch, until `look` says that it has seen enough. The last changeover may run over its end. */
function eachFilling(
  { from, until, bit }: OpenStretch,
  wanted: readonly Wanted[],
  { journey }: Clock,
  look: (chosen: readonly number[]) => boolean,
): void {
  const chosen = wanted.map(() => 0);
  const room = until - from;
  const go = (i: number, used: number, tail: number, site: number): boolean => {
    if (i === wanted.length) return look(chosen);
    const it = wanted[i]!;
    const travels = it.site >= 0 && site >= 0 && it.site !== site ? journey : 0;
    const over = Math.max(tail, it.takes - it.minutes);
    for (let n = (it.when & bit) === 0 ? 0 : it.count; n > 0; n -= 1) {
      const next = used + travels + n * it.takes;
      if (next - over > room) continue;
      chosen[i] = n;
      if (go(i + 1, next, over, it.site < 0 ? site : it.site)) return true;
    }
    chosen[i] = 0;
    return go(i + 1, used, tail, site);
  };
  go(0, 0, 0, -1);
}

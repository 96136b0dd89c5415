/** A linear programme to maximise, some of its columns whole numbers. Rows are kept one after another. */
export type LinearProgramme = {
  readonly worth: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly whole: boolean[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly columns: number[];
  readonly values: number[];
};

/** When to stop: seconds of wall-clock as a last resort, branch-and-bound nodes so that a run repeats, and a relative gap. */
export type LinearLimits = { readonly seconds: number; readonly nodes?: number; readonly gap?: number };

/**
 * What came of it. `bound`: no solution is worth more (proven, whether or not the solver finished). `columns`: the best solution
 * found, or null. `prices`: for each row what one more unit of it would be worth; for programmes without whole numbers only.
 */
export type LinearResult = {
  readonly finished: boolean;
  readonly bound: number;
  readonly columns: Float64Array | null;
  readonly prices: Float64Array | null;
};

/** Solves a linear programme. The domain asks for one; the adapter brings it. */
export type SolveLinear = (programme: LinearProgramme, limits: LinearLimits) => LinearResult;

/** A programme with nothing in it. */
export function linearProgramme(): LinearProgramme {
  return {
    worth: [],
    lower: [],
    upper: [],
    whole: [],
    rowLower: [],
    rowUpper: [],
    starts: [0],
    columns: [],
    values: [],
  };
}

/** Adds a column and gives its position. */
export function addColumn(lp: LinearProgramme, worth: number, lower: number, upper: number, whole = false): number {
  lp.worth.push(worth);
  lp.lower.push(lower);
  lp.upper.push(upper);
  lp.whole.push(whole);
  return lp.worth.length - 1;
}

/** Adds a row `lower ≤ Σ value × column ≤ upper` and gives its position. */
export function addRow(
  lp: LinearProgramme,
  lower: number,
  upper: number,
  terms: readonly (readonly [number, number])[],
): number {
  for (const [column, value] of terms) {
    lp.columns.push(column);
    lp.values.push(value);
  }
  lp.starts.push(lp.columns.length);
  lp.rowLower.push(lower);
  lp.rowUpper.push(upper);
  return lp.rowLower.length - 1;
}

/**
 * A mixed-integer model, to be made as small as it can be: columns with their value, limits and whether they are whole;
 * rows as sparse entries between limits. The value is to be maximised.
 */
export type Model = {
  readonly value: number[];
  readonly lower: number[];
  readonly upper: number[];
  readonly whole: boolean[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly rowStart: number[];
  readonly index: number[];
  readonly entry: number[];
};

/** What an outside solver says of a model. `bound` is its proven upper bound; `columns` its best answer, null where it has none. */
export type ModelAnswer = {
  readonly status: 'optimal' | 'infeasible' | 'stopped';
  readonly columns: Float64Array | null;
  readonly bound: number;
};

/** Solves a model. `start` is the first columns of an answer known to be feasible; `seconds` the most it may take. Deterministic unless time runs out. */
export type SolveModel = (model: Model, start: Float64Array | null, seconds: number) => ModelAnswer;

/** A model with nothing in it. */
export function emptyModel(): Model {
  return {
    value: [],
    lower: [],
    upper: [],
    whole: [],
    rowLower: [],
    rowUpper: [],
    rowStart: [0],
    index: [],
    entry: [],
  };
}

/** Adds a column and returns its number. */
export function addColumn(model: Model, value: number, lower: number, upper: number, whole: boolean): number {
  model.lower.push(lower);
  model.upper.push(upper);
  model.whole.push(whole);
  return model.value.push(value) - 1;
}

/** Adds a row of [column, entry] pairs between two limits. Rows without entries are left out. */
export function addRow(
  model: Model,
  entries: readonly (readonly [number, number])[],
  lower: number,
  upper: number,
): void {
  if (entries.length === 0) return;
  for (const [column, entry] of entries) {
    model.index.push(column);
    model.entry.push(entry);
  }
  model.rowStart.push(model.index.length);
  model.rowLower.push(lower);
  model.rowUpper.push(upper);
}

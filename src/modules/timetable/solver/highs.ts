import highsModule, { type Highs, type ModelData } from 'highs';
import type { LinearLimits, LinearProgramme, LinearResult, SolveLinear } from '../domain/engine/bound/linear.ts';

/** The package's types are written for CommonJS; as an ES module its default export is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Loads HiGHS, compiled to WebAssembly, and gives a function that solves linear programmes with it. */
export async function highsSolver(): Promise<SolveLinear> {
  const highs = await loadHighs();
  return (programme, limits) => solve(highs, programme, limits);
}

/** HiGHS minimises here: its row prices have one sign whichever of its methods it chooses. */
function solve(highs: Highs, programme: LinearProgramme, limits: LinearLimits): LinearResult {
  const { constants } = highs;
  const whole = programme.whole.some((each) => each);
  return highs.withModel(dataOf(highs, programme, whole), (model) => {
    model.options.set({ output_flag: false, time_limit: limits.seconds, random_seed: 1, mip_rel_gap: limits.gap ?? 0 });
    if (limits.nodes !== undefined) model.options.set('mip_max_nodes', limits.nodes);
    const { modelStatus } = model.run();
    const finished = modelStatus === constants.modelStatus.optimal;
    const found = Number(model.info.get('primal_solution_status')) === 2;
    const { colValue, rowDual } = model.getSolution();
    const dual = whole
      ? Number(model.info.get('mip_dual_bound'))
      : finished
        ? model.getObjectiveValue()
        : Number.NEGATIVE_INFINITY;
    return {
      finished,
      bound: modelStatus === constants.modelStatus.infeasible ? Number.NEGATIVE_INFINITY : -dual,
      columns: found ? colValue : null,
      prices: whole || !finished ? null : rowDual.map((price) => -price),
    };
  });
}

function dataOf(highs: Highs, programme: LinearProgramme, whole: boolean): ModelData {
  const { constants, infinity } = highs;
  const finite = (value: number) =>
    value === Number.POSITIVE_INFINITY ? infinity : value === Number.NEGATIVE_INFINITY ? -infinity : value;
  const { integer, continuous } = constants.variableType;
  return {
    numCols: programme.worth.length,
    numRows: programme.rowLower.length,
    sense: constants.objectiveSense.minimize,
    colCost: programme.worth.map((worth) => 0 - worth),
    colLower: programme.lower.map(finite),
    colUpper: programme.upper.map(finite),
    rowLower: programme.rowLower.map(finite),
    rowUpper: programme.rowUpper.map(finite),
    matrix: {
      format: 'csr',
      numRows: programme.rowLower.length,
      numCols: programme.worth.length,
      starts: Int32Array.from(programme.starts),
      indices: Int32Array.from(programme.columns),
      values: Float64Array.from(programme.values),
    },
    ...(whole ? { integrality: programme.whole.map((each) => (each ? integer : continuous)) } : {}),
  };
}

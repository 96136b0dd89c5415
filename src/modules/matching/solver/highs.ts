import type { Highs, InitOptions } from 'highs';
import * as highsPackage from 'highs';
import type { Model, ModelAnswer, SolveModel } from '../domain/solve/model.ts';

// The package's types describe its CommonJS face; what Node imports is an ES module whose default is the loader.
const load = highsPackage.default as unknown as (options?: InitOptions) => Promise<Highs>;

/** Loads HiGHS (WebAssembly) and gives it the engine's way of asking. Each model is disposed of when answered. */
export async function highsSolver(): Promise<SolveModel> {
  const highs = await load();
  return (model, start, seconds) => ask(highs, model, start, seconds);
}

function ask(highs: Highs, model: Model, start: Float64Array | null, seconds: number): ModelAnswer {
  const { whole } = model;
  const numCols = model.value.length;
  const numRows = model.rowLower.length;
  return highs.withModel(
    {
      numCols,
      numRows,
      // Built to be minimised: HiGHS is most at home there.
      colCost: Float64Array.from(model.value, (v) => -v),
      colLower: model.lower,
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: { format: 'csr', numRows, numCols, starts: model.rowStart, indices: model.index, values: model.entry },
      integrality: Int32Array.from(whole, (w) => (w ? 1 : 0)),
    },
    (instance): ModelAnswer => {
      instance.options.set({
        output_flag: false,
        time_limit: Math.max(0.05, seconds),
        mip_rel_gap: 0,
        mip_abs_gap: 1e-7,
        random_seed: 1,
      });
      if (start !== null) instance.setSolution({ indices: Int32Array.from(start.keys()), values: start });
      instance.run();
      const status = instance.getModelStatus();
      if (status === highs.constants.modelStatus.infeasible)
        return { status: 'infeasible', columns: null, bound: Number.NEGATIVE_INFINITY };
      const optimal = status === highs.constants.modelStatus.optimal;
      const found = optimal || instance.info.get('primal_solution_status') === 2;
      return {
        status: optimal ? 'optimal' : 'stopped',
        columns: found ? instance.getSolution().colValue : null,
        bound: -Number(instance.info.get('mip_dual_bound')),
      };
    },
  );
}

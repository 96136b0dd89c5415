import { parseArgs } from 'node:util';
import { checkCommand } from './cli/check.ts';
import { BadInput, type CommandIo } from './cli/files.ts';
import { solveCommand } from './cli/solve.ts';
import { whyCommand } from './cli/why.ts';

export type { CommandIo } from './cli/files.ts';

const USAGE = `Usage:
  match solve INSTANCE.json [--out PLAN.json] [--seconds 60] [--seed 1] [--from CURRENT.json] [--gap 0.0001]
  match check INSTANCE.json PLAN.json
  match why   INSTANCE.json PLAN.json --slot S [--peer P] [--json]
`;

/**
 * Runs `match solve`, `match check` or `match why` on files. Exits 0 where all is well, 1 where a checked plan breaks a
 * rule or states a wrong figure, 2 for bad input: then one line on standard error says which file, where inside it and
 * what was expected, and nothing is written.
 */
export async function matchCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        seconds: { type: 'string' },
        seed: { type: 'string' },
        from: { type: 'string' },
        gap: { type: 'string' },
        slot: { type: 'string' },
        peer: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const [command, ...files] = positionals;
    if (values.help === true) {
      io.stdout.write(USAGE);
      return 0;
    }
    if (command === 'solve' && files.length === 1) return await solveCommand(files[0] as string, values, io);
    if (command === 'check' && files.length === 2) return checkCommand(files[0] as string, files[1] as string, io);
    if (command === 'why' && files.length === 2) return whyCommand(files[0] as string, files[1] as string, values, io);
    io.stderr.write(USAGE);
    return 2;
  } catch (thrown) {
    if (thrown instanceof BadInput) io.stderr.write(`${thrown.message}\n`);
    else if (thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS')) {
      io.stderr.write(`${thrown.message.split('\n')[0]}\n`);
    } else throw thrown;
    return 2;
  }
}

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isRefusal } from '#kernel/result';
import type { Database } from '#platform/database/connect';
import { applyImport } from './application/apply-import.ts';
import { type PlannedRow, planImport } from './application/plan-import.ts';
import { countFates, noFates } from './application/pool-imports.ts';

type Io = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream };

const USE = 'Use: pool import FILE.csv [--dry-run] [--with-duplicates]\n';

/**
 * `pool import`: what comes of each row of a file of peers, and, without `--dry-run`, taking it in: all that is not refused, in one
 * transaction. Exit 0 done, 1 where a row or the file was refused, 2 called wrongly.
 */
export async function poolCommand(argv: readonly string[], io: Io, db: Database, now: Date): Promise<number> {
  const asked = readArguments(argv);
  if (!asked) {
    io.stderr.write(USE);
    return 2;
  }
  const there = await access(asked.file).then(
    () => true,
    () => false,
  );
  if (!there) {
    io.stderr.write(`There is no file ${asked.file}.\n`);
    return 2;
  }
  return await db.transaction().execute(async (trx) => {
    const body = await trx.selectFrom('programme_bodies').select('id').orderBy('id').executeTakeFirst();
    if (!body) {
      io.stderr.write('There is no programme body yet: start the service once.\n');
      return 1;
    }
    const plan = await planImport(trx, body.id, () => createReadStream(asked.file));
    if (isRefusal(plan)) {
      io.stderr.write(`${plan.why}\n`);
      return 1;
    }
    if (plan.ignored.length > 0) await say(io, `Columns left out: ${plan.ignored.join(', ')}\n`);
    const actor = { bodyId: body.id, by: null, at: now, source: path.basename(asked.file) };
    const counts = noFates();
    for await (const rows of plan.rows()) {
      await say(io, rows.map(rowLine).join(''));
      if (!asked.dryRun) await applyImport(trx, rows, actor, { withDuplicates: asked.withDuplicates });
      countFates(rows, counts);
    }
    const held = asked.withDuplicates ? 'added though like somebody known' : 'held back, may be somebody known';
    await say(
      io,
      `${asked.dryRun ? 'Would be' : 'Taken in'}: ${counts.added} added, ${counts.changed} changed, ${counts.same} the same, ${counts.duplicate} ${held}, ${counts.refused} refused.\n`,
    );
    return counts.refused > 0 ? 1 : 0;
  });
}

/** Whoever reads the rows may be slower than we are: what they have not read yet is waited for, not kept. */
async function say({ stdout }: Io, text: string): Promise<void> {
  if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
}

/** What comes of a row, in a line; nothing of a row that is the same. */
function rowLine(row: PlannedRow): string {
  if (row.fate === 'same') return '';
  const why =
    row.fate === 'refused'
      ? row.problems.map(({ column, why: what }) => `${column}: ${what}`).join('; ')
      : row.fate === 'changed'
        ? row.changes.map(({ field, from, to }) => `${field}: ${from || 'nothing'} → ${to}`).join('; ')
        : row.fate === 'duplicate'
          ? `the same name and authority as ${row.row === null ? 'somebody known with another address' : `row ${row.row}`}`
          : '';
  return `row ${row.number}\t${row.fate}\t${row.name} <${row.email}>${why && `\t${why}`}\n`;
}

function readArguments(argv: readonly string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { 'dry-run': flag, 'with-duplicates': flag },
    });
    const [verb, file, ...more] = positionals;
    if (verb !== 'import' || !file || more.length > 0) return null;
    return { file, dryRun: values['dry-run'], withDuplicates: values['with-duplicates'] };
  } catch {
    return null;
  }
}

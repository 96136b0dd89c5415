import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '#platform/database/connect';
import { type ImportResult, importAuthorities } from './application/import-authorities.ts';
import { problemText } from './domain/table-file.ts';

type Io = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream };

/** `authorities import FILE… [--dry-run]`. Exit 0 done, 1 a file was refused and nothing written, 2 called wrongly. */
export async function authoritiesCommand(argv: readonly string[], io: Io, db: Database, now: Date): Promise<number> {
  const [verb, ...rest] = argv;
  const files = rest.filter((word) => !word.startsWith('--'));
  const strange = rest.filter((word) => word.startsWith('--') && word !== '--dry-run');
  if (verb !== 'import' || files.length === 0 || strange.length > 0) {
    io.stderr.write('Use: authorities import FILE… [--dry-run]\n');
    return 2;
  }
  const given: Array<{ name: string; text: string }> = [];
  for (const file of files) {
    try {
      given.push({ name: path.basename(file), text: await readFile(file, 'utf8') });
    } catch (error) {
      io.stderr.write(
        `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Nothing was written.\n`,
      );
      return 1;
    }
  }
  const dryRun = rest.includes('--dry-run');
  const result = await importAuthorities(db, given, { dryRun, now });
  if ('problems' in result) {
    for (const problem of result.problems.slice(0, 50)) io.stderr.write(`${problemText(problem)}\n`);
    if (result.problems.length > 50) io.stderr.write(`… and ${result.problems.length - 50} more.\n`);
    io.stderr.write('Nothing was written.\n');
    return 1;
  }
  io.stdout.write(report(result, dryRun));
  return 0;
}

function report({ counts, unknown }: ImportResult, dryRun: boolean): string {
  const lines = counts.map(
    ({ part, added, changed, removed, left }) =>
      `${part}: ${dryRun ? 'would add' : 'added'} ${added}, ${dryRun ? 'would change' : 'changed'} ${changed}, ` +
      `${dryRun ? 'would remove' : 'removed'} ${removed}, ${dryRun ? 'would leave' : 'left'} ${left}`,
  );
  for (const [file, codes] of unknown) {
    const shown = [...codes].slice(0, 8).join(', ');
    lines.push(
      `${file}: left out ${codes.size} areas that the register does not have (${shown}${codes.size > 8 ? ', …' : ''})`,
    );
  }
  return `${lines.join('\n')}\n${dryRun ? 'Nothing was written: this was a dry run.\n' : ''}`;
}

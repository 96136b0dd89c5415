import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

export type TestRun = {
  readonly paths: readonly string[];
  readonly root: string;
  /** How many at once. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
};

/** A test that was not run, and what it said of why. */
type Skipped = { readonly title: string; readonly file: string; readonly why: string };

/**
 * Runs test files, each in a process of its own and in this order, which `node --test` would not keep; says how it went, and last of all
 * what was skipped and why: among thousands of lines nobody sees that a promise was not looked at.
 */
export function everyTestPasses({ paths, root, atOnce, signal }: TestRun): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const tests = run({ files: [...paths], concurrency: atOnce, cwd: root, signal });
    let success = false;
    const skipped: Skipped[] = [];
    // One summary for each file, and at the end one of them all.
    tests.on('test:summary', (summary) => {
      if (summary.file === undefined) success = summary.success;
    });
    tests.on('test:pass', ({ name, file, skip }) => {
      if (skip === undefined) return;
      const why = typeof skip === 'string' && skip !== '' ? skip : 'no reason was given';
      skipped.push({ title: name, file: path.relative(root, file ?? ''), why });
    });
    tests
      .compose(new spec())
      .on('error', reject)
      .on('end', () => {
        if (skipped.length > 0) process.stdout.write(skippedWords(skipped));
        resolve(success);
      })
      .pipe(process.stdout, { end: false });
  });
}

function skippedWords(skipped: readonly Skipped[]): string {
  const lines = skipped.map(({ title, file, why }) => `  ${file}: ${title}\n    ${why}`);
  const tests =
    skipped.length === 1
      ? '1 test was skipped, so nothing is known'
      : `${skipped.length} tests were skipped, so nothing is known`;
  return `\n\n${tests} of what ${skipped.length === 1 ? 'it asks' : 'they ask'}:\n${lines.join('\n')}\n`;
}

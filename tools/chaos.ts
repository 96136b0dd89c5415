// `npm run chaos -- notebook --seed N --runs N`: the notebook's simulation, seed by seed. A seed that fails is told with its day, and is
// the same day again when it is given alone. Exit 0 where the oracle found nothing, 1 where it did, 2 called wrongly.
import { parseArgs } from 'node:util';
import { runSeeds } from '../src/modules/notebook/testing/chaos/seeds.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (!read) {
    console.error('Use: npm run chaos -- notebook --seed N --runs N   (both whole numbers; 1 and 100 unless given)');
    return 2;
  }
  const { seed, runs } = read;
  const started = performance.now();
  const { failed, totals } = await runSeeds({ seed, runs });
  for (const { seed: bad, breaches, story } of failed.slice(0, 5)) {
    console.log(`\nSeed ${bad} fails:\n  ${breaches.join('\n  ')}`);
    if (runs === 1) console.log(`Its day:\n  ${story.join('\n  ')}`);
    else console.log(`Again, with its day: npm run chaos -- notebook --seed ${bad} --runs 1`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${runs} runs from seed ${seed} in ${seconds} s: ${totals.saved} notes called saved, ${totals.crashes} crashes, ` +
      `${totals.restored} restored backups, ${totals.refusedFull} times no room, ${totals.failedDisk} times no answer from the disk, ` +
      `${totals.clockJumps} clocks that jumped, ${totals.revoked} devices taken out of use, ${totals.leftTeam} people taken off the team, ${totals.damaged} times bytes that ` +
      `went bad, ${totals.savedAgain} notes saved again, ${totals.inOtherWords} in other words, ${totals.answered} notes that answer a prompt, ${totals.handedIn} files handed in, ` +
      `${totals.notDeleted} deletions refused, ${totals.deletedOnPage} notes deleted on a page, ${totals.wiped} phones wiped at the close. ${failed.length} runs failed.`,
  );
  return failed.length === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]): { seed: number; runs: number } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '100' } },
    });
    const whole = /^\d{1,9}$/;
    if (positionals.length !== 1 || positionals[0] !== 'notebook') return null;
    if (!whole.test(values.seed) || !whole.test(values.runs) || Number(values.runs) === 0) return null;
    return { seed: Number(values.seed), runs: Number(values.runs) };
  } catch {
    return null;
  }
}

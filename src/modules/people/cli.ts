import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#platform/access/roles';
import type { Database } from '#platform/database/connect';
import { findOrMakePerson } from './application/find-or-make-person.ts';
import { grantRole } from './application/grants.ts';

type Io = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream };

const BY_TERMINAL = [
  'administrator',
  'programme-manager',
  'placement-officer',
  'host-coordinator',
  'host-sponsor',
] as const satisfies readonly Role[];
const USE = `Use: people add --name NAME --email ADDRESS --role ${BY_TERMINAL.join('|')} [--authority CODE for a host's role]\n`;

/**
 * `people add`: somebody who can sign in, with one role: how the first person gets in. An address that is known keeps its person
 * and gains the role. Exit 0 done, 1 refused, 2 called wrongly.
 */
export async function peopleCommand(argv: readonly string[], io: Io, db: Database, now: Date): Promise<number> {
  const asked = readArguments(argv);
  if (!asked) {
    io.stderr.write(USE);
    return 2;
  }
  return await db.transaction().execute(async (trx) => {
    const scopeId =
      ROLES[asked.role].scope === 'body'
        ? (await trx.selectFrom('programme_bodies').select('id').orderBy('id').executeTakeFirst())?.id
        : (await trx.selectFrom('authorities').select('id').where('id', '=', asked.authority).executeTakeFirst())?.id;
    if (!scopeId) {
      io.stderr.write(
        ROLES[asked.role].scope === 'body'
          ? 'There is no programme body yet: start the service once.\n'
          : `There is no authority ${asked.authority || '(give --authority CODE)'}.\n`,
      );
      return 1;
    }
    const person = await findOrMakePerson(trx, { name: asked.name, email: asked.email }, now);
    await grantRole(trx, { personId: person.id, role: asked.role, scopeId, by: null, at: now });
    io.stdout.write(`${person.name} can sign in with ${asked.email} as ${ROLES[asked.role].label.toLowerCase()}.\n`);
    return 0;
  });
}

function readArguments(argv: readonly string[]): { name: string; email: string; role: Role; authority: string } | null {
  const text = { type: 'string', default: '' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { name: text, email: text, role: text, authority: text },
    });
    const role = BY_TERMINAL.find((one) => one === values.role);
    const wellFormed = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email);
    if (positionals.join(' ') !== 'add' || !values.name.trim() || !wellFormed || !role) return null;
    return { name: values.name.trim(), email: values.email, role, authority: values.authority };
  } catch {
    return null;
  }
}

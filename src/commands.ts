import { authoritiesCommand } from '#modules/authorities';
import { peopleCommand } from '#modules/people';
import type { Services } from '#platform/http/context';

/** Where a command writes. */
export type CommandIo = { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream };

/** A command of the terminal: on files alone, or on the database. Answers the exit code. */
export type Command = { name: string; about: string; usage: readonly string[] } & (
  | { kind: 'files'; run(argv: string[], io: CommandIo): Promise<number> }
  | { kind: 'database'; run(argv: string[], io: CommandIo, services: Services): Promise<number> }
);

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: 'authorities',
    about: 'Brings councils, borders, similar areas, seats and family groups in from open data',
    usage: ['authorities import FILE… [--dry-run]'],
    kind: 'database',
    run: (argv, io, { db, clock }) => authoritiesCommand(argv, io, db, clock()),
  },
  {
    name: 'people',
    about: 'Lets somebody in: how the first person of a new installation can sign in',
    usage: ['people add --name NAME --email ADDRESS --role ROLE [--authority CODE]'],
    kind: 'database',
    run: (argv, io, { db, clock }) => peopleCommand(argv, io, db, clock()),
  },
];

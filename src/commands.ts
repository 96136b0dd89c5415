import { authoritiesCommand } from '#modules/authorities';
import { matchCommand } from '#modules/matching';
import { peopleCommand } from '#modules/people';
import { poolCommand } from '#modules/pool';
import { timetableCommand } from '#modules/timetable';
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
  {
    name: 'pool',
    about: 'Brings peers in from a file; with --dry-run only says what would come of each row',
    usage: ['pool import FILE.csv [--dry-run] [--with-duplicates]'],
    kind: 'database',
    run: (argv, io, { db, clock }) => poolCommand(argv, io, db, clock()),
  },
  {
    name: 'match',
    about: 'Forms teams for a whole year from a file, with a proven bound; checks and explains a plan',
    usage: [
      'match solve INSTANCE.json [--out PLAN.json] [--seconds 60] [--seed 1] [--gap 0.0001] [--from CURRENT.json]',
      'match check INSTANCE.json PLAN.json',
      'match why   INSTANCE.json PLAN.json --slot S [--peer P] [--json]',
    ],
    kind: 'files',
    run: matchCommand,
  },
  {
    name: 'timetable',
    about: 'Proposes a timetable from a file, with a proven bound; checks and explains one',
    usage: [
      'timetable solve INSTANCE.json [--out PLAN.json] [--seconds 20] [--seed 1] [--from CURRENT.json] [--now 2027-05-12T10:00]',
      'timetable check INSTANCE.json PLAN.json',
      'timetable why   INSTANCE.json PLAN.json --session S [--json]',
    ],
    kind: 'files',
    run: timetableCommand,
  },
];

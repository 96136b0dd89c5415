import type { DeletedOnPage } from './deleting-on-a-page.ts';
import type { LeftTeam } from './leaving-team.ts';
import type { Line } from './network.ts';
import type { LostDevice, Seen } from './oracle.ts';
import type { Phone, PhoneParts } from './phone.ts';
import type { ChaosFile, ChaosServer } from './server.ts';

export type Counts = {
  saved: number;
  restored: number;
  crashes: number;
  refusedFull: number;
  failedDisk: number;
  clockJumps: number;
  revoked: number;
  damaged: number;
  savedAgain: number;
  inOtherWords: number;
  backlogs: number;
  answered: number;
  handedIn: number;
  byFile: number;
  notDeleted: number;
  deletedOnPage: number;
  wiped: number;
  leftTeam: number;
};

export const NOTHING_HAPPENED: Readonly<Counts> = {
  saved: 0,
  restored: 0,
  crashes: 0,
  refusedFull: 0,
  failedDisk: 0,
  clockJumps: 0,
  revoked: 0,
  damaged: 0,
  savedAgain: 0,
  inOtherWords: 0,
  backlogs: 0,
  answered: 0,
  handedIn: 0,
  byFile: 0,
  notDeleted: 0,
  deletedOnPage: 0,
  wiped: 0,
  leftTeam: 0,
};

export type SimulationOptions = {
  readonly seed: number;
  readonly server: ChaosServer;
  /** Whose notes they are: two of the devices are the first person's. */
  readonly people: readonly [string, string];
  readonly sessionIds: readonly string[];
  readonly promptIds: readonly string[];
  readonly acts?: number;
  /** A bug planted on the devices. */
  readonly parts?: PhoneParts;
};

/** A day that is under way. */
export type Run = Line & {
  readonly phones: Phone[];
  readonly lost: (Omit<LostDevice, 'operations' | 'forgiven'> & { readonly phone: Phone; forgiven: boolean })[];
  readonly troubles: string[];
  readonly options: SimulationOptions;
  readonly saved: Seen['calledSaved'][number][];
  readonly backups: unknown[];
  readonly files: ChaosFile[];
  readonly deleted: DeletedOnPage[];
  /** Deletions that were not carried out, of which their writer was told. */
  readonly told: Set<string>;
  written: number;
  closed: boolean;
  /** Who has been taken off the team. */
  left: LeftTeam | null;
  counts: Counts;
};

import type { Answer, LostOperation, NoteBody, Operation } from '../../contract.ts';
import type { Draft } from './draft.ts';

/** A note on the device, as the last operation here left it. `sequence` is that operation's number. A null body: deleted here. */
export type LocalNote = {
  readonly id: string;
  readonly body: NoteBody | null;
  readonly revision: string;
  readonly sequence: number;
  /** Since when it has something that is not confirmed, in milliseconds of this device's clock. */
  readonly savedAt: number;
  /** The note that this is another version of, where two were written apart. */
  readonly beside?: string;
  /** Why the server did not take it in. The words stay here. */
  readonly refused?: string;
  /** Why the server did not take it in, before a file brought it: a server that is put back from a backup may have it no more. */
  readonly was?: string;
  /** With which number a file brought its words, where that is an older one: they had been refused before, and an older file had them. */
  readonly broughtAs?: number;
  /** The refused revision whose words these are, saved again: the first of them. A file may have brought them under that name. */
  readonly instead?: string;
  /** The same of a note that was changed before the device had heard what became of it: the change is in place of nothing. */
  readonly follows?: string;
  /** The revision that was to be changed or deleted. Absent where it is new, or an earlier version of the notebook wrote it. */
  readonly seen?: string;
};

export type Head = { readonly sequence: number; readonly hash: string };

/** Everything of a notebook that is on the device. */
export type Kept = {
  readonly device: string;
  readonly head: Head;
  /** Operations up to this number are on the server, by its own word. */
  readonly acknowledged: number;
  readonly notes: readonly LocalNote[];
  /** Names of notes whose rows are damaged, so that their words cannot be read. The rows stay as they are. */
  readonly unreadable: readonly string[];
};

/**
 * What the server's word changes. A note is replaced, or removed, only where it is still as `sequence` left it. `withPhotographs`: they
 * go with it to its new name.
 */
export type Settlement = {
  /** Left out where it is not about that. */
  readonly acknowledged?: number | undefined;
  /** What was asked after. Where another window has set back what is confirmed behind it, nothing is known of what lies between. */
  readonly after?: number | undefined;
  readonly changes: readonly {
    readonly id: string;
    readonly sequence: number;
    readonly note: LocalNote | null;
    readonly withPhotographs?: boolean;
    /** Its writer throws its words away: its operation goes, too; and its photographs, where the team has no note that they are of. */
    readonly isThrownAway?: boolean;
    readonly dropsPhotographs?: boolean;
  }[];
  /**
   * The server knows of more than this device does (it was put back from a copy): all of that is acknowledged, and numbers go on from
   * there, unless an operation after the number `past` has been written meanwhile.
   */
  readonly skipTo?: Head & { readonly past: number };
};

/** A photograph that goes with a note. Null bytes: it lies on the device already, as a draft. */
export type PhotographToKeep = { readonly id: string; readonly bytes: ArrayBuffer | null };

/** What goes with a note into its transaction. */
export type Along = {
  readonly photograph?: PhotographToKeep | undefined;
  /** The note that was refused, whose words these are: it goes, with its operation, and its photographs are the new one's. `name`: see `Operation`. */
  readonly instead?: (Pick<LocalNote, 'id' | 'sequence'> & { readonly name: string }) | undefined;
  /** What is then left of what was typed: a note that is saved is no draft any more. */
  readonly left?: Draft | undefined;
};

/** What is left of what was typed once that revision is saved. */
export type LeftAfter = (revision: string) => Draft;

/** The device's own store. Each call that changes something is one transaction that has reached the disk when it answers. */
export type DeviceStore = {
  read(): Promise<Kept>;
  /**
   * Adds an operation together with the note it changes and what goes along. `moved`: another window has added one since; `gone`: the
   * note it was to take the place of is not there as it was; `full`: the device has no room; `locked`: the notebook was locked or wiped.
   * Nothing was done then. Where it throws, nobody knows.
   */
  append(
    at: Head,
    operation: Operation,
    note: LocalNote,
    along?: Along,
  ): Promise<'kept' | 'moved' | 'gone' | 'full' | 'locked'>;
  /** Operations after that number, in order, at most so many and so many characters of text. Of a damaged one its number alone. */
  operationsAfter(sequence: number, most: { operations: number; characters: number }): Promise<readonly Sent[]>;
  /** Answers how far operations count as confirmed now. */
  settle(settlement: Settlement): Promise<number>;
};

/** What came of asking the server. Everything but `answered` leaves all notes where they are. */
export type Reply =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unknown-device' }
  | { readonly kind: 'refused'; readonly code: string; readonly why: string };

/** What leaves for the server under its number. */
export type Sent = Operation | LostOperation;

export type Network = {
  exchange(batch: { readonly device: string; readonly operations: readonly Sent[] }): Promise<Reply>;
  /** Makes the device known to the server, or known again after a backup was restored. */
  register(device: string): Promise<'done' | Exclude<Reply, { kind: 'answered' | 'unknown-device' }>>;
};

export type Ports = {
  readonly store: DeviceStore;
  readonly network: Network;
  /** Milliseconds since 1970, by a clock that may be wrong. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
};

import type { Id } from '#kernel/ids';
import type { SourceCategory } from '#modules/programmes';
import type { FindingKind } from './finding.ts';

/**
 * Notes that the team has put together because they say one thing, under a working title. It is no finding yet: nothing follows from
 * it, it may be empty, and it can be taken apart. By one press it becomes a finding that stands on its notes.
 */
export type EmergingFinding = {
  readonly id: Id;
  readonly themeId: Id;
  readonly kind: FindingKind;
  readonly title: string;
  readonly version: number;
  readonly noteIds: readonly Id[];
  /** One for each note. */
  readonly sources: readonly SourceCategory[];
};

/** What somebody did to the emerging findings. `into` and `from` are their titles as they are now. */
export type GroupingStep = {
  readonly id: Id;
  readonly what: 'made' | 'moved' | 'apart' | 'finding';
  readonly byName: string;
  /** ISO 8601. */
  readonly at: string;
  readonly into: string | null;
  readonly added: number;
  readonly from: string | null;
  readonly removed: number;
};

/** A step as others are told of it: `put 2 notes into ‘Waits’`. */
export function stepWords({ what, into, added, from, removed }: GroupingStep): string {
  const count = (notes: number) => (notes === 1 ? '1 note' : `${notes} notes`);
  if (what === 'made') return `made ‘${into}’ from ${count(added)}`;
  if (what === 'apart') return `took ‘${from}’ apart`;
  if (what === 'finding') return `made ‘${into}’ a finding`;
  if (into === null) return `took ${count(removed)} out of ‘${from}’`;
  if (from === null) return `put ${count(added)} into ‘${into}’`;
  return `moved ${count(Math.max(added, removed))} from ‘${from}’ to ‘${into}’`;
}

/** A finding is undone by removing it, on its own page; everything else by one press of whoever did it. */
export function canBeUndone({ what }: Pick<GroupingStep, 'what'>): boolean {
  return what !== 'finding';
}

/** The notes that a step really put into one emerging finding and took out of another. */
export type NotesOfStep = {
  readonly intoId: Id | null;
  readonly added: readonly Id[];
  readonly fromId: Id | null;
  readonly removed: readonly Id[];
};

/** What undoing a step does to its notes. */
export type Undoing = { readonly takeOut: readonly Id[]; readonly giveBack: readonly Id[]; readonly leftAlone: number };

/**
 * What undoing a step does, given what was done after it and still holds. A note that somebody put in or took out since is left where
 * it is: one that Devi moved from A to B and Owen from B to C stays in C, and is not in A again; one that Devi put into A, and Owen took
 * out and in again, stays in A. A note that was moved goes back only where it also comes out, and the other way round.
 */
export function undoingOf({ intoId, added, fromId, removed }: NotesOfStep, later: readonly NotesOfStep[]): Undoing {
  const wasTouched = (noteId: Id, groupId: Id | null) =>
    later.some(
      (step) =>
        (step.intoId === groupId && step.added.includes(noteId)) ||
        (step.fromId === groupId && step.removed.includes(noteId)),
    );
  const all = [...new Set([...added, ...removed])];
  const left = all.filter(
    (id) => (added.includes(id) && wasTouched(id, intoId)) || (removed.includes(id) && wasTouched(id, fromId)),
  );
  const free = (ids: readonly Id[]) => ids.filter((id) => !left.includes(id));
  return { takeOut: free(added), giveBack: free(removed), leftAlone: left.length };
}

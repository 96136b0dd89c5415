import type { Operation } from '../../contract.ts';
import type { DeletedOnPage } from './deleting-on-a-page.ts';

export type LostDevice = {
  readonly device: string;
  readonly personId: string;
  readonly operations: readonly Operation[];
  readonly there: ReadonlySet<string>;
  /** A backup of before was restored since, so that the server does not know that it is lost. */
  readonly forgiven: boolean;
};

/** What the simulation saw: what the screen called saved, what each device holds, and what the server holds in the end. */
export type Seen = {
  readonly calledSaved: readonly { readonly revision: string; readonly text: string | null; readonly device: string }[];
  readonly logs: readonly {
    readonly device: string;
    readonly personId: string;
    readonly operations: readonly Operation[];
    /** Numbers of operations whose bytes went bad: they came in before, or their words were saved again where a note had them too. */
    readonly damaged: ReadonlySet<number>;
  }[];
  /** Devices that were taken out of use, with what the server had by then. What they had not sent is lost with them, as was said. */
  readonly lost: readonly LostDevice[];
  readonly server: readonly { readonly id: string; readonly authorId: string; readonly text: string }[];
  readonly prompts: readonly { readonly id: string; readonly askedBy: string | null }[];
  /** Deletions that the server has not carried out, where the device shows the note with why, or its writer has pressed that they have read it. */
  readonly told: ReadonlySet<string>;
  /** What its author deleted on a page. */
  readonly deleted: readonly DeletedOnPage[];
  /** A backup was restored, or bytes went bad and the words came by a file: then an older version may stand beside a newer one, and a deletion may be undone. */
  readonly restored: boolean;
  /** Who left the team: what it had of theirs stays beside what they changed since, and a deletion of it is not carried out. */
  readonly left: string | null;
};

/**
 * Whatever the screen called saved is on the server exactly once, byte for byte. A version that its author has changed or deleted
 * since, having seen it, is gone instead; two versions written apart are both there. A prompt that a note answers counts as asked. Every
 * breach is a line.
 */
export function breachesOf(seen: Seen): string[] {
  const all = [...seen.logs.flatMap((log) => operationsOf(log)), ...seen.lost.flatMap((log) => operationsOf(log, log))];
  const known = new Map(all.map(({ operation }) => [operation.id, operation]));
  const isSure = (one: Done) => !one.mayBeLost && !seen.told.has(one.operation.id) && !isTakenBack(one, all, seen.told);
  const overtaken = new Set(all.flatMap((one) => (isSure(one) ? overtakenBy(one, all) : [])));
  // By a change that may be lost with its device, or whose bytes went bad; or by a deletion that was refused, as its writer was told.
  const perhaps = new Set(all.flatMap((one) => (isSure(one) ? [] : overtakenBy(one, all))));
  // Words that were refused twice came by a file under the first of their names: by that they are changed, or deleted, from then on.
  const isOvertakenAsFirst = (one: Done) =>
    replacedBy(one, all).some((first) => sameWords(one)(first) && overtaken.has(first.operation.id));
  for (const one of all) if (isOvertakenAsFirst(one)) perhaps.add(one.operation.id);
  const savedAgain = new Set(
    all.flatMap((one) =>
      replacedBy(one, all)
        .filter(sameWords(one))
        .map(({ operation }) => operation.id),
    ),
  );
  const breaches: string[] = [];
  for (const { revision, text, device } of seen.calledSaved) {
    const kept = known.get(revision);
    if (!kept) breaches.push(`${short(revision)} was called saved on ${short(device)} and is not in its log`);
    else if ((kept.body?.text ?? null) !== text) breaches.push(`${short(revision)} was saved in other words`);
  }
  const unexplained = new Set(seen.server);
  for (const { personId, operation, lost, mayBeLost } of all) {
    const text = operation.body?.text;
    // Words that were saved again are looked for where they were saved again.
    if (text === undefined || savedAgain.has(operation.id)) continue;
    const there = seen.server.filter((note) => note.text === text);
    for (const note of there) unexplained.delete(note);
    const isGone = overtaken.has(operation.id) || isDeletedOnPage(text, seen, all);
    // A server that was put back had perhaps still to hear of the second refusal when they were deleted: the phone had heard that they came in.
    const mayBeDeleted = seen.restored && seen.deleted.some((one) => one.text === text);
    const [least, most] = isGone
      ? [0, seen.restored || mayBeLost || personId === seen.left ? 1 : 0]
      : [mayBeLost || perhaps.has(operation.id) || mayBeDeleted ? 0 : 1, 1];
    if (lost && !lost.forgiven && there.length > 0 && !lost.there.has(text)) {
      breaches.push(`${short(operation.id)} came in from a device that had been taken out of use`);
    }
    if (there.length < least || there.length > most) {
      breaches.push(
        `${short(operation.id)} (${operation.sequence}) is on the server ${there.length} times, not ${least} to ${most}`,
      );
    }
    if (there.some((note) => note.authorId !== personId)) breaches.push(`${short(operation.id)} went to somebody else`);
  }
  for (const note of unexplained) breaches.push(`nobody wrote “${note.text.slice(0, 40)}”`);
  const answers = all.filter(({ operation }) => operation.body?.promptId !== undefined && operation.seen === null);
  for (const { id, askedBy } of seen.prompts) {
    const own = answers.filter(({ operation }) => operation.body?.promptId === id);
    const sure = own.filter(
      ({ operation, mayBeLost }) =>
        !mayBeLost &&
        !overtaken.has(operation.id) &&
        !perhaps.has(operation.id) &&
        !seen.deleted.some(({ text }) => text === operation.body?.text),
    );
    if (askedBy === null && sure.length > 0) breaches.push(`${short(id)} was answered and does not count as asked`);
    if (askedBy !== null && !own.some(({ personId }) => personId === askedBy))
      breaches.push(`${short(id)} counts as asked by somebody who did not answer it`);
  }
  return breaches;
}

type Done = ReturnType<typeof operationsOf>[number];

/**
 * Whether words were deleted on a page, and so may not come back, however often they had been refused. Those of which the server had not heard
 * yet, or that were saved again since, are new.
 */
function isDeletedOnPage(text: string, { deleted }: Seen, all: readonly Done[]): boolean {
  const one = deleted.findLast((each) => each.text === text);
  const written = all.filter(({ operation }) => operation.body?.text === text);
  return one !== undefined && written.every(({ operation }) => one.dealtWith.has(operation.id));
}

/** The versions that are gone once this one is there. */
function overtakenBy(one: Done, all: readonly Done[]): string[] {
  const { seen } = one.operation;
  const replaced = replacedBy(one, all).filter((before) => !sameWords(one)(before));
  return [...(seen === null ? [] : [seen]), ...replaced.map(({ operation }) => operation.id)];
}

/**
 * A deletion after which another window, which had not heard of it, changed the note, or deleted it too: then what has become of that is
 * what counts, and is told.
 */
function isTakenBack({ operation, device }: Done, all: readonly Done[], told: ReadonlySet<string>): boolean {
  const { body, noteId, sequence } = operation;
  const isLater = (one: Done) =>
    one.device === device && one.operation.noteId === noteId && one.operation.sequence > sequence;
  return (
    body === null &&
    all.some((one) => isLater(one) && (one.mayBeLost || one.operation.body !== null || told.has(one.operation.id)))
  );
}

/** What was refused and was written again as this. */
function replacedBy({ operation, device }: Done, all: readonly Done[]): Done[] {
  const { instead, sequence, seen } = operation;
  if (instead === undefined) return [];
  // A change of what was saved again, made before that was sent, stands for the same words, and takes the place of what it has seen.
  if (seen !== null) return all.filter((one) => one.device === device && one.operation.id === instead);
  return all.filter(
    (one) =>
      one.device === device &&
      one.operation.sequence < sequence &&
      (one.operation.id === instead || one.operation.instead === instead),
  );
}

function sameWords({ operation }: Done): (other: Done) => boolean {
  return (other) => other.operation.body?.text === operation.body?.text;
}

function operationsOf(
  {
    device,
    personId,
    operations,
    damaged,
  }: Pick<Seen['logs'][number], 'device' | 'personId' | 'operations'> & { damaged?: ReadonlySet<number> },
  lost: LostDevice | null = null,
) {
  return operations.map((operation) => ({
    device,
    personId,
    operation,
    lost,
    mayBeLost: lost !== null || (damaged?.has(operation.sequence) ?? false),
  }));
}

function short(id: string): string {
  return id.slice(-6);
}

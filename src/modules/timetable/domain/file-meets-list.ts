import type { IsoDate } from '#kernel/dates';
import { type Absence, tidied } from './absences.ts';
import type { NomineeInFile } from './read-interviewee-file.ts';

/** What is known on the list of somebody who stands in a file too. */
export type OnTheList = {
  readonly email: string | null;
  readonly sourceCategory: string;
  readonly unavailable: readonly Absence[];
  readonly accessNeeds: string;
  /** When they said themselves when they can come, of whatever days; null where they have not. */
  readonly saidAt: Date | null;
  /** The first and the last day of which they said it; null where that was not kept: then it counts for every day. */
  readonly saidFrom: IsoDate | null;
  readonly saidUntil: IsoDate | null;
};

/** What a file says of somebody that is not taken over, for they have said otherwise themselves. */
export type LeftOut = { readonly times: readonly Absence[]; readonly needs: boolean };

export type Meeting = {
  /** What is known from now on. */
  readonly unavailable: readonly Absence[];
  readonly accessNeeds: string;
  /** The file has changed something. */
  readonly isUpdated: boolean;
  /** Null where nothing is. */
  readonly leftOut: LeftOut | null;
  /** The file has another address or source category, which it does not change: a change of address is told to both. */
  readonly isOtherwise: boolean;
};

/**
 * What becomes of somebody on the list who stands in a file: what the file says of when they cannot come and what they need is taken
 * over, unless they have said it themselves. Of who has said when they can come, their times stay on the days of which they said it, and
 * their needs where they named any; of other days they have said nothing, and what the file says of such a day is taken over.
 */
export function fileMeetsList(row: NomineeInFile, known: OnTheList): Meeting {
  const { unavailable, left } = known.saidAt === null ? asInFile(row, known) : besideTheirs(row, known);
  const otherNeeds = row.accessNeeds !== '' && row.accessNeeds !== known.accessNeeds;
  const takesNeeds = otherNeeds && !(known.saidAt !== null && known.accessNeeds !== '');
  const leavesNeeds = otherNeeds && !takesNeeds;
  return {
    unavailable,
    accessNeeds: takesNeeds ? row.accessNeeds : known.accessNeeds,
    isUpdated: takesNeeds || !sameTimes(unavailable, known.unavailable),
    leftOut: left.length > 0 || leavesNeeds ? { times: left, needs: leavesNeeds } : null,
    isOtherwise:
      row.sourceCategory !== known.sourceCategory ||
      (row.email !== null && row.email.toLowerCase() !== (known.email ?? '').toLowerCase()),
  };
}

type Times = { readonly unavailable: readonly Absence[]; readonly left: readonly Absence[] };

function asInFile(row: NomineeInFile, { unavailable }: OnTheList): Times {
  const takes = row.unavailable.length > 0 && !sameTimes(row.unavailable, unavailable);
  return { unavailable: takes ? row.unavailable : unavailable, left: [] };
}

/** Theirs, and on days of which they have said nothing what the file says. Left out is what they have not said too. */
function besideTheirs(row: NomineeInFile, { unavailable, saidFrom, saidUntil }: OnTheList): Times {
  const isTheirs = (absence: Absence) =>
    saidFrom === null || saidUntil === null || (dayOf(absence) >= saidFrom && dayOf(absence) <= saidUntil);
  const taken = row.unavailable.filter((each) => !isTheirs(each));
  const days = new Set(taken.map(dayOf));
  const stays = unavailable.filter((each) => !days.has(dayOf(each)));
  const isSaid = ([from, until]: Absence) => unavailable.some(([a, b]) => a <= from && until <= b);
  return {
    unavailable: taken.length > 0 ? tidied([...stays, ...taken]) : unavailable,
    left: row.unavailable.filter((each) => isTheirs(each) && !isSaid(each)),
  };
}

function dayOf([from]: Absence): IsoDate {
  return from.slice(0, 10);
}

/** True where both name the same times, in whatever order. */
function sameTimes(one: readonly Absence[], other: readonly Absence[]): boolean {
  const text = (absences: readonly Absence[]) =>
    absences
      .map((each) => each.join())
      .sort()
      .join(';');
  return text(one) === text(other);
}

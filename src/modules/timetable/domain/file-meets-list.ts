import type { Absence } from './absences.ts';
import type { NomineeInFile } from './read-interviewee-file.ts';

/** What is known on the list of somebody who stands in a file too. */
export type OnTheList = {
  readonly email: string | null;
  readonly sourceCategory: string;
  readonly unavailable: readonly Absence[];
  readonly accessNeeds: string;
  /** When they said themselves when they can come, of whatever days; null where they have not. */
  readonly saidAt: Date | null;
};

export type Meeting = {
  /** What is known from now on. */
  readonly unavailable: readonly Absence[];
  readonly accessNeeds: string;
  /** The file has changed something. */
  readonly isUpdated: boolean;
  /** They have said otherwise themselves, and that stays. */
  readonly staysAsSaid: boolean;
  /** The file has another address or source category, which it does not change: a change of address is told to both. */
  readonly isOtherwise: boolean;
};

/**
 * What becomes of somebody on the list who stands in a file: what the file says of when they cannot come and what they need is taken
 * over, unless they have said it themselves. Of who has said when they can come, their times stay, and their needs where they named any.
 */
export function fileMeetsList(row: NomineeInFile, known: OnTheList): Meeting {
  const isSaid = known.saidAt !== null;
  const otherTimes = row.unavailable.length > 0 && !sameTimes(row.unavailable, known.unavailable);
  const otherNeeds = row.accessNeeds !== '' && row.accessNeeds !== known.accessNeeds;
  const takesTimes = otherTimes && !isSaid;
  const takesNeeds = otherNeeds && !(isSaid && known.accessNeeds !== '');
  return {
    unavailable: takesTimes ? row.unavailable : known.unavailable,
    accessNeeds: takesNeeds ? row.accessNeeds : known.accessNeeds,
    isUpdated: takesTimes || takesNeeds,
    staysAsSaid: (otherTimes && !takesTimes) || (otherNeeds && !takesNeeds),
    isOtherwise:
      row.sourceCategory !== known.sourceCategory ||
      (row.email !== null && row.email.toLowerCase() !== (known.email ?? '').toLowerCase()),
  };
}

/** True where both name the same times, in whatever order. */
export function sameTimes(one: readonly Absence[], other: readonly Absence[]): boolean {
  const text = (absences: readonly Absence[]) =>
    absences
      .map((each) => each.join())
      .sort()
      .join(';');
  return text(one) === text(other);
}

import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { endRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import { inTransaction } from '#platform/database/once-more';
import type { ChallengeHead, Services } from '#platform/http/context';
import { fileMeetsList, type LeftOut } from '../domain/file-meets-list.ts';
import type { NomineeInFile } from '../domain/read-interviewee-file.ts';
import type { Nominee } from '../domain/read-interviewee-lines.ts';
import { heldInWords, RELEASE_FIRST, stillExpected } from '../domain/still-expected.ts';
import { forgetPerson, lockArrangements } from '../store/arrangements.ts';
import {
  addNominees,
  changeInterviewee,
  everInSession,
  findInterviewee,
  intervieweesOf,
  type KnownOf,
  keepAbsences,
  lockKnown,
  removeInterviewee,
} from '../store/interviewees.ts';
import { isSomebodyElseToo, unlinkInterviewee } from '../store/invitations.ts';
import { lockTimetable } from '../store/locks.ts';
import { toldOf } from '../store/releases.ts';
import { tellOfAddress, toldForAddress } from './change-address.ts';
import { adding, arranging } from './keep-arrangement.ts';

/**
 * Adds people to be heard, all in one go or none. Answers how many were not on the list yet; nobody is told anything. Refused where the list
 * would hold more than it can.
 */
export async function nominate(
  services: Services,
  head: ChallengeHead,
  nominees: readonly Nominee[],
  by: string,
): Promise<Refusal<'full'> | number> {
  return await adding(services, head, { trail: 'people', by }, async (trx, at) => {
    const { added } = await addNominees(trx, head.id, nominees, at);
    if (added > 0)
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'challenge', id: head.id },
        action: 'Added people to be heard',
        detail: { added },
        at,
      });
    return added;
  });
}

/** What became of a file: how many were new, and of those who were on the list, whom it changed and whom it did not. */
export type FileTaken = {
  readonly added: number;
  readonly there: number;
  readonly updated: readonly NomineeInFile[];
  /** Who has said otherwise themselves, with what of the file is left out for that. */
  readonly asTheySaid: readonly (NomineeInFile & { readonly leftOut: LeftOut })[];
  readonly otherwise: readonly NomineeInFile[];
};

/**
 * Adds everybody of a file in one go, with when they cannot come and what they need. Of who is on the list already, what the file says
 * of that is taken over, except what they have said themselves. Nobody is told anything. Refused
 * where the list would hold more than it can.
 */
export async function nominateFromFile(
  services: Services,
  head: ChallengeHead,
  nominees: readonly NomineeInFile[],
  by: string,
): Promise<Refusal<'full'> | FileTaken> {
  return await adding(services, head, { trail: 'people', by }, async (trx, at) => {
    const before = (await intervieweesOf(trx, head.id)).map(({ id }) => id);
    const { ids, added } = await addNominees(trx, head.id, nominees, at);
    const known = await lockKnown(trx, before);
    const met = nominees.flatMap((row, place) => {
      const id = ids[place] as string;
      const there = known.get(id);
      return there ? [{ row, id, ...fileMeetsList(row, there) }] : [];
    });
    await keepAbsences(
      trx,
      met.filter(({ isUpdated }) => isUpdated),
    );
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Took in a file of people to be heard',
      detail: { people: nominees.length, added },
      at,
    });
    return {
      added,
      there: met.length,
      updated: met.filter(({ isUpdated }) => isUpdated).map(({ row }) => row),
      asTheySaid: met.flatMap(({ row, leftOut }) => (leftOut ? [{ ...row, leftOut }] : [])),
      otherwise: met.filter(({ isOtherwise }) => isOtherwise).map(({ row }) => row),
    };
  });
}

export type IntervieweeChange = KnownOf & { readonly id: string; readonly version: number };

/** To whom mail went, and whether anybody could tell that something changed. */
type Changed = { readonly invited: string | null; readonly sentAway: string | null; readonly told: boolean };

/**
 * Changes what is known of somebody to be heard. Where the address is another one, or none, after the timetable was released, whoever
 * had the old one hears that it concerns them no longer and can no longer see the sessions, and an invitation goes to the new one.
 */
export async function changeNominee(
  services: Services,
  head: ChallengeHead,
  change: IntervieweeChange,
  by: string,
): Promise<Refusal<'stale' | 'name-taken'> | Changed> {
  const save = async (trx: Transacting, at: Date): Promise<Refusal<'stale' | 'name-taken'> | Changed> => {
    const before = await findInterviewee(trx, head.id, change.id);
    const moves = before && (before.email ?? '').toLowerCase() !== (change.email ?? '').toLowerCase();
    const told = moves ? await toldForAddress(trx, head, at) : [];
    const outcome = await changeInterviewee(trx, { ...change, challengeId: head.id });
    if (outcome === 'name-taken')
      return refusal('name-taken', `${change.name} is on the list already, with the same job title.`);
    if (outcome === 'stale' || !before)
      return refusal('stale', 'Somebody else changed or removed this person while you were typing.');
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'interviewee', id: change.id },
      action: 'Changed somebody to be heard',
      at,
    });
    if (!moves) return { invited: null, sentAway: null, told: false };
    await shutOut(trx, head, { id: change.id, personId: before.person_id }, by, at);
    const about = { config: services.config, head, at };
    const mailed = await tellOfAddress(trx, about, told, { ...change, was: before }, by);
    const isTold = mailed.invited !== null || mailed.sentAway !== null || before.person_id !== null;
    return { ...mailed, told: isTold };
  };
  return await arranging(services, head, { trail: 'people', by }, save, (done) => !isRefusal(done) && done.told);
}

/**
 * Takes somebody off the list, and all that was kept of them. Refused while they are in a session, or were in one that was cancelled, and
 * while they were told to come to one and have not heard yet that they are not needed: nothing could reach them afterwards. What only ever
 * was in the draft and lost its place there is in nobody's way. Nobody is put into a session, or on the list of what to hear, meanwhile.
 */
export async function dropNominee(
  services: Services,
  head: ChallengeHead,
  id: string,
  by: string,
): Promise<Refusal<'gone' | 'in-session' | 'not-told'> | { name: string }> {
  return await inTransaction(services.db, async (trx) => {
    const at = services.clock();
    await lockArrangements(trx, head.id);
    await lockTimetable(trx, head.id);
    const before = await findInterviewee(trx, head.id, id);
    if (!before) return refusal('gone', 'They are off the list already.');
    const { name } = before;
    const heldIn = await everInSession(trx, head.id, [id]);
    if (heldIn.length > 0) return refusal('in-session', heldInWords(name, heldIn));
    // Who has no address is told by the host, as they were when they were asked to come.
    const waits = before.email === null ? [] : await toldOf(trx, head.id, id, at);
    if (waits.length > 0) return refusal('not-told', `${stillExpected(name, waits)} ${RELEASE_FIRST}`);
    if (!(await removeInterviewee(trx, head.id, id))) throw new Error('dropNominee: they are still in a session');
    await shutOut(trx, head, { id, personId: before.person_id }, by, at);
    await forgetPerson(trx, head.id, id);
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'interviewee', id },
      action: 'Took somebody off the list of people to be heard',
      at,
    });
    return { name };
  });
}

async function shutOut(
  trx: Transacting,
  head: ChallengeHead,
  who: { id: string; personId: string | null },
  by: string,
  at: Date,
): Promise<void> {
  const { id: intervieweeId, personId } = who;
  if (!personId) return;
  await unlinkInterviewee(trx, intervieweeId);
  if (await isSomebodyElseToo(trx, head.id, { intervieweeId, personId })) return;
  await endRole(trx, { personId, role: 'interviewee', scopeId: head.id, by, at });
}

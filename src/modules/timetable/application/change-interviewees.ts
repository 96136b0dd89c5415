import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { endRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import type { NomineeInFile } from '../domain/read-interviewee-file.ts';
import type { Nominee } from '../domain/read-interviewee-lines.ts';
import { addresseesOf } from '../store/addresses.ts';
import { forgetPerson } from '../store/arrangements.ts';
import {
  addNominees,
  changeInterviewee,
  findInterviewee,
  intervieweesOf,
  type KnownOf,
  keepAbsences,
  liveSessionIdsOf,
  removeInterviewee,
} from '../store/interviewees.ts';
import { unlinkInterviewee } from '../store/invitations.ts';
import { isReleased } from '../store/release.ts';
import { sessionsByIds } from '../store/sessions.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import { arranging } from './keep-arrangement.ts';
import { invitation } from './messages.ts';

/** Adds people to be heard, all in one go. Answers how many were not on the list yet; nobody is told anything. */
export async function nominate(
  services: Services,
  head: ChallengeHead,
  nominees: readonly Nominee[],
  by: string,
): Promise<number> {
  return await arranging(services, head, { trail: 'people', by }, async (trx, at) => {
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

/**
 * Adds everybody of a file in one go, with when they cannot come and what they need; of who is on the list already, what the file
 * says of that is taken over. Answers how many were new. Nobody is told anything.
 */
export async function nominateFromFile(
  services: Services,
  head: ChallengeHead,
  nominees: readonly NomineeInFile[],
  by: string,
): Promise<number> {
  return await arranging(services, head, { trail: 'people', by }, async (trx, at) => {
    const before = new Set((await intervieweesOf(trx, head.id)).map(({ id }) => id));
    const { ids, added } = await addNominees(trx, head.id, nominees, at);
    const known = nominees.map((each, index) => ({ ...each, id: ids[index] as string }));
    await keepAbsences(
      trx,
      known.filter(({ id }) => before.has(id)),
    );
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'challenge', id: head.id },
      action: 'Took in a file of people to be heard',
      detail: { people: nominees.length, added },
      at,
    });
    return added;
  });
}

export type IntervieweeChange = KnownOf & { readonly id: string; readonly version: number };

/** Whether an invitation went to another address, and whether anybody could tell that something changed. */
type Changed = { readonly invited: boolean; readonly told: boolean };

/**
 * Changes what is known of somebody to be heard. Where the address is another one after the timetable was released, whoever had the
 * old one can no longer see the sessions, and an invitation goes to the new one. Answers whether it did.
 */
export async function changeNominee(
  services: Services,
  head: ChallengeHead,
  change: IntervieweeChange,
  by: string,
): Promise<Refusal<'stale' | 'name-taken'> | Changed> {
  const save = async (trx: Transacting, at: Date): Promise<Refusal<'stale' | 'name-taken'> | Changed> => {
    const before = await findInterviewee(trx, head.id, change.id);
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
    if ((before.email ?? '').toLowerCase() === (change.email ?? '').toLowerCase())
      return { invited: false, told: false };
    await shutOut(trx, head, before, by, at);
    const invited = await inviteAgain(trx, services, head, change, by, at);
    return { invited, told: invited || before.person_id !== null };
  };
  return await arranging(services, head, { trail: 'people', by }, save, (done) => !isRefusal(done) && done.told);
}

/** Takes somebody off the list who is in no session, and all that was kept of them; false where they are in one. */
export async function dropNominee(services: Services, head: ChallengeHead, id: string, by: string): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const before = await findInterviewee(trx, head.id, id);
    if (!before || !(await removeInterviewee(trx, head.id, id))) return false;
    await forgetPerson(trx, head.id, id);
    if (before.person_id) await endInterviewee(trx, head, before.person_id, by, at);
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'interviewee', id },
      action: 'Took somebody off the list of people to be heard',
      at,
    });
    return true;
  });
}

type Linked = { id: string; person_id: string | null };

async function shutOut(trx: Transacting, head: ChallengeHead, who: Linked, by: string, at: Date): Promise<void> {
  if (!who.person_id) return;
  await unlinkInterviewee(trx, who.id);
  await endInterviewee(trx, head, who.person_id, by, at);
}

async function endInterviewee(trx: Transacting, head: ChallengeHead, personId: string, by: string, at: Date) {
  await endRole(trx, { personId, role: 'interviewee', scopeId: head.id, by, at });
}

async function inviteAgain(
  trx: Transacting,
  services: Services,
  head: ChallengeHead,
  change: IntervieweeChange,
  by: string,
  at: Date,
): Promise<boolean> {
  if (change.email === null || !(await isReleased(trx, head.id))) return false;
  const ids = await liveSessionIdsOf(trx, change.id);
  if (ids.length === 0) return false;
  await inviteInterviewees(trx, head, ids, by, at);
  const email = change.email.toLowerCase();
  const addressee = (await addresseesOf(trx, ids)).find(
    (one) => one.part === 'interviewee' && one.email.toLowerCase() === email,
  );
  if (!addressee) return false;
  const about = { config: services.config, head, at };
  await enqueueMail(trx, invitation(about, addressee, await sessionsByIds(trx, ids)), at);
  return true;
}

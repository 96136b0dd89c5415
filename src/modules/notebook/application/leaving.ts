import { mailMessage } from '#design/mail';
import { longDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { handInUntil, isTooLateToHandIn } from '#modules/teams';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { LEFT_TEAM } from '../contract.ts';
import { hasHandedIn, type Leaver, leaverOf } from '../store/leavers.ts';

/** What a device hears that asks for anything of the team's, or sends by itself, once its person has left the team. */
export const LEFT = refusal('left-team', LEFT_TEAM);

/** What somebody who has left the team reads once the time is over, and on whom they can still call. */
export function tooLateWords({ leftAt, manager }: Leaver): string {
  const reach = manager?.email ? ` at ${manager.email}` : '';
  const who = manager ? `${manager.name}, who runs the challenge${reach}` : 'the programme’s office';
  return `You are no longer in this team, and the time for handing in notes ended on ${longDate(handInUntil(leftAt))}. Notes that are still on this phone stay on it, locked, until the notes of the challenge are destroyed. If you have any that the team should have, write to ${who}.`;
}

/** Null where they are in the team, or may still hand in; else why not. `leftAt`: see `leftTeamAt`. One statement, and that only where it is too late. */
export async function refusedToLeaver(
  db: Queryable,
  { challengeId, personId, leftAt }: { challengeId: string; personId: string; leftAt: Date | null },
  now: Date,
): Promise<Refusal<'too-late'> | null> {
  if (leftAt === null || !isTooLateToHandIn(leftAt, now)) return null;
  const leaver = await leaverOf(db, challengeId, personId);
  return refusal('too-late', tooLateWords(leaver ?? { leftAt, manager: null }));
}

type HandedIn = { readonly challengeId: string; readonly personId: string; readonly leftAt: Date };

/** Whether this is the first that is handed in since they left: asked before it is written down. */
export async function isFirstHandedIn(trx: Transacting, handedIn: HandedIn): Promise<boolean> {
  return !(await hasHandedIn(trx, handedIn));
}

/** Tells whoever runs the challenge, once for each who left: how much it is stands beside the notes, what they say on no letter. */
export async function tellManager(
  services: Pick<Services, 'config'>,
  trx: Transacting,
  { challengeId, personId }: HandedIn,
  now: Date,
): Promise<void> {
  const { manager } = (await leaverOf(trx, challengeId, personId)) ?? {};
  if (!manager?.email) return;
  const { name, reference, title } = await trx
    .selectFrom('challenges as challenge')
    .innerJoin('people as person', (join) => join.on('person.id', '=', personId))
    .select(['person.name', 'challenge.reference', 'challenge.title'])
    .where('challenge.id', '=', challengeId)
    .executeTakeFirstOrThrow();
  const message = mailMessage({
    to: manager.name,
    ask: `${name} has handed in notes for ${title} that were written before leaving the team and had not been sent. Please read them.`,
    button: {
      text: `Read the notes of ${name}`,
      url: `${services.config.baseUrl}/challenges/${reference}/notes?author=${personId}`,
    },
    paragraphs: ['Each says beside it that it was handed in after leaving the team. There may be more to come.'],
    why: 'You get this because you run this challenge.',
  });
  const letter = {
    to: manager.email,
    toName: manager.name,
    personId: manager.id,
    challengeId,
    template: 'notes-handed-in-after-leaving',
    subject: `${name} has handed in notes after leaving the team`,
  };
  await enqueueMail(trx, { ...letter, ...message }, now);
}

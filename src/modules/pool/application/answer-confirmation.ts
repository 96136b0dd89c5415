import { sql } from 'kysely';
import { type IsoDate, londonDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { confirmationHash, sendConfirmation } from './ask-for-confirmations.ts';
import { movePeer } from './move-peer.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

/** A mailed question, as its link finds it. `answered` by this link or another of the same peer since it was sent. */
export type AskedConfirmation = {
  readonly id: string;
  readonly peerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly jobTitle: string;
  readonly authority: string | null;
  readonly daysPerYear: number;
  readonly lastConfirmed: IsoDate | null;
  readonly status: string;
  readonly expiresOn: IsoDate;
  readonly answered: boolean;
  readonly roles: readonly { id: string; title: string; authority: string | null }[];
};

/** The question that a link belongs to, or null. Reading it changes nothing. One statement. */
export async function confirmationOfLink(db: Queryable, token: string): Promise<AskedConfirmation | null> {
  const { rows } = await sql<AskedConfirmation>`
    select c.id, person.id as "peerId", person.name, person.email::text as email, person.job_title as "jobTitle", authority.name as authority,
      peer.days_per_year as "daysPerYear", peer.last_confirmed_on as "lastConfirmed", peer.status, c.expires_on as "expiresOn",
      exists (select 1 from peer_confirmations o where o.peer_id = c.peer_id and o.answered_at >= c.sent_at) as answered,
      coalesce((select json_agg(json_build_object('id', r.id, 'title', r.title, 'authority', a.name) order by r.from_on desc nulls last, r.title)
        from peer_roles r left join authorities a on a.id = r.authority_id where r.peer_id = person.id and r.until_on is null), '[]') as roles
    from peer_confirmations c join peers peer on peer.person_id = c.peer_id join people person on person.id = c.peer_id
      left join authorities authority on authority.id = peer.authority_id
    where c.token_hash = ${confirmationHash(token)}`.execute(db);
  return rows[0] ?? null;
}

export type ConfirmationAnswer = {
  readonly inPost: boolean;
  /** Where they have left: the last day in post. */
  readonly leftOn: IsoDate | null;
  readonly daysPerYear: number;
  readonly news: string;
};

/**
 * A peer answers the yearly question, once, signed out. In post: confirmed today, with these days a year. Left: their posts end on
 * that day and a review falls due. Anything new is a task of the office, with the words. The same answer sent twice counts once.
 */
export async function answerConfirmation(
  services: Services,
  token: string,
  answer: ConfirmationAnswer,
): Promise<Refusal | 'confirmed' | 'review'> {
  const at = services.clock();
  const today = londonDate(at);
  return await services.db.transaction().execute(async (trx) => {
    const asked = await confirmationOfLink(trx, token);
    if (!asked) return refusal('not-found', 'There is no such question.');
    await trx.selectFrom('peers').select('person_id').where('person_id', '=', asked.peerId).forUpdate().execute();
    const claimed = await trx
      .updateTable('peer_confirmations')
      .set({ answered_at: at, in_post: answer.inPost, days_per_year: answer.daysPerYear, news: answer.news })
      .where('id', '=', asked.id)
      .where('answered_at', 'is', null)
      .where('expires_on', '>=', today)
      .executeTakeFirst();
    if (asked.answered || claimed.numUpdatedRows === 0n) {
      return refusal('over', 'This question has been answered, or its link has ended.');
    }
    await trx
      .updateTable('peers')
      .set((eb) => ({ last_confirmed_on: today, days_per_year: answer.daysPerYear, version: eb('version', '+', 1) }))
      .where('person_id', '=', asked.peerId)
      .execute();
    await recordAudit(trx, {
      actorId: asked.peerId,
      subject: { kind: 'peer', id: asked.peerId },
      action: 'Confirmed their details',
      detail: { by: 'link', inPost: answer.inPost, days: { before: asked.daysPerYear, after: answer.daysPerYear } },
      at,
    });
    await askToRecheckTeams(trx, asked.peerId);
    if (answer.news !== '') {
      const task = { challengeId: null, kind: 'read-peer-news', subject: asked.peerId };
      const title = `Read what is new with ${asked.name}`;
      await openTask(
        trx,
        { ...task, for: { role: 'placement-officer' }, title, path: `/pool/${asked.peerId}#news` },
        at,
      );
    }
    if (answer.inPost) return 'confirmed';
    await trx
      .updateTable('peer_roles')
      .set({ until_on: sql<string>`greatest(${answer.leftOn ?? today}::date, from_on)` })
      .where('peer_id', '=', asked.peerId)
      .where('until_on', 'is', null)
      .execute();
    // Refused where they are under review already: the office has it on its list, and the answer is kept with the question.
    await movePeer(trx, {
      peerId: asked.peerId,
      move: 'ask-review',
      reason:
        `Says they have left their post: ${asked.roles.map(({ title }) => title).join('; ') || asked.jobTitle}`.slice(
          0,
          500,
        ),
      by: 'peer',
      actorId: asked.peerId,
      at,
    });
    return 'review';
  });
}

/** Sends the question again to the address we hold, with a new link. Answers false where there is no address to send it to. */
export async function resendConfirmation(services: Services, token: string): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const asked = await confirmationOfLink(trx, token);
    if (!asked?.email || asked.answered) return false;
    await sendConfirmation(services, trx, { ...asked, email: asked.email, ends: null }, false);
    return true;
  });
}

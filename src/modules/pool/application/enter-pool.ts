import { londonDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import { endRole, grantRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import { peerSearchText } from '../domain/search-text.ts';

/** An accredited applicant, as the expression of interest has them. */
export type NewPeer = {
  readonly personId: string;
  readonly bodyId: string;
  readonly name: string;
  readonly kind: string;
  readonly roleTitle: string;
  readonly authorityId: string | null;
  readonly why: string;
};

/** Days a year a new peer is taken to offer until they say otherwise on their own page. */
const USUAL_DAYS_A_YEAR = 5;

/**
 * An accredited applicant becomes a peer of the pool: listed, with a page of their own, and no longer an applicant. Somebody who
 * is in the pool already stays as they are there. Nobody is accredited for a programme by this: that is said for each.
 */
export async function enterPool(trx: Transacting, peer: NewPeer, by: string, at: Date): Promise<void> {
  await trx
    .insertInto('peers')
    .values({
      person_id: peer.personId,
      body_id: peer.bodyId,
      kind: peer.kind,
      status: 'serving',
      authority_id: peer.authorityId,
      bio: peer.why,
      days_per_year: USUAL_DAYS_A_YEAR,
      last_confirmed_on: londonDate(at),
      search_text: peerSearchText({
        name: peer.name,
        jobTitle: peer.roleTitle,
        authorityNames: [],
        roleTitles: [],
        skills: [],
        bio: peer.why,
      }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const change = { personId: peer.personId, scopeId: peer.bodyId, by, at };
  await grantRole(trx, { ...change, role: 'peer' });
  await endRole(trx, { ...change, role: 'applicant' });
  await recordAudit(trx, {
    actorId: by,
    subject: { kind: 'peer', id: peer.personId },
    action: 'Entered the pool',
    after: 'serving',
    at,
  });
}

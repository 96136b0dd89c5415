import { type IsoDate, londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import { endRole, grantRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import { peerSearchText } from '../domain/search-text.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

/** The right to serve in programmes, from a day until a day, with conditions or without. */
export type Accreditation = {
  readonly programmeKeys: readonly string[];
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly conditions: string;
};

/** An accredited applicant, as the expression of interest has them. */
export type NewPeer = {
  readonly personId: string;
  readonly bodyId: string;
  readonly name: string;
  readonly kind: string;
  /** A key of the roles that slots ask for; null where the offer did not say. */
  readonly roleKey: string | null;
  readonly roleTitle: string;
  readonly authorityId: string | null;
  readonly party: string | null;
  readonly languages: readonly string[];
  /** Topics they said they know; in the pool they work with them until they say more. */
  readonly topics: readonly string[];
  readonly daysPerYear: number | null;
  readonly why: string;
};

/** Days a year a new peer is taken to offer where the offer did not say. */
const USUAL_DAYS_A_YEAR = 5;

/**
 * An accredited applicant becomes a peer of the pool: listed, with a page of their own, what they told us, and their accreditations; and
 * no longer an applicant. Somebody who is in the pool already stays as they are there and is accredited besides.
 */
export async function enterPool(
  trx: Transacting,
  peer: NewPeer,
  accreditation: Accreditation,
  by: string,
  at: Date,
): Promise<void> {
  const { personId, bodyId, kind, authorityId, party, languages, daysPerYear, name, roleTitle, topics, why } = peer;
  const entered = await trx
    .insertInto('peers')
    .values({
      person_id: personId,
      body_id: bodyId,
      kind,
      status: 'serving',
      authority_id: authorityId,
      party,
      languages: [...languages],
      bio: why,
      days_per_year: daysPerYear ?? USUAL_DAYS_A_YEAR,
      last_confirmed_on: londonDate(at),
      search_text: peerSearchText({
        name,
        jobTitle: roleTitle,
        authorityNames: await authorityName(trx, authorityId),
        roleTitles: [roleTitle],
        skills: [...topics],
        bio: why,
      }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (entered.numInsertedOrUpdatedRows) await bring(trx, peer, at);
  await accredit(trx, personId, accreditation, by, at);
  await askToRecheckTeams(trx, personId);
  const change = { personId, scopeId: bodyId, by, at };
  await grantRole(trx, { ...change, role: 'peer' });
  await endRole(trx, { ...change, role: 'applicant' });
  await recordAudit(trx, {
    actorId: by,
    subject: { kind: 'peer', id: personId },
    action: entered.numInsertedOrUpdatedRows ? 'Entered the pool' : 'Accredited again',
    after: 'serving',
    at,
  });
}

/** The role and the topics of the offer, so that a slot can be met by them from the first day. */
async function bring(trx: Transacting, { personId, roleKey, roleTitle, authorityId, topics }: NewPeer, at: Date) {
  await trx
    .updateTable('people')
    .set((eb) => ({
      job_title: eb.case().when('job_title', '=', '').then(roleTitle).else(eb.ref('job_title')).end(),
      authority_id: eb.fn.coalesce('authority_id', eb.val(authorityId)),
    }))
    .where('id', '=', personId)
    .execute();
  if (roleKey) {
    await trx
      .insertInto('peer_roles')
      .values({
        id: newId(at.getTime()),
        peer_id: personId,
        role: roleKey,
        title: roleTitle,
        authority_id: authorityId,
      })
      .execute();
  }
  if (topics.length > 0) {
    await trx
      .insertInto('peer_skills')
      .values([...new Set(topics)].map((topic) => ({ peer_id: personId, topic, level: 1 })))
      .execute();
  }
}

/** Gives a peer the right to serve in each of the programmes, with an audit entry that says for how long. */
async function accredit(trx: Transacting, peerId: string, given: Accreditation, by: string, at: Date): Promise<void> {
  const { programmeKeys, fromOn, untilOn, conditions } = given;
  await trx
    .insertInto('accreditations')
    .values(
      programmeKeys.map((key) => ({
        id: newId(at.getTime()),
        peer_id: peerId,
        programme_key: key,
        from_on: fromOn,
        until_on: untilOn,
        conditions,
      })),
    )
    .execute();
  await recordAudit(trx, {
    actorId: by,
    subject: { kind: 'peer', id: peerId },
    action: `Accredited until ${untilOn}`,
    after: 'accredited',
    detail: { programmes: programmeKeys, fromOn, untilOn, conditions },
    at,
  });
}

async function authorityName(trx: Transacting, id: string | null): Promise<string[]> {
  if (id === null) return [];
  const found = await trx.selectFrom('authorities').select('name').where('id', '=', id).executeTakeFirst();
  return found ? [found.name] : [];
}

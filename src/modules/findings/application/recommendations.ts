import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { type Stands, standsOn } from '../domain/evidence.ts';
import { keepsWords } from '../domain/keeps.ts';
import { type Direction, moved } from '../domain/order.ts';
import { whatKeeps } from '../store/recommendations.ts';
import { holdOpenChallenge, nextPosition, recommendationsStandStill, writeOrder } from '../store/writing.ts';
import { CLOSED, type Finder, SAVED_ALREADY } from './make-finding.ts';

/** A recommendation as it is to be. Findings that are not the challenge's are left out. */
export type RecommendationWanted = {
  readonly challengeId: string;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly findingIds: readonly string[];
  readonly reason: string;
};

export type RecommendationRefusal = Refusal<
  'closed' | 'no-evidence' | 'no-override' | 'other-words' | 'missing' | 'stale'
>;

type Parts = Pick<Services, 'db' | 'clock'>;
type Which = { readonly challengeId: string; readonly id: string };

/** Makes a recommendation, the last in order, that follows from at least one finding or stands by a reason. Made once a form. */
export async function makeRecommendation(
  { db, clock }: Parts,
  wanted: RecommendationWanted,
  finder: Finder,
): Promise<RecommendationRefusal | { readonly id: string }> {
  return await db.transaction().execute(async (trx) => {
    const held = await holdToWrite(trx, wanted.challengeId);
    if (held) return held;
    const known = await trx.selectFrom('recommendations').selectAll().where('id', '=', wanted.id).executeTakeFirst();
    if (known) {
      const same =
        known.challenge_id === wanted.challengeId && known.title === wanted.title && known.body === wanted.body;
      return same ? { id: wanted.id } : refusal('other-words', SAVED_ALREADY);
    }
    const footing = await footingOf(trx, wanted, finder, null);
    if (isRefusal(footing)) return footing;
    await trx
      .insertInto('recommendations')
      .values({
        id: wanted.id,
        challenge_id: wanted.challengeId,
        ...columns(wanted, footing.stands),
        position: await nextPosition(trx, 'recommendations', wanted.challengeId),
        created_at: clock(),
        created_by: finder.personId,
      })
      .execute();
    await writeFindings(trx, wanted.id, footing.findings);
    await audit(trx, wanted, 'made a recommendation', footing.stands, finder, clock());
    return { id: wanted.id };
  });
}

/** Changes a recommendation and what it follows from. A version that has moved on in the meantime is not overwritten. */
export async function changeRecommendation(
  { db, clock }: Parts,
  wanted: RecommendationWanted & { readonly version: number },
  finder: Finder,
): Promise<RecommendationRefusal | { readonly changed: true }> {
  return await db.transaction().execute(async (trx) => {
    const held = await holdToWrite(trx, wanted.challengeId);
    if (held) return held;
    const row = await trx
      .selectFrom('recommendations')
      .select(['version', 'without_evidence_reason as reason', 'without_evidence_by as by'])
      .where('id', '=', wanted.id)
      .where('challenge_id', '=', wanted.challengeId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return refusal('missing', 'This recommendation is not there any more.');
    if (row.version !== wanted.version) {
      return refusal(
        'stale',
        'A colleague has changed this recommendation in the meantime. Both texts are shown: put together what you want to keep.',
      );
    }
    const before = row.reason !== null && row.by !== null ? { reason: row.reason, by: row.by } : null;
    const footing = await footingOf(trx, wanted, finder, before);
    if (isRefusal(footing)) return footing;
    const set = { ...columns(wanted, footing.stands), version: row.version + 1 };
    await trx.updateTable('recommendations').set(set).where('id', '=', wanted.id).execute();
    await trx.deleteFrom('recommendation_findings').where('recommendation_id', '=', wanted.id).execute();
    await writeFindings(trx, wanted.id, footing.findings);
    await audit(trx, wanted, 'changed a recommendation', footing.stands, finder, clock());
    return { changed: true };
  });
}

/** Puts a recommendation one place further up or down. At an end nothing changes. */
export async function moveRecommendation(
  { db }: Parts,
  which: Which,
  direction: Direction,
): Promise<Refusal<'closed'> | null> {
  return await db.transaction().execute(async (trx) => {
    const held = await holdToWrite(trx, which.challengeId);
    if (held) return held;
    const rows = await trx
      .selectFrom('recommendations')
      .select('id')
      .where('challenge_id', '=', which.challengeId)
      .orderBy('position')
      .orderBy('id')
      .execute();
    const ids = moved(rows, which.id, direction).map((row) => row.id);
    await writeOrder(trx, 'recommendations', ids);
    return null;
  });
}

/** Removes a recommendation for good; its findings stay. Not while anything of the host's stands on it: see `whatKeeps`. */
export async function removeRecommendation(
  { db, clock }: Parts,
  { challengeId, id }: Which,
  by: string,
): Promise<Refusal<'closed' | 'planned'> | { readonly removed: true }> {
  return await db.transaction().execute(async (trx) => {
    const held = await holdToWrite(trx, challengeId);
    if (held) return held;
    // Behind its lock: an action that is being planned on it waits, and then finds it gone.
    await trx.selectFrom('recommendations').select('id').where('id', '=', id).forUpdate().execute();
    const keeps = await whatKeeps(trx, id);
    if (keeps) return refusal('planned', keepsWords(keeps));
    const gone = await trx
      .deleteFrom('recommendations')
      .where('id', '=', id)
      .where('challenge_id', '=', challengeId)
      .executeTakeFirst();
    if (gone.numDeletedRows > 0n) {
      const subject = { kind: 'recommendation', id };
      await recordAudit(trx, { actorId: by, challengeId, subject, action: 'removed a recommendation', at: clock() });
    }
    return { removed: true };
  });
}

/** Holds the challenge, or says why its recommendations stay as they are: it has closed, or its report stands still. */
async function holdToWrite(trx: Transacting, challengeId: string): Promise<Refusal<'closed'> | null> {
  // The report first, as whoever moves it holds both: see `holdChallenge`.
  const still = await recommendationsStandStill(trx, challengeId);
  if (!(await holdOpenChallenge(trx, challengeId))) return refusal('closed', CLOSED);
  return still && refusal('closed', STILL[still]);
}

const STILL = {
  'fact-check':
    'The host is checking the facts of the report, so its recommendations stay as they are until it has answered.',
  'signed-off': 'The report is signed off, so its recommendations stay as they are.',
} as const;

async function footingOf(
  trx: Transacting,
  { challengeId, findingIds, reason }: RecommendationWanted,
  finder: Finder,
  before: { reason: string; by: string } | null,
) {
  const findings =
    findingIds.length === 0
      ? []
      : await trx
          .selectFrom('findings')
          .select('id')
          .where('challenge_id', '=', challengeId)
          .where('id', 'in', [...findingIds])
          .forShare()
          .execute();
  const { mayOverride, personId } = finder;
  const stands = standsOn({ evidence: findings.length, reason, mayOverride, before }, personId);
  return isRefusal(stands) ? stands : { stands, findings };
}

function columns({ title, body }: RecommendationWanted, { without }: Stands) {
  return {
    title,
    body,
    without_evidence_reason: without?.reason ?? null,
    without_evidence_by: without?.by ?? null,
  };
}

async function writeFindings(trx: Transacting, id: string, findings: readonly { id: string }[]): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map((finding) => ({ recommendation_id: id, finding_id: finding.id }));
  await trx.insertInto('recommendation_findings').values(rows).execute();
}

async function audit(
  trx: Transacting,
  { challengeId, id }: Which,
  action: string,
  { without }: Stands,
  finder: Finder,
  at: Date,
): Promise<void> {
  const entry = { actorId: finder.personId, challengeId, subject: { kind: 'recommendation', id }, at };
  await recordAudit(trx, { ...entry, action });
  if (!without?.isNew) return;
  await recordAudit(trx, { ...entry, action: 'let a recommendation stand without a finding', reason: without.reason });
}

import { newId } from '#kernel/ids';
import { recordAudit } from '#modules/audit';
import { grantRole } from '#modules/people';
import { ROLE_LABELS, type Role } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ImportedPeer } from '../domain/import-row.ts';
import { refreshSearchText } from '../store/section-writes.ts';
import type { ImportPlan, PlannedRow } from './plan-import.ts';

export type ImportActor = {
  readonly bodyId: string;
  readonly by: string | null;
  readonly at: Date;
  readonly source: string;
};

/** Days a year of somebody of whom a file says nothing. */
const USUAL_DAYS = 5;

/**
 * Brings a planned file in, inside the caller's transaction: all of it or nothing. New peers enter the pool as serving, with an account
 * they can sign in to; known ones are changed. Rows that are refused, the same, or may be somebody known (unless `withDuplicates`)
 * change nothing. Answers the id of the peer of each row that was written.
 */
export async function applyImport(
  trx: Transacting,
  plan: ImportPlan,
  actor: ImportActor,
  options: { withDuplicates: boolean; onProgress?: (done: number) => Promise<void> },
): Promise<Map<number, string>> {
  const written = new Map<number, string>();
  for (const [index, row] of plan.rows.entries()) {
    const id = await applyRow(trx, row, actor, options.withDuplicates);
    if (id) written.set(row.number, id);
    if (index % 200 === 199) await options.onProgress?.(index + 1);
  }
  return written;
}

async function applyRow(
  trx: Transacting,
  row: PlannedRow,
  actor: ImportActor,
  withDuplicates: boolean,
): Promise<string | null> {
  if (row.fate === 'refused' || row.fate === 'same') return null;
  if (row.fate === 'duplicate' && !withDuplicates) return null;
  const peerId = row.fate === 'changed' ? row.peerId : await addPeer(trx, row.peer, row.personId, actor);
  if (row.fate === 'changed') await changePeer(trx, peerId, row.peer);
  await writeSkillsAndRole(trx, peerId, row.peer);
  await refreshSearchText(trx, peerId);
  await recordAudit(trx, {
    actorId: actor.by,
    subject: { kind: 'peer', id: peerId },
    action: row.fate === 'changed' ? 'Changed from a file' : 'Entered the pool from a file',
    ...(row.fate === 'changed' ? {} : { after: 'serving' }),
    detail: {
      file: actor.source,
      row: row.number,
      ...(row.fate === 'changed' ? { fields: row.changes.map(({ field }) => field) } : {}),
    },
    at: actor.at,
  });
  return peerId;
}

async function addPeer(
  trx: Transacting,
  peer: ImportedPeer,
  personId: string | null,
  { bodyId, by, at }: ImportActor,
): Promise<string> {
  const id = personId ?? newId(at.getTime());
  if (personId === null) {
    await trx
      .insertInto('people')
      .values({
        id,
        name: peer.name,
        email: peer.email,
        job_title: peer.jobTitle ?? '',
        authority_id: peer.authorityId ?? null,
        created_at: at,
      })
      .execute();
  }
  await trx
    .insertInto('peers')
    .values({
      person_id: id,
      body_id: bodyId,
      kind: peer.kind,
      status: 'serving',
      authority_id: peer.authorityId ?? null,
      party: peer.party ?? null,
      bio: peer.bio ?? '',
      languages: [...(peer.languages ?? [])],
      days_per_year: peer.daysPerYear ?? USUAL_DAYS,
    })
    .execute();
  await grantRole(trx, { personId: id, role: 'peer', scopeId: bodyId, by, at });
  return id;
}

async function changePeer(trx: Transacting, peerId: string, peer: ImportedPeer): Promise<void> {
  const { authorityId, jobTitle, party, bio, languages, daysPerYear } = peer;
  await trx
    .updateTable('people')
    .set((eb) => ({
      name: peer.name,
      ...(jobTitle === undefined ? {} : { job_title: jobTitle }),
      ...(authorityId === undefined ? {} : { authority_id: authorityId }),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', peerId)
    .execute();
  await trx
    .updateTable('peers')
    .set((eb) => ({
      kind: peer.kind,
      ...(authorityId === undefined ? {} : { authority_id: authorityId }),
      ...(party === undefined ? {} : { party }),
      ...(bio === undefined ? {} : { bio }),
      ...(languages === undefined ? {} : { languages: [...languages] }),
      ...(daysPerYear === undefined ? {} : { days_per_year: daysPerYear }),
      version: eb('version', '+', 1),
    }))
    .where('person_id', '=', peerId)
    .execute();
}

/** A level of the file replaces ours, the line of evidence stays; a role held is added where it is not held now. */
async function writeSkillsAndRole(trx: Transacting, peerId: string, peer: ImportedPeer): Promise<void> {
  if (peer.skills && peer.skills.length > 0) {
    await trx
      .insertInto('peer_skills')
      .values(peer.skills.map(({ topic, level }) => ({ peer_id: peerId, topic, level })))
      .onConflict((same) =>
        same.columns(['peer_id', 'topic']).doUpdateSet((eb) => ({ level: eb.ref('excluded.level') })),
      )
      .execute();
  }
  if (peer.role === undefined) return;
  const held = await trx
    .selectFrom('peer_roles')
    .select('id')
    .where('peer_id', '=', peerId)
    .where('role', '=', peer.role)
    .where('until_on', 'is', null)
    .executeTakeFirst();
  if (held) return;
  await trx
    .insertInto('peer_roles')
    .values({
      id: newId(),
      peer_id: peerId,
      role: peer.role,
      title: peer.jobTitle ?? ROLE_LABELS[peer.role as Role] ?? peer.role,
      authority_id: peer.authorityId ?? null,
    })
    .execute();
}

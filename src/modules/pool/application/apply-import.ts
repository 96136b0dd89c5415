import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type AuditEntry, recordAudits } from '#modules/audit';
import { grantRoleToAll } from '#modules/people';
import { ROLE_LABELS, type Role } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import {
  addImported,
  changeImported,
  type ImportedRecord,
  writeImportedRoles,
  writeImportedSkills,
} from '../store/import-writes.ts';
import { keepLeftAuthorities, refreshSearchText } from '../store/section-writes.ts';
import type { PlannedRow } from './plan-import.ts';
import { askToRecheckTeamsOf } from './recheck-teams.ts';

export type ImportActor = {
  readonly bodyId: string;
  readonly by: string | null;
  readonly at: Date;
  readonly source: string;
};

/** Days a year of somebody of whom a file says nothing. */
const USUAL_DAYS = 5;

/**
 * Brings some planned rows of a file in, inside the caller's transaction, in about ten statements however many they are. New peers
 * enter the pool as serving, with an account they can sign in to; known ones are changed, and the teams they have still to go with
 * are looked at again. Rows that are refused, the same, or may be somebody known (unless `withDuplicates`) change nothing. Answers the
 * id of the peer of each row that was written.
 */
export async function applyImport(
  trx: Transacting,
  rows: readonly PlannedRow[],
  actor: ImportActor,
  options: { withDuplicates: boolean },
): Promise<Map<number, string>> {
  const { bodyId, by, at } = actor;
  const writes = rows.flatMap((row) => writeOf(row, at, options.withDuplicates));
  if (writes.length === 0) return new Map();
  const added = writes.filter(({ row }) => row.fate !== 'changed').map(({ record }) => record);
  const changed = writes.filter(({ row }) => row.fate === 'changed').map(({ record }) => record);
  const all = writes.map(({ record }) => record);
  if (added.length > 0) {
    const ids = added.map(({ id }) => id);
    await addImported(trx, added, bodyId, at);
    await grantRoleToAll(trx, ids, { role: 'peer', scopeId: bodyId, by, at });
  }
  if (changed.length > 0) {
    const moves = changed.flatMap(({ id, authorityId }) => (authorityId === undefined ? [] : [{ id, authorityId }]));
    await keepLeftAuthorities(trx, moves, londonDate(at));
    await changeImported(trx, changed);
  }
  await writeImportedSkills(trx, all);
  await writeImportedRoles(trx, all);
  await refreshSearchText(trx, ...all.map(({ id }) => id));
  await recordAudits(
    trx,
    writes.map((write) => entryOf(write, actor)),
  );
  const touched = changed.map(({ id }) => id);
  await askToRecheckTeamsOf(trx, touched);
  return new Map(writes.map(({ row, record }) => [row.number, record.id]));
}

type Write = { readonly row: Exclude<PlannedRow, { fate: 'refused' }>; readonly record: ImportedRecord };

/** What is written for a row, if anything is. */
function writeOf(row: PlannedRow, at: Date, withDuplicates: boolean): Write[] {
  if (row.fate === 'refused' || row.fate === 'same' || (row.fate === 'duplicate' && !withDuplicates)) return [];
  const { peer } = row;
  const id = row.fate === 'changed' ? row.peerId : (row.personId ?? newId(at.getTime()));
  const person = row.fate !== 'changed' && row.personId === null;
  const held = peer.role === undefined ? null : newId(at.getTime());
  const title = peer.jobTitle ?? ROLE_LABELS[peer.role as Role] ?? peer.role;
  return [
    {
      row,
      record: {
        id,
        person,
        ...peer,
        roleId: held,
        ...(title === undefined ? {} : { roleTitle: title }),
        usualDays: USUAL_DAYS,
      },
    },
  ];
}

function entryOf({ row, record }: Write, { by, at, source }: ImportActor): AuditEntry {
  const changed = row.fate === 'changed';
  return {
    actorId: by,
    subject: { kind: 'peer', id: record.id },
    action: changed ? 'Changed from a file' : 'Entered the pool from a file',
    ...(changed ? {} : { after: 'serving' }),
    detail: {
      file: source,
      row: row.number,
      ...(changed ? { fields: row.changes.map(({ field }) => field) } : {}),
    },
    at,
  };
}

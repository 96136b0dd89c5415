import { sql } from 'kysely';
import { isRefusal } from '#kernel/result';
import { endRole } from '#modules/people';
import type { SourceCategory } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { deleteNote } from '../../application/delete-note.ts';
import { newDeviceKey } from '../../application/device-key.ts';
import { registerDevice } from '../../application/register-device.ts';
import { revokeDevice } from '../../application/revoke-device.ts';
import { takeInOperations } from '../../application/take-in-operations.ts';
import { takeInRefusedNote } from '../../application/take-in-refused-note.ts';
import type { Outcome } from '../../contract.ts';
import type { NoteKind } from '../../domain/note.ts';
import { deviceState } from '../../store/bundle.ts';
import { leaverOf } from '../../store/leavers.ts';
import type { ChaosServer } from './server.ts';

const TABLES = [
  ...(['notebook_devices', 'notebook_operations', 'notes', 'session_prompts', 'notebook_brought'] as const),
  // Who is in the team, too.
  'role_grants',
] as const;

/** The real command over the real PostgreSQL. A backup is the six tables as they were. */
export function realServer(services: Services, challengeId: string): ChaosServer {
  const { db } = services;
  // As a device asks that has its key already: another is not put in use for somebody who has left the team.
  const keyOf = (device: string, personId: string) =>
    newDeviceKey(services.config.secret, { device, personId, challengeId }).wrapped;
  return {
    async takeIn({ device, personId, operations, handsIn }) {
      const came = JSON.parse(JSON.stringify(operations)) as unknown[];
      const answer = await takeInOperations(services, { challengeId, device, operations: came, handsIn }, personId);
      if (!isRefusal(answer)) return answer;
      const { code } = answer;
      if (code === 'unknown-device' || code === 'revoked' || code === 'left-team') return code;
      throw new Error(answer.why);
    },
    async register(device, personId) {
      const wanted = { challengeId, device, name: 'Chaos', wrapped: keyOf(device, personId) };
      const registered = await registerDevice(services, wanted, personId);
      if (isRefusal(registered) && registered.code !== 'revoked') throw new Error(registered.why);
    },
    async handIn({ device, personId, operations, kept }) {
      const registered = await registerDevice(
        services,
        { challengeId, device, name: 'A file', wrapped: keyOf(device, personId) },
        personId,
      );
      if (isRefusal(registered)) return;
      const came = JSON.parse(JSON.stringify(operations)) as unknown[];
      await takeInOperations(services, { challengeId, device, operations: came, handsIn: true }, personId);
      for (const { body, ...note } of kept)
        if (body) await takeInRefusedNote(services, { challengeId, device }, { ...note, body });
    },
    async outcomeOf(device, sequence) {
      const row = await db
        .selectFrom('notebook_operations')
        .select('outcome')
        .where('device_id', '=', device)
        .where('sequence', '=', sequence)
        .executeTakeFirst();
      return (row?.outcome as Outcome['result'] | undefined) ?? null;
    },
    async close() {
      await db.updateTable('challenges').set({ closed_at: services.clock() }).where('id', '=', challengeId).execute();
    },
    async leave(personId) {
      const role = { role: 'team-peer', scopeId: challengeId, by: null, at: services.clock() } as const;
      await db.transaction().execute((trx) => endRole(trx, { ...role, personId }));
    },
    async deleteOnPage(noteId, personId) {
      if (await leaverOf(db, challengeId, personId)) return false;
      return !isRefusal(await deleteNote(services, { challengeId, noteId }, personId));
    },
    // Findings are another module's: the model has them.
    standOn: async () => {},
    revoke: async (device, personId) => (await revokeDevice(services, device, personId)) !== 'missing',
    async list(device, personId) {
      const known = await deviceState(db, challengeId, device, personId);
      const rows = await db.selectFrom('notes').selectAll().where('author_id', '=', personId).execute();
      const notes = rows.map((row) => ({
        id: row.id,
        revision: row.revision_id,
        beside: row.beside_id,
        body: {
          text: row.text ?? '',
          kind: row.kind as NoteKind,
          sessionId: row.session_id,
          themeId: row.theme_id,
          sourceCategory: row.source_category as SourceCategory,
          writtenAt: row.written_at?.toISOString() ?? '',
          ...(row.nth_in_press > 0 && { nthInPress: row.nth_in_press }),
        },
      }));
      return { knows: known?.knows ?? 0, notes, brought: known?.brought };
    },
    async everything() {
      const rows = await db.selectFrom('notes').select(['id', 'author_id', 'text']).execute();
      return rows.map((row) => ({ id: row.id, authorId: row.author_id ?? '', text: row.text ?? '' }));
    },
    async prompts() {
      const rows = await db.selectFrom('session_prompts').select(['id', 'asked_by as askedBy']).execute();
      return rows;
    },
    async takePromptAway(id) {
      await db.deleteFrom('session_prompts').where('id', '=', id).execute();
    },
    async backup() {
      const tables: Record<string, string> = {};
      for (const table of TABLES) {
        const { rows } = await sql<{ rows: string }>`
          select coalesce(json_agg(t), '[]')::text as rows from ${sql.table(table)} t`.execute(db);
        tables[table] = rows[0]?.rows ?? '[]';
      }
      return tables;
    },
    async restore(backup) {
      const tables = backup as Record<string, string>;
      await db.updateTable('challenges').set({ closed_at: null }).where('id', '=', challengeId).execute();
      await db.transaction().execute(async (trx) => {
        for (const table of [...TABLES].reverse()) await sql`delete from ${sql.table(table)}`.execute(trx);
        for (const table of TABLES) {
          await sql`insert into ${sql.table(table)}
            select * from json_populate_recordset(null::${sql.table(table)}, ${tables[table]}::json)`.execute(trx);
        }
      });
    },
  };
}

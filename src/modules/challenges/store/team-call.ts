import type { Queryable, Transacting } from '#platform/database/connect';

/** The team's call: when, how to join, which lines it will pursue. */
export type TeamCall = {
  readonly at: Date | null;
  readonly joining: string;
  readonly lines: string;
  readonly version: number;
};

/** The call as it is planned; an empty one at revision 0 where nobody has planned it. */
export async function readTeamCall(db: Queryable, challengeId: string): Promise<TeamCall> {
  const row = await db.selectFrom('team_calls').selectAll().where('challenge_id', '=', challengeId).executeTakeFirst();
  return row
    ? { at: row.call_at, joining: row.joining, lines: row.lines, version: row.version }
    : { at: null, joining: '', lines: '', version: 0 };
}

/** Writes the call as the revision after `version`. False where somebody wrote another one meanwhile: nothing was written. */
export async function writeTeamCall(trx: Transacting, challengeId: string, call: TeamCall): Promise<boolean> {
  const values = { call_at: call.at, joining: call.joining, lines: call.lines };
  if (call.version === 0) {
    const made = await trx
      .insertInto('team_calls')
      .values({ challenge_id: challengeId, ...values, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return made.numInsertedOrUpdatedRows === 1n;
  }
  const written = await trx
    .updateTable('team_calls')
    .set({ ...values, version: call.version + 1 })
    .where('challenge_id', '=', challengeId)
    .where('version', '=', call.version)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}

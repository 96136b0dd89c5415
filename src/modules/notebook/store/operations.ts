import { type SqlBool, sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';
import type { Outcome, RefusalCode } from '../contract.ts';
import { isAhead, listedTimes } from '../domain/listed-times.ts';
import type {
  Arrived,
  Brought,
  NoteStep,
  Recorded,
  ServerNote,
  TakeInDecision,
  TakeInFacts,
} from '../domain/take-in.ts';
import { leftTeamAt } from './leavers.ts';

export type DeviceRow = {
  id: string;
  challengeId: string;
  personId: string;
  sequence: number;
  hash: string;
  revoked: boolean;
  /** When its person left the team; null while they are in it. */
  leftAt: Date | null;
};

/** The device, held until the transaction ends: two batches of one device are taken in one after the other. One statement. */
export async function holdDevice(trx: Transacting, id: string): Promise<DeviceRow | null> {
  const row = await trx
    .selectFrom('notebook_devices as device')
    .selectAll('device')
    .select(leftTeamAt('device.person_id', 'device.challenge_id').as('left_at'))
    .where('device.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    challengeId: row.challenge_id,
    personId: row.person_id,
    sequence: row.last_sequence,
    hash: row.last_hash,
    revoked: row.revoked_at !== null,
    leftAt: row.left_at,
  };
}

/** What a batch is decided on. Four statements, whatever the number of operations, and one where any brings words again. The notes found are held. */
export async function takeInFacts(
  trx: Transacting,
  device: DeviceRow,
  arrived: readonly Arrived[],
): Promise<TakeInFacts> {
  const sequences = arrived.map((one) => one.sequence);
  const readable = arrived.flatMap((one) => ('unreadable' in one ? [] : [one]));
  const ids = readable.map((one) => one.id);
  const brought = await broughtUnder(
    trx,
    readable.flatMap(({ instead }) => instead ?? []),
  );
  const named = readable.flatMap(({ id, noteId, seen, instead }) => [id, noteId, seen ?? id, instead ?? id]);
  const names = [...new Set([...named, ...brought.map(({ landedOn }) => landedOn)])];
  const records = await sql<RecordRow>`
    select device_id, sequence, id, hash, outcome, landed_on, refusal, instead from notebook_operations
    where (device_id = ${device.id} and sequence = any(${sequences}::integer[])) or id = any(${ids}::uuid[])`.execute(
    trx,
  );
  const notes = await sql<NoteRow>`
    select id, challenge_id, author_id, revision_id, text, after_leaving_at from notes
    where id = any(${names}::uuid[]) or revision_id = any(${names}::uuid[]) order by id for update`.execute(trx);
  const places = await placesOf(trx, device.challengeId);
  const here = notes.rows.filter((note) => note.challenge_id === device.challengeId && note.author_id !== null);
  const elsewhere = notes.rows.filter((note) => !here.includes(note));
  const own = records.rows.filter((row) => row.device_id === device.id && sequences.includes(row.sequence));
  const others = records.rows.filter((row) => !own.includes(row));
  return {
    device: device.id,
    personId: device.personId,
    hasLeft: device.leftAt !== null,
    log: { sequence: device.sequence, hash: device.hash },
    recorded: new Map(own.map((row) => [row.sequence, recordedOf(row)])),
    notes: here.map(serverNote),
    brought,
    inFindings: await notesInFindings(
      trx,
      here.map((note) => note.id),
    ),
    takenNames: new Set([
      ...elsewhere.flatMap((note) => [note.id, note.revision_id]),
      ...others.flatMap((row) => row.id ?? []),
    ]),
    ...places,
  };
}

type RecordRow = {
  device_id: string;
  sequence: number;
  id: string | null;
  hash: string;
  outcome: string;
  landed_on: string | null;
  refusal: string | null;
  instead: string | null;
};
type NoteRow = {
  id: string;
  challenge_id: string;
  author_id: string | null;
  revision_id: string;
  text: string | null;
  after_leaving_at: Date | null;
};

function serverNote(row: NoteRow): ServerNote {
  const isAfterLeaving = row.after_leaving_at !== null;
  return { id: row.id, authorId: row.author_id ?? '', revision: row.revision_id, text: row.text ?? '', isAfterLeaving };
}

/** What files brought that had first been refused under one of these names. One statement, and that only where there are any. */
async function broughtUnder(trx: Transacting, names: readonly string[]): Promise<Brought[]> {
  if (names.length === 0) return [];
  return await trx
    .selectFrom('notebook_brought')
    .select(['revision', 'name', 'sequence', 'landed_on as landedOn', 'words'])
    .where(sql<SqlBool>`name = any(${[...names]}::uuid[])`)
    .orderBy('sequence')
    .execute();
}

/** Keeps that a file brought it. Again changes nothing. One statement. */
export async function keepBrought(trx: Transacting, challengeId: string, one: Brought, now: Date): Promise<void> {
  const { landedOn, ...brought } = one;
  await trx
    .insertInto('notebook_brought')
    .values({ ...brought, challenge_id: challengeId, landed_on: landedOn, brought_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function recordedOf(row: RecordRow): Recorded {
  const { sequence, id, hash, landed_on: landedOn, instead } = row;
  const outcome: Outcome =
    row.outcome === 'refused'
      ? { sequence, result: 'refused', code: row.refusal as RefusalCode }
      : row.outcome === 'beside'
        ? { sequence, result: 'beside', noteId: landedOn ?? '' }
        : { sequence, result: 'taken' };
  return { sequence, id, hash, outcome, landedOn, instead };
}

/** The note on which that person's words landed that had been refused under this name and were saved again; null where they were not. */
export async function savedAgainOn(trx: Transacting, personId: string, name: string): Promise<string | null> {
  const row = await trx
    .selectFrom('notebook_operations as operation')
    .innerJoin('notebook_devices as device', 'device.id', 'operation.device_id')
    .select('operation.landed_on as landedOn')
    .where('operation.instead', '=', name)
    .where('operation.outcome', '<>', 'refused')
    .where('device.person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row?.landedOn ?? null;
}

async function placesOf(trx: Transacting, challengeId: string) {
  const { rows } = await sql<{ id: string; is_session: boolean }>`
    select id, true as is_session from sessions where challenge_id = ${challengeId}
    union all select id, false from challenge_themes where challenge_id = ${challengeId}`.execute(trx);
  const idsWhere = (session: boolean) => new Set(rows.filter((row) => row.is_session === session).map((row) => row.id));
  return { sessions: idsWhere(true), themes: idsWhere(false) };
}

async function notesInFindings(trx: Transacting, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom('finding_notes')
    .select('note_id')
    .distinct()
    .where(sql<SqlBool>`note_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.note_id));
}

/** Does what was decided: notes, records, and how far the log has come, through which session and browser. At most one statement for each run of equal steps. */
export async function keepTakenIn(
  trx: Transacting,
  device: DeviceRow,
  decision: TakeInDecision,
  now: Date,
  { sessionId, browser }: { readonly sessionId?: string; readonly browser?: string | null | undefined },
): Promise<void> {
  const writtenAt = await timesOf(trx, device, decision.steps, now);
  await holdPrompts(trx, device, decision.steps);
  for (const run of runsOf(decision.steps)) await carryOutRun(trx, device, run, { now, writtenAt });
  await answerPrompts(trx, device, decision.steps, now);
  if (decision.records.length > 0) {
    await trx
      .insertInto('notebook_operations')
      .values(
        decision.records.map((record) => ({
          device_id: device.id,
          sequence: record.sequence,
          id: record.id,
          hash: record.hash,
          outcome: record.outcome.result,
          landed_on: record.landedOn,
          refusal: record.outcome.result === 'refused' ? record.outcome.code : null,
          instead: record.instead,
          taken_in_at: now,
        })),
      )
      .execute();
  }
  await trx
    .updateTable('notebook_devices')
    .set({ last_sequence: decision.log.sequence, last_hash: decision.log.hash })
    .set({ seen_at: now, web_session_id: sessionId, browser_id: browser ?? undefined })
    .where('id', '=', device.id)
    .execute();
}

/**
 * Holds the prompts that are answered, and those that go with a note or lose their answer with it, in the order of their ids: two batches,
 * or a batch and somebody in the team room, never wait for each other in a circle. One statement, and that only where there may be some.
 */
async function holdPrompts(trx: Transacting, device: DeviceRow, steps: readonly NoteStep[]): Promise<void> {
  const answered = steps.flatMap((step) => (step.step === 'insert' && step.body.promptId ? [step.body.promptId] : []));
  const gone = steps.flatMap((step) => (step.step === 'delete' ? [step.id] : []));
  if (answered.length + gone.length === 0) return;
  await sql`select id from session_prompts where challenge_id = ${device.challengeId} and (id = any(${answered}::uuid[])
      or note_id = any(${gone}::uuid[]) or answer_note_id = any(${gone}::uuid[])) order by id for update`.execute(trx);
}

/** Prompts that new notes answer count as asked. One that was taken away meanwhile is none any more; the note stands all the same. */
async function answerPrompts(
  trx: Transacting,
  device: DeviceRow,
  steps: readonly NoteStep[],
  now: Date,
): Promise<void> {
  const answers = steps.flatMap((step) =>
    step.step === 'insert' && step.body.promptId ? [{ note: step.id, prompt: step.body.promptId }] : [],
  );
  if (answers.length === 0) return;
  await sql`update session_prompts prompt set asked_at = coalesce(prompt.asked_at, ${now}),
      asked_by = coalesce(prompt.asked_by, ${device.personId}), answer_note_id = coalesce(prompt.answer_note_id, t.note)
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as t(note uuid, prompt uuid)
    where prompt.id = t.prompt and prompt.challenge_id = ${device.challengeId}
      and exists (select from notes where notes.id = t.note)`.execute(trx);
}

/** Steps of the same kind on different notes, in their order: each run is one statement. */
function runsOf(steps: readonly NoteStep[]): NoteStep[][] {
  const runs: NoteStep[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run && run[0]?.step === step.step && !run.some((other) => other.id === step.id)) run.push(step);
    else runs.push([step]);
  }
  return runs;
}

type Times = { readonly now: Date; readonly writtenAt: ReadonlyMap<string, Date> };

async function carryOutRun(
  trx: Transacting,
  device: DeviceRow,
  run: readonly NoteStep[],
  { now, writtenAt }: Times,
): Promise<void> {
  const inserts = run.flatMap((step) => (step.step === 'insert' ? [step] : []));
  if (inserts.length > 0) {
    const rows = inserts.map(({ id, revision, besideId, body }) => ({
      id,
      challenge_id: device.challengeId,
      author_id: device.personId,
      revision_id: revision,
      beside_id: besideId,
      session_id: body.sessionId,
      theme_id: body.themeId,
      kind: body.kind,
      source_category: body.sourceCategory,
      text: body.text,
      written_at: writtenAt.get(id) ?? now,
      nth_in_press: body.nthInPress ?? 0,
      changed_at: now,
      after_leaving_at: device.leftAt === null ? null : now,
    }));
    await trx.insertInto('notes').values(rows).execute();
    return;
  }
  const updates = run.flatMap((step) => (step.step === 'update' ? [step] : []));
  if (updates.length > 0) {
    const rows = JSON.stringify(updates.map(({ id, revision, body }) => ({ id, revision, ...body })));
    await sql`update notes set text = t.text, kind = t.kind, session_id = t."sessionId", theme_id = t."themeId",
        source_category = t."sourceCategory", revision_id = t.revision, changed_at = ${now}, version = version + 1
      from jsonb_to_recordset(${rows}::jsonb) as t(id uuid, revision uuid, text text, kind text, "sessionId" uuid,
        "themeId" uuid, "sourceCategory" text) where notes.id = t.id`.execute(trx);
    return;
  }
  await trx
    .deleteFrom('notes')
    .where(sql<SqlBool>`id = any(${run.map((step) => step.id)}::uuid[])`)
    .execute();
}

/** When each new note counts as written. One statement, and that only where the device's clock is ahead. */
async function timesOf(
  trx: Transacting,
  device: DeviceRow,
  steps: readonly NoteStep[],
  now: Date,
): Promise<Map<string, Date>> {
  const inserts = steps.flatMap((step) => (step.step === 'insert' ? [step] : []));
  const said = inserts.map(({ body }) => new Date(body.writtenAt));
  const after = isAhead(said, now) ? await newestOf(trx, device) : null;
  const times = listedTimes(said, now, after);
  return new Map(inserts.map(({ id }, index) => [id, times[index] ?? now]));
}

/** When the newest note that came from the device counts as written. */
async function newestOf(trx: Transacting, device: DeviceRow): Promise<Date | null> {
  const newest = await trx
    .selectFrom('notebook_operations as operation')
    .innerJoin('notes as note', 'note.id', 'operation.landed_on')
    .select((of) => of.fn.max('note.written_at').as('at'))
    .where('operation.device_id', '=', device.id)
    .executeTakeFirst();
  return newest?.at ?? null;
}

import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Wanted } from '../domain/wanted.ts';

/** A session that is wanted, with where it stands. */
export type WantedRow = Wanted & {
  /** The names of the peers who must be there by name, by their ids. */
  readonly peerNames: Readonly<Record<string, string>>;
  readonly leftOut: boolean;
  readonly version: number;
  /** The live session in which it is held, or null. */
  readonly session: { readonly id: string; readonly startsAt: Date; readonly byHand: boolean } | null;
};

type Row = Omit<WantedRow, 'session'> & { sessionId: string | null; startsAt: Date | null; byHand: boolean | null };

const COLUMNS = sql`wanted.id, wanted.template_key as "templateKey", wanted.title, wanted.kind, wanted.minutes,
  wanted.source_category as "sourceCategory", wanted.others_expected as "othersExpected", wanted.peers_needed as "peersNeeded",
  wanted.whole_team as "wholeTeam", wanted.with_lead as "withLead", wanted.with_manager as "withManager",
  wanted.on_day::text as "onDay", wanted.not_before as "notBefore", wanted.done_by as "doneBy", wanted.room_id as "roomId",
  wanted.place_note as "placeNote", wanted.left_out as "leftOut", wanted.version,
  (select coalesce(jsonb_agg(theme.id order by theme.position), '[]') from wanted_session_themes link
    join challenge_themes theme on theme.id = link.theme_id where link.wanted_id = wanted.id) as "themeIds",
  (select coalesce(jsonb_agg(link.interviewee_id order by link.interviewee_id), '[]') from wanted_session_interviewees link
    where link.wanted_id = wanted.id) as "intervieweeIds",
  (select coalesce(jsonb_agg(link.peer_id order by link.peer_id), '[]') from wanted_session_peers link
    where link.wanted_id = wanted.id) as "peerIds",
  (select coalesce(jsonb_object_agg(person.id, person.name), '{}') from wanted_session_peers link
    join people person on person.id = link.peer_id where link.wanted_id = wanted.id) as "peerNames",
  held.id as "sessionId", held.starts_at as "startsAt", held.set_by_hand as "byHand"
  from wanted_sessions wanted left join lateral (select session.id, lower(session.period) as starts_at, session.set_by_hand
    from sessions session where session.wanted_id = wanted.id and session.is_live
    order by lower(session.period) limit 1) held on true`;

/** Everything wanted in a challenge, in its order, what was left out too. One statement. */
export async function wantedOf(db: Queryable, challengeId: string): Promise<WantedRow[]> {
  const { rows } = await sql<Row>`select ${COLUMNS} where wanted.challenge_id = ${challengeId}
    order by wanted.position, wanted.id`.execute(db);
  return rows.map(ofRow);
}

/** One wanted session of that challenge, or null; locked until the transaction ends where `lock` says so. */
export async function findWanted(
  db: Queryable,
  challengeId: string,
  id: string,
  lock = false,
): Promise<WantedRow | null> {
  const { rows } = await sql<Row>`select ${COLUMNS} where wanted.challenge_id = ${challengeId} and wanted.id = ${id}
    ${lock ? sql`for update of wanted` : sql``}`.execute(db);
  return rows[0] ? ofRow(rows[0]) : null;
}

function ofRow({ sessionId, startsAt, byHand, ...row }: Row): WantedRow {
  return {
    ...row,
    session: sessionId !== null && startsAt !== null ? { id: sessionId, startsAt, byHand: byHand === true } : null,
  };
}

/**
 * What these sessions would hold a second time if they took place: the sessions that take place and are held for the same, in time order;
 * those of `besides` do not count. One statement.
 */
export async function heldAlready(
  db: Queryable,
  ids: readonly string[],
  besides: readonly string[] = [],
): Promise<{ id: string; title: string; startsAt: Date }[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    startsAt: Date;
  }>`select mine.id, held.title, lower(held.period) as "startsAt"
    from sessions mine join sessions held on held.wanted_id = mine.wanted_id and held.id <> mine.id
    where mine.id = any(${[...ids]}::uuid[]) and held.is_live and held.id <> all(${[...besides]}::uuid[])
    order by lower(held.period), held.id`.execute(db);
  return rows;
}

/** Adds those that are not there yet, by id and by the template they came from; answers how many were. At most five statements. */
export async function insertWanted(
  trx: Transacting,
  challengeId: string,
  wanted: readonly (Wanted & { position: number })[],
): Promise<number> {
  if (wanted.length === 0) return 0;
  const added = await trx
    .insertInto('wanted_sessions')
    .values(
      wanted.map((each) => ({
        id: each.id,
        challenge_id: challengeId,
        template_key: each.templateKey,
        position: each.position,
        ...columns(each),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  const ids = new Set(added.map(({ id }) => id));
  await insertLinks(
    trx,
    wanted.filter(({ id }) => ids.has(id)),
  );
  return ids.size;
}

/** Whether something wanted has that id, in whatever challenge. */
export async function hasWanted(trx: Transacting, id: string): Promise<boolean> {
  return (await trx.selectFrom('wanted_sessions').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Changes one that the caller has locked. */
export async function updateWanted(trx: Transacting, wanted: Wanted & { version: number }): Promise<void> {
  await trx
    .updateTable('wanted_sessions')
    .set({ ...columns(wanted), version: wanted.version })
    .where('id', '=', wanted.id)
    .execute();
  for (const table of ['wanted_session_themes', 'wanted_session_interviewees', 'wanted_session_peers'] as const)
    await trx.deleteFrom(table).where('wanted_id', '=', wanted.id).execute();
  await insertLinks(trx, [wanted]);
}

/** Leaves one out, or takes it back in. */
export async function setLeftOut(trx: Transacting, id: string, leftOut: boolean): Promise<void> {
  await trx
    .updateTable('wanted_sessions')
    .set((row) => ({ left_out: leftOut, version: row('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** The titles of what is wanted with somebody in it. */
export async function wantedWith(db: Queryable, intervieweeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('wanted_session_interviewees as link')
    .innerJoin('wanted_sessions as wanted', 'wanted.id', 'link.wanted_id')
    .select('wanted.title')
    .where('link.interviewee_id', '=', intervieweeId)
    .orderBy('wanted.position')
    .execute();
  return rows.map(({ title }) => title);
}

/** Takes one off for good: only ever one that was put on by a press that is taken back. */
export async function removeWanted(trx: Transacting, id: string): Promise<void> {
  await trx.deleteFrom('wanted_sessions').where('id', '=', id).execute();
}

function columns(wanted: Wanted) {
  return {
    title: wanted.title,
    kind: wanted.kind,
    minutes: wanted.minutes,
    source_category: wanted.sourceCategory,
    others_expected: wanted.othersExpected,
    peers_needed: wanted.peersNeeded,
    whole_team: wanted.wholeTeam,
    with_lead: wanted.withLead,
    with_manager: wanted.withManager,
    on_day: wanted.onDay,
    not_before: wanted.notBefore,
    done_by: wanted.doneBy,
    room_id: wanted.roomId,
    place_note: wanted.placeNote,
  };
}

async function insertLinks(trx: Transacting, wanted: readonly Wanted[]): Promise<void> {
  const themes = wanted.flatMap(({ id, themeIds }) => themeIds.map((theme_id) => ({ wanted_id: id, theme_id })));
  const people = wanted.flatMap(({ id, intervieweeIds }) =>
    intervieweeIds.map((interviewee_id) => ({ wanted_id: id, interviewee_id })),
  );
  const peers = wanted.flatMap(({ id, peerIds }) => peerIds.map((peer_id) => ({ wanted_id: id, peer_id })));
  if (themes.length > 0) await trx.insertInto('wanted_session_themes').values(themes).execute();
  if (people.length > 0) await trx.insertInto('wanted_session_interviewees').values(people).execute();
  if (peers.length > 0) await trx.insertInto('wanted_session_peers').values(peers).execute();
}

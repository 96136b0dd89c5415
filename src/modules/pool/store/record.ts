import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { FeedbackFrom, SupportKind } from '../domain/support.ts';

/** What a peer has given, and what was said of it. */
export type PeerRecord = {
  readonly id: string;
  readonly bodyId: string;
  readonly name: string;
  readonly body: string;
  readonly status: string;
  readonly lastConfirmed: IsoDate | null;
  readonly visits: readonly RecordVisit[];
  readonly support: readonly RecordSupport[];
  readonly feedback: readonly { id: string; from: FeedbackFrom; text: string; challenge: string | null; at: string }[];
};

export type RecordVisit = {
  readonly challengeId: string | null;
  readonly authority: string;
  readonly programme: string | null;
  readonly slot: string;
  readonly on: IsoDate;
  readonly days: number;
  readonly themes: readonly string[];
};
export type RecordSupport = {
  readonly id: string;
  readonly kind: SupportKind;
  readonly what: string;
  readonly authority: string | null;
  readonly on: IsoDate;
  readonly hours: number;
  readonly own: boolean;
};

/** The record of one peer, or null. One statement. */
export async function peerRecord(db: Queryable, peerId: string): Promise<PeerRecord | null> {
  const { rows } = await sql<PeerRecord>`
    select person.id, peer.body_id as "bodyId", person.name, body.name as body, peer.status, peer.last_confirmed_on as "lastConfirmed",
      coalesce((select json_agg(json_build_object('challengeId', v.challenge_id, 'authority', a.name, 'programme', version.definition ->> 'name', 'slot', v.slot_name,
          'on', v.served_on, 'days', v.days, 'themes', coalesce((select json_agg(t.name order by t.position) from challenge_themes t where t.challenge_id = v.challenge_id), '[]'))
        order by v.served_on desc, v.id) from peer_visits v join authorities a on a.id = v.authority_id left join programmes p on p.key = v.programme_key
        left join programme_versions version on version.programme_key = p.key and version.version = p.current_version where v.peer_id = person.id), '[]') as visits,
      coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'what', s.what, 'authority', a.name, 'on', s.given_on, 'hours', s.hours, 'own', s.written_by = person.id)
        order by s.given_on desc, s.id) from peer_support s left join authorities a on a.id = s.authority_id where s.peer_id = person.id), '[]') as support,
      coalesce((select json_agg(json_build_object('id', f.id, 'from', f.given_by, 'text', f.text, 'challenge', c.title, 'at', f.written_at)
        order by f.written_at desc, f.id) from peer_feedback f left join challenges c on c.id = f.challenge_id where f.peer_id = person.id), '[]') as feedback
    from peers peer join people person on person.id = peer.person_id join programme_bodies body on body.id = peer.body_id
    where peer.person_id = ${peerId} and peer.status <> 'merged'`.execute(db);
  return rows[0] ?? null;
}

export type Reflection = {
  readonly id: string;
  readonly text: string;
  readonly shared: boolean;
  readonly challengeId: string | null;
  readonly challenge: string | null;
  readonly writtenAt: Date;
  readonly version: number;
};

/** What a peer made of challenges, newest first. `sharedOnly` for everybody but the peer. */
export async function reflectionsOf(db: Queryable, peerId: string, sharedOnly: boolean): Promise<Reflection[]> {
  let query = db
    .selectFrom('peer_reflections as reflection')
    .leftJoin('challenges as challenge', 'challenge.id', 'reflection.challenge_id')
    .select(['reflection.id', 'reflection.text', 'reflection.shared', 'reflection.challenge_id as challengeId'])
    .select(['challenge.title as challenge', 'reflection.written_at as writtenAt', 'reflection.version'])
    .where('reflection.peer_id', '=', peerId);
  if (sharedOnly) query = query.where('reflection.shared', '=', true);
  return await query.orderBy('reflection.written_at', 'desc').orderBy('reflection.id').limit(200).execute();
}

/** The challenges a peer is or was on the team of: what a reflection or feedback can be about. */
export async function challengesOfPeer(db: Queryable, peerId: string): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select c.id, c.title from challenges c where exists (select 1 from placements p where p.challenge_id = c.id and p.peer_id = ${peerId}
      and p.status in ('accepted', 'confirmed', 'served')) or exists (select 1 from peer_visits v where v.challenge_id = c.id and v.peer_id = ${peerId})
    order by c.on_site_from desc nulls last, c.title limit 60`.execute(db);
  return rows;
}

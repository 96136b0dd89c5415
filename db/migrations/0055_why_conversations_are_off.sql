-- Why a conversation of the team is off may say whom it was with: the team alone reads it, in the session. Releases, the trail of the draft
-- and the history held it too, and other people read those. None is written there any more; what stands there already is cleared. That it
-- lost its place in the draft was typed by nobody, and stays.
update timetable_releases as release set snapshot = cleared.snapshot
from (
  select told.id, jsonb_agg(case when talk.session_id is not null and (each.session ->> 'cancelledReason') not in (
      'Its place in the timetable was taken back', 'It has no place in the newer timetable')
    then each.session || '{"cancelledReason": null}' else each.session end order by each.place) as snapshot
  from timetable_releases as told
    cross join lateral jsonb_array_elements(told.snapshot) with ordinality as each(session, place)
    left join team_conversations as talk on talk.session_id = (each.session ->> 'id')::uuid
  group by told.id
) as cleared
where cleared.id = release.id and cleared.snapshot <> release.snapshot;

-- The trail and the history are append-only, and this is their one exception: that it was done, when and by whom stays.
alter table timetable_moves disable trigger timetable_moves_append_only;
update timetable_moves as move set
  before = case when (before ->> 'cancelledReason') not in ('Its place in the timetable was taken back',
    'It has no place in the newer timetable') then before || '{"cancelledReason": null}' else before end,
  after = case when (after ->> 'cancelledReason') not in ('Its place in the timetable was taken back',
    'It has no place in the newer timetable') then after || '{"cancelledReason": null}' else after end
where exists (select from team_conversations as talk where talk.session_id = move.session_id)
  and (before ->> 'cancelledReason' is not null or after ->> 'cancelledReason' is not null);
alter table timetable_moves enable trigger timetable_moves_append_only;

alter table audit_entries disable trigger audit_entries_append_only;
update audit_entries set reason = null
where subject_kind = 'session' and action = 'Cancelled the session' and reason is not null
  and subject_id in (select session_id::text from team_conversations);
alter table audit_entries enable trigger audit_entries_append_only;

-- The words for whom it was with went when the notes were destroyed; so does why it is off.
update sessions set cancelled_reason = null
where not is_live and cancelled_reason not in ('Its place in the timetable was taken back', 'It has no place in the newer timetable')
  and id in (select session_id from team_conversations where title is null);

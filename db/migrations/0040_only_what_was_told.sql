-- A release kept sessions that were only ever in the draft and off again: nobody was told of them, and from now on none is kept. What is
-- kept already is cleared of them. A session was told from the first release in which it is on; one that was off in what was frozen before
-- releases were kept, and had been counted on for calendars, had been told before that.
with told as (
  select release.id as release_id, release.challenge_id, release.number, each.session, each.place,
    (each.session ->> 'isLive')::boolean
      or (release.number = 1 and release.released_by is null and (each.session ->> 'calendarSequence')::integer > 0) as is_news
  from timetable_releases as release
    cross join lateral jsonb_array_elements(release.snapshot) with ordinality as each(session, place)
), known as (
  select challenge_id, session ->> 'id' as session_id, min(number) as since from told where is_news group by 1, 2
), cleared as (
  select told.release_id, coalesce(jsonb_agg(told.session order by told.place) filter (where known.since <= told.number), '[]') as snapshot
  from told left join known on known.challenge_id = told.challenge_id and known.session_id = told.session ->> 'id'
  group by told.release_id
)
update timetable_releases as release set snapshot = cleared.snapshot
from cleared where cleared.release_id = release.id and cleared.snapshot <> release.snapshot;

-- The time of which somebody said that they cannot come, or asked for another, where another has been told since.
alter table session_interviewees add column answered_period tstzrange;

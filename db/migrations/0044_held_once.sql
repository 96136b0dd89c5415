-- What is to be heard is held in one session that takes place. Where it was held in two, as after one that was cancelled was brought back
-- beside the one that had taken its place, the earlier one stays the one that is meant, and the other a session by itself.
update sessions set wanted_id = null from (
  select id, row_number() over (partition by wanted_id order by lower(period), id) as place
  from sessions where is_live and wanted_id is not null
) as held where held.id = sessions.id and held.place > 1;
create unique index sessions_wanted_held_once on sessions (wanted_id) where is_live;

-- Who goes to a session that is wanted, as it was meant: the whole team, the lead, the challenge manager, whoever that is when a timetable
-- is made. Until now today's number and today's people were written down instead.
alter table wanted_sessions
  add column whole_team boolean not null default false,
  add column with_lead boolean not null default false,
  add column with_manager boolean not null default false;

-- What came from a template and was not changed by a person is meant as the template says. For the whole team it is enough that all who
-- go are those who must: nobody chooses that one by one.
with meant as (
  select wanted.id, wanted.peers_needed, item ->> 'peers' = 'all' as whole,
    coalesce(item -> 'mustHave' ? 'lead', false) as lead, coalesce(item -> 'mustHave' ? 'manager', false) as manager,
    case when jsonb_typeof(item -> 'peers') = 'number' then (item ->> 'peers')::int else 2 end as peers,
    wanted.version = 1 as untouched,
    (select count(*) from wanted_session_peers link where link.wanted_id = wanted.id) = wanted.peers_needed as all_must
  from wanted_sessions wanted
    join challenges challenge on challenge.id = wanted.challenge_id
    join programme_versions version on version.programme_key = challenge.programme_key
      and version.version = challenge.programme_version
    cross join lateral jsonb_array_elements(coalesce(version.definition -> 'sessionTemplate', '[]')) item
  where wanted.template_key = item ->> 'key' or wanted.template_key like (item ->> 'key') || ' ____-__-__'
), resolved as (
  update wanted_sessions wanted set
    whole_team = coalesce(meant.whole, false),
    with_lead = not coalesce(meant.whole, false) and meant.lead,
    with_manager = not coalesce(meant.whole, false) and meant.manager,
    peers_needed = case when coalesce(meant.whole, false) then wanted.peers_needed
      else greatest(wanted.peers_needed, meant.peers, meant.lead::int + meant.manager::int) end
  from meant
  where meant.id = wanted.id and (case when coalesce(meant.whole, false) then meant.untouched or meant.all_must else meant.untouched end)
  returning wanted.id
)
delete from wanted_session_peers where wanted_id in (select id from resolved);

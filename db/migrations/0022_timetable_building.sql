-- What the team wants to hear before anybody knows when: the list that a timetable is proposed from.
create table wanted_sessions (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  -- The programme's template that it came from, with the day where it is held each day; null where somebody added it.
  template_key text,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in (
    'interview', 'focus-group', 'site-visit', 'meeting', 'call', 'observation', 'case-file-review', 'team-meeting', 'feedback'
  )),
  minutes integer not null check (minutes between 15 and 480),
  source_category text,
  -- People besides those named, such as a focus group of eight.
  others_expected integer not null default 0 check (others_expected between 0 and 500),
  peers_needed integer not null check (peers_needed between 0 and 20),
  -- Only on that day; null for any day on site.
  on_day date,
  not_before text check (not_before ~ '^[0-2][0-9]:[0-5][0-9]$'),
  done_by text check (done_by ~ '^[0-2][0-9]:[0-5][0-9]$'),
  room_id uuid references rooms on delete set null,
  -- Somewhere that is none of the rooms, such as the depot that is visited.
  place_note text not null default '',
  left_out boolean not null default false,
  position integer not null default 0,
  version integer not null default 1,
  unique (challenge_id, template_key)
);
create index wanted_sessions_challenge on wanted_sessions (challenge_id, position);
create table wanted_session_themes (
  wanted_id uuid not null references wanted_sessions on delete cascade,
  theme_id uuid not null references challenge_themes on delete cascade,
  primary key (wanted_id, theme_id)
);
create table wanted_session_interviewees (
  wanted_id uuid not null references wanted_sessions on delete cascade,
  interviewee_id uuid not null references interviewees on delete cascade,
  primary key (wanted_id, interviewee_id)
);
-- The peers who must be there.
create table wanted_session_peers (
  wanted_id uuid not null references wanted_sessions on delete cascade,
  peer_id uuid not null references people,
  primary key (wanted_id, peer_id)
);

-- The session in which what was wanted is heard, and whether a person set it: then a proposal leaves it where it is.
alter table sessions add column wanted_id uuid references wanted_sessions on delete set null;
alter table sessions add column set_by_hand boolean not null default true;
create index sessions_wanted on sessions (wanted_id);

-- When they cannot come, as local times [from, until); what they need; and the number that their own link is made from.
alter table interviewees add column unavailable jsonb not null default '[]';
alter table interviewees add column availability_said_at timestamptz;
alter table interviewees add column access_needs text not null default '';
alter table interviewees add column link_key integer not null default 0;

-- The hours of the days on site, on the clocks of the host.
create table timetable_settings (
  challenge_id uuid primary key references challenges,
  day_from text not null default '09:00',
  day_until text not null default '17:30',
  break_from text not null default '12:30',
  break_until text not null default '13:15',
  changeover_minutes integer not null default 15 check (changeover_minutes between 0 and 120),
  version integer not null default 1
);
-- Minutes between two sites of the host, the same both ways; `site_a` comes first in the alphabet.
create table site_travel (
  challenge_id uuid not null references challenges,
  site_a text not null,
  site_b text not null,
  minutes integer not null check (minutes between 0 and 240),
  primary key (challenge_id, site_a, site_b),
  check (site_a < site_b)
);

-- One run of the engine, and the proposal that came of it.
create table timetable_runs (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  asked_at timestamptz not null,
  asked_by uuid references people,
  seconds_allowed integer not null check (seconds_allowed between 1 and 600),
  started_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('finished', 'cancelled', 'failed', 'refused')),
  why text not null default '',
  cancel_asked_at timestamptz,
  score double precision,
  bound double precision,
  placed integer,
  total integer,
  seconds double precision,
  -- [seconds, score, bound] as they closed in.
  history jsonb not null default '[]',
  -- What is placed where, and what could not be and why.
  proposal jsonb,
  accepted_at timestamptz,
  accepted_by uuid references people,
  check ((ended_at is null) = (outcome is null))
);
create index timetable_runs_newest on timetable_runs (challenge_id, asked_at desc);
create unique index timetable_runs_one_at_a_time on timetable_runs (challenge_id) where ended_at is null;

-- The days on site. A clash of room, peer or interviewee cannot be stored: the copies of a session's period beside
-- its people follow it by foreign key, and exclusion constraints read them.
create table rooms (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  name text not null check (length(name) between 1 and 120),
  site text not null default '',
  capacity integer check (capacity > 0),
  version integer not null default 1,
  unique (challenge_id, name)
);
create table interviewees (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  person_id uuid references people,
  name text not null check (length(name) between 1 and 200),
  job_title text not null default '',
  email citext,
  source_category text not null,
  version integer not null default 1,
  unique (challenge_id, name, job_title)
);
create table sessions (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in (
    'interview', 'focus-group', 'site-visit', 'meeting', 'call', 'observation', 'case-file-review', 'team-meeting', 'feedback'
  )),
  period tstzrange not null check (not isempty(period) and lower(period) is not null and upper(period) is not null),
  is_live boolean not null default true,
  room_id uuid references rooms,
  place_note text not null default '',
  source_category text,
  others_expected integer not null default 0 check (others_expected >= 0),
  others_attended integer check (others_attended >= 0),
  cancelled_reason text,
  calendar_sequence integer not null default 0,
  version integer not null default 1,
  unique (id, period, is_live),
  constraint sessions_room_free exclude using gist (room_id with =, period with &&) where (is_live)
);
create index sessions_challenge on sessions (challenge_id, lower(period));
create table session_peers (
  session_id uuid not null,
  peer_id uuid not null references people,
  period tstzrange not null,
  is_live boolean not null,
  primary key (session_id, peer_id),
  foreign key (session_id, period, is_live) references sessions (id, period, is_live) on update cascade on delete cascade,
  constraint session_peers_free exclude using gist (peer_id with =, period with &&) where (is_live)
);
create table session_interviewees (
  session_id uuid not null,
  interviewee_id uuid not null references interviewees,
  period tstzrange not null,
  is_live boolean not null,
  attended boolean,
  primary key (session_id, interviewee_id),
  foreign key (session_id, period, is_live) references sessions (id, period, is_live) on update cascade on delete cascade,
  constraint session_interviewees_free exclude using gist (interviewee_id with =, period with &&) where (is_live)
);
create index session_interviewees_person on session_interviewees (interviewee_id);
create table session_themes (
  session_id uuid not null references sessions on delete cascade,
  theme_id uuid not null references challenge_themes,
  primary key (session_id, theme_id)
);

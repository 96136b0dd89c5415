-- One host's run of a programme, from enquiry to closed.
create sequence challenge_references start 1001;
create table challenges (
  id uuid primary key,
  reference text not null unique,
  title text not null,
  body_id uuid not null references programme_bodies,
  programme_key text not null,
  programme_version integer not null,
  host_id text not null references authorities,
  stage text not null,
  why text not null default '',
  -- Months the host would like, as `2027-05`; asked at enquiry, agreed as days at scoping.
  wished_months text[] not null default '{}',
  asked_by_host boolean not null default false,
  on_site_from date,
  on_site_until date,
  manager_id uuid references people,
  fee_pence integer check (fee_pence >= 0),
  fee_note text not null default '',
  team_note text not null default '',
  -- The ready-made narrower scope that scoping began from, if any.
  narrowing text,
  -- What scoping says of the programme's slots, by slot key, until they are copied: kept, a topic, a note.
  team_needs jsonb not null default '{}',
  opened_at timestamptz not null,
  opened_by uuid references people,
  manager_agreed_at timestamptz,
  manager_agreed_by uuid references people,
  host_agreed_at timestamptz,
  host_agreed_by uuid references people,
  closed_at timestamptz,
  ended_reason text,
  version integer not null default 1,
  foreign key (programme_key, programme_version) references programme_versions,
  check (on_site_until >= on_site_from),
  check ((on_site_from is null) = (on_site_until is null))
);
create index challenges_host on challenges (host_id, opened_at desc);
create index challenges_stage on challenges (stage, on_site_from);
-- The order in which challenges are listed.
create index challenges_listed on challenges ((closed_at is not null), on_site_from, reference);
create index challenges_manager on challenges (manager_id) where closed_at is null;

alter table role_grants add foreign key (challenge_id) references challenges;

-- What has been reached, once each. Clocks are counted from these and from the dates on site.
create table challenge_milestones (
  challenge_id uuid not null references challenges,
  milestone text not null,
  reached_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid references people,
  primary key (challenge_id, milestone)
);

-- The focus: chosen themes, copied from the definition or local, each with areas and probes.
create table challenge_themes (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  key text not null,
  name text not null check (length(name) between 1 and 200),
  about text not null default '',
  is_local boolean not null default false,
  position integer not null,
  unique (challenge_id, key)
);
create table challenge_probes (
  id uuid primary key,
  theme_id uuid not null references challenge_themes on delete cascade,
  area text not null default '',
  text text not null,
  position integer not null
);
create index challenge_probes_theme on challenge_probes (theme_id, position);

-- A place in the team with its requirement (as in the programme definition: anyOf, skill, party).
create table challenge_slots (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  key text not null,
  name text not null,
  requirement jsonb not null,
  days integer not null check (days >= 0),
  is_manager boolean not null default false,
  is_lead boolean not null default false,
  is_optional boolean not null default false,
  position integer not null,
  unique (challenge_id, key)
);

-- What somebody is asked to do next. A home page is one read of this table.
create table tasks (
  id uuid primary key,
  challenge_id uuid references challenges,
  kind text not null,
  subject text not null default '',
  for_role text,
  for_person_id uuid references people,
  title text not null,
  path text not null,
  due_on date,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by uuid references people,
  dropped_at timestamptz,
  check (num_nonnulls(for_role, for_person_id) = 1)
);
create unique index tasks_open on tasks
  (coalesce(challenge_id::text, ''), kind, subject, coalesce(for_role, for_person_id::text))
  where done_at is null and dropped_at is null;
create index tasks_person on tasks (for_person_id) where done_at is null and dropped_at is null;
create index tasks_challenge on tasks (challenge_id);

-- The team's call before it goes: when, how to join, and which lines it will pursue.
create table team_calls (
  challenge_id uuid primary key references challenges,
  call_at timestamptz,
  joining text not null default '',
  lines text not null default '',
  version integer not null default 1
);

-- Which reminder of which clock has gone out: each once for each due day.
create table clock_reminders (
  challenge_id uuid not null references challenges,
  milestone text not null,
  due_on date not null,
  kind text not null check (kind in ('week-before', 'late')),
  sent_at timestamptz not null,
  primary key (challenge_id, milestone, due_on, kind)
);

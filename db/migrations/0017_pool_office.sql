-- Peers brought in from a file: looked at first, row by row, then taken in whole or not at all.
create table pool_imports (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  file_name text not null,
  sha256 text not null,
  uploaded_by uuid not null references people,
  uploaded_at timestamptz not null,
  status text not null check (status in ('checking', 'checked', 'refused', 'applying', 'done', 'dropped')),
  problem text not null default '',
  ignored_columns text[] not null default '{}',
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  with_duplicates boolean not null default false,
  applied_by uuid references people,
  finished_at timestamptz
);
create index pool_imports_body on pool_imports (body_id, uploaded_at desc);
create table pool_import_rows (
  import_id uuid not null references pool_imports on delete cascade,
  row_number integer not null,
  fate text not null check (fate in ('added', 'changed', 'same', 'duplicate', 'refused')),
  name text not null default '',
  email text not null default '',
  peer_id uuid references peers,
  -- What changes (`field`, `from`, `to`) or what is wrong (`column`, `why`).
  detail jsonb not null default '[]',
  primary key (import_id, row_number)
);
create index pool_import_rows_fate on pool_import_rows (import_id, fate, row_number);

-- Two entries that were one person: who was merged into whom, by whom and why.
create table peer_merges (
  from_id uuid primary key references peers,
  into_id uuid not null references peers,
  merged_by uuid not null references people,
  merged_at timestamptz not null,
  reason text not null default '',
  moved jsonb not null,
  check (from_id <> into_id)
);
-- Two entries that look alike and are two people: not asked about again.
create table peers_not_same (
  a_id uuid not null references peers,
  b_id uuid not null references peers,
  said_by uuid not null references people,
  said_at timestamptz not null,
  primary key (a_id, b_id),
  check (a_id < b_id)
);

-- What a peer gives besides challenges: mentoring, help to new leaders, workshops.
create table peer_support (
  id uuid primary key,
  peer_id uuid not null references peers,
  kind text not null check (kind in ('mentoring', 'new-leaders', 'councillor-development', 'workshop', 'other')),
  what text not null check (length(btrim(what)) > 0),
  authority_id text references authorities,
  given_on date not null,
  hours integer not null check (hours between 1 and 480),
  written_by uuid not null references people,
  written_at timestamptz not null
);
create index peer_support_peer on peer_support (peer_id, given_on desc);

-- What a peer makes of a challenge. Private: theirs alone. Shared: the office reads it too.
create table peer_reflections (
  id uuid primary key,
  peer_id uuid not null references peers,
  challenge_id uuid references challenges,
  text text not null check (length(btrim(text)) > 0),
  shared boolean not null default false,
  written_at timestamptz not null,
  version integer not null default 1
);
create index peer_reflections_peer on peer_reflections (peer_id, written_at desc);

-- What others said of a peer's part, passed on by the office in words fit for the peer. Never a score.
create table peer_feedback (
  id uuid primary key,
  peer_id uuid not null references peers,
  challenge_id uuid references challenges,
  given_by text not null check (given_by in ('host', 'team', 'office')),
  text text not null check (length(btrim(text)) > 0),
  written_by uuid not null references people,
  written_at timestamptz not null
);
create index peer_feedback_peer on peer_feedback (peer_id, written_at desc);

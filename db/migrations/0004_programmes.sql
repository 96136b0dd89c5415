-- A body's offer of one kind of challenge. Each version of a definition is kept: a challenge keeps the one it began with.
create table programmes (
  key text primary key,
  body_id uuid not null references programme_bodies,
  current_version integer not null
);
create table programme_versions (
  programme_key text not null references programmes,
  version integer not null check (version >= 1),
  hash text not null,
  definition jsonb not null,
  loaded_at timestamptz not null,
  primary key (programme_key, version)
);

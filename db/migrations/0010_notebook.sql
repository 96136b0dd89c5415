-- What peers recorded. Only the team reads these; they are destroyed on schedule.
create table notes (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  session_id uuid references sessions,
  theme_id uuid references challenge_themes,
  author_id uuid not null references people,
  kind text not null check (kind in ('strength', 'consideration', 'neutral')),
  source_category text not null,
  text text not null check (length(text) between 1 and 20000),
  written_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1
);
create index notes_challenge on notes (challenge_id, written_at desc, id desc);
create index notes_session on notes (session_id);

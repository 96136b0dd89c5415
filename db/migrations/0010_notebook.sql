-- What peers recorded. Only the team reads these. Destroyed on schedule: a note that no finding stands on is deleted, of the
-- others stays what a finding counts (theme, kind, source category) without text, author, session or time.
create table notes (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  session_id uuid references sessions,
  theme_id uuid references challenge_themes,
  author_id uuid references people,
  kind text not null check (kind in ('strength', 'consideration', 'neutral')),
  source_category text not null,
  text text check (length(text) between 1 and 20000),
  written_at timestamptz,
  changed_at timestamptz,
  destroyed_at timestamptz,
  version integer not null default 1,
  constraint notes_whole_or_destroyed check (
    num_nonnulls(author_id, text, written_at, changed_at) = 4 and destroyed_at is null
    or num_nonnulls(author_id, text, written_at, changed_at, session_id) = 0 and destroyed_at is not null
  )
);
create index notes_challenge on notes (challenge_id, written_at desc, id desc);
create index notes_session on notes (session_id);
create index notes_author on notes (author_id);
create index notes_theme on notes (theme_id);

-- The report: written by section, commented on by peers, facts checked by the host, signed off, published and frozen.
create table reports (
  challenge_id uuid primary key references challenges,
  status text not null check (status in ('drafting', 'commenting', 'revising', 'fact-check', 'answering', 'signing', 'signed-off', 'published')),
  opened_at timestamptz not null,
  comments_close_on date,
  fact_check_due_on date,
  signed_off_at timestamptz,
  signed_off_by uuid references people,
  version integer not null default 1
);
create table report_sections (
  id uuid primary key,
  challenge_id uuid not null references reports,
  key text not null,
  heading text not null,
  source text not null,
  theme_id uuid references challenge_themes,
  body text not null default '',
  position integer not null,
  edited_at timestamptz,
  edited_by uuid references people,
  version integer not null default 1,
  unique (challenge_id, key)
);
create table report_comments (
  id uuid primary key,
  section_id uuid not null references report_sections,
  author_id uuid not null references people,
  text text not null,
  made_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid references people
);
create index report_comments_section on report_comments (section_id, made_at);
create table fact_points (
  id uuid primary key,
  challenge_id uuid not null references reports,
  section_id uuid not null references report_sections,
  says text not null,
  should_say text not null,
  source text not null default '',
  raised_at timestamptz not null,
  raised_by uuid not null references people,
  answer text check (answer in ('accepted', 'declined')),
  answer_reason text,
  answered_at timestamptz,
  answered_by uuid references people,
  check (answer is null or length(btrim(answer_reason)) > 0)
);
create index fact_points_challenge on fact_points (challenge_id, raised_at);
create table published_reports (
  challenge_id uuid primary key references challenges,
  slug text not null unique,
  title text not null,
  host_id text not null references authorities,
  programme_name text not null,
  summary text not null default '',
  content jsonb not null,
  published_at timestamptz not null,
  published_by uuid references people,
  search_text text not null default '',
  -- The files made from the content: at publication, or at the first request for one that has none yet.
  pdf_sha256 text references stored_files,
  docx_sha256 text references stored_files
);
create index published_reports_newest on published_reports (published_at desc);
create index published_reports_search on published_reports using gin (search_text gin_trgm_ops);

-- What the host was shown on the last day: kept, so that the report can say where words have changed since.
create table presentations (
  challenge_id uuid primary key references challenges,
  content jsonb not null,
  given_at timestamptz not null,
  given_by uuid references people
);

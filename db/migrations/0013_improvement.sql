-- What the host does about it, and the look back a year on. The host may mark its own progress; nobody marks the host.
create table action_plans (
  challenge_id uuid primary key references challenges,
  status text not null check (status in ('draft', 'published')),
  introduction text not null default '',
  opened_at timestamptz not null,
  published_at timestamptz,
  published_by uuid references people,
  version integer not null default 1
);
create table actions (
  id uuid primary key,
  challenge_id uuid not null references action_plans,
  recommendation_id uuid not null references recommendations,
  text text not null check (length(text) between 1 and 5000),
  owner text not null,
  due_on date not null,
  measure text not null default '',
  baseline text not null default '',
  own_status text not null default 'not-started' check (own_status in ('not-started', 'under-way', 'done', 'stopped')),
  status_note text not null default '',
  position integer not null,
  version integer not null default 1
);
create index actions_challenge on actions (challenge_id, position);
create table progress_reviews (
  challenge_id uuid primary key references challenges,
  status text not null check (status in ('open', 'published')),
  opened_at timestamptz not null,
  held_on date,
  summary text not null default '',
  published_at timestamptz,
  published_by uuid references people,
  version integer not null default 1
);
create table progress_entries (
  challenge_id uuid not null references progress_reviews,
  recommendation_id uuid not null references recommendations,
  host_account text not null default '',
  peers_view text not null default '',
  host_version integer not null default 0,
  peers_version integer not null default 0,
  primary key (challenge_id, recommendation_id)
);
create table page_feedback (
  id uuid primary key,
  path text not null,
  doing text not null,
  happened text not null,
  given_at timestamptz not null
);

-- One identity a person, many roles, each scoped to a programme body, one challenge or one host.
create table programme_bodies (
  id uuid primary key,
  name text not null,
  short_name text not null
);

create table people (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email citext unique,
  job_title text not null default '',
  authority_id text references authorities,
  calendar_key integer not null default 1,
  demo_blurb text,
  demo_position integer,
  created_at timestamptz not null,
  version integer not null default 1
);

create table role_grants (
  id uuid primary key,
  person_id uuid not null references people,
  role text not null,
  body_id uuid references programme_bodies,
  challenge_id uuid,
  authority_id text references authorities,
  granted_at timestamptz not null,
  granted_by uuid references people,
  ended_at timestamptz,
  check (num_nonnulls(body_id, challenge_id, authority_id) = 1),
  check (case
    when role in ('administrator', 'programme-manager', 'placement-officer', 'peer', 'applicant') then body_id is not null
    when role in ('challenge-manager', 'team-peer', 'interviewee') then challenge_id is not null
    when role in ('host-coordinator', 'host-sponsor') then authority_id is not null
    else false end)
);
create unique index role_grants_active on role_grants
  (person_id, role, coalesce(body_id::text, challenge_id::text, authority_id)) where ended_at is null;
create index role_grants_challenge on role_grants (challenge_id) where ended_at is null;
create index role_grants_authority on role_grants (authority_id) where ended_at is null;

-- Asked for by one browser, used once, within minutes. Tokens and codes are stored as hashes only.
create table sign_in_requests (
  id uuid primary key,
  person_id uuid references people,
  browser_hash bytea not null,
  link_hash bytea not null unique,
  code_hash bytea not null,
  tries integer not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  return_to text not null default '/'
);
create index sign_in_requests_browser on sign_in_requests (browser_hash, asked_at desc);

create table web_sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references people,
  browser_name text not null default '',
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index web_sessions_person on web_sessions (person_id) where ended_at is null;

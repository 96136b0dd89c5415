-- The pool: people who lend their time, what they bring, when they can, and where they should not go.
create table peers (
  person_id uuid primary key references people,
  body_id uuid not null references programme_bodies,
  kind text not null check (kind in ('officer', 'member', 'health', 'police', 'practitioner', 'lived-experience', 'partner')),
  status text not null check (status in ('serving', 'lapsed', 'suspended', 'retired', 'alumnus')),
  authority_id text references authorities,
  party text,
  sex text check (sex in ('f', 'm', 'x')),
  bio text not null default '',
  languages text[] not null default '{}',
  days_per_year integer not null check (days_per_year between 0 and 60),
  served integer not null default 0 check (served >= 0),
  last_served_on date,
  last_confirmed_on date,
  search_text text not null default '',
  version integer not null default 1
);
create index peers_search on peers using gin (search_text gin_trgm_ops);
create index peers_authority on peers (authority_id);

create table peer_roles (
  id uuid primary key,
  peer_id uuid not null references peers,
  role text not null,
  title text not null,
  authority_id text references authorities,
  from_on date,
  until_on date,
  check (until_on is null or from_on is null or until_on >= from_on)
);
create index peer_roles_peer on peer_roles (peer_id);
create index peer_roles_role on peer_roles (role) where until_on is null;

create table peer_skills (
  peer_id uuid not null references peers,
  topic text not null,
  level integer not null check (level between 1 and 3),
  evidence text not null default '',
  primary key (peer_id, topic)
);
create index peer_skills_topic on peer_skills (topic, level);

create table accreditations (
  id uuid primary key,
  peer_id uuid not null references peers,
  programme_key text not null references programmes,
  from_on date not null,
  until_on date not null,
  conditions text not null default '',
  check (until_on >= from_on)
);
create index accreditations_peer on accreditations (peer_id, programme_key, until_on);

create table peer_unavailability (
  id uuid primary key,
  peer_id uuid not null references peers,
  from_on date not null,
  until_on date not null,
  check (until_on >= from_on)
);
create index peer_unavailability_peer on peer_unavailability (peer_id, from_on);

-- Where a peer worked or sat before: a hard conflict for some years.
create table peer_previous_authorities (
  peer_id uuid not null references peers,
  authority_id text not null references authorities,
  until_on date,
  primary key (peer_id, authority_id)
);

-- Where a peer has served, in this system or before it.
create table peer_visits (
  id uuid primary key,
  peer_id uuid not null references peers,
  authority_id text not null references authorities,
  programme_key text,
  slot_name text not null default '',
  challenge_id uuid references challenges,
  served_on date not null,
  days integer not null default 0
);
create index peer_visits_peer on peer_visits (peer_id, served_on desc);

create table declared_conflicts (
  id uuid primary key,
  peer_id uuid not null references peers,
  authority_id text not null references authorities,
  kind text not null check (kind in ('hard', 'soft')),
  reason text not null,
  declared_on date not null
);
create index declared_conflicts_peer on declared_conflicts (peer_id);

-- Somebody offers to become a peer. What the office thought is kept apart from what they wrote, and never shown to them.
create table expressions_of_interest (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  person_id uuid references people,
  name text not null check (length(name) between 1 and 200),
  email citext not null,
  kind text not null check (kind in ('officer', 'member', 'health', 'police', 'practitioner', 'lived-experience', 'partner')),
  role_title text not null,
  authority_name text not null default '',
  authority_id text references authorities,
  why text not null,
  status text not null check (status in ('received', 'screened', 'invited', 'assessed', 'accredited', 'not-now')),
  received_at timestamptz not null,
  status_since timestamptz not null,
  version integer not null default 1
);
create index expressions_of_interest_status on expressions_of_interest (body_id, status, received_at);
create index expressions_of_interest_person on expressions_of_interest (person_id);
create table interest_notes (
  id uuid primary key,
  interest_id uuid not null references expressions_of_interest,
  text text not null check (length(btrim(text)) > 0),
  written_by uuid references people,
  written_at timestamptz not null
);
create index interest_notes_interest on interest_notes (interest_id, written_at);

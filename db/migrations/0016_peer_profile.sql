-- A peer's profile in full: where they stand in the pool, what is kept apart, the yearly confirmation, searches worth keeping.
alter table peers drop constraint peers_status_check;
alter table peers
  add column status_since date,
  -- Why a review is due or a peer was suspended, in the office's words; never shown to the peer.
  add column status_reason text not null default '',
  add column reviewed_on date,
  add column merged_into_id uuid references peers,
  add constraint peers_status_check
    check (status in ('serving', 'review-due', 'lapsed', 'suspended', 'retired', 'alumnus', 'merged')),
  add constraint peers_merged check ((status = 'merged') = (merged_into_id is not null) and merged_into_id <> person_id);
create index peers_body_status on peers (body_id, status);

-- What somebody needs to take part. Apart from the profile: its own permission, and each reading by the office is recorded.
create table peer_access_needs (
  peer_id uuid primary key references peers,
  needs text not null check (length(btrim(needs)) > 0),
  written_at timestamptz not null
);

-- Given freely, replaced whole, never read for one person: only counted, and only where a count is five or more.
create table peer_equality (
  peer_id uuid primary key references peers,
  age_band text,
  ethnic_group text,
  disability text,
  gender text,
  answered_on date not null
);

-- The yearly question by mail. One link answers it once; only the link's hash is kept.
create table peer_confirmations (
  id uuid primary key,
  peer_id uuid not null references peers,
  token_hash bytea not null unique,
  sent_at timestamptz not null,
  expires_on date not null,
  -- One a yearly question, a fortnight after it.
  is_reminder boolean not null default false,
  answered_at timestamptz,
  in_post boolean,
  days_per_year integer check (days_per_year between 0 and 60),
  news text not null default ''
);
create index peer_confirmations_peer on peer_confirmations (peer_id, sent_at desc);

-- A search of the pool that somebody wants to press again. It is theirs alone.
create table saved_pool_searches (
  id uuid primary key,
  person_id uuid not null references people,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000),
  created_at timestamptz not null
);
create unique index saved_pool_searches_name on saved_pool_searches (person_id, lower(name));

create index accreditations_programme on accreditations (programme_key, until_on);
create index declared_conflicts_authority on declared_conflicts (authority_id);
create index peer_previous_authorities_authority on peer_previous_authorities (authority_id);
create index peer_visits_authority on peer_visits (authority_id);

-- A peer in a slot: proposed, offered, accepted or declined, confirmed when the host is content, served or withdrawn.
create table placements (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  slot_id uuid not null references challenge_slots,
  peer_id uuid not null references peers,
  status text not null check (status in ('proposed', 'offered', 'accepted', 'declined', 'expired', 'confirmed', 'served', 'withdrawn')),
  days integer not null check (days >= 0),
  period daterange not null,
  proposed_at timestamptz not null,
  proposed_by uuid references people,
  answered_at timestamptz,
  answer_reason text,
  answer_note text,
  version integer not null default 1
);
create index placements_challenge on placements (challenge_id);
create index placements_peer on placements (peer_id, status);
create unique index placements_slot_once on placements (slot_id)
  where status in ('proposed', 'offered', 'accepted', 'confirmed', 'served');
create unique index placements_peer_once_a_team on placements (challenge_id, peer_id)
  where status in ('proposed', 'offered', 'accepted', 'confirmed', 'served');
-- Nobody is on two teams on overlapping dates, whoever saves first.
alter table placements add constraint placements_one_team_at_a_time
  exclude using gist (peer_id with =, period with &&) where (status in ('proposed', 'offered', 'accepted', 'confirmed', 'served'));

create table placement_waivers (
  id uuid primary key,
  placement_id uuid not null references placements,
  conflict text not null,
  reason text not null check (length(btrim(reason)) > 0),
  waived_by uuid not null references people,
  waived_at timestamptz not null,
  unique (placement_id, conflict)
);

-- An offer is answered by its own single-purpose link; only its hash is stored.
create table offers (
  id uuid primary key,
  placement_id uuid not null references placements,
  token_hash bytea not null unique,
  sent_at timestamptz not null,
  expires_on date not null,
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined')),
  -- Sent half way to the end to somebody who has not answered: at most one a placement.
  is_reminder boolean not null default false
);
create index offers_placement on offers (placement_id);
create unique index offers_one_reminder on offers (placement_id) where is_reminder;

create table host_views_of_team (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  view text not null check (view in ('content', 'objects')),
  placement_id uuid references placements,
  reason text not null default '',
  given_by uuid not null references people,
  given_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references people,
  answer text check (answer in ('kept', 'withdrawn')),
  answer_reason text not null default '',
  check (view = 'content' or length(btrim(reason)) > 0)
);
create index host_views_of_team_challenge on host_views_of_team (challenge_id, given_at desc);

-- What the office says about asking for one challenge: whether the next on a reserve list is asked by itself, and how long they have.
create table team_settings (
  challenge_id uuid primary key references challenges,
  offers_reserves boolean not null default false,
  offer_days integer not null default 10 check (offer_days between 2 and 30),
  set_at timestamptz not null,
  set_by uuid not null references people
);

-- Who is asked next for a place, in this order, should it come open again. Conflicts are waived when somebody is put on the list.
create table slot_reserves (
  id uuid primary key,
  slot_id uuid not null references challenge_slots,
  peer_id uuid not null references peers,
  position integer not null,
  waivers jsonb not null default '{}',
  status text not null default 'waiting' check (status in ('waiting', 'offered', 'passed-over', 'removed')),
  -- Why they were passed over, as a sentence.
  outcome text not null default '',
  added_at timestamptz not null,
  added_by uuid not null references people,
  settled_at timestamptz,
  check ((status = 'waiting') = (settled_at is null)),
  check (status <> 'passed-over' or length(outcome) > 0)
);
create index slot_reserves_slot on slot_reserves (slot_id, position);
create unique index slot_reserves_once on slot_reserves (slot_id, peer_id) where status = 'waiting';

-- What has come up about a placement since the peer was proposed. It goes when it is so no more, or when a person says why it is a
-- false alarm; it is never deleted.
create table placement_alarms (
  id uuid primary key,
  placement_id uuid not null references placements,
  code text not null,
  is_hard boolean not null,
  why text not null check (length(btrim(why)) > 0),
  found_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'dismissed', 'gone')),
  closed_at timestamptz,
  closed_by uuid references people,
  close_reason text not null default '',
  check ((status = 'open') = (closed_at is null)),
  check (status <> 'dismissed' or (closed_by is not null and length(btrim(close_reason)) > 0))
);
create index placement_alarms_placement on placement_alarms (placement_id, found_at);
create unique index placement_alarms_once on placement_alarms (placement_id, code, md5(why)) where status in ('open', 'dismissed');

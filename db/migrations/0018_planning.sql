-- The year planned ahead: which challenges, what the engine found, and what a person made of it.
create table plans (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  name text not null check (length(name) between 1 and 200),
  -- A whole year, one team, or a team mended after its dates moved.
  kind text not null check (kind in ('year', 'team', 'repair')),
  -- How much each wish counts beside the usual, by wish: none, less, usual, more.
  weights jsonb not null default '{}',
  -- What the plan as it stands brings and costs, by part; null before the first run.
  parts jsonb,
  created_at timestamptz not null,
  created_by uuid references people,
  version integer not null default 1
);
create index plans_newest on plans (body_id, created_at desc);

create table plan_challenges (
  plan_id uuid not null references plans,
  challenge_id uuid not null references challenges,
  -- Days on site to plan with where none are agreed yet.
  assumed_from date,
  assumed_until date,
  primary key (plan_id, challenge_id),
  check (assumed_until >= assumed_from)
);

-- One run of the engine. `instance` is what it was given, compressed: what a page asks later is answered on the same facts.
create table plan_runs (
  id uuid primary key,
  plan_id uuid not null references plans,
  asked_at timestamptz not null,
  asked_by uuid references people,
  seconds_allowed integer not null check (seconds_allowed between 1 and 600),
  -- Keep who is in the plan now where that costs little.
  few_changes boolean not null default false,
  started_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('finished', 'cancelled', 'failed', 'refused')),
  why text not null default '',
  cancel_asked_at timestamptz,
  stage text not null default 'waiting',
  score double precision,
  bound double precision,
  filled integer,
  places integer,
  seconds double precision,
  -- [seconds, score, bound] as they closed in.
  history jsonb not null default '[]',
  instance bytea,
  check ((ended_at is null) = (outcome is null))
);
create index plan_runs_newest on plan_runs (plan_id, asked_at desc);
create unique index plan_runs_one_at_a_time on plan_runs (plan_id) where ended_at is null;

-- Who the plan has in each place. A slot that a challenge will have once its scope is agreed has no row of its own yet: hence a key.
create table plan_places (
  plan_id uuid not null references plans,
  slot_key text not null,
  challenge_id uuid not null references challenges,
  slot_id uuid references challenge_slots,
  name text not null,
  position integer not null,
  peer_id uuid references peers,
  -- placed: there is a placement already; pinned: a person said that this peer stays.
  hold text check (hold in ('placed', 'pinned')),
  -- Why a placement that is there already breaks a rule now.
  fault text not null default '',
  placement_id uuid references placements,
  -- What came of proposing them: a sentence; empty before.
  outcome text not null default '',
  primary key (plan_id, slot_key)
);
create index plan_places_peer on plan_places (plan_id, peer_id);

-- Peers that a person took out of a team of the plan.
create table plan_exclusions (
  plan_id uuid not null references plans,
  challenge_id uuid not null references challenges,
  peer_id uuid not null references peers,
  excluded_by uuid references people,
  excluded_at timestamptz not null,
  primary key (plan_id, challenge_id, peer_id)
);

-- The notebook on phones. A device is one browser of one person for one challenge; what it wrote comes as a log of operations with
-- numbers that have no gap. The log keeps that an operation was taken in, never what it said: the words are in `notes` alone.
alter table notes drop constraint notes_kind_check;
alter table notes add constraint notes_kind_check
  check (kind in ('strength', 'consideration', 'question', 'quotation', 'neutral'));

-- Which revision of its words a note holds: the id of the operation (or of the change on a page) that wrote them. What a device saw
-- when it changed a note is told by this, so that two changes made apart are never taken for one after the other.
alter table notes add column revision_id uuid not null default uuidv7();
create unique index notes_revision on notes (revision_id);
-- Set where two versions were written apart: this one stands beside that one, for its author to bring together.
alter table notes add column beside_id uuid;

-- The day the promise was kept: from then on nothing is taken in from a device either.
alter table challenges add column notes_destroyed_at timestamptz;

create table notebook_devices (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  person_id uuid not null references people,
  name text not null check (length(name) between 1 and 120),
  -- Operations 1 to this are taken in, the last of them with this hash; empty where the next may follow anything.
  last_sequence integer not null default 0 check (last_sequence >= 0),
  last_hash text not null default '' check (last_hash ~ '^([0-9a-f]{64})?$'),
  registered_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz
);
create index notebook_devices_person on notebook_devices (person_id, challenge_id);
create index notebook_devices_challenge on notebook_devices (challenge_id);

create table notebook_operations (
  device_id uuid not null references notebook_devices on delete cascade,
  sequence integer not null check (sequence > 0),
  id uuid,
  hash text not null check (hash ~ '^([0-9a-f]{64})?$'),
  outcome text not null check (outcome in ('taken', 'beside', 'refused')),
  -- The note that the words went to.
  landed_on uuid,
  refusal text,
  taken_in_at timestamptz not null,
  primary key (device_id, sequence),
  check ((outcome = 'refused') = (refusal is not null)),
  check ((outcome = 'refused') = (landed_on is null))
);

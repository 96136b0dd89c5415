-- When dates move while peers hold places: each is asked by a link of their own whether they still can. Only its hash is stored.
create table placement_reconfirmations (
  id uuid primary key,
  placement_id uuid not null references placements,
  token_hash bytea not null unique,
  old_period daterange not null,
  new_period daterange not null,
  asked_at timestamptz not null,
  asked_by uuid references people,
  answered_at timestamptz,
  answer text check (answer in ('still', 'cannot', 'superseded')),
  check ((answered_at is null) = (answer is null))
);
create index placement_reconfirmations_placement on placement_reconfirmations (placement_id, asked_at desc);
create unique index placement_reconfirmations_open on placement_reconfirmations (placement_id) where answered_at is null;

-- What was changed in what a timetable is made from, in one press, so that it can be taken back in one: rooms, hours and journeys
-- (places), people to be heard (people), the list of what to hear (wanted). Taken back, a step goes; so does an old one, and every
-- step about somebody who was taken off the list.
create table arrangement_steps (
  id uuid primary key,
  -- In which order they were made: the clocks of two servers may differ.
  number bigserial,
  challenge_id uuid not null references challenges on delete cascade,
  trail text not null check (trail in ('places', 'people', 'wanted')),
  made_at timestamptz not null,
  made_by uuid references people,
  -- Each thing that differs: [{subject, id, before, after}], null where it was not there.
  changes jsonb not null check (jsonb_typeof(changes) = 'array' and jsonb_array_length(changes) > 0)
);
create index arrangement_steps_newest on arrangement_steps (challenge_id, trail, number desc);

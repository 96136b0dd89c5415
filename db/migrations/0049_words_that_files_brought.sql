-- Notes that the server had refused and that a file of unsent notes brought: the revision, the name under which its words were refused
-- first, its number on the device, and the note it is. So the same file again brings nothing, whatever became of that note since, and one
-- with newer words of it changes that note. Nothing of what was said is here; emptied when the notes of the challenge are destroyed.
create table notebook_brought (
  revision uuid primary key,
  challenge_id uuid not null references challenges,
  name uuid not null,
  sequence integer not null check (sequence > 0),
  landed_on uuid not null,
  brought_at timestamptz not null
);
create index notebook_brought_challenge on notebook_brought (challenge_id);
create index notebook_brought_name on notebook_brought (name);

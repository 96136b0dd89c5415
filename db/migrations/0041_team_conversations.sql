-- Whom the team talked to where nobody had planned it. The session itself, which the host sees too, says neither: somebody who spoke in a
-- corridor is not to be pointed at. Read for the team alone; the words go when the team’s notes are destroyed.
create table team_conversations (
  session_id uuid primary key references sessions on delete cascade,
  -- Null once the notes of the challenge have been destroyed: who spoke, coarsely, is still counted.
  title text check (length(title) between 1 and 200),
  source_category text not null
);

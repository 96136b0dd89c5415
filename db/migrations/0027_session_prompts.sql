-- Questions that the team takes into sessions still to come. The team's alone, like the notes they come from; they go when those go.
alter table sessions add constraint sessions_of_challenge unique (id, challenge_id);
alter table notes add constraint notes_of_challenge unique (id, challenge_id);

create table session_prompts (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  session_id uuid not null,
  -- The question that it was taken from; null where it was typed.
  note_id uuid,
  text text not null check (length(text) between 1 and 500),
  -- Whose question it is.
  raised_by uuid not null references people,
  raised_at timestamptz not null,
  -- It was put to those in the session; the note that answers it, where there is one.
  asked_at timestamptz,
  asked_by uuid references people,
  answer_note_id uuid,
  unique (session_id, note_id),
  check ((asked_at is null) = (asked_by is null)),
  check (answer_note_id is null or asked_at is not null),
  foreign key (session_id, challenge_id) references sessions (id, challenge_id) on delete cascade,
  -- Whoever deletes a note is told that it is gone for good: so are the questions made of its words.
  foreign key (note_id, challenge_id) references notes (id, challenge_id) on delete cascade,
  foreign key (answer_note_id, challenge_id) references notes (id, challenge_id) on delete set null (answer_note_id)
);
create index session_prompts_challenge on session_prompts (challenge_id);
create index session_prompts_note on session_prompts (note_id);
create index session_prompts_answer on session_prompts (answer_note_id);

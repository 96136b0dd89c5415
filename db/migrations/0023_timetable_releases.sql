-- What people were told: each release of a timetable, frozen. The draft goes on changing beside it.
create table timetable_releases (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  number integer not null check (number > 0),
  released_at timestamptz not null,
  released_by uuid references people,
  -- One session each: title, time, place, peers, ids of those heard, sequence. No name of anybody heard.
  snapshot jsonb not null,
  unique (challenge_id, number)
);

-- What somebody to be heard answered to one session.
alter table session_interviewees add column answer text check (answer in ('accepted', 'declined', 'other-time'));
alter table session_interviewees add column answer_note text not null default '';
alter table session_interviewees add column answered_at timestamptz;

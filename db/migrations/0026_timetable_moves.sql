-- What was moved on the board of a timetable, by whom, from where to where: the trail that undo goes back along.
create table timetable_moves (
  id uuid primary key,
  -- In which order they were made: the clocks of two servers may differ.
  number bigserial,
  challenge_id uuid not null references challenges,
  session_id uuid not null references sessions,
  moved_at timestamptz not null,
  moved_by uuid references people,
  -- Where the session was and is: instants, room, peers, whether it is live. Null before: it was not in the timetable.
  before jsonb,
  after jsonb not null,
  -- The move that this one takes back; each is taken back once at most.
  undoes uuid unique references timetable_moves
);
create index timetable_moves_newest on timetable_moves (challenge_id, number desc);
create index timetable_moves_session on timetable_moves (session_id);
create trigger timetable_moves_append_only before update or delete on timetable_moves
  for each row execute function refuse_change();

-- What was done in one press is taken back in one press: the moves of one step share it. Null: a step of its own, from before.
alter table timetable_moves add column step uuid;
-- What was done, in the words of the domain; null is a move on the board, from before.
alter table timetable_moves add column what text;

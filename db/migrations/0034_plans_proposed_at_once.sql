-- All teams of a plan proposed at one press, by a job: since when it has been at work, and what came of it when it was done last.
alter table plans
  add column proposing_since timestamptz,
  add column proposed_done integer,
  add column proposed_left integer;

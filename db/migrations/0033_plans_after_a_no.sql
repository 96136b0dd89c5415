-- Somebody who said no to a team, did not answer in time or was withdrawn from it is not proposed for it again, unless a person allows
-- it: then the row of the plan says so instead of leaving them out.
alter table plan_exclusions add column is_allowed boolean not null default false;

-- When the engine was last heard of. A run that fell silent (its process was stopped) holds nobody up: the next one ends it.
alter table plan_runs add column heard_at timestamptz;

-- Whether somebody still can is asked once more, by a link of its own, and then the office is told that there is no answer.
alter table placement_reconfirmations
  add column reminder_hash bytea unique,
  add column reminded_at timestamptz,
  add column office_told_at timestamptz;

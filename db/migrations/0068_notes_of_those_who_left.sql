-- When a note was handed in by somebody who was not in the team any more; null where its author was.
alter table notes add column after_leaving_at timestamptz;
alter table notes add constraint notes_destroyed_tell_no_leaving check (after_leaving_at is null or destroyed_at is null);
-- Roles that have ended are read, too, when it is asked who somebody is.
create index role_grants_person on role_grants (person_id);

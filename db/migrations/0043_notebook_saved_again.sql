-- A note that was refused and saved again names the revision that was refused: a file of unsent notes from before brings the same words
-- under that name, and they are then there already.
alter table notebook_operations add column instead uuid;
create index notebook_operations_instead on notebook_operations (instead) where instead is not null;

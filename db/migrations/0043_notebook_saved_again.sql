-- A note that was refused and saved again names the revision that was refused: a file of unsent notes from before brings the same words
-- under that name, and they are then there already.
alter table notebook_operations add column instead uuid;
-- Two entries of one person that were merged before now: the phones of the one that went are the other's.
update notebook_devices device set person_id = peer.merged_into_id from peers peer
where peer.person_id = device.person_id and peer.merged_into_id is not null;
create index notebook_operations_instead on notebook_operations (instead) where instead is not null;

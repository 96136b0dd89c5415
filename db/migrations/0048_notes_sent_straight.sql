-- Notes that are sent straight from a phone which has no room to keep them come under an id of their own. They are that phone's all the
-- same: it stands once on its owner's list, and is taken out of use with all that came from it. No reference, since a server that was put
-- back from a backup may hear of the phone itself only later.
alter table notebook_devices add column phone_id uuid check (phone_id <> id);
create index notebook_devices_phone on notebook_devices (phone_id) where phone_id is not null;

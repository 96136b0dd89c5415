-- The session in a browser through which a device of the notebook was last heard of: taking the device out of use ends it, so that
-- whoever holds the device cannot fetch the notebook anew under another device's id.
alter table notebook_devices add column web_session_id uuid references web_sessions on delete set null;
create index notebook_devices_web_session on notebook_devices (web_session_id) where web_session_id is not null;

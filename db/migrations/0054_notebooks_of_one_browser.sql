-- A phone has a notebook for each challenge, each with an id of its own. They were told to be on one phone by the session through which they
-- were last heard of, which is another after somebody has signed in anew. The browser now has a number, made of chance, that says it: a lost
-- phone stands once on its owner's list, and all that is on it is taken out of use at once. Null until a phone of before has been heard of.
alter table notebook_devices add column browser_id uuid;
create index notebook_devices_browser on notebook_devices (browser_id) where browser_id is not null;

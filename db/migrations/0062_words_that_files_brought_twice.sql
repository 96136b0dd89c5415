-- A fingerprint of the words that a file brought, so that the same words from a newer file, refused once more in between, are known to be those.
-- It is made with their name, so that it is like no other; whoever does not have the words cannot make them from it. Not known of what was brought before.
alter table notebook_brought add column words text check (words ~ '^[0-9a-f]{64}$');

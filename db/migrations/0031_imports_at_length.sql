-- What came of the rows of a file is counted once, not each time its page is shown: a file may have 250,000. A row may be like one
-- further up in the same file.
alter table pool_imports add column counts jsonb not null default '{}';
update pool_imports set counts = coalesce(
  (select jsonb_object_agg(fate, n) from (select fate, count(*) as n from pool_import_rows where import_id = id group by fate) each), '{}');

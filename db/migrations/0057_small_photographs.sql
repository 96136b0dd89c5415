-- How large a photograph is, and a small version of it for lists, as the device that took it made it. Neither is known of those of before.
alter table note_photographs
  add column width integer check (width > 0),
  add column height integer check (height > 0),
  add column small_sha256 text references stored_files,
  add constraint note_photographs_size check ((width is null) = (height is null));
create index note_photographs_small on note_photographs (small_sha256);

-- Both go with the photograph, unless something else has the same bytes.
create or replace function forget_photograph() returns trigger language plpgsql as $$
begin
  delete from stored_files f where f.sha256 in (old.sha256, old.small_sha256)
    and not exists (select from note_photographs p where p.sha256 = f.sha256)
    and not exists (select from note_photographs p where p.small_sha256 = f.sha256)
    and not exists (select from documents d where d.sha256 = f.sha256)
    and not exists (select from published_reports r where f.sha256 in (r.pdf_sha256, r.docx_sha256));
  return null;
end $$;

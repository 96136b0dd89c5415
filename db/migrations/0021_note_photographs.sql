-- Photographs of flipcharts: sent apart from the note's words, after them. They go when the note goes.
create table note_photographs (
  id uuid primary key,
  note_id uuid not null references notes on delete cascade,
  sha256 text not null references stored_files,
  bytes bigint not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  taken_in_at timestamptz not null
);
create index note_photographs_note on note_photographs (note_id);
create index note_photographs_file on note_photographs (sha256);

-- A photograph's file is named by nothing once its note is gone, and is then swept away like every file that nothing names.
create function forget_photograph() returns trigger language plpgsql as $$
begin
  delete from stored_files f where f.sha256 = old.sha256
    and not exists (select from note_photographs p where p.sha256 = f.sha256)
    and not exists (select from documents d where d.sha256 = f.sha256)
    and not exists (select from published_reports r where f.sha256 in (r.pdf_sha256, r.docx_sha256));
  return null;
end $$;
create trigger note_photographs_forgotten after delete on note_photographs
  for each row execute function forget_photograph();

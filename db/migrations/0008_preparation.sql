-- The host's own view, the documents it shares, and the pack the team reads.
create table self_assessments (
  challenge_id uuid primary key references challenges,
  status text not null check (status in ('open', 'submitted')),
  opened_at timestamptz not null,
  submitted_at timestamptz,
  submitted_by uuid references people
);
create table self_assessment_answers (
  challenge_id uuid not null references self_assessments,
  prompt_key text not null,
  text text not null default '',
  saved_at timestamptz not null,
  saved_by uuid references people,
  version integer not null default 1,
  primary key (challenge_id, prompt_key)
);

create table document_requests (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  key text not null,
  name text not null,
  why text not null default '',
  visible_to text not null check (visible_to in ('manager', 'team', 'team-and-host')),
  due_on date,
  position integer not null,
  not_held_reason text,
  settled_at timestamptz,
  settled_by uuid references people,
  unique (challenge_id, key)
);
create table documents (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  request_id uuid references document_requests,
  title text not null,
  file_name text not null,
  sha256 text not null references stored_files,
  bytes bigint not null,
  media_type text not null,
  visible_to text not null check (visible_to in ('manager', 'team', 'team-and-host')),
  uploaded_at timestamptz not null,
  uploaded_by uuid references people,
  removed_at timestamptz,
  removed_by uuid references people,
  in_pack boolean not null default false,
  pack_position integer,
  pack_note text not null default '',
  reading_minutes integer not null default 5 check (reading_minutes between 1 and 600)
);
create index documents_challenge on documents (challenge_id) where removed_at is null;
create table pack_reads (
  document_id uuid not null references documents,
  person_id uuid not null references people,
  read_at timestamptz not null,
  primary key (document_id, person_id)
);

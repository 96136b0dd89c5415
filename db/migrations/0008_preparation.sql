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
  -- It may name people: each opening of a document shared for it is kept in the audit trail.
  sensitive boolean not null default false,
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
  -- Shared by somebody of the host: the host's own people always see it, whomever else it is for.
  from_host boolean not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid references people,
  removed_at timestamptz,
  removed_by uuid references people
);
create index documents_challenge on documents (challenge_id) where removed_at is null;
create index documents_request on documents (request_id);

-- The pre-reading: what the team is asked to read, in order. A change after it was shared is told once, when the manager says so.
create table packs (
  challenge_id uuid primary key references challenges,
  version integer not null default 1,
  shared_version integer,
  shared_at timestamptz,
  shared_by uuid references people
);
-- An item without a document is the self-assessment itself.
create table pack_items (
  id uuid primary key,
  challenge_id uuid not null references packs,
  document_id uuid references documents,
  position integer not null,
  note text not null default '',
  reading_minutes integer not null check (reading_minutes between 1 and 600),
  unique nulls not distinct (challenge_id, document_id)
);
create table pack_reads (
  item_id uuid not null references pack_items on delete cascade,
  person_id uuid not null references people,
  read_at timestamptz not null,
  primary key (item_id, person_id)
);

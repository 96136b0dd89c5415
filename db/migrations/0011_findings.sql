-- A strength or an area for consideration that notes stand behind, and the recommendations that follow.
create table findings (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  theme_id uuid not null references challenge_themes,
  kind text not null check (kind in ('strength', 'consideration')),
  title text not null check (length(title) between 1 and 300),
  body text not null default '',
  is_key_message boolean not null default false,
  position integer not null,
  without_evidence_reason text,
  without_evidence_by uuid references people,
  created_at timestamptz not null,
  created_by uuid references people,
  version integer not null default 1
);
create index findings_challenge on findings (challenge_id, position);
create table finding_notes (
  finding_id uuid not null references findings on delete cascade,
  note_id uuid not null references notes,
  primary key (finding_id, note_id)
);
create index finding_notes_note on finding_notes (note_id);
create table finding_documents (
  finding_id uuid not null references findings on delete cascade,
  document_id uuid not null references documents,
  primary key (finding_id, document_id)
);
create table recommendations (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  title text not null check (length(title) between 1 and 300),
  body text not null default '',
  position integer not null,
  without_evidence_reason text,
  without_evidence_by uuid references people,
  created_at timestamptz not null,
  created_by uuid references people,
  version integer not null default 1
);
create index recommendations_challenge on recommendations (challenge_id, position);
create table recommendation_findings (
  recommendation_id uuid not null references recommendations on delete cascade,
  finding_id uuid not null references findings,
  primary key (recommendation_id, finding_id)
);
create index recommendation_findings_finding on recommendation_findings (finding_id);

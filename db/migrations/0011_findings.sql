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
  without_evidence_reason text check (length(btrim(without_evidence_reason)) > 0),
  without_evidence_by uuid references people,
  created_at timestamptz not null,
  created_by uuid references people,
  version integer not null default 1,
  check ((without_evidence_reason is null) = (without_evidence_by is null))
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
  without_evidence_reason text check (length(btrim(without_evidence_reason)) > 0),
  without_evidence_by uuid references people,
  created_at timestamptz not null,
  created_by uuid references people,
  version integer not null default 1,
  check ((without_evidence_reason is null) = (without_evidence_by is null))
);
create index recommendations_challenge on recommendations (challenge_id, position);
create table recommendation_findings (
  recommendation_id uuid not null references recommendations on delete cascade,
  finding_id uuid not null references findings,
  primary key (recommendation_id, finding_id)
);
create index recommendation_findings_finding on recommendation_findings (finding_id);

-- Nothing without its evidence: looked at when a transaction commits, so that a finding and what it stands on may be written in
-- any order within one. The argument names the column that holds the finding's (the recommendation's) id.
create function require_evidence() returns trigger language plpgsql as $$
declare
  about uuid := ((case when tg_op = 'DELETE' then to_jsonb(old) when tg_op = 'INSERT' then to_jsonb(new)
    when tg_argv[0] = 'id' then to_jsonb(new) else to_jsonb(old) end) ->> tg_argv[0])::uuid;
begin
  -- Two who each take away another half of the evidence wait for each other here.
  perform from findings where id = about for update;
  if exists (
    select from findings f where f.id = about and f.without_evidence_reason is null
      and not exists (select from finding_notes n where n.finding_id = f.id)
      and not exists (select from finding_documents d where d.finding_id = f.id)
  ) then
    raise exception 'finding % stands on no note, no document and no reason', about
      using errcode = 'check_violation', constraint = 'findings_stand_on_evidence';
  end if;
  return null;
end $$;
create constraint trigger findings_stand_on_evidence after insert or update on findings
  deferrable initially deferred for each row execute function require_evidence('id');
create constraint trigger finding_notes_leave_evidence after delete or update on finding_notes
  deferrable initially deferred for each row execute function require_evidence('finding_id');
create constraint trigger finding_documents_leave_evidence after delete or update on finding_documents
  deferrable initially deferred for each row execute function require_evidence('finding_id');

create function require_finding() returns trigger language plpgsql as $$
declare
  about uuid := ((case when tg_op = 'DELETE' then to_jsonb(old) when tg_op = 'INSERT' then to_jsonb(new)
    when tg_argv[0] = 'id' then to_jsonb(new) else to_jsonb(old) end) ->> tg_argv[0])::uuid;
begin
  perform from recommendations where id = about for update;
  if exists (
    select from recommendations r where r.id = about and r.without_evidence_reason is null
      and not exists (select from recommendation_findings f where f.recommendation_id = r.id)
  ) then
    raise exception 'recommendation % follows from no finding and no reason', about
      using errcode = 'check_violation', constraint = 'recommendations_stand_on_findings';
  end if;
  return null;
end $$;
create constraint trigger recommendations_stand_on_findings after insert or update on recommendations
  deferrable initially deferred for each row execute function require_finding('id');
create constraint trigger recommendation_findings_leave_finding after delete or update on recommendation_findings
  deferrable initially deferred for each row execute function require_finding('recommendation_id');

-- From an offer to become a peer to accreditation: the offer while it is written, who backs it, events with their places, what
-- assessors saw, and the decision of somebody who was none of them.
alter table role_grants drop constraint role_grants_check1;
alter table role_grants add constraint role_grants_scope check (case
    when role in ('administrator', 'programme-manager', 'placement-officer', 'peer', 'applicant', 'assessor') then body_id is not null
    when role in ('challenge-manager', 'team-peer', 'interviewee') then challenge_id is not null
    when role in ('host-coordinator', 'host-sponsor') then authority_id is not null
    else false end);

-- An offer while it is written, by the pages of its form. One browser may go on without signing in until it is left.
create table interest_drafts (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  person_id uuid not null references people,
  browser_hash bytea,
  answers jsonb not null default '{}',
  started_at timestamptz not null,
  saved_at timestamptz not null
);
create index interest_drafts_person on interest_drafts (person_id);
create index interest_drafts_saved on interest_drafts (saved_at);

alter table expressions_of_interest
  add column role_key text,
  add column party text,
  add column topics text[] not null default '{}',
  add column languages text[] not null default '{}',
  add column days_per_year integer check (days_per_year between 1 and 60),
  -- Somebody told “not yet” may come again: what was seen and decided counts for one attempt.
  add column attempt integer not null default 1 check (attempt >= 1);
alter table expressions_of_interest drop constraint expressions_of_interest_status_check;
alter table expressions_of_interest add constraint expressions_of_interest_status_check check (status in
  ('awaiting-backing', 'backing-refused', 'received', 'screened', 'invited', 'attended', 'assessed', 'accredited', 'not-yet', 'not-now', 'withdrawn'));

-- An employer releases an officer; a political group office or the national lead member peer nominates or seconds a councillor.
create table interest_backings (
  id uuid primary key,
  interest_id uuid not null references expressions_of_interest,
  kind text not null check (kind in ('release', 'group-office', 'lead-member')),
  backer_name text not null check (length(backer_name) between 1 and 200),
  backer_email citext not null,
  backer_role text not null default '',
  status text not null check (status in ('asked', 'given', 'refused', 'replaced', 'expired')),
  stance text check (stance in ('released', 'nominated', 'seconded')),
  -- For the office alone.
  words text not null default '',
  asked_at timestamptz not null,
  ends_on date not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  -- Somebody of the office who entered it on the backer's word; null where the backer answered by their link.
  entered_by uuid references people,
  check ((status = 'given') = (stance is not null))
);
create index interest_backings_interest on interest_backings (interest_id, asked_at);
create unique index interest_backings_one_stands on interest_backings (interest_id) where status in ('asked', 'given');

-- Links that do one thing each; only their hash is stored.
create table recruitment_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('backing', 'invitation')),
  subject_id uuid not null,
  made_at timestamptz not null
);
create index recruitment_links_subject on recruitment_links (subject_id);

create table peer_events (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  kind text not null check (kind in ('assessment', 'regional-briefing', 'refresher')),
  title text not null check (length(title) between 1 and 200),
  place text not null,
  about text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  joining_instructions text not null default '',
  joining_sent_at timestamptz,
  status text not null default 'planned' check (status in ('planned', 'cancelled')),
  calendar_sequence integer not null default 0,
  created_by uuid references people,
  created_at timestamptz not null,
  version integer not null default 1,
  check (ends_at > starts_at)
);
create index peer_events_body on peer_events (body_id, starts_at);

create table event_invitations (
  id uuid primary key,
  event_id uuid not null references peer_events,
  person_id uuid not null references people,
  -- Set for applicants: what is assessed there.
  interest_id uuid references expressions_of_interest,
  status text not null check (status in ('invited', 'accepted', 'waiting', 'declined', 'dropped-out', 'cancelled', 'attended', 'absent')),
  invited_at timestamptz not null,
  invited_by uuid references people,
  answered_at timestamptz,
  waiting_since timestamptz,
  version integer not null default 1,
  unique (event_id, person_id),
  check ((status = 'waiting') = (waiting_since is not null))
);
create index event_invitations_person on event_invitations (person_id, invited_at desc);
create index event_invitations_interest on event_invitations (interest_id);

-- The places are rows: there is none to take beyond the last, whoever saves first.
create table event_places (
  event_id uuid not null references peer_events,
  number integer not null check (number between 1 and 500),
  invitation_id uuid unique references event_invitations,
  primary key (event_id, number)
);

-- What somebody eats and needs to get in: apart, for those who see to it, and gone two weeks after the event.
create table event_needs (
  invitation_id uuid primary key references event_invitations,
  dietary text not null default '',
  access text not null default '',
  told_at timestamptz not null
);

-- What one assessor saw of one applicant.
create table assessments (
  id uuid primary key,
  interest_id uuid not null references expressions_of_interest,
  attempt integer not null check (attempt >= 1),
  assessor_id uuid not null references people,
  status text not null default 'open' check (status in ('open', 'finished', 'released')),
  opened_at timestamptz not null,
  opened_by uuid references people,
  finished_at timestamptz,
  version integer not null default 1,
  unique (interest_id, attempt, assessor_id)
);
create index assessments_assessor on assessments (assessor_id, status);
create table assessment_evidence (
  assessment_id uuid not null references assessments,
  competency text not null,
  seen text check (seen in ('seen', 'not-yet-seen')),
  evidence text not null default '',
  primary key (assessment_id, competency)
);

create table accreditation_decisions (
  id uuid primary key,
  interest_id uuid not null references expressions_of_interest,
  attempt integer not null check (attempt >= 1),
  decision text not null check (decision in ('accredited', 'not-yet')),
  programme_keys text[] not null default '{}',
  from_on date,
  until_on date,
  conditions text not null default '',
  feedback text not null default '',
  decided_by uuid not null references people,
  decided_at timestamptz not null,
  unique (interest_id, attempt),
  check (case decision
    when 'accredited' then cardinality(programme_keys) > 0 and from_on is not null and until_on >= from_on
    else length(btrim(feedback)) > 0 and programme_keys = '{}' end)
);

-- Never by one assessor alone, and never by one of them.
create function refuse_own_decision() returns trigger language plpgsql as $$
declare finished integer;
begin
  if exists (select from assessments where interest_id = new.interest_id and attempt = new.attempt
      and assessor_id = new.decided_by and status <> 'released') then
    raise exception 'decided by one of the assessors';
  end if;
  select count(*) into finished from assessments
    where interest_id = new.interest_id and attempt = new.attempt and status = 'finished';
  if finished < 2 then
    raise exception 'decided on % finished assessments', finished;
  end if;
  return new;
end $$;
create trigger accreditation_decisions_by_another before insert or update on accreditation_decisions
  for each row execute function refuse_own_decision();

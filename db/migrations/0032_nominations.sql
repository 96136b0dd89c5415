-- A political group office or the national lead member peer nominates a councillor. Nothing is sent to the councillor before whoever
-- nominates has shown that the address they gave is theirs; the councillor then takes it up as an offer of their own, or not.
create table nominations (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  backer_kind text not null check (backer_kind in ('group-office', 'lead-member')),
  backer_name text not null check (length(backer_name) between 1 and 200),
  backer_email citext not null,
  backer_role text not null default '',
  name text not null check (length(name) between 1 and 200),
  email citext not null,
  seat text not null default '',
  authority_name text not null default '',
  party text not null default '',
  -- For the office alone.
  words text not null default '',
  status text not null check (status in ('unproven', 'asked', 'taken-up', 'declined', 'expired')),
  made_at timestamptz not null,
  asked_at timestamptz,
  ends_on date,
  reminded_at timestamptz,
  answered_at timestamptz,
  check (backer_email <> email),
  check ((status = 'unproven') = (asked_at is null) and (asked_at is null) = (ends_on is null))
);
create index nominations_open on nominations (body_id, asked_at) where status in ('unproven', 'asked');

alter table interest_drafts add column nomination_id uuid references nominations;
alter table expressions_of_interest add column nomination_id uuid references nominations;
alter table recruitment_links drop constraint recruitment_links_purpose_check;
alter table recruitment_links add constraint recruitment_links_purpose_check
  check (purpose in ('backing', 'invitation', 'nominator', 'nominee'));

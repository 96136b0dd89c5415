-- A published request for peers, made from a gap between what the year ahead needs and what the pool can give.
create table calls_for_peers (
  id uuid primary key,
  body_id uuid not null references programme_bodies,
  title text not null check (length(title) between 1 and 200),
  -- What stands on its page, and one sentence for the list.
  wanted text not null check (length(wanted) between 1 and 300),
  about text not null,
  -- The gap it was made from: what was asked for (`need`, `label`, roles, topic, party) and how many places fell short in which months.
  gap jsonb not null,
  opens_on date not null,
  closes_on date not null,
  -- Ended before its last day.
  ended_at timestamptz,
  ended_by uuid references people,
  created_at timestamptz not null,
  created_by uuid references people,
  version integer not null default 1,
  check (closes_on >= opens_on)
);
create index calls_for_peers_body on calls_for_peers (body_id, opens_on desc);

-- Whom a call was sent to: each once, whoever presses.
create table call_mailings (
  call_id uuid not null references calls_for_peers,
  person_id uuid not null references people,
  audience text not null check (audience in ('near', 'knows', 'contact')),
  sent_at timestamptz not null,
  sent_by uuid references people,
  primary key (call_id, person_id)
);

-- Which call somebody answered: carried by the draft, kept by the offer.
alter table interest_drafts add column call_id uuid references calls_for_peers;
alter table expressions_of_interest add column call_id uuid references calls_for_peers;
create index expressions_of_interest_call on expressions_of_interest (call_id) where call_id is not null;

-- What everything stands on: who did what (audit), messages that leave in the same transaction as the act, and stored files.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists citext;

-- The address of an immutable twin of unaccent(), so that it can be indexed.
create function plain_text(value text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent', value)) $$;

create table audit_entries (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid,
  challenge_id uuid,
  subject_kind text not null,
  subject_id text not null,
  action text not null,
  status_before text,
  status_after text,
  reason text,
  detail jsonb not null default '{}'
);
create index audit_entries_challenge on audit_entries (challenge_id, at desc);
create index audit_entries_subject on audit_entries (subject_kind, subject_id, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();

create table mail_messages (
  id uuid primary key,
  to_address text not null,
  to_name text not null default '',
  person_id uuid,
  challenge_id uuid,
  template text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  calendar text,
  status text not null default 'queued' check (status in ('queued', 'sent', 'kept', 'failed')),
  attempts integer not null default 0,
  last_error text,
  queued_at timestamptz not null,
  sent_at timestamptz
);
create index mail_messages_newest on mail_messages (queued_at desc, id desc);
create index mail_messages_waiting on mail_messages (status) where status in ('queued', 'failed');

create table stored_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  media_type text not null,
  stored_at timestamptz not null
);

-- Counts tries in a window, for limits on sign-in and public forms. The key is a keyed hash, never an address.
create table rate_limits (
  key text not null,
  window_start timestamptz not null,
  tries integer not null,
  primary key (key, window_start)
);

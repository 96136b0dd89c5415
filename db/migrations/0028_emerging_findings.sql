-- What the team puts together in the evening: notes that say one thing, under a working title. A group of its own and not a finding
-- in a first state: findings stand on evidence at every commit and are read by the presentation and the report, while a group may be
-- empty, be taken apart and change its words all evening without anything that follows from findings hearing of it.
alter table challenge_themes add constraint challenge_themes_of_challenge unique (id, challenge_id);
alter table findings add constraint findings_of_challenge unique (id, challenge_id);

create table emerging_findings (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  theme_id uuid not null,
  kind text not null check (kind in ('strength', 'consideration')),
  title text not null check (length(title) between 1 and 300),
  made_at timestamptz not null,
  made_by uuid not null references people,
  -- Taken apart, it is out of sight and can be brought back.
  apart_at timestamptz,
  -- The finding that it has become. Where that is removed, the group is there again.
  finding_id uuid,
  version integer not null default 1,
  unique (id, challenge_id),
  check (apart_at is null or finding_id is null),
  foreign key (theme_id, challenge_id) references challenge_themes (id, challenge_id),
  foreign key (finding_id, challenge_id) references findings (id, challenge_id) on delete set null (finding_id)
);
create index emerging_findings_challenge on emerging_findings (challenge_id);
create index emerging_findings_theme on emerging_findings (theme_id);
create index emerging_findings_finding on emerging_findings (finding_id);

-- A note may stand in several: it may say two things.
create table emerging_finding_notes (
  emerging_finding_id uuid not null,
  note_id uuid not null,
  challenge_id uuid not null,
  primary key (emerging_finding_id, note_id),
  foreign key (emerging_finding_id, challenge_id) references emerging_findings (id, challenge_id) on delete cascade,
  foreign key (note_id, challenge_id) references notes (id, challenge_id) on delete cascade
);
create index emerging_finding_notes_note on emerging_finding_notes (note_id);

-- What each person did to the groups, so that others see it and its author can undo it. `added` and `removed` are the notes that the
-- step really put into one group and took out of another.
create table grouping_steps (
  id uuid primary key,
  challenge_id uuid not null references challenges,
  -- The order in which they were taken.
  number integer not null,
  what text not null check (what in ('made', 'moved', 'apart', 'finding')),
  taken_by uuid not null references people,
  taken_at timestamptz not null,
  into_id uuid,
  added uuid[] not null default '{}',
  from_id uuid,
  removed uuid[] not null default '{}',
  undone_at timestamptz,
  unique (challenge_id, number),
  foreign key (into_id, challenge_id) references emerging_findings (id, challenge_id) on delete cascade,
  foreign key (from_id, challenge_id) references emerging_findings (id, challenge_id) on delete cascade
);
create index grouping_steps_into on grouping_steps (into_id);
create index grouping_steps_from on grouping_steps (from_id);

-- Any body that can host or lend peers. The id is the register's code (`ABC`), which outlives a name and a boundary.
create table authorities (
  id text primary key check (id ~ '^[A-Za-z0-9-]{2,12}$'),
  gss_code text unique,
  name text not null,
  short_name text not null,
  alternative_names text[] not null default '{}',
  sector text not null default 'council' check (sector in ('council', 'fire', 'health', 'police')),
  kind text not null,
  kind_name text not null,
  nation text not null,
  region text not null,
  county_id text,
  combined_authority text,
  population integer check (population > 0),
  area_km2 double precision,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  deprivation_decile integer check (deprivation_decile between 1 and 10),
  starts_on date,
  ends_on date,
  about text,
  seats jsonb not null default '{}',
  leading_party text,
  control text,
  seats_as_of date,
  family_group_people integer,
  family_group_other integer,
  other_codes text[] not null default '{}',
  search_text text not null default '',
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create index authorities_search on authorities using gin (search_text gin_trgm_ops);
create index authorities_region on authorities (nation, region, short_name);

create table authority_successors (
  authority_id text not null references authorities,
  successor_id text not null references authorities,
  primary key (authority_id, successor_id),
  check (authority_id <> successor_id)
);

-- One row a border, the lesser id first; authority_neighbours gives both directions.
create table authority_borders (
  a_id text not null references authorities,
  b_id text not null references authorities,
  primary key (a_id, b_id),
  check (a_id < b_id)
);
create index authority_borders_b on authority_borders (b_id);
create view authority_neighbours as
  select a_id as authority_id, b_id as neighbour_id from authority_borders
  union all select b_id, a_id from authority_borders;

create table authority_similarities (
  authority_id text not null references authorities,
  basis text not null check (basis in ('global', 'economic', 'demographic')),
  rank integer not null check (rank >= 1),
  similar_id text not null references authorities,
  primary key (authority_id, basis, rank)
);

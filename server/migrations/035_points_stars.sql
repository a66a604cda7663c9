-- Stars for verified hours: the ladder of the district, what was proposed, published, objected to and decided.

create table points_ladder (
  tenant_id uuid not null,
  version integer not null check (version > 0),
  hours integer[] not null check (cardinality(hours) between 1 and 10),
  days integer not null check (days between 5 and 30),
  saved_at timestamptz not null,
  post_id uuid,
  primary key (tenant_id, version)
);

comment on table points_ladder is 'append-only: the ladder of stars; none: the usual one';
comment on column points_ladder.days is 'Working days of publication';

alter table points_ladder enable row level security;
alter table points_ladder force row level security;

create policy tenant on points_ladder using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One star of a person. The name stands here only while it is published.
create table points_star (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  grade integer not null check (grade > 0),
  hours integer not null check (hours > 0),
  unit_id uuid not null,
  state text not null check (state in ('proposed', 'published', 'granted', 'refused', 'contested', 'declined')),
  shown text,
  days integer not null check (days between 5 and 30),
  proposed_at timestamptz not null,
  published_from timestamptz,
  published_until timestamptz,
  decided_at timestamptz,
  decided_by text,
  decided_post_id uuid,
  why text,
  contested_at timestamptz,
  contested_words text,
  first_decided_by text,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  unique (tenant_id, account_id, hours),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  constraint points_star_somebody_else check (decided_by is null or decided_by <> account_id),
  constraint points_star_published check (state <> 'published' or (shown is not null and published_until is not null))
);

create index points_star_published on points_star (tenant_id, published_until) where state = 'published';

create index points_star_unit on points_star (tenant_id, unit_id, id);

alter table points_star enable row level security;
alter table points_star force row level security;

create policy tenant on points_star using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Destroyed once the decision they were written for stands.
create table points_star_objection (
  tenant_id uuid not null,
  id uuid not null,
  star_id uuid not null,
  account_id text not null,
  ground text not null check (ground in ('hours', 'somebody_else', 'procedure')),
  words text not null,
  at timestamptz not null,
  answer text,
  answered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, star_id, account_id),
  foreign key (tenant_id, star_id) references points_star (tenant_id, id)
);

create index points_star_objection_account on points_star_objection (tenant_id, account_id);

alter table points_star_objection enable row level security;
alter table points_star_objection force row level security;

create policy tenant on points_star_objection using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

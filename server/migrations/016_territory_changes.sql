-- Changes of the territory: drafts, what units were before, and who followed whom.

-- A change is prepared step by step. `done` says how many of its steps count; those after it were undone.
create table territory_change (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  reason text not null,
  state text not null check (state in ('draft', 'scheduled', 'effective', 'discarded')),
  revision integer not null,
  done integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  effective_at timestamptz,
  took_effect_at timestamptz,
  held_back jsonb,
  primary key (tenant_id, id),
  check ((state in ('scheduled', 'effective')) = (effective_at is not null)),
  check ((state = 'effective') = (took_effect_at is not null))
);

comment on column territory_change.held_back is 'Findings that kept it from taking effect at its instant';

create index territory_change_state on territory_change (tenant_id, state, effective_at);

create table territory_change_step (
  tenant_id uuid not null,
  change_id uuid not null,
  nth integer not null,
  step jsonb not null,
  primary key (tenant_id, change_id, nth),
  foreign key (tenant_id, change_id) references territory_change (tenant_id, id)
);

-- What a unit was until a change: its code, names, place in the tree, boundary and counts.
create table unit_version (
  tenant_id uuid not null,
  unit_id uuid not null,
  change_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  parent_id uuid,
  path uuid[] not null,
  kind text,
  code text not null,
  name_en text not null,
  name_zh text not null,
  boundary jsonb,
  households integer,
  population integer,
  primary key (tenant_id, unit_id, change_id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, change_id) references territory_change (tenant_id, id)
);

comment on table unit_version is 'append-only: history of the territory';

-- Which unit followed which, and which share of the predecessor it got (by households, else by area).
create table unit_succession (
  tenant_id uuid not null,
  change_id uuid not null,
  predecessor_id uuid not null,
  successor_id uuid not null,
  share double precision not null check (share > 0 and share <= 1),
  at timestamptz not null,
  primary key (tenant_id, predecessor_id, successor_id),
  foreign key (tenant_id, change_id) references territory_change (tenant_id, id),
  foreign key (tenant_id, predecessor_id) references unit (tenant_id, id),
  foreign key (tenant_id, successor_id) references unit (tenant_id, id)
);

comment on table unit_succession is 'append-only: figures of a unit count those of its predecessors';

create index unit_succession_successor on unit_succession (tenant_id, successor_id);

alter table territory_change enable row level security;
alter table territory_change force row level security;

create policy tenant on territory_change using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

alter table territory_change_step enable row level security;
alter table territory_change_step force row level security;

create policy tenant on territory_change_step using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

alter table unit_version enable row level security;
alter table unit_version force row level security;

create policy tenant on unit_version using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

alter table unit_succession enable row level security;
alter table unit_succession force row level security;

create policy tenant on unit_succession using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

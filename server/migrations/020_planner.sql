-- Runs of the planner, what they propose, and the lines no unit may cross. Counts of households only, nothing about anybody.

create table plan_run (
  tenant_id uuid not null,
  id uuid not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  share double precision not null,
  cancel_asked boolean not null,
  settings jsonb not null,
  figures jsonb,
  problem jsonb,
  created_by text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);

comment on column plan_run.settings is 'Areas, bounds, seed, basis, pins and barriers, as they were asked for';
comment on column plan_run.figures is 'All communities together: what is in force beside what is proposed';

create index plan_run_latest on plan_run (tenant_id, created_at desc);

alter table plan_run enable row level security;
alter table plan_run force row level security;

create policy tenant on plan_run using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One community of a run: each is planned by itself, because a grid lies in one.
create table plan_community (
  tenant_id uuid not null,
  run_id uuid not null,
  community_id uuid not null,
  position integer not null,
  state text not null check (state in ('waiting', 'planned', 'left_out')),
  held uuid[] not null,
  today jsonb not null,
  figures jsonb,
  report jsonb,
  problem jsonb,
  change_id uuid,
  primary key (tenant_id, run_id, community_id),
  foreign key (tenant_id, run_id) references plan_run (tenant_id, id),
  foreign key (tenant_id, community_id) references unit (tenant_id, id),
  foreign key (tenant_id, change_id) references territory_change (tenant_id, id)
);

comment on column plan_community.held is 'Grids the plan goes around: they stay as they are';
comment on column plan_community.today is 'Units in force when it was planned, with the households of their buildings';
comment on column plan_community.report is 'The report of the planner';
comment on column plan_community.change_id is 'The draft its proposal went into last';

alter table plan_community enable row level security;
alter table plan_community force row level security;

create policy tenant on plan_community using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table plan_unit (
  tenant_id uuid not null,
  run_id uuid not null,
  community_id uuid not null,
  level text not null check (level in ('grid', 'microgrid')),
  position integer not null,
  code text not null,
  parent text,
  households integer not null,
  buildings integer not null,
  within boolean not null,
  compactness double precision not null,
  feature text not null,
  primary key (tenant_id, run_id, community_id, level, position),
  foreign key (tenant_id, run_id, community_id) references plan_community (tenant_id, run_id, community_id)
);

comment on column plan_unit.position is 'Place within its level and community, from 0';
comment on column plan_unit.feature is 'The line of the plan''s file: a GeoJSON feature with what it holds';

alter table plan_unit enable row level security;
alter table plan_unit force row level security;

create policy tenant on plan_unit using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A file with rivers, railways, main roads.
create table plan_barrier (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  lines integer not null,
  kilometres double precision not null,
  content text not null,
  created_by text,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

comment on column plan_barrier.content is 'GeoJSON FeatureCollection of lines and polygons';

alter table plan_barrier enable row level security;
alter table plan_barrier force row level security;

create policy tenant on plan_barrier using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

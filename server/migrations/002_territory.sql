-- Territory: the tree of units, and the departments that serve it.

-- A unit of the tree. A unit in use is never deleted: it gets a valid_to, and what it held keeps pointing at it.
create table unit (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  level text not null check (level in ('district', 'street', 'community', 'grid', 'microgrid')),
  kind text check (kind in ('comprehensive', 'dedicated')),
  code text not null,
  name_en text not null,
  name_zh text not null,
  boundary jsonb,
  path uuid[] not null,
  households integer check (households >= 0),
  population integer check (population >= 0),
  calendar_code text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references unit (tenant_id, id),
  check ((parent_id is null) = (level = 'district')),
  check (kind is null or level = 'grid'),
  check (path[cardinality(path)] = id)
);

comment on column unit.path is 'Ids from the district down to the unit itself';
comment on column unit.boundary is 'GeoJSON Polygon or MultiPolygon, degrees WGS 84, longitude first';

create unique index unit_code on unit (tenant_id, code) where valid_to is null;

create index unit_children on unit (tenant_id, parent_id, code) where valid_to is null;

create index unit_path on unit using gin (path);

alter table unit enable row level security;
alter table unit force row level security;

create policy tenant on unit using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One number per tenant that grows with every change of units, so that a process knows when its index is old.
create table territory_version (
  tenant_id uuid not null,
  version bigint not null,
  changed_at timestamptz not null,
  primary key (tenant_id)
);

alter table territory_version enable row level security;
alter table territory_version force row level security;

create policy tenant on territory_version using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A public body with duties and officers, at the district or at a street.
create table department (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  unit_id uuid,
  phone text,
  calendar_code text,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

alter table department enable row level security;
alter table department force row level security;

create policy tenant on department using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

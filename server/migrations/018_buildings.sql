-- Compounds, buildings and entrances: where households are counted. Counts only, nothing about anybody who lives there.

-- A named group of buildings, and who looks after it. `nobody` and `unknown` are the work list of a street.
create table compound (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  managed_by text not null check (managed_by in ('property_company', 'owners', 'nobody', 'unknown')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

alter table compound enable row level security;
alter table compound force row level security;

create policy tenant on compound using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table building (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  address text,
  compound_id uuid,
  unit_id uuid,
  households integer check (households >= 0),
  floors integer check (floors between 1 and 300),
  lng double precision not null,
  lat double precision not null,
  outline jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, compound_id) references compound (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column building.lng is 'Where it stands, degrees WGS 84: its point, or one that lies inside its outline';
comment on column building.outline is 'GeoJSON Polygon, degrees WGS 84, longitude first; null where only a point is known';
comment on column building.unit_id is 'The deepest unit its point lies in, found anew when the territory is rearranged; null outside';
comment on column building.households is 'Null where nobody has counted';

create index building_compound on building (tenant_id, compound_id);

create index building_unit on building (tenant_id, unit_id);

create index building_place on building (tenant_id, lat, lng);

alter table building enable row level security;
alter table building force row level security;

create policy tenant on building using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table entrance (
  tenant_id uuid not null,
  building_id uuid not null,
  number text not null,
  position integer not null,
  households integer check (households >= 0),
  primary key (tenant_id, building_id, number),
  foreign key (tenant_id, building_id) references building (tenant_id, id)
);

comment on column entrance.position is 'In which order they are named, from 0';

alter table entrance enable row level security;
alter table entrance force row level security;

create policy tenant on entrance using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Grows with every change of buildings, so that whoever has drawn them knows when the drawing is old.
create table building_version (
  tenant_id uuid not null,
  version bigint not null,
  changed_at timestamptz not null,
  primary key (tenant_id)
);

alter table building_version enable row level security;
alter table building_version force row level security;

create policy tenant on building_version using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A file of buildings that was sent, and what came of it.
create table building_import (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  format text not null check (format in ('geojson', 'csv')),
  size bigint not null,
  received bigint not null,
  state text not null check (state in ('receiving', 'ready', 'waiting', 'running', 'checked', 'done', 'cancelled', 'failed')),
  dry_run boolean not null,
  cancel_asked boolean not null,
  read_rows integer not null,
  read_bytes bigint not null,
  report jsonb,
  problem jsonb,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);

create index building_import_latest on building_import (tenant_id, created_at desc);

alter table building_import enable row level security;
alter table building_import force row level security;

create policy tenant on building_import using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The file itself, in the pieces it came in, for as long as it is needed.
create table building_import_piece (
  tenant_id uuid not null,
  import_id uuid not null,
  at_byte bigint not null,
  bytes bytea not null,
  primary key (tenant_id, import_id, at_byte),
  foreign key (tenant_id, import_id) references building_import (tenant_id, id)
);

alter table building_import_piece enable row level security;
alter table building_import_piece force row level security;

create policy tenant on building_import_piece using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Rows that were not taken at the last run, and why.
create table building_import_refusal (
  tenant_id uuid not null,
  import_id uuid not null,
  position integer not null,
  row_number integer not null,
  code text,
  reason text not null,
  facts jsonb not null,
  primary key (tenant_id, import_id, position),
  foreign key (tenant_id, import_id) references building_import (tenant_id, id)
);

alter table building_import_refusal enable row level security;
alter table building_import_refusal force row level security;

create policy tenant on building_import_refusal using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Rivers, railways and roads: drawn under the units on maps, and lines no proposed unit crosses. A run whose program is gone is
-- known by its silence.

create table landscape_line (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('river', 'railway', 'main_road', 'road')),
  name_en text,
  name_zh text,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  metres double precision not null,
  geometry text not null,
  drawn text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

comment on table landscape_line is 'Geography only: nothing about anybody';
comment on column landscape_line.geometry is 'GeoJSON LineString, MultiLineString, Polygon or MultiPolygon, as it was brought in';
comment on column landscape_line.drawn is 'The same with as many points as a map of a district shows';

create index landscape_line_kind on landscape_line (tenant_id, kind);

alter table landscape_line enable row level security;
alter table landscape_line force row level security;

create policy tenant on landscape_line using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

alter table territory_import drop constraint territory_import_kind_check;
alter table territory_import add constraint territory_import_kind_check check (kind in ('buildings', 'units', 'landscape'));

alter table post_import add column seen_at timestamptz;

comment on column post_import.seen_at is 'Last sign of life of a run under way';

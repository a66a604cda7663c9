-- The register of stations, who sits there on which days, and the numbers of the ten-minute circle. The public board is made
-- from these and from the roster of posts.

create table station (
  tenant_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[A-Z]{2,4}[0-9]{4}[A-Z]$'),
  kind text not null check (kind in ('micro', 'volunteer', 'mediation', 'petition', 'hall')),
  unit_id uuid not null,
  name_en text not null,
  name_zh text not null,
  lat double precision,
  lng double precision,
  duty_phone text,
  supervision_phone text,
  detail jsonb not null,
  closed boolean not null default false,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check ((lat is null) = (lng is null))
);

comment on column station.detail is 'Address, hours, whose room and on what agreement, amenities: StationDetail of the contract';

create index station_unit on station (tenant_id, unit_id);

alter table station enable row level security;
alter table station force row level security;

create policy tenant on station using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One look at one of the four haves: what was found, by which post, and how long it is good. The last of each counts.
create table station_check (
  tenant_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  have text not null check (have in ('structure', 'duties', 'contacts', 'workflow')),
  passed boolean not null,
  evidence text not null,
  good_until date not null,
  at timestamptz not null,
  post_id uuid,
  role text,
  primary key (tenant_id, id),
  foreign key (tenant_id, station_id) references station (tenant_id, id)
);

comment on table station_check is 'append-only: acceptance of stations';

create index station_check_station on station_check (tenant_id, station_id, have, id);

alter table station_check enable row level security;
alter table station_check force row level security;

create policy tenant on station_check using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- An officer of another body who is at the station on some days of the week: whoever holds a post, or a name.
create table station_officer (
  tenant_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  nth integer not null,
  service text not null check (service in ('police', 'law', 'enforcement', 'safety', 'market')),
  post_id uuid,
  name text,
  name_public boolean not null default false,
  department_en text,
  department_zh text,
  phone text,
  days integer[] not null,
  starts text not null,
  ends text not null,
  first_day date,
  last_day date,
  primary key (tenant_id, id),
  foreign key (tenant_id, station_id) references station (tenant_id, id),
  foreign key (tenant_id, post_id) references post (tenant_id, id),
  check (post_id is null or name is null),
  check (last_day is null or first_day is null or last_day >= first_day)
);

create index station_officer_station on station_officer (tenant_id, station_id, nth);

create index station_officer_post on station_officer (tenant_id, post_id) where post_id is not null;

alter table station_officer enable row level security;
alter table station_officer force row level security;

create policy tenant on station_officer using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Whom to call near by. The nearest unit that has a number of a kind speaks for that kind.
create table utility_number (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  nth integer not null,
  kind text not null check (kind in (
    'electricity', 'gas', 'heat', 'water', 'clinic', 'property', 'repair', 'telecom', 'other')),
  name_en text not null,
  name_zh text not null,
  phone text not null,
  note_en text,
  note_zh text,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create index utility_number_unit on utility_number (tenant_id, unit_id, nth);

alter table utility_number enable row level security;
alter table utility_number force row level security;

create policy tenant on utility_number using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

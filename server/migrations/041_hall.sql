-- The one-stop hall: what it offers, its counters, and who sits there now (a post, and nothing about how much it did).

create table hall (
  tenant_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,29}$'),
  bound integer not null check (bound between 0 and 20),
  early_minutes integer not null check (early_minutes between 0 and 60),
  late_minutes integer not null check (late_minutes between 0 and 60),
  grace_minutes integer not null check (grace_minutes between 1 and 120),
  ahead_days integer not null check (ahead_days between 1 and 90),
  keep_days integer not null check (keep_days between 1 and 365),
  note_en text not null,
  note_zh text not null,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, station_id),
  foreign key (tenant_id, station_id) references station (tenant_id, id)
);

comment on column hall.bound is 'Nobody waits behind more later arrivals than this';
comment on column hall.early_minutes is 'How long before its time an appointment may be called before others';
comment on column hall.late_minutes is 'How long after its time an appointment still counts as one';
comment on column hall.grace_minutes is 'Whoever missed their call comes back within this without losing everything';
comment on column hall.keep_days is 'Names, phones and notes of tickets are erased after this many days';

alter table hall enable row level security;
alter table hall force row level security;

create policy tenant on hall using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table hall_service (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  code text not null,
  letter text not null check (letter ~ '^[A-Z]$'),
  name_en text not null,
  name_zh text not null,
  department_id uuid,
  minutes integer not null check (minutes between 1 and 240),
  bring_en text not null,
  bring_zh text not null,
  slots jsonb not null,
  nth integer not null,
  ended boolean not null default false,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  unique (tenant_id, hall_id, code),
  foreign key (tenant_id, hall_id) references hall (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id)
);

comment on column hall_service.minutes is 'Usual minutes of a visit';
comment on column hall_service.slots is 'When appointments are taken: days of the week, from, until, minutes between, how many at once';

create index hall_service_department on hall_service (tenant_id, department_id) where department_id is not null;

alter table hall_service enable row level security;
alter table hall_service force row level security;

create policy tenant on hall_service using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table hall_counter (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  number integer not null check (number between 1 and 999),
  name_en text not null,
  name_zh text not null,
  department_id uuid,
  specialties text[] not null,
  service_ids uuid[] not null,
  hours jsonb not null,
  ended boolean not null default false,
  post_id uuid,
  seated_at timestamptz,
  paused boolean not null default false,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  unique (tenant_id, hall_id, number),
  foreign key (tenant_id, hall_id) references hall (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id),
  foreign key (tenant_id, post_id) references post (tenant_id, id),
  check ((post_id is null) = (seated_at is null))
);

comment on column hall_counter.post_id is 'Who sits there now. Only now: who sat there before is kept nowhere';

create index hall_counter_department on hall_counter (tenant_id, department_id) where department_id is not null;

create unique index hall_counter_post on hall_counter (tenant_id, post_id) where post_id is not null;

alter table hall_counter enable row level security;
alter table hall_counter force row level security;

create policy tenant on hall_counter using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

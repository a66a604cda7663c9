-- Visiting days of leaders, and reports of retaliation, which only supervisors of the district read.

create table visiting_day (
  tenant_id uuid not null,
  id uuid not null,
  title jsonb not null,
  day date not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  unit_id uuid not null,
  place text not null,
  host_post_id uuid not null,
  host jsonb not null,
  department_id uuid,
  slot_minutes integer not null check (slot_minutes between 5 and 240),
  cancelled_at timestamptz,
  why text,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (ends_at > begins_at)
);

create index visiting_day_soon on visiting_day (tenant_id, begins_at, id);

create index visiting_day_unit on visiting_day (tenant_id, unit_id);

alter table visiting_day enable row level security;
alter table visiting_day force row level security;

create policy tenant on visiting_day using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table visit_booking (
  tenant_id uuid not null,
  id uuid not null,
  day_id uuid not null,
  number text not null,
  slot integer not null check (slot > 0),
  state text not null check (state in ('booked', 'cancelled', 'came', 'missed')),
  subject text,
  name text,
  phone text,
  account_id text,
  secret_hash text not null,
  minutes text,
  became_kind text check (became_kind in ('petition', 'report')),
  became_number text,
  booked_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, day_id) references visiting_day (tenant_id, id)
);

create unique index visit_booking_slot on visit_booking (tenant_id, day_id, slot) where state <> 'cancelled';

create index visit_booking_day on visit_booking (tenant_id, day_id);

create index visit_booking_account on visit_booking (tenant_id, account_id, id) where account_id is not null;

alter table visit_booking enable row level security;
alter table visit_booking force row level security;

create policy tenant on visit_booking using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table retaliation_report (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  secret_hash text not null,
  text text not null,
  petition_number text,
  contact text,
  sent_at timestamptz not null,
  acknowledged_at timestamptz,
  answers jsonb not null default '[]',
  primary key (tenant_id, id),
  unique (tenant_id, number)
);

comment on table retaliation_report is
  'Read by supervisors of the district and, by number and secret, by whoever sent it: the setting doorstep.reader says which, and without it there is nothing to see';

create index retaliation_report_sent on retaliation_report (tenant_id, sent_at, id);

alter table retaliation_report enable row level security;
alter table retaliation_report force row level security;

create policy tenant on retaliation_report using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create policy read on retaliation_report as restrictive for select
  using (nullif(current_setting('doorstep.reader', true), '') in ('district_supervisor', 'retention', secret_hash));

create policy answer on retaliation_report as restrictive for update
  using (current_setting('doorstep.reader', true) = 'district_supervisor');

create policy erase on retaliation_report as restrictive for delete
  using (current_setting('doorstep.reader', true) = 'retention');

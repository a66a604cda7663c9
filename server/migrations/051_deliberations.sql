-- Deliberations of a place: what is to be talked over, who is invited, what was decided.

create table deliberation (
  tenant_id uuid not null,
  id uuid not null,
  state text not null check (state in ('draft', 'called', 'cancelled', 'held', 'minutes_out', 'final')),
  version integer not null,
  unit_id uuid not null,
  caller_unit_id uuid not null,
  title jsonb not null,
  description jsonb not null,
  place text not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  moved integer not null default 0,
  why text,
  case_id uuid,
  case_number text,
  category_id uuid,
  agenda jsonb not null,
  seats jsonb not null,
  resident_seats integer not null check (resident_seats >= 0),
  speakers integer not null check (speakers >= 0),
  quorum jsonb not null,
  attendance jsonb,
  objection_days integer not null check (objection_days between 1 and 30),
  document_id uuid,
  document_code text,
  minutes_at timestamptz,
  object_until timestamptz,
  final_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, caller_unit_id) references unit (tenant_id, id),
  check (ends_at > begins_at),
  check ((minutes_at is null) = (document_id is null))
);

comment on column deliberation.attendance is 'Counts and seats of bodies; no resident is named in it';

create index deliberation_soon on deliberation (tenant_id, begins_at, id) where state <> 'draft';

create index deliberation_unit on deliberation (tenant_id, unit_id);

create index deliberation_caller on deliberation (tenant_id, caller_unit_id, begins_at, id);

create index deliberation_objections on deliberation (tenant_id, object_until) where state = 'minutes_out';

alter table deliberation enable row level security;
alter table deliberation force row level security;

create policy tenant on deliberation using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table deliberation_follow_up (
  tenant_id uuid not null,
  id uuid not null,
  deliberation_id uuid not null,
  item_id uuid not null,
  what jsonb not null,
  body jsonb,
  due date not null,
  case_id uuid not null,
  number text not null,
  opened boolean not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, deliberation_id) references deliberation (tenant_id, id)
);

comment on column deliberation_follow_up.opened is 'The case began with the resolution; otherwise it was there before';

create index deliberation_follow_up_of on deliberation_follow_up (tenant_id, deliberation_id, id);

alter table deliberation_follow_up enable row level security;
alter table deliberation_follow_up force row level security;

create policy tenant on deliberation_follow_up using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

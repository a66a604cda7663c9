-- Cases: one row per case, always equal to the replay of its timeline (case_event), and the rows that lists,
-- clocks and figures read. Everything about who brought a case stands in case_contact and case_follower, apart from
-- the timeline, so that a person can be erased while history stays whole.

-- The next free running number of a year. A process takes a block at a time, so that intake never waits for a number.
create table case_number (
  tenant_id uuid not null,
  year integer not null,
  next bigint not null,
  primary key (tenant_id, year)
);

alter table case_number enable row level security;

create policy tenant on case_number using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table "case" (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  lifecycle text not null,
  version integer not null,
  state text not null,
  open boolean not null,
  priority text not null,
  channel text not null,
  category_id uuid,
  condition_id uuid,
  text text not null,
  address text,
  lat double precision,
  lng double precision,
  placed boolean not null,
  unit_id uuid,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  microgrid_id uuid,
  holder_kind text not null check (holder_kind in ('unit', 'department')),
  holder_id uuid not null,
  handler_post_id uuid,
  reporter_kind text not null check (reporter_kind in ('anonymous', 'resident', 'staff')),
  found_by_staff boolean not null,
  confidential boolean not null,
  secret_hash text,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  handled_at timestamptz,
  closed_at timestamptz,
  handle_due_at timestamptz,
  closed_in_time boolean,
  raised integer not null default 0,
  rework integer not null default 0,
  reopened integer not null default 0,
  suspended_until timestamptz,
  stage text,
  amber_at timestamptz,
  due_at timestamptz,
  satisfaction smallint,
  solved boolean,
  rated_at timestamptz,
  return_visit text,
  parent_id uuid,
  merged_into_id uuid,
  followers integer not null default 0,
  search tsvector,
  detail jsonb not null,
  head text not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, condition_id) references condition (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, parent_id) references "case" (tenant_id, id),
  foreign key (tenant_id, merged_into_id) references "case" (tenant_id, id)
);

comment on column "case".detail is 'What lists never ask for: orders, clocks, files, answers, pending requests';
comment on column "case".head is 'Hash of the last event: the timeline is a chain per case';
comment on column "case".due_at is 'Earliest end of a running clock; null when none runs';

-- Open cases by place and due time: one index per level a desk sits at. Closed ones are not in them, so they stay small.
create index case_open_tenant on "case" (tenant_id, due_at, id) where open;

create index case_open_street on "case" (tenant_id, street_id, due_at, id) where open;

create index case_open_community on "case" (tenant_id, community_id, due_at, id) where open;

create index case_open_grid on "case" (tenant_id, grid_id, due_at, id) where open;

create index case_open_holder on "case" (tenant_id, holder_id, due_at, id) where open;

create index case_open_unplaced on "case" (tenant_id, due_at, id) where open and not placed;

create index case_reported on "case" (tenant_id, reported_at, id);

create index case_street_reported on "case" (tenant_id, street_id, reported_at, id);

create index case_community_reported on "case" (tenant_id, community_id, reported_at, id);

create index case_grid_reported on "case" (tenant_id, grid_id, reported_at, id);

create index case_holder_reported on "case" (tenant_id, holder_id, reported_at, id);

create index case_updated on "case" (tenant_id, updated_at, id);

create index case_parent on "case" (tenant_id, parent_id) where parent_id is not null;

create index case_search on "case" using gin (search);

create index case_near on "case" (tenant_id, lat, lng) where open;

create index case_return_visit on "case" (tenant_id, grid_id, closed_at) where return_visit = 'due';

create index case_suspended on "case" (tenant_id, suspended_until) where state = 'suspended';

alter table "case" enable row level security;

create policy tenant on "case" using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table case_event (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  actor jsonb not null,
  body jsonb not null,
  public boolean not null,
  hash text not null,
  primary key (tenant_id, case_id, seq),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);

comment on table case_event is 'append-only: the timeline of every case';

alter table case_event enable row level security;

create policy tenant on case_event using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The orders of all cases as bodies and posts list them. The case's own detail is what rules read.
create table case_order (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  role text not null,
  state text not null,
  open boolean not null,
  issuer_kind text not null,
  issuer_id uuid not null,
  target_kind text not null,
  target_id uuid not null,
  issued_at timestamptz not null,
  answered_at timestamptz,
  arrived_at timestamptz,
  handled_at timestamptz,
  returned integer not null default 0,
  due_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);

create index case_order_target_open on case_order (tenant_id, target_id, due_at, id) where open;

create index case_order_target on case_order (tenant_id, target_id, issued_at, id);

create index case_order_case on case_order (tenant_id, case_id);

alter table case_order enable row level security;

create policy tenant on case_order using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Every clock that ever ran. next_at is when the sweep must look again: amber, due, 150 %, 200 %; null when nothing is left to say.
create table case_clock (
  tenant_id uuid not null,
  case_id uuid not null,
  id text not null,
  stage text not null,
  order_id uuid,
  body_kind text not null,
  body_id uuid not null,
  started_at timestamptz not null,
  amber_at timestamptz not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  met boolean,
  next_step text,
  next_at timestamptz,
  primary key (tenant_id, case_id, id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);

create index case_clock_next on case_clock (tenant_id, next_at) where next_at is not null;

create index case_clock_figures on case_clock (tenant_id, stage, due_at);

alter table case_clock enable row level security;

create policy tenant on case_clock using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Who brought a case and how to reach them. Masked everywhere; erased by deleting the row.
create table case_contact (
  tenant_id uuid not null,
  case_id uuid not null,
  account_id text,
  name text,
  phone text,
  mail text,
  address_detail text,
  hear_back text not null,
  on_behalf_name text,
  on_behalf_phone text,
  mandate text,
  locale text not null,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);

create index case_contact_account on case_contact (tenant_id, account_id, case_id) where account_id is not null;

alter table case_contact enable row level security;

create policy tenant on case_contact using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- "Me too": somebody else who wants to hear how it ends.
create table case_follower (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  account_id text,
  secret_hash text,
  hear_back text not null,
  phone text,
  mail text,
  locale text not null,
  since timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);

create unique index case_follower_account on case_follower (tenant_id, case_id, account_id) where account_id is not null;

create index case_follower_secret on case_follower (tenant_id, case_id, secret_hash) where secret_hash is not null;

alter table case_follower enable row level security;

create policy tenant on case_follower using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- An invitation to rate: once per closing, one reminder.
create table rating_invitation (
  tenant_id uuid not null,
  case_id uuid not null,
  round integer not null,
  invited_at timestamptz not null,
  remind_at timestamptz,
  ends_at timestamptz not null,
  rated_at timestamptz,
  primary key (tenant_id, case_id, round),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);

create index rating_invitation_remind on rating_invitation (tenant_id, remind_at) where remind_at is not null;

alter table rating_invitation enable row level security;

create policy tenant on rating_invitation using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A list as somebody saved it, for themselves or for everybody at the same body.
create table saved_view (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  shared_unit_id uuid,
  name text not null,
  query jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, shared_unit_id) references unit (tenant_id, id)
);

create index saved_view_account on saved_view (tenant_id, account_id);

create index saved_view_shared on saved_view (tenant_id, shared_unit_id) where shared_unit_id is not null;

alter table saved_view enable row level security;

create policy tenant on saved_view using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Disputes: what stands beside the case of a mediation. Its state, clocks and timeline are the case's; who the parties are stands apart.

create table dispute_settings (
  tenant_id uuid not null,
  version integer not null check (version > 0),
  detail jsonb not null,
  saved_at timestamptz not null,
  post_id uuid,
  primary key (tenant_id, version)
);

comment on table dispute_settings is 'append-only: how a district mediates; a dispute keeps the version it began under. None: the usual ones';

alter table dispute_settings enable row level security;
alter table dispute_settings force row level security;

create policy tenant on dispute_settings using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Posts that may mediate at a place and tier. No column says how good anybody is, and none will.
create table dispute_mediator (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  tier text not null,
  post_id uuid not null,
  languages text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create unique index dispute_mediator_post on dispute_mediator (tenant_id, unit_id, tier, post_id) where until_at is null;

alter table dispute_mediator enable row level security;
alter table dispute_mediator force row level security;

create policy tenant on dispute_mediator using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One dispute. `detail` is what happened between the parties, by number and id; it is written whole, under the lock of the case.
create table dispute (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  subject text not null,
  account text not null,
  wish text not null,
  address text,
  category_id uuid,
  unit_id uuid not null,
  community_id uuid,
  path uuid[] not null,
  holder_id uuid not null,
  settings_version integer not null,
  state text not null,
  tier integer not null,
  parties integer not null,
  detail jsonb not null,
  chair_account_id text,
  applied_at timestamptz not null,
  effect_at timestamptz,
  duties_due date,
  performed boolean not null,
  due_at timestamptz,
  wake_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column dispute.id is 'That of its case';
comment on column dispute.path is 'Units it lies in, district first: lists of a place';
comment on column dispute.duties_due is 'Day of the last duty of an agreement in effect';
comment on column dispute.wake_at is 'When time next has something to do';

create index dispute_wake on dispute (tenant_id, wake_at) where wake_at is not null;

create index dispute_holder on dispute (tenant_id, holder_id, id);

create index dispute_path on dispute using gin (path);

create index dispute_chair on dispute (tenant_id, chair_account_id, id) where chair_account_id is not null;

alter table dispute enable row level security;
alter table dispute force row level security;

create policy tenant on dispute using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Who a party is: masked wherever it is shown, gone when the person is erased.
create table dispute_party (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  n integer not null check (n > 0),
  account_id text,
  name text not null,
  phone text,
  mail text,
  hear_back text not null check (hear_back in ('none', 'sms', 'mail')),
  secret_hash text,
  invite_hash text,
  invite_until timestamptz,
  mandate text,
  filed_by_post_id uuid,
  representative_name text,
  representative_phone text,
  representative_mandate text,
  consent_version text,
  consent_how text,
  erased_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, dispute_id, n),
  foreign key (tenant_id, dispute_id) references dispute (tenant_id, id)
);

create index dispute_party_account on dispute_party (tenant_id, account_id, dispute_id) where account_id is not null;

alter table dispute_party enable row level security;
alter table dispute_party force row level security;

create policy tenant on dispute_party using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- How long a dispute stayed at each tier and how that ended: figures are counted from these.
create table dispute_run (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  n integer not null check (n > 0),
  tier text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  outcome text check (outcome in ('settled', 'climbed', 'failed', 'refused')),
  primary key (tenant_id, id),
  unique (tenant_id, dispute_id, n),
  foreign key (tenant_id, dispute_id) references dispute (tenant_id, id)
);

create index dispute_run_until on dispute_run (tenant_id, until_at) where until_at is not null;

alter table dispute_run enable row level security;
alter table dispute_run force row level security;

create policy tenant on dispute_run using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The platform: tenants, history of who did and saw what, events on their way, files, and writes that arrive twice.

-- A district (or other operator) on this installation. The one table of the platform that belongs to no tenant.
create table tenant (
  id uuid not null primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name_en text not null,
  name_zh text not null,
  number_prefix text not null check (number_prefix ~ '^[A-Z0-9]{1,8}$'),
  time_zone text not null,
  host_names text[] not null default '{}',
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

comment on table tenant is 'Tenants of the installation';
comment on column tenant.number_prefix is 'First part of the numbers given to its cases';
comment on column tenant.host_names is 'Lower case, without port';

-- A write that was answered, so that the same write sent again gets the same answer. Its key is what the client chose.
create table idempotency_key (
  tenant_id uuid not null,
  key text not null,
  route text not null,
  content_hash text not null,
  status smallint,
  reply jsonb,
  created_at timestamptz not null,
  primary key (tenant_id, key, route)
);

comment on column idempotency_key.content_hash is 'Hash of caller and content: the same key with other content is refused';

create index idempotency_key_age on idempotency_key (tenant_id, created_at);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant on idempotency_key
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Who did what, and who looked at whose data for what purpose.
create table audit_entry (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id text,
  post_id uuid,
  via text not null check (via in ('session', 'token', 'none', 'system')),
  action text not null,
  subject_kind text not null,
  subject_id text,
  subject_account_id text,
  purpose text,
  detail jsonb not null default '{}',
  primary key (tenant_id, id)
);

comment on table audit_entry is 'append-only: who did and saw what';
comment on column audit_entry.subject_account_id is 'Whose data it was about: they may see who looked';

create index audit_entry_subject on audit_entry (tenant_id, subject_kind, subject_id, id);
create index audit_entry_person on audit_entry (tenant_id, subject_account_id, id) where subject_account_id is not null;
create index audit_entry_account on audit_entry (tenant_id, account_id, id) where account_id is not null;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The chain over the audit: per entry its place and a hash over its content and the hash before. Written in batches by a
-- job, so that writing an entry waits for nobody.
create table audit_seal (
  tenant_id uuid not null,
  id uuid not null,
  position bigint not null check (position > 0),
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, position),
  foreign key (tenant_id, id) references audit_entry (tenant_id, id)
);

comment on table audit_seal is 'append-only: hash chain over audit_entry, one row per entry with the same id';

alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy tenant on audit_seal
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Facts published inside a transaction, on their way to whoever subscribed.
create table outbox (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  topics text[] not null default '{}',
  body jsonb not null,
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  attempts smallint not null default 0,
  retry_at timestamptz,
  parked_at timestamptz,
  failure text,
  primary key (tenant_id, id)
);

comment on column outbox.topics is 'What the event is about, as live pages subscribe to it, such as case:<id>';
comment on column outbox.parked_at is 'Given up after the last attempt; waits for a person. The reason stands in failure';

create index outbox_waiting on outbox (tenant_id, id) where delivered_at is null and parked_at is null;
create index outbox_delivered on outbox (tenant_id, delivered_at) where delivered_at is not null;
create index outbox_parked on outbox (tenant_id, parked_at) where parked_at is not null;

alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A file that was taken in: its bytes lie in storage under storage_key, this row says whose they are and who may see them.
create table file (
  tenant_id uuid not null,
  id uuid not null,
  owner_kind text,
  owner_id uuid,
  name text not null,
  mime text not null,
  size bigint not null check (size >= 0),
  width integer check (width > 0),
  height integer check (height > 0),
  sha256 text not null,
  storage_key text not null,
  visibility text not null default 'private' check (visibility in ('private', 'public')),
  created_by text,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check ((owner_kind is null) = (owner_id is null))
);

comment on column file.owner_kind is 'What it is attached to, such as case; empty while nobody has claimed it';
comment on column file.created_by is 'Account that sent it; empty for an anonymous report';

create index file_owner on file (tenant_id, owner_kind, owner_id, id) where owner_id is not null;
create index file_unclaimed on file (tenant_id, created_at) where owner_id is null;

alter table file enable row level security;
alter table file force row level security;
create policy tenant on file
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

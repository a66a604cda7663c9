-- Open311: the keys of outside systems, and what they sent. Nothing about persons is in these tables.

-- Whoever may write through Open311. The key itself is never kept, only its hash.
create table open311_key (
  tenant_id uuid not null,
  id uuid not null,
  hash text not null,
  hint text not null,
  name text not null,
  created_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, hash)
);

alter table open311_key enable row level security;

create policy tenant on open311_key using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Cases that came in by Open311: through which key, and the link to a picture that came along.
create table open311_request (
  tenant_id uuid not null,
  case_id uuid not null,
  key_id uuid not null,
  media_url text,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id),
  foreign key (tenant_id, key_id) references open311_key (tenant_id, id)
);

alter table open311_request enable row level security;

create policy tenant on open311_request using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Updates that came in by Open311: an outside system sends each of its update ids once.
create table open311_update (
  tenant_id uuid not null,
  key_id uuid not null,
  update_id text not null,
  case_id uuid not null,
  seq integer not null,
  said_at timestamptz not null,
  media_urls text[] not null,
  primary key (tenant_id, key_id, update_id),
  unique (tenant_id, case_id, seq),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id),
  foreign key (tenant_id, key_id) references open311_key (tenant_id, id)
);

comment on table open311_update is 'append-only: update ids outside systems used up';

alter table open311_update enable row level security;

create policy tenant on open311_update using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What happened in a window of time, over all cases of a tenant. The first event of a case is no update of it, so that
-- intake writes nothing into this index.
create index case_event_told on case_event (tenant_id, at, case_id, seq) where public and type <> 'reported';

-- What a tenant decides about its cases: categories, conditions, routing rules, standard texts, settings.
-- Every change is an audit entry with the row before and after; rows are switched off, never deleted.

create table category (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  code text not null,
  name_en text not null,
  name_zh text not null,
  path uuid[] not null,
  danger boolean not null default false,
  home boolean not null default false,
  open boolean not null default true,
  active boolean not null default true,
  position integer not null default 0,
  body jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, parent_id) references category (tenant_id, id),
  check (path[cardinality(path)] = id)
);

comment on column category.body is 'Description, keywords, questions, flags: CategoryInput of the contract without the columns';

alter table category enable row level security;

create policy tenant on category using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table condition (
  tenant_id uuid not null,
  id uuid not null,
  category_id uuid not null,
  code text not null,
  body jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);

alter table condition enable row level security;

create policy tenant on condition using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table routing_rule (
  tenant_id uuid not null,
  id uuid not null,
  position integer not null,
  body jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);

alter table routing_rule enable row level security;

create policy tenant on routing_rule using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table standard_text (
  tenant_id uuid not null,
  id uuid not null,
  category_id uuid,
  body jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);

alter table standard_text enable row level security;

create policy tenant on standard_text using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table case_settings (
  tenant_id uuid not null,
  body jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (tenant_id)
);

alter table case_settings enable row level security;

create policy tenant on case_settings using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Grows with every change of configuration, so that a process knows when what it keeps in memory is old.
create table case_configuration_version (
  tenant_id uuid not null,
  version bigint not null,
  changed_at timestamptz not null,
  primary key (tenant_id)
);

alter table case_configuration_version enable row level security;

create policy tenant on case_configuration_version using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

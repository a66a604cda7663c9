-- People: posts with terms and stand-ins, and what residents tell about themselves.

-- One person in one role at one unit or department for a term. No account: the post is vacant.
-- A person's account lives with sign-in, outside the tenant's tables, so it is not a foreign key.
create table post (
  tenant_id uuid not null,
  id uuid not null,
  account_id text,
  role text not null check (role in (
    'grid_worker', 'grid_worker_part_time', 'grid_head', 'grid_assistant', 'building_lead', 'volunteer',
    'desk', 'department_officer', 'supervisor', 'administrator')),
  unit_id uuid,
  department_id uuid,
  title text,
  holder_name text,
  name_public boolean not null default false,
  duty_phone text,
  term_from timestamptz not null,
  term_to timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id),
  check (term_to is null or term_to >= term_from),
  check ((role = 'department_officer') = (department_id is not null)),
  check (role in ('administrator', 'department_officer') or unit_id is not null)
);

create index post_account on post (tenant_id, account_id) where account_id is not null;

create index post_unit on post (tenant_id, unit_id, role);

create index post_department on post (tenant_id, department_id) where department_id is not null;

alter table post enable row level security;
alter table post force row level security;

create policy tenant on post using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Somebody acts for the holder of a post for a while: a named account, or whoever holds another post.
create table post_stand_in (
  tenant_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  stand_in_account_id text,
  stand_in_post_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, post_id) references post (tenant_id, id),
  foreign key (tenant_id, stand_in_post_id) references post (tenant_id, id),
  check ((stand_in_account_id is null) <> (stand_in_post_id is null)),
  check (ends_at is null or ends_at >= starts_at)
);

create index post_stand_in_post on post_stand_in (tenant_id, post_id);

create index post_stand_in_account on post_stand_in (tenant_id, stand_in_account_id) where stand_in_account_id is not null;

create index post_stand_in_other on post_stand_in (tenant_id, stand_in_post_id) where stand_in_post_id is not null;

alter table post_stand_in enable row level security;
alter table post_stand_in force row level security;

create policy tenant on post_stand_in using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What a resident told about themselves. Erased by deleting the row: nothing else keeps these words.
create table resident_profile (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  name text,
  phone text,
  mail text,
  home_unit_id uuid,
  home_address text,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id),
  foreign key (tenant_id, home_unit_id) references unit (tenant_id, id)
);

alter table resident_profile enable row level security;
alter table resident_profile force row level security;

create policy tenant on resident_profile using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- People: duties, staffing rules with their daily counts, and the import of posts.

-- Members of a committee sit there beside their role. Where a post came from, and on what ground its holder's name is kept.
alter table post add column committee text check (committee in ('mediation'));
alter table post add column import_id uuid;
alter table post add column basis text;

comment on column post.basis is 'Ground on which the name of the holder is kept, as the import stated it';

-- What a role or a department owes to the people. Each change is a whole new version; none is ever changed.
create table duty_list (
  tenant_id uuid not null,
  id uuid not null,
  role text,
  department_id uuid,
  version integer not null,
  entries jsonb not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, department_id) references department (tenant_id, id),
  check ((role is null) <> (department_id is null))
);

comment on table duty_list is 'append-only: every version of the public duty lists';

create unique index duty_list_role on duty_list (tenant_id, role, version) where role is not null;

create unique index duty_list_department on duty_list (tenant_id, department_id, version) where department_id is not null;

alter table duty_list enable row level security;
alter table duty_list force row level security;

create policy tenant on duty_list using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- How many people in which roles a kind of unit needs.
create table staffing_rule (
  tenant_id uuid not null,
  id uuid not null,
  position integer not null,
  name_en text not null,
  name_zh text not null,
  level text not null check (level in ('district', 'street', 'community', 'grid', 'microgrid')),
  kind text check (kind in ('comprehensive', 'dedicated')),
  roles text[] not null,
  committee text check (committee in ('mediation')),
  below boolean not null,
  measure text not null check (measure in ('posts', 'households', 'residents')),
  least integer not null check (least > 0),
  most integer check (most >= least),
  active boolean not null,
  applies_from timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  check (cardinality(roles) > 0),
  check (kind is null or level = 'grid')
);

comment on column staffing_rule.least is 'posts: least and most posts of a unit · households, residents: least and most of them for one post';

alter table staffing_rule enable row level security;
alter table staffing_rule force row level security;

create policy tenant on staffing_rule using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Counts of a day: of each unit and all below it, how many fall short of a rule and how many posts are missing. No person.
create table staffing_day (
  tenant_id uuid not null,
  day date not null,
  unit_id uuid not null,
  rule_id uuid not null,
  units integer not null,
  short integer not null,
  missing integer not null,
  primary key (tenant_id, unit_id, rule_id, day),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, rule_id) references staffing_rule (tenant_id, id)
);

alter table staffing_day enable row level security;
alter table staffing_day force row level security;

create policy tenant on staffing_day using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- An import of posts under way or done. The file is there only until it has been read.
create table post_import (
  tenant_id uuid not null,
  id uuid not null,
  state text not null check (state in ('waiting', 'checking', 'writing', 'done', 'cancelled', 'failed')),
  dry_run boolean not null,
  file_name text,
  content text,
  basis text,
  until_row integer not null default 0,
  rows integer not null default 0,
  created integer not null default 0,
  unchanged integer not null default 0,
  refused jsonb not null default '[]',
  refused_total integer not null default 0,
  problem text,
  cancel_asked boolean not null default false,
  post_id uuid,
  scope uuid[] not null,
  account_id text,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);

comment on column post_import.scope is 'Units at or below which whoever brought the file may create posts; empty: everywhere';

alter table post add foreign key (tenant_id, import_id) references post_import (tenant_id, id);

alter table post_import enable row level security;
alter table post_import force row level security;

create policy tenant on post_import using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

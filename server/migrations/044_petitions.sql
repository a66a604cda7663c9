-- Petitions: what the procedure needs beside the case. The account, the people and the papers stand here and never on the spine,
-- whose text is one line without names.

create table petition_settings (
  tenant_id uuid not null,
  id uuid not null,
  from_day date not null,
  detail jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, from_day)
);

comment on table petition_settings is 'The procedure as configuration, one version from each day on';

alter table petition_settings enable row level security;
alter table petition_settings force row level security;

create policy tenant on petition_settings using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table petition (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  purpose text not null,
  subject text not null,
  account text,
  against_kind text check (against_kind in ('unit', 'department')),
  against_id uuid,
  confidential boolean not null,
  people integer not null check (people > 0),
  state text not null,
  holder_kind text not null check (holder_kind in ('unit', 'department')),
  holder_id uuid not null,
  path uuid[] not null,
  involved uuid[] not null,
  stage text,
  amber_at timestamptz,
  due_at timestamptz,
  settings_id uuid,
  way text,
  same_day_at timestamptz,
  sponsor_post_id uuid,
  sponsor_role text,
  sponsor_body jsonb,
  handler_post_id uuid,
  handler_role text,
  handler_account text,
  earlier_id uuid,
  hall_visit text,
  outcome text,
  account_id text,
  filed_at timestamptz not null,
  tell_due_at timestamptz not null,
  told_at timestamptz,
  accepted_at timestamptz,
  reply_due_at timestamptz,
  replied_at timestamptz,
  result text,
  replied_kind text,
  replied_id uuid,
  reviewed_kind text,
  reviewed_id uuid,
  review_asked_at timestamptz,
  re_review_asked_at timestamptz,
  ended_at timestamptz,
  satisfaction integer check (satisfaction between 1 and 5),
  unserved integer not null default 0,
  ruling boolean not null default false,
  version integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references "case" (tenant_id, id),
  foreign key (tenant_id, settings_id) references petition_settings (tenant_id, id),
  foreign key (tenant_id, earlier_id) references petition (tenant_id, id),
  check ((against_kind is null) = (against_id is null))
);

comment on column petition.account is 'What happened and what is asked for; null once erased';
comment on column petition.path is 'Units of its place and of its holder, for whoever works there or above';
comment on column petition.involved is 'Bodies that have held it';
comment on column petition.ruling is 'Somebody above has to rule: an objection, a request to step back';

create index petition_due on petition (tenant_id, due_at, id) where ended_at is null;

create index petition_filed on petition (tenant_id, filed_at, id);

create index petition_ended on petition (tenant_id, ended_at, id);

create index petition_holder on petition (tenant_id, holder_id, due_at, id);

create index petition_path on petition using gin (path);

create index petition_involved on petition using gin (involved);

create index petition_account on petition (tenant_id, account_id, id) where account_id is not null;

create index petition_earlier on petition (tenant_id, earlier_id) where earlier_id is not null;

create index petition_settings_used on petition (tenant_id, settings_id) where settings_id is not null;

alter table petition enable row level security;
alter table petition force row level security;

create policy tenant on petition using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table petition_representative (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  no integer not null check (no between 1 and 5),
  role text not null,
  name text not null,
  phone text,
  secret_hash text not null,
  primary key (tenant_id, id),
  unique (tenant_id, petition_id, no),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id)
);

alter table petition_representative enable row level security;
alter table petition_representative force row level security;

create policy tenant on petition_representative using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table petition_person (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  name text not null,
  phone text,
  primary key (tenant_id, id),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id)
);

comment on table petition_person is 'Who petitions jointly: a list kept apart, shown whole to one who says why, never searched';

create index petition_person_of on petition_person (tenant_id, petition_id, id);

alter table petition_person enable row level security;
alter table petition_person force row level security;

create policy tenant on petition_person using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

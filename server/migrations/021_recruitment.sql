-- Recruitment in three reviews: calls for posts, applications, objections while a name is published, reviews.

create table recruitment_call (
  tenant_id uuid not null,
  id uuid not null,
  role text not null check (role in ('grid_assistant', 'building_lead', 'grid_worker_part_time', 'grid_worker', 'volunteer')),
  unit_id uuid not null,
  places integer not null check (places > 0),
  requirements_en text not null,
  requirements_zh text not null,
  closes_at timestamptz not null,
  objection_days integer not null check (objection_days between 3 and 30),
  term_months integer check (term_months > 0),
  separate boolean not null,
  phone text,
  opened_at timestamptz not null,
  opened_by uuid,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column recruitment_call.separate is 'Not one person does all three reviews of an application';
comment on column recruitment_call.opened_by is 'The post it was opened with';

create index recruitment_call_unit_of on recruitment_call (tenant_id, unit_id);

alter table recruitment_call enable row level security;
alter table recruitment_call force row level security;

create policy tenant on recruitment_call using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Where help is wanted.
create table recruitment_call_unit (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  unit_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, call_id, unit_id),
  foreign key (tenant_id, call_id) references recruitment_call (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create index recruitment_call_unit_unit on recruitment_call_unit (tenant_id, unit_id);

alter table recruitment_call_unit enable row level security;
alter table recruitment_call_unit force row level security;

create policy tenant on recruitment_call_unit using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Deleted after the retention time where it came to nothing; of one that was accepted, what the person wrote is cleared.
create table recruitment_application (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  nth integer not null check (nth > 0),
  account_id text,
  unit_id uuid not null,
  family_name text not null,
  given_name text not null,
  shown_as text not null check (shown_as in ('family_name', 'full_name')),
  words text not null,
  phone text,
  state text not null check (state in ('applied', 'published', 'ability', 'accepted', 'rejected', 'appealed', 'withdrawn')),
  stage text check (stage in ('eligibility', 'standing', 'ability')),
  applied_at timestamptz not null,
  published_from timestamptz,
  published_until timestamptz,
  ended_at timestamptz,
  appeal_words text,
  appeal_at timestamptz,
  post_id uuid,
  cleared boolean not null default false,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  unique (tenant_id, call_id, nth),
  foreign key (tenant_id, call_id) references recruitment_call (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, post_id) references post (tenant_id, id),
  check ((published_from is null) = (published_until is null))
);

comment on column recruitment_application.stage is 'The review at which it was rejected';

-- One application of a person for a call; whoever withdrew may come again.
create unique index recruitment_application_once on recruitment_application (tenant_id, call_id, account_id) where state <> 'withdrawn';

create index recruitment_application_account on recruitment_application (tenant_id, account_id) where account_id is not null;

create index recruitment_application_published on recruitment_application (tenant_id, published_until) where state = 'published';

create index recruitment_application_ended on recruitment_application (tenant_id, ended_at) where ended_at is not null;

create index recruitment_application_unit on recruitment_application (tenant_id, unit_id);

alter table recruitment_application enable row level security;
alter table recruitment_application force row level security;

create policy tenant on recruitment_application using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table recruitment_review (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  stage text not null check (stage in ('eligibility', 'standing', 'ability')),
  appeal boolean not null,
  passed boolean not null,
  reason text not null,
  at timestamptz not null,
  account_id text,
  post_id uuid,
  talk_on date,
  training_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references recruitment_application (tenant_id, id)
);

create index recruitment_review_application on recruitment_review (tenant_id, application_id, id);

alter table recruitment_review enable row level security;
alter table recruitment_review force row level security;

create policy tenant on recruitment_review using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Destroyed once the decision they were written for stands.
create table recruitment_objection (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  account_id text not null,
  name text not null,
  ground text not null check (ground in ('requirement', 'statement', 'other_post', 'procedure')),
  words text not null,
  at timestamptz not null,
  answer text,
  answered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, application_id, account_id),
  foreign key (tenant_id, application_id) references recruitment_application (tenant_id, id)
);

create index recruitment_objection_account on recruitment_objection (tenant_id, account_id);

alter table recruitment_objection enable row level security;
alter table recruitment_objection force row level security;

create policy tenant on recruitment_objection using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What earns points: schemes of a place, their rules with every version, claims with evidence, grants, and who looked at what
-- seemed odd. No row takes anything from anybody, and none is about what a person is like.

create table points_scheme (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name_en text not null,
  name_zh text not null,
  per_day integer check (per_day > 0),
  per_month integer check (per_month > 0),
  expiry_months integer not null check (expiry_months between 1 and 120),
  ended_at timestamptz,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column points_scheme.per_day is 'What one person earns under it on one day at most; null: no cap';

create index points_scheme_unit on points_scheme (tenant_id, unit_id);

alter table points_scheme enable row level security;
alter table points_scheme force row level security;

create policy tenant on points_scheme using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A rule is what its latest version says.
create table points_rule (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id)
);

create index points_rule_scheme on points_rule (tenant_id, scheme_id);

alter table points_rule enable row level security;
alter table points_rule force row level security;

create policy tenant on points_rule using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table points_rule_version (
  tenant_id uuid not null,
  rule_id uuid not null,
  version integer not null check (version > 0),
  category text not null check (category in ('study', 'culture', 'environment', 'mediation', 'hardship', 'public_benefit', 'outstanding')),
  source text not null check (source in ('claim', 'case_handled', 'hazard_confirmed')),
  basis text not null check (basis in ('hour', 'deed')),
  points integer not null check (points > 0),
  detail jsonb not null,
  first_day date not null,
  last_day date,
  saved_at timestamptz not null,
  post_id uuid,
  primary key (tenant_id, rule_id, version),
  foreign key (tenant_id, rule_id) references points_rule (tenant_id, id),
  check (last_day >= first_day)
);

comment on table points_rule_version is 'append-only: every version of the rules that earn points';
comment on column points_rule_version.detail is 'Names, evidence, caps, who approves, approval of the assembly: RuleDetail of the contract';

alter table points_rule_version enable row level security;
alter table points_rule_version force row level security;

create policy tenant on points_rule_version using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table points_claim (
  tenant_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  version integer not null,
  scheme_id uuid not null,
  account_id text not null,
  unit_id uuid not null,
  day date not null,
  minutes integer check (minutes > 0),
  note text not null,
  state text not null check (state in ('open', 'approved', 'refused', 'contested', 'withdrawn')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decided_post_id uuid,
  why text,
  contested_at timestamptz,
  contested_words text,
  first_decided_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, rule_id, version) references points_rule_version (tenant_id, rule_id, version),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  constraint points_claim_somebody_else check (decided_by is null or decided_by <> account_id)
);

comment on column points_claim.first_decided_by is 'Who decided before it was contested: somebody else decides then';

create index points_claim_scheme on points_claim (tenant_id, scheme_id, state, id);

create index points_claim_person on points_claim (tenant_id, account_id, id);

create index points_claim_decided on points_claim (tenant_id, scheme_id, decided_at);

alter table points_claim enable row level security;
alter table points_claim force row level security;

create policy tenant on points_claim using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One earning. Points may be fewer than the rule says where a cap was reached; minutes never are.
create table points_grant (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  rule_id uuid not null,
  version integer not null,
  account_id uuid not null,
  source text not null,
  source_ref text not null,
  day date not null,
  minutes integer not null check (minutes >= 0),
  points integer not null check (points >= 0),
  uncapped integer not null check (uncapped >= points),
  entry_id uuid,
  hours_entry_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, rule_id, source_ref, account_id),
  foreign key (tenant_id, rule_id, version) references points_rule_version (tenant_id, rule_id, version),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id),
  foreign key (tenant_id, account_id) references points_account (tenant_id, id),
  foreign key (tenant_id, entry_id) references points_entry (tenant_id, id),
  foreign key (tenant_id, hours_entry_id) references points_entry (tenant_id, id),
  check ((points > 0) = (entry_id is not null)),
  check ((minutes > 0) = (hours_entry_id is not null))
);

comment on table points_grant is 'append-only: what was earned, under which version of which rule';
comment on column points_grant.account_id is 'The account of points; nothing here says whose it is';

create index points_grant_earned on points_grant (tenant_id, account_id, day);

create index points_grant_entry on points_grant (tenant_id, entry_id) where entry_id is not null;

create index points_grant_scheme on points_grant (tenant_id, scheme_id, at);

alter table points_grant enable row level security;
alter table points_grant force row level security;

create policy tenant on points_grant using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Somebody looked at something of the review list and said what they found.
create table points_look (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  kind text not null check (kind in ('pair', 'burst', 'cap')),
  key text not null,
  words text not null,
  at timestamptz not null,
  post_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id)
);

comment on table points_look is 'append-only: what was found when somebody looked at a line of the review list';

create index points_look_key on points_look (tenant_id, scheme_id, kind, key);

alter table points_look enable row level security;
alter table points_look force row level security;

create policy tenant on points_look using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

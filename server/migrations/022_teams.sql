-- Volunteer teams: who joined by their own agreement, where they go about, what they can do as they wished to tell, insurance
-- for what is risky, and shifts that everybody named there has agreed to. Nothing here follows or ranks a person.

-- Kinds of team, as the tenant wants them. Without rows the kinds every tenant starts with hold.
create table team_kind (
  tenant_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,29}$'),
  nth integer not null,
  name_en text not null,
  name_zh text not null,
  insured boolean not null default false,
  active boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

comment on column team_kind.insured is 'Shifts of such a team are risky unless told';

alter table team_kind enable row level security;
alter table team_kind force row level security;

create policy tenant on team_kind using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table team (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  unit_id uuid not null,
  parent_id uuid,
  name_en text not null,
  name_zh text not null,
  about_en text,
  about_zh text,
  commitment_en text,
  commitment_zh text,
  founded_on date,
  phone text,
  applying boolean not null default true,
  ended_on date,
  ended_why text,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, parent_id) references team (tenant_id, id),
  check (parent_id is null or parent_id <> id)
);

comment on column team.phone is 'A number of the team, not of a person: everybody reads it';

create index team_unit on team (tenant_id, unit_id);

create index team_name on team (tenant_id, name_en, id);

alter table team enable row level security;
alter table team force row level security;

create policy tenant on team using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Somebody and a team. They came by themselves, each time: with an invitation handed to them, or by applying. A person who comes back
-- has a new row. Erasing takes name, phone, skills and account away and leaves that there was a member.
create table team_member (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  account_id text,
  name text,
  phone text,
  name_for text not null check (name_for in ('leader', 'team', 'public')),
  skills text[] not null default '{}',
  state text not null check (state in ('applied', 'member', 'refused', 'left')),
  asked_at timestamptz not null,
  joined_at timestamptz,
  ended_at timestamptz,
  ended_why text,
  consent_id uuid,
  skills_consent_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id)
);

comment on column team_member.name_for is 'Who may read the full name, as they agreed: the leader, the team, everybody';

create unique index team_member_once on team_member (tenant_id, team_id, account_id) where state in ('applied', 'member');

create index team_member_account on team_member (tenant_id, account_id) where account_id is not null;

alter table team_member enable row level security;
alter table team_member force row level security;

create policy tenant on team_member using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The right to lead a team: a post at the team, with its term. Several may lead.
create table team_lead (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  term_from timestamptz not null,
  term_to timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, member_id) references team_member (tenant_id, id),
  check (term_to is null or term_to >= term_from)
);

create unique index team_lead_once on team_lead (tenant_id, member_id) where term_to is null;

create index team_lead_team on team_lead (tenant_id, team_id);

alter table team_lead enable row level security;
alter table team_lead force row level security;

create policy tenant on team_lead using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A link that a leader hands to somebody. Names nobody; used once.
create table team_invitation (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  secret_hash text not null,
  leads boolean not null default false,
  made_at timestamptz not null,
  good_until timestamptz not null,
  used_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, secret_hash),
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, used_by) references team_member (tenant_id, id)
);

comment on column team_invitation.leads is 'Whoever joins by it leads the team';

create index team_invitation_team on team_invitation (tenant_id, team_id);

alter table team_invitation enable row level security;
alter table team_invitation force row level security;

create policy tenant on team_invitation using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Where a team goes about: a list of units, or a line or area drawn over them. A layer; the tree knows nothing of it.
create table team_beat (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  nth integer not null,
  name text not null,
  shape jsonb,
  ended_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id)
);

comment on column team_beat.shape is 'GeoJSON LineString or Polygon';

create index team_beat_team on team_beat (tenant_id, team_id, nth);

alter table team_beat enable row level security;
alter table team_beat force row level security;

create policy tenant on team_beat using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table team_beat_unit (
  tenant_id uuid not null,
  id uuid not null,
  beat_id uuid not null,
  unit_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, beat_id, unit_id),
  foreign key (tenant_id, beat_id) references team_beat (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create index team_beat_unit_unit on team_beat_unit (tenant_id, unit_id);

alter table team_beat_unit enable row level security;
alter table team_beat_unit force row level security;

create policy tenant on team_beat_unit using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A member's insurance as their paper says. Good for risky work once somebody who leads the team has looked at the paper.
create table team_insurance (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  insurer text not null,
  valid_from date not null,
  valid_until date not null,
  given_at timestamptz not null,
  seen_at timestamptz,
  refused_why text,
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, member_id) references team_member (tenant_id, id),
  check (valid_until >= valid_from)
);

create index team_insurance_member on team_insurance (tenant_id, member_id);

create index team_insurance_until on team_insurance (tenant_id, valid_until);

alter table team_insurance enable row level security;
alter table team_insurance force row level security;

create policy tenant on team_insurance using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table team_shift (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  kind text not null check (kind in ('patrol', 'service', 'activity', 'meeting')),
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  beat_id uuid,
  place text,
  risky boolean not null,
  wanted integer check (wanted > 0),
  note text,
  cancelled_at timestamptz,
  cancelled_why text,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id),
  foreign key (tenant_id, beat_id) references team_beat (tenant_id, id),
  check (ends_at > starts_at)
);

create index team_shift_team on team_shift (tenant_id, team_id, starts_at);

alter table team_shift enable row level security;
alter table team_shift force row level security;

create policy tenant on team_shift using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Who was asked for a shift and what they said. On the roster stands only who agreed.
create table team_shift_member (
  tenant_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  member_id uuid not null,
  state text not null check (state in ('asked', 'agreed', 'declined')),
  asked_at timestamptz,
  answered_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, shift_id, member_id),
  foreign key (tenant_id, shift_id) references team_shift (tenant_id, id),
  foreign key (tenant_id, member_id) references team_member (tenant_id, id),
  check ((state = 'asked') = (answered_at is null))
);

create index team_shift_member_member on team_shift_member (tenant_id, member_id);

alter table team_shift_member enable row level security;
alter table team_shift_member force row level security;

create policy tenant on team_shift_member using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

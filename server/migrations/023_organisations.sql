-- Organisations that help a community: they enlist, pledge, agree, and what they did is logged. Beside them what a community needs,
-- and the bodies residents form. A body has a number of members here, never their names.

create table organisation (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('company', 'school', 'association', 'social_group', 'public_body')),
  registered_no text,
  unit_id uuid not null,
  name_en text not null,
  name_zh text not null,
  about_en text,
  about_zh text,
  contact_name text,
  contact_phone text,
  contact_mail text,
  ended_on date,
  ended_why text,
  version integer not null check (version > 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column organisation.contact_name is 'Whom to talk to there: masked for everybody but the organisation itself, revealed with a reason';

create unique index organisation_number on organisation (tenant_id, registered_no) where registered_no is not null;

create index organisation_unit on organisation (tenant_id, unit_id);

create index organisation_name on organisation (tenant_id, name_en, id);

alter table organisation enable row level security;
alter table organisation force row level security;

create policy tenant on organisation using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Who speaks for an organisation here.
create table organisation_steward (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  account_id text,
  term_from timestamptz not null,
  term_to timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id)
);

create index organisation_steward_account on organisation_steward (tenant_id, account_id) where account_id is not null;

create index organisation_steward_of on organisation_steward (tenant_id, organisation_id);

alter table organisation_steward enable row level security;
alter table organisation_steward force row level security;

create policy tenant on organisation_steward using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- An association may run teams.
alter table team add column organisation_id uuid;

alter table team add foreign key (tenant_id, organisation_id) references organisation (tenant_id, id);

create index team_organisation on team (tenant_id, organisation_id) where organisation_id is not null;

-- An organisation reports to a community to help there (双报到). It holds once the community has confirmed it.
create table enlistment (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  words text,
  people integer check (people >= 0),
  state text not null check (state in ('asked', 'confirmed', 'refused', 'ended')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_why text,
  ended_at timestamptz,
  ended_why text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column enlistment.people is 'How many people the organisation can send; a count';

create unique index enlistment_once on enlistment (tenant_id, organisation_id, unit_id) where state in ('asked', 'confirmed');

create index enlistment_unit on enlistment (tenant_id, unit_id);

alter table enlistment enable row level security;
alter table enlistment force row level security;

create policy tenant on enlistment using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What an organisation promises: what, how much, until when.
create table pledge (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  resource text not null check (resource in ('people', 'skill', 'venue', 'goods', 'money', 'service')),
  what text not null,
  amount integer check (amount > 0),
  measure text,
  good_until date,
  state text not null check (state in ('open', 'done', 'withdrawn')),
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create index pledge_organisation on pledge (tenant_id, organisation_id);

create index pledge_unit on pledge (tenant_id, unit_id, state);

alter table pledge enable row level security;
alter table pledge force row level security;

create policy tenant on pledge using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What a community needs, and what it wants to do together. With the pledges these are its three lists.
create table community_need (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  list text not null check (list in ('demand', 'project')),
  resource text not null check (resource in ('people', 'skill', 'venue', 'goods', 'money', 'service')),
  what text not null,
  amount integer check (amount > 0),
  measure text,
  wanted_by date,
  state text not null check (state in ('open', 'met', 'withdrawn')),
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

create index community_need_unit on community_need (tenant_id, unit_id, state);

alter table community_need enable row level security;
alter table community_need force row level security;

create policy tenant on community_need using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table need_match (
  tenant_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  pledge_id uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, need_id) references community_need (tenant_id, id),
  foreign key (tenant_id, pledge_id) references pledge (tenant_id, id)
);

create unique index need_match_once on need_match (tenant_id, need_id, pledge_id) where ended_at is null;

create index need_match_pledge on need_match (tenant_id, pledge_id);

alter table need_match enable row level security;
alter table need_match force row level security;

create policy tenant on need_match using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- An agreement of an organisation with a community (1+3). One side offers, the other agrees.
create table pairing (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  kinds text[] not null,
  what text not null,
  term_from date not null,
  term_until date not null,
  offered_by text not null check (offered_by in ('organisation', 'community')),
  state text not null check (state in ('offered', 'agreed', 'refused', 'ended')),
  offered_at timestamptz not null,
  answered_at timestamptz,
  answered_why text,
  ended_at timestamptz,
  ended_why text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (cardinality(kinds) > 0 and kinds <@ array['site_sharing', 'public_service', 'activity', 'charity']),
  check (term_until >= term_from)
);

create index pairing_organisation on pairing (tenant_id, organisation_id);

create index pairing_unit on pairing (tenant_id, unit_id);

alter table pairing enable row level security;
alter table pairing force row level security;

create policy tenant on pairing using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What an organisation did, as it says, and whether the community confirms it.
create table deed (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  pledge_id uuid,
  done_on date not null,
  what text not null,
  amount integer check (amount > 0),
  measure text,
  state text not null check (state in ('logged', 'confirmed', 'refused')),
  logged_at timestamptz not null,
  answered_at timestamptz,
  answered_why text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisation (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, pledge_id) references pledge (tenant_id, id)
);

create index deed_organisation on deed (tenant_id, organisation_id, done_on desc, id desc);

create index deed_unit on deed (tenant_id, unit_id, state);

create index deed_pledge on deed (tenant_id, pledge_id) where pledge_id is not null;

alter table deed enable row level security;
alter table deed force row level security;

create policy tenant on deed using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Bodies and committees of a unit. Whoever sits there is a number here.
create table residents_body (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('mediation', 'autonomous', 'supervisory', 'owners', 'council')),
  name_en text not null,
  name_zh text not null,
  members integer not null check (members between 1 and 10000),
  formed_on date not null,
  term_until date,
  contact text,
  ended_on date,
  ended_why text,
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (kind <> 'mediation' or members between 3 and 9)
);

comment on column residents_body.contact is 'Where to find it: an office or a duty phone, not a person';

create index residents_body_unit on residents_body (tenant_id, unit_id, kind);

alter table residents_body enable row level security;
alter table residents_body force row level security;

create policy tenant on residents_body using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A joint meeting of a community with those who help it, and what was agreed there.
create table joint_meeting (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  topic text not null,
  minutes text,
  actions jsonb not null default '[]',
  version integer not null check (version > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

comment on column joint_meeting.actions is 'What is to be done, by which organisation or the community itself, until when, and since when it is done';

create index joint_meeting_unit on joint_meeting (tenant_id, unit_id, held_on desc);

alter table joint_meeting enable row level security;
alter table joint_meeting force row level security;

create policy tenant on joint_meeting using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Staffing rules may ask for bodies as well as for posts.
alter table staffing_rule drop constraint staffing_rule_committee_check;

alter table staffing_rule add constraint staffing_rule_committee_check
  check (committee in ('mediation', 'autonomous', 'supervisory', 'owners', 'council'));

alter table staffing_rule drop constraint staffing_rule_measure_check;

alter table staffing_rule add constraint staffing_rule_measure_check
  check (measure in ('posts', 'households', 'residents', 'bodies'));

alter table staffing_rule drop constraint staffing_rule_roles_check;

alter table staffing_rule add constraint staffing_rule_roles_check check (cardinality(roles) > 0 or measure = 'bodies');

alter table staffing_rule add constraint staffing_rule_bodies check (measure <> 'bodies' or committee is not null);

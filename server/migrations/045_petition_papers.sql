-- Papers, objections, hearings and officers who step back.

create table petition_paper (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  kind text not null,
  result text,
  grounds jsonb,
  outcome jsonb,
  remedy jsonb,
  made_at timestamptz not null,
  made_by text,
  body_kind text not null,
  body_id uuid not null,
  document_id uuid,
  document_code text,
  served_way text check (served_way in ('page', 'mail', 'post', 'by_hand', 'read_out')),
  served_at timestamptz,
  served_note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id),
  check ((served_way is null) = (served_at is null))
);

comment on column petition_paper.served_at is 'When it reached the petitioner: their own clocks start here';

create index petition_paper_of on petition_paper (tenant_id, petition_id, made_at);

alter table petition_paper enable row level security;
alter table petition_paper force row level security;

create policy tenant on petition_paper using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table petition_step (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  kind text not null check (kind in ('objection', 'recusal', 'hearing')),
  at timestamptz not null,
  detail jsonb not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, petition_id) references petition (tenant_id, id)
);

comment on table petition_step is 'Objections, requests to step back, hearings, each with its ruling or minutes';

create index petition_step_of on petition_step (tenant_id, petition_id, at);

alter table petition_step enable row level security;
alter table petition_step force row level security;

create policy tenant on petition_step using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

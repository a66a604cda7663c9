-- How long what is kept: what a district chose within the bounds of the software, and what the job ended when.

create table retention_choice (
  tenant_id uuid not null,
  kind text not null,
  days integer not null check (days > 0),
  chosen_at timestamptz not null,
  primary key (tenant_id, kind)
);

comment on table retention_choice is 'Kinds without a row keep the usual time; who chose and why is in the audit';

alter table retention_choice enable row level security;
alter table retention_choice force row level security;

create policy tenant on retention_choice using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table retention_run (
  tenant_id uuid not null,
  kind text not null,
  at timestamptz not null,
  rows integer not null,
  primary key (tenant_id, kind)
);

comment on table retention_run is 'The last run of the job for each kind';

alter table retention_run enable row level security;
alter table retention_run force row level security;

create policy tenant on retention_run using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

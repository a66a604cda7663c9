-- Proposals for rules that a steward put by: a topic at a place, nobody's name.
create table points_proposal_put_by (
  tenant_id uuid not null,
  scheme_id uuid not null,
  category_id uuid not null,
  unit_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, scheme_id, category_id, unit_id),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

alter table points_proposal_put_by enable row level security;
alter table points_proposal_put_by force row level security;

create policy tenant on points_proposal_put_by using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

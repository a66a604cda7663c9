-- When the bodies of a tenant work: opening hours, holidays, make-up workdays. Units, departments and settings name a
-- calendar by its code. Every change is an audit entry with what changed.

create table calendar (
  tenant_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  name_en text not null,
  name_zh text not null,
  definition jsonb not null,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  updated_by text,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

comment on column calendar.definition is 'CalendarDefinition of the contract: zone, hours, dated days';
comment on column calendar.updated_by is 'Account that saved it last; empty for the software itself';

alter table calendar enable row level security;
alter table calendar force row level security;
create policy tenant on calendar
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Where the same complaint piles up: cases that wait, were late or came back, found by topic and place. No row of it is
-- about a person; nobody's name, account or number stands here.

-- Remembers that the body which owes the answer was told, so that it hears once and not every morning.
create table case_concern (
  tenant_id uuid not null,
  category_id uuid not null,
  unit_id uuid not null,
  owes_kind text not null check (owes_kind in ('unit', 'department')),
  owes_id uuid not null,
  told_at timestamptz not null,
  primary key (tenant_id, category_id, unit_id, owes_id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

alter table case_concern enable row level security;

create policy tenant on case_concern using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create index case_troubled on "case" (tenant_id, reported_at)
  where category_id is not null and (open or reopened > 0 or solved is false or merged_into_id is not null or closed_in_time is false);

-- What a party and its mediator say in private. Beside the tenant, the transaction must say who reads (doorstep.reader), and that
-- must be one of the two sides: no role of the application, no administrator, no export and no list reads it otherwise.

create table dispute_private_message (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  party text not null,
  mediator text not null,
  author text not null,
  words text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  check (author in (party, mediator)),
  foreign key (tenant_id, dispute_id) references dispute (tenant_id, id)
);

comment on column dispute_private_message.party is 'party:<id>';
comment on column dispute_private_message.mediator is 'mediator:<id of the appointment>; whoever comes after has another one';

create index dispute_private_message_party on dispute_private_message (tenant_id, dispute_id, party, id);

alter table dispute_private_message enable row level security;
alter table dispute_private_message force row level security;

create policy tenant on dispute_private_message using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create policy sides on dispute_private_message as restrictive
  using (nullif(current_setting('doorstep.reader', true), '') in (party, mediator))
  with check (nullif(current_setting('doorstep.reader', true), '') = author);

-- A mediator's own minutes of a session: theirs alone.
create table dispute_own_minutes (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  session_id uuid not null,
  mediator text not null,
  words text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, session_id, mediator),
  foreign key (tenant_id, dispute_id) references dispute (tenant_id, id)
);

alter table dispute_own_minutes enable row level security;
alter table dispute_own_minutes force row level security;

create policy tenant on dispute_own_minutes using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create policy sides on dispute_own_minutes as restrictive
  using (nullif(current_setting('doorstep.reader', true), '') = mediator);

-- Joint reception: several counters at one table for one visit, one lead, one written reply. And what visitors say afterwards.

create table hall_joint (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  ticket_id uuid not null,
  lead_counter_id uuid not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  due date,
  reply text,
  cases text[] not null default '{}',
  document_id uuid,
  replied_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, ticket_id),
  foreign key (tenant_id, hall_id) references hall (tenant_id, id),
  foreign key (tenant_id, ticket_id) references hall_ticket (tenant_id, id),
  foreign key (tenant_id, lead_counter_id) references hall_counter (tenant_id, id),
  check ((reply is null) = (replied_at is null))
);

comment on column hall_joint.due is 'The day by which the reply is given';

create index hall_joint_hall on hall_joint (tenant_id, hall_id, id);

alter table hall_joint enable row level security;
alter table hall_joint force row level security;

create policy tenant on hall_joint using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table hall_seat (
  tenant_id uuid not null,
  joint_id uuid not null,
  counter_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (tenant_id, joint_id, counter_id),
  foreign key (tenant_id, joint_id) references hall_joint (tenant_id, id),
  foreign key (tenant_id, counter_id) references hall_counter (tenant_id, id)
);

-- A counter sits at one table at a time.
create unique index hall_seat_now on hall_seat (tenant_id, counter_id) where until is null;

alter table hall_seat enable row level security;
alter table hall_seat force row level security;

create policy tenant on hall_seat using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table hall_rating (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  service_id uuid not null,
  ticket_id uuid not null,
  solved boolean not null,
  stars integer not null check (stars between 1 and 5),
  words text,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, ticket_id),
  foreign key (tenant_id, hall_id) references hall (tenant_id, id),
  foreign key (tenant_id, service_id) references hall_service (tenant_id, id),
  foreign key (tenant_id, ticket_id) references hall_ticket (tenant_id, id)
);

comment on table hall_rating is 'Of a visit to a hall and a service, never of whoever sat at the counter';

create index hall_rating_hall on hall_rating (tenant_id, hall_id, at);

alter table hall_rating enable row level security;
alter table hall_rating force row level security;

create policy tenant on hall_rating using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

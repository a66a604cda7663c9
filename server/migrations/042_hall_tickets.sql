-- Tickets of the hall: who walks in and who comes by appointment, in one queue. A name is never needed.

create table hall_ticket (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  service_id uuid not null,
  first_service_id uuid not null,
  day date not null,
  number text,
  kind text not null check (kind in ('walk_in', 'appointment')),
  state text not null check (state in ('booked', 'waiting', 'called', 'serving', 'done', 'no_show', 'left', 'cancelled')),
  priority boolean not null,
  place timestamptz,
  in_window boolean not null default false,
  passed integer not null default 0 check (passed >= 0),
  slot_at timestamptz,
  taken_at timestamptz not null,
  arrived_at timestamptz,
  first_place timestamptz,
  first_called_at timestamptz,
  called_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  counter_id uuid,
  only_counter_id uuid,
  hold_until timestamptz,
  held integer not null default 0,
  calls integer not null default 0,
  transfers integer not null default 0,
  undo text check (undo in ('called', 'serving')),
  code_hash text not null,
  name text,
  phone text,
  account_id text,
  note text,
  cases text[] not null default '{}',
  erased_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, hall_id) references hall (tenant_id, id),
  foreign key (tenant_id, service_id) references hall_service (tenant_id, id),
  foreign key (tenant_id, first_service_id) references hall_service (tenant_id, id),
  foreign key (tenant_id, counter_id) references hall_counter (tenant_id, id),
  foreign key (tenant_id, only_counter_id) references hall_counter (tenant_id, id),
  check (state <> 'waiting' or place is not null),
  check (state not in ('called', 'serving') or counter_id is not null)
);

comment on column hall_ticket.priority is 'Taken at the person''s word. Why, and what would prove it, is kept nowhere';
comment on column hall_ticket.place is 'The place earned by arriving; kept when somebody is sent on';
comment on column hall_ticket.in_window is 'An appointment that came in its window';
comment on column hall_ticket.passed is 'How many with a later place were called before';
comment on column hall_ticket.undo is 'What it was before it was ended, for the few minutes in which that can be taken back';

create index hall_ticket_day on hall_ticket (tenant_id, hall_id, day, state);

create index hall_ticket_slot on hall_ticket (tenant_id, service_id, slot_at) where slot_at is not null;

create index hall_ticket_account on hall_ticket (tenant_id, account_id) where account_id is not null;

-- A counter has one visitor at a time.
create unique index hall_ticket_at_counter on hall_ticket (tenant_id, counter_id) where state in ('called', 'serving');

create index hall_ticket_unerased on hall_ticket (tenant_id, day) where erased_at is null;

alter table hall_ticket enable row level security;
alter table hall_ticket force row level security;

create policy tenant on hall_ticket using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The last number of each letter and day.
create table hall_number (
  tenant_id uuid not null,
  hall_id uuid not null,
  day date not null,
  letter text not null,
  last integer not null check (last > 0),
  primary key (tenant_id, hall_id, day, letter),
  foreign key (tenant_id, hall_id) references hall (tenant_id, id)
);

alter table hall_number enable row level security;
alter table hall_number force row level security;

create policy tenant on hall_number using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

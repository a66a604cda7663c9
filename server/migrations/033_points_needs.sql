-- Pledges to a neighbour's need: a drive that a scheme's steward opens, for goods at a station or for help. Nothing here says who
-- the neighbour is, and nobody reads who pledged.

create table points_need (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  title_en text not null,
  title_zh text not null,
  about_en text not null,
  about_zh text not null,
  target integer not null check (target > 0),
  last_day date not null,
  good_id uuid,
  station_id uuid,
  quantity integer check (quantity > 0),
  state text not null check (state in ('open', 'met', 'withdrawn', 'not_met')),
  opened_at timestamptz not null,
  ended_at timestamptz,
  why text,
  order_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id),
  foreign key (tenant_id, good_id) references points_good (tenant_id, id),
  foreign key (tenant_id, station_id) references station (tenant_id, id),
  foreign key (tenant_id, order_id) references points_order (tenant_id, id),
  check ((good_id is null) = (station_id is null) and (good_id is null) = (quantity is null))
);

comment on column points_need.good_id is 'What it pays for; null: help, as its words say';
comment on column points_need.order_id is 'The order that was made of it once it was met';

create index points_need_scheme on points_need (tenant_id, scheme_id, state, id);

create index points_need_good on points_need (tenant_id, good_id) where good_id is not null;

create index points_need_station on points_need (tenant_id, station_id) where station_id is not null;

create index points_need_order on points_need (tenant_id, order_id) where order_id is not null;

alter table points_need enable row level security;
alter table points_need force row level security;

create policy tenant on points_need using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table points_pledge (
  tenant_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  account_id uuid not null,
  entry_id uuid not null,
  points integer not null check (points > 0),
  at timestamptz not null,
  back_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, entry_id),
  foreign key (tenant_id, need_id) references points_need (tenant_id, id),
  foreign key (tenant_id, account_id) references points_account (tenant_id, id),
  foreign key (tenant_id, entry_id) references points_entry (tenant_id, id)
);

comment on column points_pledge.account_id is 'The account of points; nothing here says whose it is';
comment on column points_pledge.back_at is 'When it was given back';

create index points_pledge_need on points_pledge (tenant_id, need_id);

create index points_pledge_person on points_pledge (tenant_id, account_id, need_id);

alter table points_pledge enable row level security;
alter table points_pledge force row level security;

create policy tenant on points_pledge using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

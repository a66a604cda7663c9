-- What points are good for: goods of a scheme, their stock at stations with its book, and orders, which keep points and stock
-- until they are picked up.

create table points_good (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  name_en text not null,
  name_zh text not null,
  about_en text not null,
  about_zh text not null,
  points integer not null check (points > 0),
  per_person integer check (per_person > 0),
  given_by text,
  ended_at timestamptz,
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, scheme_id) references points_scheme (tenant_id, id)
);

comment on column points_good.per_person is 'How many one person may have ever; null: no limit';
comment on column points_good.given_by is 'Merchant or organisation that gives it; null: the scheme itself';

create index points_good_scheme on points_good (tenant_id, scheme_id);

alter table points_good enable row level security;
alter table points_good force row level security;

create policy tenant on points_good using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table points_stock (
  tenant_id uuid not null,
  good_id uuid not null,
  station_id uuid not null,
  on_hand integer not null check (on_hand >= 0),
  held integer not null check (held >= 0),
  primary key (tenant_id, good_id, station_id),
  foreign key (tenant_id, good_id) references points_good (tenant_id, id),
  foreign key (tenant_id, station_id) references station (tenant_id, id),
  constraint points_stock_held_is_there check (on_hand >= held)
);

comment on column points_stock.held is 'Kept for orders that wait; still on the shelf';

create index points_stock_station on points_stock (tenant_id, station_id);

alter table points_stock enable row level security;
alter table points_stock force row level security;

create policy tenant on points_stock using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table points_order (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  good_id uuid not null,
  station_id uuid not null,
  quantity integer not null check (quantity > 0),
  points integer not null check (points > 0),
  hold_id uuid not null,
  post_entry_id uuid,
  code_hash text not null,
  state text not null check (state in ('waiting', 'picked_up', 'cancelled', 'lapsed', 'refunded')),
  ordered_at timestamptz not null,
  pick_up_by timestamptz not null,
  ended_at timestamptz,
  refunded integer not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, hold_id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, good_id, station_id) references points_stock (tenant_id, good_id, station_id),
  foreign key (tenant_id, hold_id) references points_entry (tenant_id, id),
  foreign key (tenant_id, post_entry_id) references points_entry (tenant_id, id),
  check (refunded between 0 and quantity)
);

comment on column points_order.code_hash is 'Hash of the code that is shown at the till; the code itself is made from the secret of the installation';

create index points_order_person on points_order (tenant_id, account_id, id);

create index points_order_station on points_order (tenant_id, station_id, state, id);

create index points_order_good on points_order (tenant_id, good_id, account_id);

alter table points_order enable row level security;
alter table points_order force row level security;

create policy tenant on points_order using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The stock book: everything that came to a shelf or left it.
create table points_stock_move (
  tenant_id uuid not null,
  id uuid not null,
  good_id uuid not null,
  station_id uuid not null,
  kind text not null check (kind in ('received', 'counted', 'picked_up', 'returned')),
  delta integer not null,
  order_id uuid,
  words text,
  at timestamptz not null,
  post_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, good_id, station_id) references points_stock (tenant_id, good_id, station_id),
  foreign key (tenant_id, order_id) references points_order (tenant_id, id),
  check (delta <> 0 or kind = 'counted'),
  check ((kind in ('picked_up', 'returned')) = (order_id is not null))
);

comment on table points_stock_move is 'append-only: the stock book of stations';
comment on column points_stock_move.delta is 'counted: the variance, what was found less what the book said';

create index points_stock_move_stock on points_stock_move (tenant_id, good_id, station_id, id);

alter table points_stock_move enable row level security;
alter table points_stock_move force row level security;

create policy tenant on points_stock_move using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

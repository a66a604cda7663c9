-- The ledger of merit points and of volunteer hours: double entry, whole numbers (points; minutes for hours), entries that are
-- never changed. Counters and lots can be made anew from the entries at any time (`doorstep verify points`).

-- Whoever can have points: a person (by account), a household, a scheme that gives them out, a station that takes them in, the
-- pool of pledges to a neighbour's need, and where expired points go. Only a scheme may stand below zero: it is where points
-- come from.
create table points_account (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'household', 'scheme', 'station', 'expiry', 'pledge')),
  unit text not null check (unit in ('point', 'hour')),
  owner text not null,
  posted_debits bigint not null default 0 check (posted_debits >= 0),
  posted_credits bigint not null default 0 check (posted_credits >= 0),
  pending_debits bigint not null default 0 check (pending_debits >= 0),
  pending_credits bigint not null default 0 check (pending_credits >= 0),
  opened_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, unit, owner),
  constraint points_account_never_below_zero check (kind = 'scheme' or posted_credits - posted_debits - pending_debits >= 0),
  constraint points_account_hours_are_earned check (unit = 'point' or (kind in ('person', 'scheme') and pending_debits = 0 and pending_credits = 0))
);

comment on column points_account.owner is 'Account of a person, id of a household, scheme or station; a made-up word once a person was erased';
comment on column points_account.unit is 'hour: counted in minutes; spending never touches it';

alter table points_account enable row level security;
alter table points_account force row level security;

create policy tenant on points_account using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What happened, one line each: a transfer; a hold, and the one line that ends it (post: all or part of it goes over, the rest
-- comes back; void: given up; lapse: its time was over).
create table points_entry (
  tenant_id uuid not null,
  id uuid not null,
  type text not null check (type in ('transfer', 'hold', 'post', 'void', 'lapse')),
  purpose text not null check (purpose in ('grant', 'gift', 'pledge', 'order', 'expiry', 'correction', 'refund')),
  unit text not null check (unit in ('point', 'hour')),
  debit_id uuid not null,
  credit_id uuid not null,
  amount bigint not null check (amount > 0),
  hold_id uuid,
  about_id uuid,
  expires_at timestamptz,
  key text not null check (length(key) between 1 and 200),
  content_hash text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, debit_id) references points_account (tenant_id, id),
  foreign key (tenant_id, credit_id) references points_account (tenant_id, id),
  foreign key (tenant_id, hold_id) references points_entry (tenant_id, id),
  foreign key (tenant_id, about_id) references points_entry (tenant_id, id),
  check (debit_id <> credit_id),
  check ((type in ('post', 'void', 'lapse')) = (hold_id is not null)),
  check ((type = 'hold') = (expires_at is not null)),
  check ((purpose in ('correction', 'refund')) = (about_id is not null)),
  check (unit = 'point' or (type = 'transfer' and purpose in ('grant', 'correction')))
);

comment on table points_entry is 'append-only: the ledger of points and hours';
comment on column points_entry.about_id is 'The entry that a correction or a refund answers';
comment on column points_entry.content_hash is 'Hash of what the entry says: the same key with other content is refused';

create unique index points_entry_resolves on points_entry (tenant_id, hold_id) where hold_id is not null;

create index points_entry_about on points_entry (tenant_id, about_id) where about_id is not null;

create index points_entry_debit on points_entry (tenant_id, debit_id, id);

create index points_entry_credit on points_entry (tenant_id, credit_id, id);

alter table points_entry enable row level security;
alter table points_entry force row level security;

create policy tenant on points_entry using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Holds that nothing has ended yet; the row goes when the hold ends.
create table points_hold (
  tenant_id uuid not null,
  id uuid not null,
  debit_id uuid not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references points_entry (tenant_id, id)
);

create index points_hold_expires on points_hold (tenant_id, expires_at);

create index points_hold_debit on points_hold (tenant_id, debit_id);

alter table points_hold enable row level security;
alter table points_hold force row level security;

create policy tenant on points_hold using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Points that came together and expire together.
create table points_lot (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  entry_id uuid not null,
  amount bigint not null check (amount > 0),
  remaining bigint not null,
  expires_at timestamptz not null,
  noticed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references points_account (tenant_id, id),
  foreign key (tenant_id, entry_id) references points_entry (tenant_id, id),
  check (remaining between 0 and amount)
);

comment on column points_lot.entry_id is 'The entry it came with';
comment on column points_lot.noticed_at is 'When its owner was told that it expires soon';

create index points_lot_account on points_lot (tenant_id, account_id, expires_at, id) where remaining > 0;

create index points_lot_expires on points_lot (tenant_id, expires_at) where remaining > 0;

create index points_lot_entry on points_lot (tenant_id, entry_id);

alter table points_lot enable row level security;
alter table points_lot force row level security;

create policy tenant on points_lot using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Which lots an entry took from (below zero) and gave to.
create table points_lot_move (
  tenant_id uuid not null,
  entry_id uuid not null,
  lot_id uuid not null,
  for_lot_id uuid not null,
  delta bigint not null check (delta <> 0),
  primary key (tenant_id, entry_id, lot_id, for_lot_id),
  foreign key (tenant_id, entry_id) references points_entry (tenant_id, id),
  foreign key (tenant_id, lot_id) references points_lot (tenant_id, id),
  foreign key (tenant_id, for_lot_id) references points_lot (tenant_id, id)
);

comment on table points_lot_move is 'append-only: how entries were split over lots';
comment on column points_lot_move.for_lot_id is 'The lot that had been taken from; differs from lot_id where it had expired when the points came back, or where they went to somebody else';

create index points_lot_move_lot on points_lot_move (tenant_id, lot_id);

create index points_lot_move_for on points_lot_move (tenant_id, for_lot_id);

alter table points_lot_move enable row level security;
alter table points_lot_move force row level security;

create policy tenant on points_lot_move using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

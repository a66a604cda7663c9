-- What a scheme settles for itself beside its caps: how long orders wait, and what its steward wants to have listed for a look.
-- And the ways by which reports of a month find their lines among millions.

alter table points_scheme
  add column pick_up_days integer not null default 7 check (pick_up_days between 1 and 60),
  add column review_days integer not null default 90 check (review_days between 7 and 366),
  add column review_pair integer not null default 3 check (review_pair between 2 and 1000),
  add column review_share integer not null default 50 check (review_share between 1 and 100),
  add column review_burst integer not null default 20 check (review_burst between 2 and 1000);

comment on column points_scheme.pick_up_days is 'Days for which orders of its goods wait';
comment on column points_scheme.review_pair is 'Approvals in each direction before two who approve each other are listed';
comment on column points_scheme.review_share is 'Percent of what each approved that is the other''s';
comment on column points_scheme.review_burst is 'Approvals by one person within an hour';

create index points_good_price on points_good (tenant_id, points, id);

create index points_entry_given on points_entry (tenant_id, debit_id, at) include (amount) where purpose = 'grant';

create index points_entry_put_right on points_entry (tenant_id, credit_id, at) include (amount) where purpose = 'correction';

create index points_entry_expired on points_entry (tenant_id, at) where purpose = 'expiry';

create index points_entry_refunded on points_entry (tenant_id, at) where purpose = 'refund';

create index points_order_ended on points_order (tenant_id, good_id, ended_at) where ended_at is not null;

create index points_order_posted on points_order (tenant_id, post_entry_id) where post_entry_id is not null;

create index points_stock_move_at on points_stock_move (tenant_id, good_id, at);

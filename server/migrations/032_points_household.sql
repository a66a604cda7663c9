-- Households for points: people who agreed with each other to give each other points. Nobody else reads them, no row comes from
-- an address, a register or a family book, and whoever leaves leaves nothing behind.

create table points_household (
  tenant_id uuid not null,
  id uuid not null,
  opened_at timestamptz not null,
  primary key (tenant_id, id)
);

alter table points_household enable row level security;
alter table points_household force row level security;

create policy tenant on points_household using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The row goes when somebody leaves.
create table points_household_member (
  tenant_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  account_id text not null,
  name text not null check (length(name) between 1 and 40),
  joined_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id),
  foreign key (tenant_id, household_id) references points_household (tenant_id, id)
);

comment on column points_household_member.name is 'What the others of the household call them; their own choice';

create index points_household_member_household on points_household_member (tenant_id, household_id);

alter table points_household_member enable row level security;
alter table points_household_member force row level security;

create policy tenant on points_household_member using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The row goes when somebody has come, when it is taken back, or when its time is over.
create table points_household_invite (
  tenant_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  member_id uuid not null,
  code_hash text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, household_id) references points_household (tenant_id, id),
  foreign key (tenant_id, member_id) references points_household_member (tenant_id, id)
);

comment on column points_household_invite.code_hash is 'Hash of the code; the code itself is made from the secret of the installation';

create index points_household_invite_household on points_household_invite (tenant_id, household_id);

create index points_household_invite_member on points_household_invite (tenant_id, member_id);

alter table points_household_invite enable row level security;
alter table points_household_invite force row level security;

create policy tenant on points_household_invite using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Beside a line of the ledger that was a gift: the names the two had agreed to show. A name goes when its person is erased.
create table points_gift (
  tenant_id uuid not null,
  id uuid not null,
  giver_id uuid not null,
  receiver_id uuid not null,
  giver_name text,
  receiver_name text,
  points integer not null check (points > 0),
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references points_entry (tenant_id, id),
  foreign key (tenant_id, giver_id) references points_account (tenant_id, id),
  foreign key (tenant_id, receiver_id) references points_account (tenant_id, id)
);

comment on column points_gift.id is 'The line of the ledger';

create index points_gift_giver on points_gift (tenant_id, giver_id, at);

create index points_gift_receiver on points_gift (tenant_id, receiver_id);

alter table points_gift enable row level security;
alter table points_gift force row level security;

create policy tenant on points_gift using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

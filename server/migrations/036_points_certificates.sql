-- Certificates of verified hours or of a star, found by a hash of their code; and who wants to be on which board.

create table points_certificate (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  code_hash text not null,
  name text not null,
  minutes bigint not null check (minutes > 0),
  grade integer check (grade > 0),
  hours integer check (hours > 0),
  until_day date not null,
  issued_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, code_hash),
  check ((grade is null) = (hours is null))
);

comment on column points_certificate.name is 'As printed';
comment on column points_certificate.minutes is 'Verified until issued_at; what was put right since is counted anew whenever somebody verifies it';

create index points_certificate_account on points_certificate (tenant_id, account_id, id);

alter table points_certificate enable row level security;
alter table points_certificate force row level security;

create policy tenant on points_certificate using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table points_board_seat (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  kind text not null check (kind in ('station', 'team')),
  place_id uuid not null,
  name text not null,
  joined_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, place_id, account_id)
);

comment on table points_board_seat is 'Whoever leaves a board leaves no row';

create index points_board_seat_account on points_board_seat (tenant_id, account_id);

alter table points_board_seat enable row level security;
alter table points_board_seat force row level security;

create policy tenant on points_board_seat using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

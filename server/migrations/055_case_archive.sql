-- Cases that ended years ago leave the tables of daily work for files, and can be looked up there and come back.

-- After how many years without a word an ended case goes. No row or null: never.
create table case_archive_choice (
  tenant_id uuid not null,
  years smallint check (years between 1 and 10),
  chosen_at timestamptz not null,
  ran_at timestamptz,
  primary key (tenant_id)
);

alter table case_archive_choice enable row level security;

create policy tenant on case_archive_choice using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One row a case in the archive: what finds it, what figures count, and the key without which its part of the file is noise.
create table case_archive (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  lifecycle text not null,
  state text not null,
  version integer not null,
  head text not null,
  category_id uuid,
  unit_id uuid,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  microgrid_id uuid,
  holder_kind text not null,
  holder_id uuid not null,
  found_by_staff boolean not null,
  confidential boolean not null,
  reported_at timestamptz not null,
  handled_at timestamptz,
  closed_at timestamptz,
  ended_at timestamptz not null,
  handle_due_at timestamptz,
  closed_in_time boolean,
  raised smallint not null,
  rework smallint not null,
  reopened smallint not null,
  satisfaction smallint,
  parent_id uuid,
  merged_into_id uuid,
  counted jsonb not null,
  counts_until timestamptz not null,
  file_id uuid not null,
  file_at integer not null,
  file_length integer not null,
  digest text not null,
  key text not null,
  archived_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);

comment on table case_archive is 'append-only: where archived cases are; only case_archive_return takes a row away, when the case is back';
comment on column case_archive.ended_at is 'When it closed, or ended otherwise';
comment on column case_archive.counted is 'Clocks, orders and invitations as figures count them';
comment on column case_archive.counts_until is 'The last instant of it that a figure may ask for';
comment on column case_archive.digest is 'SHA-256 of the sealed bytes in the file';
comment on column case_archive.key is 'Opens the sealed bytes; it stands nowhere else';

create index case_archive_ended on case_archive (tenant_id, ended_at, id);

create index case_archive_street on case_archive (tenant_id, street_id, ended_at, id);

create index case_archive_community on case_archive (tenant_id, community_id, ended_at, id);

create index case_archive_grid on case_archive (tenant_id, grid_id, ended_at, id);

create index case_archive_counts on case_archive (tenant_id, counts_until);

create index case_archive_file on case_archive (tenant_id, file_id);

create index case_archive_parent on case_archive (tenant_id, parent_id) where parent_id is not null;

create index case_archive_merged on case_archive (tenant_id, merged_into_id) where merged_into_id is not null;

alter table case_archive enable row level security;

create policy tenant on case_archive using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Who brought an archived case and who follows it: a key each. Whoever deletes the row has erased the person from the file.
create table case_archive_person (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('reporter', 'follower')),
  account_id text,
  secret_hash text,
  key text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references case_archive (tenant_id, id)
);

comment on table case_archive_person is 'Erased by deleting the row: what the file holds of the person can never be opened again';

create index case_archive_person_case on case_archive_person (tenant_id, case_id);

create index case_archive_person_account on case_archive_person (tenant_id, account_id, case_id) where account_id is not null;

alter table case_archive_person enable row level security;

create policy tenant on case_archive_person using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Cases that were brought back stay for a while, whatever their last word says.
create table case_archive_returned (
  tenant_id uuid not null,
  id uuid not null,
  returned_at timestamptz not null,
  primary key (tenant_id, id)
);

alter table case_archive_returned enable row level security;

create policy tenant on case_archive_returned using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A case that goes asks whether another one or a follower still refers to it.
create index case_merged_into on "case" (tenant_id, merged_into_id) where merged_into_id is not null;

create index case_follower_case on case_follower (tenant_id, case_id);

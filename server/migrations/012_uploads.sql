-- A file on its way in pieces: what has come lies in storage, this row says how far it is and whose it is.
create table upload (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  name text not null,
  size bigint not null check (size > 0),
  sha256 text,
  received bigint not null default 0 check (received >= 0 and received <= size),
  parts integer[] not null default '{}',
  file_id uuid,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  primary key (tenant_id, id)
);

comment on column upload.id is 'Made on the device that sends, so that it finds its upload again after a lost answer';
comment on column upload.sha256 is 'Of the whole as the device has it; empty where a browser can''t say';
comment on column upload.parts is 'Lengths of the pieces in storage, in order; their sum is received';
comment on column upload.file_id is 'The file it became; empty while bytes are missing';

create index upload_unfinished on upload (tenant_id, account_id) where file_id is null;
create index upload_touched on upload (tenant_id, touched_at);

alter table upload enable row level security;
alter table upload force row level security;
create policy tenant on upload
  using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Documents: agreements, notices, replies. Frozen when issued; one that is put right is replaced, never changed.

create table document (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  kind text not null,
  owner_kind text not null,
  owner_id uuid not null,
  replaces_id uuid,
  content jsonb not null,
  hash text not null,
  issued_at timestamptz not null,
  issued_by text,
  post_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, replaces_id) references document (tenant_id, id)
);

comment on table document is 'append-only: papers as they were issued';
comment on column document.hash is 'SHA-256, hex, over code, kind, owner, what it replaces, instant and content';

create index document_owner on document (tenant_id, owner_kind, owner_id, id);

-- A document is replaced once: the chain has one end.
create unique index document_replaces on document (tenant_id, replaces_id) where replaces_id is not null;

alter table document enable row level security;
alter table document force row level security;

create policy tenant on document using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What desks keep for themselves: lists shared by a department too, their order, and hand-over notes between shifts.

alter table saved_view add column shared_department_id uuid;

alter table saved_view add column editors text not null default 'owner' check (editors in ('owner', 'desk'));

alter table saved_view add foreign key (tenant_id, shared_department_id) references department (tenant_id, id);

create index saved_view_shared_department on saved_view (tenant_id, shared_department_id) where shared_department_id is not null;

-- How one account orders the lists it sees, and which of them opens first. Ids of lists that are gone are passed over.
create table saved_view_order (
  tenant_id uuid not null,
  account_id text not null,
  view_ids uuid[] not null,
  standard_id uuid,
  primary key (tenant_id, account_id)
);

alter table saved_view_order enable row level security;

create policy tenant on saved_view_order using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What one shift tells the next. The post that wrote it, never how anybody worked: there is no column for that.
create table shift_note (
  tenant_id uuid not null,
  id uuid not null,
  body_kind text not null check (body_kind in ('unit', 'department')),
  body_id uuid not null,
  written_at timestamptz not null,
  until timestamptz not null,
  post_id uuid not null,
  role text not null,
  text text not null,
  detail jsonb not null,
  primary key (tenant_id, id)
);

comment on table shift_note is 'append-only: what one shift of a desk told the next';

comment on column shift_note.detail is 'Counts, and number, state and due time of the cases it names, as they were';

create index shift_note_body on shift_note (tenant_id, body_id, id);

alter table shift_note enable row level security;

create policy tenant on shift_note using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table shift_note_taken (
  tenant_id uuid not null,
  note_id uuid not null,
  at timestamptz not null,
  post_id uuid not null,
  role text not null,
  primary key (tenant_id, note_id),
  foreign key (tenant_id, note_id) references shift_note (tenant_id, id)
);

comment on table shift_note_taken is 'append-only: who took a hand-over note';

alter table shift_note_taken enable row level security;

create policy tenant on shift_note_taken using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Work given to posts: without it the list "to move now" of somebody with own work walks every open case.
create index case_open_handler on "case" (tenant_id, handler_post_id, due_at, id) where open and handler_post_id is not null;

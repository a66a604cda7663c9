-- What residents do around a deliberation: sign up, ask before it, object to its minutes.

create table deliberation_sign_up (
  tenant_id uuid not null,
  id uuid not null,
  deliberation_id uuid not null,
  wish text not null check (wish in ('attend', 'speak')),
  name text,
  phone text,
  mail text,
  hear_back text not null check (hear_back in ('none', 'mail', 'sms')),
  locale text not null,
  account_id text,
  secret_hash text not null,
  here boolean not null default false,
  at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, deliberation_id) references deliberation (tenant_id, id)
);

comment on table deliberation_sign_up is 'Deleted 30 days after the session: nobody''s attendance is kept over time';

create index deliberation_sign_up_of on deliberation_sign_up (tenant_id, deliberation_id, at, id);

create unique index deliberation_sign_up_once on deliberation_sign_up (tenant_id, deliberation_id, account_id)
  where account_id is not null and withdrawn_at is null;

create index deliberation_sign_up_account on deliberation_sign_up (tenant_id, account_id) where account_id is not null;

alter table deliberation_sign_up enable row level security;
alter table deliberation_sign_up force row level security;

create policy tenant on deliberation_sign_up using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table deliberation_word (
  tenant_id uuid not null,
  id uuid not null,
  deliberation_id uuid not null,
  kind text not null check (kind in ('question', 'objection')),
  text text not null,
  at timestamptz not null,
  left_out text,
  answer text,
  upheld boolean,
  answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, deliberation_id) references deliberation (tenant_id, id)
);

comment on table deliberation_word is 'Questions and objections; nothing says who wrote them';

create index deliberation_word_of on deliberation_word (tenant_id, deliberation_id, kind, at, id);

alter table deliberation_word enable row level security;
alter table deliberation_word force row level security;

create policy tenant on deliberation_word using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

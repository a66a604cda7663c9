-- Identity: accounts and how they are proven (schema auth, for the whole installation), and what a tenant keeps about them.
-- Tables and columns of schema auth follow the sign-in library's model, in snake case; auth."user" is what we call an account.

create schema auth;

-- An account: a way to sign in. One person, one account, on the whole installation. It gives no right by itself.
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  phone_number text unique,
  phone_number_verified boolean not null default false,
  two_factor_enabled boolean not null default false,
  erased_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

comment on column auth."user".erased_at is 'Set once the person asked for erasure: the row is then a tombstone without identity';

-- A browser or app somebody is signed in with.
create table auth.session (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  acting_posts jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null
);

comment on column auth.session.acting_posts is 'The post chosen to act as, by tenant id; none: all posts count';

create index session_of_user on auth.session (user_id);

create index session_expires on auth.session (expires_at);

-- A proof an account can sign in with: a password, or a subject at an identity provider.
create table auth.account (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index account_user on auth.account (user_id);

create unique index account_subject on auth.account (provider_id, account_id);

-- One-time codes, states and challenges that wait for their answer.
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index verification_identifier on auth.verification (identifier);

create index verification_expires on auth.verification (expires_at);

create table auth.two_factor (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

create index two_factor_user on auth.two_factor (user_id);

create table auth.passkey (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);

create index passkey_user on auth.passkey (user_id);

-- Counts calls per address and path, shared by all processes. last_request: milliseconds since 1970.
create table auth.rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request double precision not null
);

-- When a code went to a destination; destination is a keyed hash, so that the table tells nobody's number.
create table auth.code_sent (
  destination text not null,
  sent_at timestamptz not null,
  primary key (destination, sent_at)
);

create index code_sent_at on auth.code_sent (sent_at);

-- A key for programs that act for one post. Only its hash is kept; it can do what the post can, and ends with it.
create table api_token (
  tenant_id uuid not null,
  id uuid not null,
  hash text not null,
  hint text not null,
  name text not null,
  post_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_on date,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, hash),
  foreign key (tenant_id, post_id) references post (tenant_id, id)
);

comment on column api_token.hint is 'Last four characters, so that a person can tell tokens apart';

create index api_token_post on api_token (tenant_id, post_id);

alter table api_token enable row level security;

create policy tenant on api_token using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Consent as a record: purpose, text shown, version, when, by whom, until when, withdrawn when.
create table consent (
  tenant_id uuid not null,
  id uuid not null,
  account_id text,
  subject_kind text not null,
  subject_id text not null,
  purpose text not null,
  version text not null,
  locale text not null,
  text_shown text not null,
  given_at timestamptz not null,
  given_by text not null check (given_by in ('self', 'guardian', 'on_behalf')),
  until timestamptz,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  check (until is null or until > given_at),
  check (withdrawn_at is null or withdrawn_at >= given_at)
);

comment on column consent.account_id is 'The account of the person who consents, where there is one';

comment on column consent.subject_kind is 'What the consent hangs on, such as case or account';

create index consent_subject on consent (tenant_id, subject_kind, subject_id, purpose);

create index consent_account on consent (tenant_id, account_id) where account_id is not null;

alter table consent enable row level security;

create policy tenant on consent using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- The roles of a demo tenant that anyone may step into. Empty everywhere else.
create table demo_role (
  tenant_id uuid not null,
  key text not null,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  role text,
  place_en text not null,
  place_zh text not null,
  account_id text not null,
  primary key (tenant_id, key)
);

comment on column demo_role.role is 'The role of the post; null: a resident';

alter table demo_role enable row level security;

create policy tenant on demo_role using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- Notices: what each person hears of, the messages that carry it outside, and the bulletins a desk puts up for a place.

-- One thing one person hears of, once: person × event. `person_key` is `account:<id>`, or for people without an account a
-- keyed hash of where they are reached, or the case itself. `facts` fills the texts.
create table notice (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  event_key text not null,
  event text not null,
  audience text not null,
  matter_kind text,
  matter_id uuid,
  number text,
  danger boolean not null default false,
  facts jsonb not null,
  locale text not null,
  at timestamptz not null,
  read_at timestamptz,
  delivery_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, person_key, event_key)
);

comment on column notice.event_key is 'Event, matter and place in its timeline: the same told twice is one notice';

create index notice_inbox on notice (tenant_id, person_key, id);

create index notice_unread on notice (tenant_id, person_key, id) where read_at is null;

create index notice_matter on notice (tenant_id, matter_id, person_key) where matter_id is not null;

create index notice_delivery_id on notice (tenant_id, delivery_id) where delivery_id is not null;

create index notice_age on notice (tenant_id, at);

alter table notice enable row level security;

create policy tenant on notice using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- One message on its way to one person: one notice, or several gathered. The address stands here only until the message
-- has gone; the log keeps the masked one.
create table notice_delivery (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  channel text not null,
  fallback text[] not null default '{}',
  ways jsonb,
  masked text not null,
  locale text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'skipped')),
  gathers boolean not null default false,
  attempts smallint not null default 0,
  reason text,
  created_at timestamptz not null,
  due_at timestamptz,
  claimed_at timestamptz,
  sent_at timestamptz,
  primary key (tenant_id, id)
);

comment on column notice_delivery.ways is 'Addresses by channel; taken away once the message has gone, or a week after it was given up';

comment on column notice_delivery.gathers is 'Further notices of the same person may still join it';

-- At most one message of a person gathers at a time, however many processes take in events.
create unique index notice_delivery_gathers on notice_delivery (tenant_id, person_key, channel, fallback) where gathers;

create index notice_delivery_due on notice_delivery (tenant_id, due_at) where due_at is not null;

create index notice_delivery_log on notice_delivery (tenant_id, id desc);

create index notice_delivery_age on notice_delivery (tenant_id, created_at);

alter table notice_delivery enable row level security;

create policy tenant on notice_delivery using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What a person wishes: quiet hours, order of ways, what is switched off. Also where a stop link has been used.
create table notice_preference (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  quiet jsonb,
  ways text[] not null default '{}',
  choices jsonb not null default '[]',
  locale text,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_key)
);

alter table notice_preference enable row level security;

create policy tenant on notice_preference using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A browser that wants messages, for one person.
create table push_subscription (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  locale text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_key, endpoint)
);

create index push_subscription_endpoint on push_subscription (tenant_id, endpoint);

alter table push_subscription enable row level security;

create policy tenant on push_subscription using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A tenant's own words for a notice, instead of the standard ones.
create table notice_text (
  tenant_id uuid not null,
  id uuid not null,
  event text not null,
  audience text not null,
  channel text not null,
  words jsonb not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, event, audience, channel)
);

alter table notice_text enable row level security;

create policy tenant on notice_text using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table notice_setting (
  tenant_id uuid not null,
  id uuid not null,
  body jsonb not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id)
);

comment on table notice_setting is 'Quiet hours, gathering and retention: one row per tenant, whose id is that of the tenant';

alter table notice_setting enable row level security;

create policy tenant on notice_setting using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- A gateway for text messages or chat. Its secrets are made from the installation's secret and `generation`: none is kept.
create table notice_webhook (
  tenant_id uuid not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'chat')),
  name text not null,
  url text not null,
  active boolean not null,
  generation integer not null default 1,
  previous_until timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);

alter table notice_webhook enable row level security;

create policy tenant on notice_webhook using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

-- What a desk tells everybody in a place, from one moment until another.
create table bulletin (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  title_en text not null,
  title_zh text not null,
  text_en text not null,
  text_zh text not null,
  important boolean not null,
  shown_from timestamptz not null,
  shown_until timestamptz not null,
  published_at timestamptz not null,
  post_id uuid,
  taken_down_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (shown_until > shown_from)
);

create index bulletin_unit on bulletin (tenant_id, unit_id, shown_until) where taken_down_at is null;

alter table bulletin enable row level security;

create policy tenant on bulletin using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

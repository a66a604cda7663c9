-- Suggestions of a category, learnt from the tenant's own accepted cases. No text and no reporter is kept here: only words that
-- many reporters used, with weights, and how well they did.

-- Each training that gave something. The newest is the one in use; the bodies of older ones are emptied.
create table suggestion_model (
  tenant_id uuid not null,
  version integer not null,
  trained_at timestamptz not null,
  learnt_until timestamptz not null,
  cases integer not null,
  figures jsonb not null,
  practice jsonb,
  body bytea,
  primary key (tenant_id, version)
);

comment on column suggestion_model.learnt_until is 'Cases accepted after this instant have no part in it';

comment on column suggestion_model.practice is 'How often it was right on cases accepted while it was in use, in sums only';

alter table suggestion_model enable row level security;

create policy tenant on suggestion_model using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

create table suggestion_setting (
  tenant_id uuid not null,
  enabled boolean not null default true,
  asked_at timestamptz,
  tried_at timestamptz,
  outcome text,
  primary key (tenant_id)
);

comment on column suggestion_setting.outcome is 'How the last training ended: trained, too_few, failed';

alter table suggestion_setting enable row level security;

create policy tenant on suggestion_setting using (tenant_id = nullif(current_setting('doorstep.tenant', true), '')::uuid);

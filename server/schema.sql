-- The database after all migrations. Written by tools/schema.mjs; to change it, write a migration.

table api_token (
  tenant_id uuid not null,
  id uuid not null,
  hash text not null,
  hint text not null,
  name text not null,
  post_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_on date,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (tenant_id, id),
  constraint api_token_tenant_id_hash_key UNIQUE (tenant_id, hash),
  constraint api_token_tenant_id_post_id_fkey FOREIGN KEY (tenant_id, post_id) REFERENCES post(tenant_id, id)
);
comment on column api_token.hint is 'Last four characters, so that a person can tell tokens apart';
CREATE INDEX api_token_post ON public.api_token USING btree (tenant_id, post_id);
row level security enabled, forced;
policy tenant on api_token using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table audit_entry (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  account_id text,
  post_id uuid,
  via text not null,
  action text not null,
  subject_kind text not null,
  subject_id text,
  subject_account_id text,
  purpose text,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_entry_via_check CHECK ((via = ANY (ARRAY['session'::text, 'token'::text, 'none'::text, 'system'::text])))
);
comment on table audit_entry is 'append-only: who did and saw what';
comment on column audit_entry.subject_account_id is 'Whose data it was about: they may see who looked';
CREATE INDEX audit_entry_account ON public.audit_entry USING btree (tenant_id, account_id, id) WHERE (account_id IS NOT NULL);
CREATE INDEX audit_entry_person ON public.audit_entry USING btree (tenant_id, subject_account_id, id) WHERE (subject_account_id IS NOT NULL);
CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (tenant_id, subject_kind, subject_id, id);
row level security enabled, forced;
policy tenant on audit_entry using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table audit_seal (
  tenant_id uuid not null,
  id uuid not null,
  position bigint not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seal_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_seal_tenant_id_position_key UNIQUE (tenant_id, "position"),
  constraint audit_seal_tenant_id_id_fkey FOREIGN KEY (tenant_id, id) REFERENCES audit_entry(tenant_id, id),
  constraint audit_seal_position_check CHECK (("position" > 0))
);
comment on table audit_seal is 'append-only: hash chain over audit_entry, one row per entry with the same id';
row level security enabled, forced;
policy tenant on audit_seal using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table auth.account (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_user ON auth.account USING btree (user_id);
CREATE UNIQUE INDEX account_subject ON auth.account USING btree (provider_id, account_id);
grant select, insert, update, delete to doorstep_app;

table auth.code_sent (
  destination text not null,
  sent_at timestamp with time zone not null,
  constraint code_sent_pkey PRIMARY KEY (destination, sent_at)
);
CREATE INDEX code_sent_at ON auth.code_sent USING btree (sent_at);
grant select, insert, update, delete to doorstep_app;

table auth.passkey (
  id text not null,
  user_id text not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_id_key UNIQUE (credential_id),
  constraint passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX passkey_user ON auth.passkey USING btree (user_id);
grant select, insert, update, delete to doorstep_app;

table auth.rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request double precision not null,
  constraint rate_limit_pkey PRIMARY KEY (id),
  constraint rate_limit_key_key UNIQUE (key)
);
grant select, insert, update, delete to doorstep_app;

table auth.session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  acting_posts jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
comment on column auth.session.acting_posts is 'The post chosen to act as, by tenant id; none: all posts count';
CREATE INDEX session_expires ON auth.session USING btree (expires_at);
CREATE INDEX session_of_user ON auth.session USING btree (user_id);
grant select, insert, update, delete to doorstep_app;

table auth.two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_user ON auth.two_factor USING btree (user_id);
grant select, insert, update, delete to doorstep_app;

table auth.user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  phone_number text,
  phone_number_verified boolean not null default false,
  two_factor_enabled boolean not null default false,
  erased_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email),
  constraint user_phone_number_key UNIQUE (phone_number)
);
comment on column auth.user.erased_at is 'Set once the person asked for erasure: the row is then a tombstone without identity';
grant select, insert, update, delete to doorstep_app;

table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_expires ON auth.verification USING btree (expires_at);
CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);
grant select, insert, update, delete to doorstep_app;

table backup_made (
  id uuid not null,
  made_at timestamp with time zone not null,
  bytes bigint not null,
  row_count bigint not null,
  file_count bigint not null,
  constraint backup_made_pkey PRIMARY KEY (id),
  constraint backup_made_bytes_check CHECK ((bytes >= 0)),
  constraint backup_made_file_count_check CHECK ((file_count >= 0)),
  constraint backup_made_row_count_check CHECK ((row_count >= 0))
);
comment on table backup_made is 'read-only: backups of the installation that came to their end';
comment on column backup_made.made_at is 'The instant whose state it holds';
CREATE INDEX backup_made_at ON public.backup_made USING btree (made_at);
grant select to doorstep_app;

table building (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  address text,
  compound_id uuid,
  unit_id uuid,
  households integer,
  floors integer,
  lng double precision not null,
  lat double precision not null,
  outline jsonb,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint building_pkey PRIMARY KEY (tenant_id, id),
  constraint building_tenant_id_compound_id_fkey FOREIGN KEY (tenant_id, compound_id) REFERENCES compound(tenant_id, id),
  constraint building_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint building_floors_check CHECK (((floors >= 1) AND (floors <= 300))),
  constraint building_households_check CHECK ((households >= 0))
);
comment on column building.unit_id is 'The deepest unit its point lies in, found anew when the territory is rearranged; null outside';
comment on column building.households is 'Null where nobody has counted';
comment on column building.lng is 'Where it stands, degrees WGS 84: its point, or one that lies inside its outline';
comment on column building.outline is 'GeoJSON Polygon, degrees WGS 84, longitude first; null where only a point is known';
comment on column building.ended_at is 'Since when it is gone; its row stays';
CREATE INDEX building_compound ON public.building USING btree (tenant_id, compound_id);
CREATE INDEX building_place ON public.building USING btree (tenant_id, lat, lng);
CREATE INDEX building_unit ON public.building USING btree (tenant_id, unit_id);
CREATE UNIQUE INDEX building_code ON public.building USING btree (tenant_id, code) WHERE (ended_at IS NULL);
row level security enabled, forced;
policy tenant on building using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table building_version (
  tenant_id uuid not null,
  version bigint not null,
  changed_at timestamp with time zone not null,
  constraint building_version_pkey PRIMARY KEY (tenant_id)
);
row level security enabled, forced;
policy tenant on building_version using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table bulletin (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  title_en text not null,
  title_zh text not null,
  text_en text not null,
  text_zh text not null,
  important boolean not null,
  shown_from timestamp with time zone not null,
  shown_until timestamp with time zone not null,
  published_at timestamp with time zone not null,
  post_id uuid,
  taken_down_at timestamp with time zone,
  constraint bulletin_pkey PRIMARY KEY (tenant_id, id),
  constraint bulletin_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint bulletin_check CHECK ((shown_until > shown_from))
);
CREATE INDEX bulletin_unit ON public.bulletin USING btree (tenant_id, unit_id, shown_until) WHERE (taken_down_at IS NULL);
row level security enabled, forced;
policy tenant on bulletin using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table calendar (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  definition jsonb not null,
  version integer not null,
  updated_at timestamp with time zone not null,
  updated_by text,
  constraint calendar_pkey PRIMARY KEY (tenant_id, id),
  constraint calendar_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint calendar_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9._-]{0,63}$'::text)),
  constraint calendar_version_check CHECK ((version > 0))
);
comment on column calendar.definition is 'CalendarDefinition of the contract: zone, hours, dated days';
comment on column calendar.updated_by is 'Account that saved it last; empty for the software itself';
row level security enabled, forced;
policy tenant on calendar using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  lifecycle text not null,
  version integer not null,
  state text not null,
  open boolean not null,
  priority text not null,
  channel text not null,
  category_id uuid,
  condition_id uuid,
  text text not null,
  address text,
  lat double precision,
  lng double precision,
  placed boolean not null,
  unit_id uuid,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  microgrid_id uuid,
  holder_kind text not null,
  holder_id uuid not null,
  handler_post_id uuid,
  reporter_kind text not null,
  found_by_staff boolean not null,
  confidential boolean not null,
  secret_hash text,
  reported_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  handled_at timestamp with time zone,
  closed_at timestamp with time zone,
  handle_due_at timestamp with time zone,
  closed_in_time boolean,
  raised integer not null default 0,
  rework integer not null default 0,
  reopened integer not null default 0,
  suspended_until timestamp with time zone,
  stage text,
  amber_at timestamp with time zone,
  due_at timestamp with time zone,
  satisfaction smallint,
  solved boolean,
  rated_at timestamp with time zone,
  return_visit text,
  parent_id uuid,
  merged_into_id uuid,
  followers integer not null default 0,
  search tsvector,
  detail jsonb not null,
  head text not null,
  updated_at timestamp with time zone not null,
  constraint case_pkey PRIMARY KEY (tenant_id, id),
  constraint case_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint case_tenant_id_category_id_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES category(tenant_id, id),
  constraint case_tenant_id_condition_id_fkey FOREIGN KEY (tenant_id, condition_id) REFERENCES condition(tenant_id, id),
  constraint case_tenant_id_merged_into_id_fkey FOREIGN KEY (tenant_id, merged_into_id) REFERENCES "case"(tenant_id, id),
  constraint case_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES "case"(tenant_id, id),
  constraint case_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint case_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['unit'::text, 'department'::text]))),
  constraint case_reporter_kind_check CHECK ((reporter_kind = ANY (ARRAY['anonymous'::text, 'resident'::text, 'staff'::text])))
);
comment on column case.due_at is 'Earliest end of a running clock; null when none runs';
comment on column case.detail is 'What lists never ask for: orders, clocks, files, answers, pending requests';
comment on column case.head is 'Hash of the last event: the timeline is a chain per case';
CREATE INDEX case_community_reported ON public."case" USING btree (tenant_id, community_id, reported_at, id);
CREATE INDEX case_grid_reported ON public."case" USING btree (tenant_id, grid_id, reported_at, id);
CREATE INDEX case_holder_reported ON public."case" USING btree (tenant_id, holder_id, reported_at, id);
CREATE INDEX case_merged_into ON public."case" USING btree (tenant_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX case_near ON public."case" USING btree (tenant_id, lat, lng) WHERE open;
CREATE INDEX case_open_community ON public."case" USING btree (tenant_id, community_id, due_at, id) WHERE open;
CREATE INDEX case_open_grid ON public."case" USING btree (tenant_id, grid_id, due_at, id) WHERE open;
CREATE INDEX case_open_handler ON public."case" USING btree (tenant_id, handler_post_id, due_at, id) WHERE (open AND (handler_post_id IS NOT NULL));
CREATE INDEX case_open_holder ON public."case" USING btree (tenant_id, holder_id, due_at, id) WHERE open;
CREATE INDEX case_open_street ON public."case" USING btree (tenant_id, street_id, due_at, id) WHERE open;
CREATE INDEX case_open_tenant ON public."case" USING btree (tenant_id, due_at, id) WHERE open;
CREATE INDEX case_open_unplaced ON public."case" USING btree (tenant_id, due_at, id) WHERE (open AND (NOT placed));
CREATE INDEX case_parent ON public."case" USING btree (tenant_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX case_reported ON public."case" USING btree (tenant_id, reported_at, id);
CREATE INDEX case_return_visit ON public."case" USING btree (tenant_id, grid_id, closed_at) WHERE (return_visit = 'due'::text);
CREATE INDEX case_search ON public."case" USING gin (search);
CREATE INDEX case_street_reported ON public."case" USING btree (tenant_id, street_id, reported_at, id);
CREATE INDEX case_suspended ON public."case" USING btree (tenant_id, suspended_until) WHERE (state = 'suspended'::text);
CREATE INDEX case_troubled ON public."case" USING btree (tenant_id, reported_at) WHERE ((category_id IS NOT NULL) AND (open OR (reopened > 0) OR (solved IS FALSE) OR (merged_into_id IS NOT NULL) OR (closed_in_time IS FALSE)));
CREATE INDEX case_updated ON public."case" USING btree (tenant_id, updated_at, id);
row level security enabled, forced;
policy tenant on case using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_archive (
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
  reported_at timestamp with time zone not null,
  handled_at timestamp with time zone,
  closed_at timestamp with time zone,
  ended_at timestamp with time zone not null,
  handle_due_at timestamp with time zone,
  closed_in_time boolean,
  raised smallint not null,
  rework smallint not null,
  reopened smallint not null,
  satisfaction smallint,
  parent_id uuid,
  merged_into_id uuid,
  counted jsonb not null,
  counts_until timestamp with time zone not null,
  file_id uuid not null,
  file_at integer not null,
  file_length integer not null,
  digest text not null,
  key text not null,
  archived_at timestamp with time zone not null,
  constraint case_archive_pkey PRIMARY KEY (tenant_id, id),
  constraint case_archive_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint case_archive_tenant_id_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES file(tenant_id, id)
);
comment on table case_archive is 'append-only: where archived cases are; only case_archive_return takes a row away, when the case is back';
comment on column case_archive.ended_at is 'When it closed, or ended otherwise';
comment on column case_archive.counted is 'Clocks, orders and invitations as figures count them';
comment on column case_archive.counts_until is 'The last instant of it that a figure may ask for';
comment on column case_archive.digest is 'SHA-256 of the sealed bytes in the file';
comment on column case_archive.key is 'Opens the sealed bytes; it stands nowhere else';
CREATE INDEX case_archive_community ON public.case_archive USING btree (tenant_id, community_id, ended_at, id);
CREATE INDEX case_archive_counts ON public.case_archive USING btree (tenant_id, counts_until);
CREATE INDEX case_archive_ended ON public.case_archive USING btree (tenant_id, ended_at, id);
CREATE INDEX case_archive_file ON public.case_archive USING btree (tenant_id, file_id);
CREATE INDEX case_archive_grid ON public.case_archive USING btree (tenant_id, grid_id, ended_at, id);
CREATE INDEX case_archive_merged ON public.case_archive USING btree (tenant_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX case_archive_parent ON public.case_archive USING btree (tenant_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX case_archive_street ON public.case_archive USING btree (tenant_id, street_id, ended_at, id);
row level security enabled, forced;
policy tenant on case_archive using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table case_archive_choice (
  tenant_id uuid not null,
  years smallint,
  chosen_at timestamp with time zone not null,
  ran_at timestamp with time zone,
  constraint case_archive_choice_pkey PRIMARY KEY (tenant_id),
  constraint case_archive_choice_years_check CHECK (((years >= 1) AND (years <= 10)))
);
row level security enabled, forced;
policy tenant on case_archive_choice using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_archive_person (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  account_id text,
  secret_hash text,
  key text not null,
  constraint case_archive_person_pkey PRIMARY KEY (tenant_id, id),
  constraint case_archive_person_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES case_archive(tenant_id, id),
  constraint case_archive_person_kind_check CHECK ((kind = ANY (ARRAY['reporter'::text, 'follower'::text])))
);
comment on table case_archive_person is 'Erased by deleting the row: what the file holds of the person can never be opened again';
CREATE INDEX case_archive_person_account ON public.case_archive_person USING btree (tenant_id, account_id, case_id) WHERE (account_id IS NOT NULL);
CREATE INDEX case_archive_person_case ON public.case_archive_person USING btree (tenant_id, case_id);
row level security enabled, forced;
policy tenant on case_archive_person using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_archive_returned (
  tenant_id uuid not null,
  id uuid not null,
  returned_at timestamp with time zone not null,
  constraint case_archive_returned_pkey PRIMARY KEY (tenant_id, id)
);
row level security enabled, forced;
policy tenant on case_archive_returned using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_clock (
  tenant_id uuid not null,
  case_id uuid not null,
  id text not null,
  stage text not null,
  order_id uuid,
  body_kind text not null,
  body_id uuid not null,
  started_at timestamp with time zone not null,
  amber_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  met boolean,
  next_step text,
  next_at timestamp with time zone,
  constraint case_clock_pkey PRIMARY KEY (tenant_id, case_id, id),
  constraint case_clock_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
);
CREATE INDEX case_clock_figures ON public.case_clock USING btree (tenant_id, stage, due_at);
CREATE INDEX case_clock_next ON public.case_clock USING btree (tenant_id, next_at) WHERE (next_at IS NOT NULL);
row level security enabled, forced;
policy tenant on case_clock using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_concern (
  tenant_id uuid not null,
  category_id uuid not null,
  unit_id uuid not null,
  owes_kind text not null,
  owes_id uuid not null,
  told_at timestamp with time zone not null,
  constraint case_concern_pkey PRIMARY KEY (tenant_id, category_id, unit_id, owes_id),
  constraint case_concern_tenant_id_category_id_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES category(tenant_id, id),
  constraint case_concern_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint case_concern_owes_kind_check CHECK ((owes_kind = ANY (ARRAY['unit'::text, 'department'::text])))
);
row level security enabled, forced;
policy tenant on case_concern using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_configuration_version (
  tenant_id uuid not null,
  version bigint not null,
  changed_at timestamp with time zone not null,
  constraint case_configuration_version_pkey PRIMARY KEY (tenant_id)
);
row level security enabled, forced;
policy tenant on case_configuration_version using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_contact (
  tenant_id uuid not null,
  case_id uuid not null,
  account_id text,
  name text,
  phone text,
  mail text,
  address_detail text,
  hear_back text not null,
  on_behalf_name text,
  on_behalf_phone text,
  mandate text,
  locale text not null,
  constraint case_contact_pkey PRIMARY KEY (tenant_id, case_id),
  constraint case_contact_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
);
CREATE INDEX case_contact_account ON public.case_contact USING btree (tenant_id, account_id, case_id) WHERE (account_id IS NOT NULL);
row level security enabled, forced;
policy tenant on case_contact using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_event (
  tenant_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  actor jsonb not null,
  body jsonb not null,
  public boolean not null,
  hash text not null,
  constraint case_event_pkey PRIMARY KEY (tenant_id, case_id, seq),
  constraint case_event_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
);
comment on table case_event is 'append-only: the timeline of every case';
CREATE INDEX case_event_told ON public.case_event USING btree (tenant_id, at, case_id, seq) WHERE (public AND (type <> 'reported'::text));
row level security enabled, forced;
policy tenant on case_event using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table case_follower (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  account_id text,
  secret_hash text,
  hear_back text not null,
  phone text,
  mail text,
  locale text not null,
  since timestamp with time zone not null,
  constraint case_follower_pkey PRIMARY KEY (tenant_id, id),
  constraint case_follower_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
);
CREATE INDEX case_follower_case ON public.case_follower USING btree (tenant_id, case_id);
CREATE INDEX case_follower_secret ON public.case_follower USING btree (tenant_id, case_id, secret_hash) WHERE (secret_hash IS NOT NULL);
CREATE UNIQUE INDEX case_follower_account ON public.case_follower USING btree (tenant_id, case_id, account_id) WHERE (account_id IS NOT NULL);
row level security enabled, forced;
policy tenant on case_follower using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_number (
  tenant_id uuid not null,
  year integer not null,
  next bigint not null,
  constraint case_number_pkey PRIMARY KEY (tenant_id, year)
);
row level security enabled, forced;
policy tenant on case_number using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_order (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  role text not null,
  state text not null,
  open boolean not null,
  issuer_kind text not null,
  issuer_id uuid not null,
  target_kind text not null,
  target_id uuid not null,
  issued_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  arrived_at timestamp with time zone,
  handled_at timestamp with time zone,
  returned integer not null default 0,
  due_at timestamp with time zone,
  constraint case_order_pkey PRIMARY KEY (tenant_id, id),
  constraint case_order_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
);
CREATE INDEX case_order_case ON public.case_order USING btree (tenant_id, case_id);
CREATE INDEX case_order_target ON public.case_order USING btree (tenant_id, target_id, issued_at, id);
CREATE INDEX case_order_target_open ON public.case_order USING btree (tenant_id, target_id, due_at, id) WHERE open;
row level security enabled, forced;
policy tenant on case_order using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table case_settings (
  tenant_id uuid not null,
  body jsonb not null,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint case_settings_pkey PRIMARY KEY (tenant_id)
);
row level security enabled, forced;
policy tenant on case_settings using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table category (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  code text not null,
  name_en text not null,
  name_zh text not null,
  path uuid[] not null,
  danger boolean not null default false,
  home boolean not null default false,
  open boolean not null default true,
  active boolean not null default true,
  position integer not null default 0,
  body jsonb not null,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint category_pkey PRIMARY KEY (tenant_id, id),
  constraint category_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint category_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES category(tenant_id, id),
  constraint category_check CHECK ((path[cardinality(path)] = id))
);
comment on column category.body is 'Description, keywords, questions, flags: CategoryInput of the contract without the columns';
row level security enabled, forced;
policy tenant on category using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table community_need (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  list text not null,
  resource text not null,
  what text not null,
  amount integer,
  measure text,
  wanted_by date,
  state text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  version integer not null,
  constraint community_need_pkey PRIMARY KEY (tenant_id, id),
  constraint community_need_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint community_need_amount_check CHECK ((amount > 0)),
  constraint community_need_list_check CHECK ((list = ANY (ARRAY['demand'::text, 'project'::text]))),
  constraint community_need_resource_check CHECK ((resource = ANY (ARRAY['people'::text, 'skill'::text, 'venue'::text, 'goods'::text, 'money'::text, 'service'::text]))),
  constraint community_need_state_check CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'withdrawn'::text]))),
  constraint community_need_version_check CHECK ((version > 0))
);
CREATE INDEX community_need_unit ON public.community_need USING btree (tenant_id, unit_id, state);
row level security enabled, forced;
policy tenant on community_need using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table compound (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  managed_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint compound_pkey PRIMARY KEY (tenant_id, id),
  constraint compound_managed_by_check CHECK ((managed_by = ANY (ARRAY['property_company'::text, 'owners'::text, 'nobody'::text, 'unknown'::text])))
);
comment on column compound.ended_at is 'Since when it is gone; its row stays';
CREATE UNIQUE INDEX compound_code ON public.compound USING btree (tenant_id, code) WHERE (ended_at IS NULL);
row level security enabled, forced;
policy tenant on compound using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table condition (
  tenant_id uuid not null,
  id uuid not null,
  category_id uuid not null,
  code text not null,
  body jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint condition_pkey PRIMARY KEY (tenant_id, id),
  constraint condition_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint condition_tenant_id_category_id_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES category(tenant_id, id)
);
row level security enabled, forced;
policy tenant on condition using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table consent (
  tenant_id uuid not null,
  id uuid not null,
  account_id text,
  subject_kind text not null,
  subject_id text not null,
  purpose text not null,
  version text not null,
  locale text not null,
  text_shown text not null,
  given_at timestamp with time zone not null,
  given_by text not null,
  until timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (tenant_id, id),
  constraint consent_check CHECK (((until IS NULL) OR (until > given_at))),
  constraint consent_check1 CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at))),
  constraint consent_given_by_check CHECK ((given_by = ANY (ARRAY['self'::text, 'guardian'::text, 'on_behalf'::text])))
);
comment on column consent.account_id is 'The account of the person who consents, where there is one';
comment on column consent.subject_kind is 'What the consent hangs on, such as case or account';
CREATE INDEX consent_account ON public.consent USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX consent_subject ON public.consent USING btree (tenant_id, subject_kind, subject_id, purpose);
row level security enabled, forced;
policy tenant on consent using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table deed (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  pledge_id uuid,
  done_on date not null,
  what text not null,
  amount integer,
  measure text,
  state text not null,
  logged_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_why text,
  constraint deed_pkey PRIMARY KEY (tenant_id, id),
  constraint deed_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation(tenant_id, id),
  constraint deed_tenant_id_pledge_id_fkey FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge(tenant_id, id),
  constraint deed_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint deed_amount_check CHECK ((amount > 0)),
  constraint deed_state_check CHECK ((state = ANY (ARRAY['logged'::text, 'confirmed'::text, 'refused'::text])))
);
CREATE INDEX deed_organisation ON public.deed USING btree (tenant_id, organisation_id, done_on DESC, id DESC);
CREATE INDEX deed_pledge ON public.deed USING btree (tenant_id, pledge_id) WHERE (pledge_id IS NOT NULL);
CREATE INDEX deed_unit ON public.deed USING btree (tenant_id, unit_id, state);
row level security enabled, forced;
policy tenant on deed using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table deliberation (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  version integer not null,
  unit_id uuid not null,
  caller_unit_id uuid not null,
  title jsonb not null,
  description jsonb not null,
  place text not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  moved integer not null default 0,
  why text,
  case_id uuid,
  case_number text,
  category_id uuid,
  agenda jsonb not null,
  seats jsonb not null,
  resident_seats integer not null,
  speakers integer not null,
  quorum jsonb not null,
  attendance jsonb,
  objection_days integer not null,
  document_id uuid,
  document_code text,
  minutes_at timestamp with time zone,
  object_until timestamp with time zone,
  final_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint deliberation_pkey PRIMARY KEY (tenant_id, id),
  constraint deliberation_tenant_id_caller_unit_id_fkey FOREIGN KEY (tenant_id, caller_unit_id) REFERENCES unit(tenant_id, id),
  constraint deliberation_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint deliberation_check CHECK ((ends_at > begins_at)),
  constraint deliberation_check1 CHECK (((minutes_at IS NULL) = (document_id IS NULL))),
  constraint deliberation_objection_days_check CHECK (((objection_days >= 1) AND (objection_days <= 30))),
  constraint deliberation_resident_seats_check CHECK ((resident_seats >= 0)),
  constraint deliberation_speakers_check CHECK ((speakers >= 0)),
  constraint deliberation_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'called'::text, 'cancelled'::text, 'held'::text, 'minutes_out'::text, 'final'::text])))
);
comment on column deliberation.attendance is 'Counts and seats of bodies; no resident is named in it';
CREATE INDEX deliberation_caller ON public.deliberation USING btree (tenant_id, caller_unit_id, begins_at, id);
CREATE INDEX deliberation_objections ON public.deliberation USING btree (tenant_id, object_until) WHERE (state = 'minutes_out'::text);
CREATE INDEX deliberation_soon ON public.deliberation USING btree (tenant_id, begins_at, id) WHERE (state <> 'draft'::text);
CREATE INDEX deliberation_unit ON public.deliberation USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on deliberation using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table deliberation_follow_up (
  tenant_id uuid not null,
  id uuid not null,
  deliberation_id uuid not null,
  item_id uuid not null,
  what jsonb not null,
  body jsonb,
  due date not null,
  case_id uuid not null,
  number text not null,
  opened boolean not null,
  at timestamp with time zone not null,
  constraint deliberation_follow_up_pkey PRIMARY KEY (tenant_id, id),
  constraint deliberation_follow_up_tenant_id_deliberation_id_fkey FOREIGN KEY (tenant_id, deliberation_id) REFERENCES deliberation(tenant_id, id)
);
comment on column deliberation_follow_up.opened is 'The case began with the resolution; otherwise it was there before';
CREATE INDEX deliberation_follow_up_of ON public.deliberation_follow_up USING btree (tenant_id, deliberation_id, id);
row level security enabled, forced;
policy tenant on deliberation_follow_up using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table deliberation_sign_up (
  tenant_id uuid not null,
  id uuid not null,
  deliberation_id uuid not null,
  wish text not null,
  name text,
  phone text,
  mail text,
  hear_back text not null,
  locale text not null,
  account_id text,
  secret_hash text not null,
  here boolean not null default false,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint deliberation_sign_up_pkey PRIMARY KEY (tenant_id, id),
  constraint deliberation_sign_up_tenant_id_deliberation_id_fkey FOREIGN KEY (tenant_id, deliberation_id) REFERENCES deliberation(tenant_id, id),
  constraint deliberation_sign_up_hear_back_check CHECK ((hear_back = ANY (ARRAY['none'::text, 'mail'::text, 'sms'::text]))),
  constraint deliberation_sign_up_wish_check CHECK ((wish = ANY (ARRAY['attend'::text, 'speak'::text])))
);
comment on table deliberation_sign_up is 'Deleted 30 days after the session: nobody''s attendance is kept over time';
CREATE INDEX deliberation_sign_up_account ON public.deliberation_sign_up USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX deliberation_sign_up_of ON public.deliberation_sign_up USING btree (tenant_id, deliberation_id, at, id);
CREATE UNIQUE INDEX deliberation_sign_up_once ON public.deliberation_sign_up USING btree (tenant_id, deliberation_id, account_id) WHERE ((account_id IS NOT NULL) AND (withdrawn_at IS NULL));
row level security enabled, forced;
policy tenant on deliberation_sign_up using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table deliberation_word (
  tenant_id uuid not null,
  id uuid not null,
  deliberation_id uuid not null,
  kind text not null,
  text text not null,
  at timestamp with time zone not null,
  left_out text,
  answer text,
  upheld boolean,
  answered_at timestamp with time zone,
  constraint deliberation_word_pkey PRIMARY KEY (tenant_id, id),
  constraint deliberation_word_tenant_id_deliberation_id_fkey FOREIGN KEY (tenant_id, deliberation_id) REFERENCES deliberation(tenant_id, id),
  constraint deliberation_word_kind_check CHECK ((kind = ANY (ARRAY['question'::text, 'objection'::text])))
);
comment on table deliberation_word is 'Questions and objections; nothing says who wrote them';
CREATE INDEX deliberation_word_of ON public.deliberation_word USING btree (tenant_id, deliberation_id, kind, at, id);
row level security enabled, forced;
policy tenant on deliberation_word using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table demo_role (
  tenant_id uuid not null,
  key text not null,
  position integer not null,
  label_en text not null,
  label_zh text not null,
  role text,
  place_en text not null,
  place_zh text not null,
  account_id text not null,
  constraint demo_role_pkey PRIMARY KEY (tenant_id, key)
);
comment on column demo_role.role is 'The role of the post; null: a resident';
row level security enabled, forced;
policy tenant on demo_role using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table department (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name_en text not null,
  name_zh text not null,
  unit_id uuid,
  phone text,
  calendar_code text,
  constraint department_pkey PRIMARY KEY (tenant_id, id),
  constraint department_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint department_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
row level security enabled, forced;
policy tenant on department using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  subject text not null,
  account text not null,
  wish text not null,
  address text,
  category_id uuid,
  unit_id uuid not null,
  community_id uuid,
  path uuid[] not null,
  holder_id uuid not null,
  settings_version integer not null,
  state text not null,
  tier integer not null,
  parties integer not null,
  detail jsonb not null,
  chair_account_id text,
  applied_at timestamp with time zone not null,
  effect_at timestamp with time zone,
  duties_due date,
  performed boolean not null,
  due_at timestamp with time zone,
  wake_at timestamp with time zone,
  private_gone_at timestamp with time zone,
  constraint dispute_pkey PRIMARY KEY (tenant_id, id),
  constraint dispute_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint dispute_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
comment on column dispute.id is 'That of its case';
comment on column dispute.path is 'Units it lies in, district first: lists of a place';
comment on column dispute.duties_due is 'Day of the last duty of an agreement in effect';
comment on column dispute.wake_at is 'When time next has something to do';
comment on column dispute.private_gone_at is 'When its private channels were destroyed; null: something may still be in them';
CREATE INDEX dispute_chair ON public.dispute USING btree (tenant_id, chair_account_id, id) WHERE (chair_account_id IS NOT NULL);
CREATE INDEX dispute_holder ON public.dispute USING btree (tenant_id, holder_id, id);
CREATE INDEX dispute_path ON public.dispute USING gin (path);
CREATE INDEX dispute_private_kept ON public.dispute USING btree (tenant_id, id) WHERE (private_gone_at IS NULL);
CREATE INDEX dispute_wake ON public.dispute USING btree (tenant_id, wake_at) WHERE (wake_at IS NOT NULL);
row level security enabled, forced;
policy tenant on dispute using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute_mediator (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  tier text not null,
  post_id uuid not null,
  languages text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint dispute_mediator_pkey PRIMARY KEY (tenant_id, id),
  constraint dispute_mediator_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
CREATE UNIQUE INDEX dispute_mediator_post ON public.dispute_mediator USING btree (tenant_id, unit_id, tier, post_id) WHERE (until_at IS NULL);
row level security enabled, forced;
policy tenant on dispute_mediator using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute_own_minutes (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  session_id uuid not null,
  mediator text not null,
  words text not null,
  at timestamp with time zone not null,
  constraint dispute_own_minutes_pkey PRIMARY KEY (tenant_id, id),
  constraint dispute_own_minutes_tenant_id_session_id_mediator_key UNIQUE (tenant_id, session_id, mediator),
  constraint dispute_own_minutes_tenant_id_dispute_id_fkey FOREIGN KEY (tenant_id, dispute_id) REFERENCES dispute(tenant_id, id)
);
row level security enabled, forced;
policy sides on dispute_own_minutes using ((NULLIF(current_setting('doorstep.reader'::text, true), ''::text) = mediator));
policy tenant on dispute_own_minutes using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute_party (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  n integer not null,
  account_id text,
  name text not null,
  phone text,
  mail text,
  hear_back text not null,
  secret_hash text,
  invite_hash text,
  invite_until timestamp with time zone,
  mandate text,
  filed_by_post_id uuid,
  representative_name text,
  representative_phone text,
  representative_mandate text,
  consent_version text,
  consent_how text,
  erased_at timestamp with time zone,
  constraint dispute_party_pkey PRIMARY KEY (tenant_id, id),
  constraint dispute_party_tenant_id_dispute_id_n_key UNIQUE (tenant_id, dispute_id, n),
  constraint dispute_party_tenant_id_dispute_id_fkey FOREIGN KEY (tenant_id, dispute_id) REFERENCES dispute(tenant_id, id),
  constraint dispute_party_hear_back_check CHECK ((hear_back = ANY (ARRAY['none'::text, 'sms'::text, 'mail'::text]))),
  constraint dispute_party_n_check CHECK ((n > 0))
);
CREATE INDEX dispute_party_account ON public.dispute_party USING btree (tenant_id, account_id, dispute_id) WHERE (account_id IS NOT NULL);
row level security enabled, forced;
policy tenant on dispute_party using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute_private_message (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  party text not null,
  mediator text not null,
  author text not null,
  words text not null,
  at timestamp with time zone not null,
  constraint dispute_private_message_pkey PRIMARY KEY (tenant_id, id),
  constraint dispute_private_message_tenant_id_dispute_id_fkey FOREIGN KEY (tenant_id, dispute_id) REFERENCES dispute(tenant_id, id),
  constraint dispute_private_message_check CHECK (((author = party) OR (author = mediator)))
);
comment on column dispute_private_message.party is 'party:<id>';
comment on column dispute_private_message.mediator is 'mediator:<id of the appointment>; whoever comes after has another one';
CREATE INDEX dispute_private_message_party ON public.dispute_private_message USING btree (tenant_id, dispute_id, party, id);
row level security enabled, forced;
policy sides on dispute_private_message using (((NULLIF(current_setting('doorstep.reader'::text, true), ''::text) = party) OR (NULLIF(current_setting('doorstep.reader'::text, true), ''::text) = mediator))) with check ((NULLIF(current_setting('doorstep.reader'::text, true), ''::text) = author));
policy tenant on dispute_private_message using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute_run (
  tenant_id uuid not null,
  id uuid not null,
  dispute_id uuid not null,
  n integer not null,
  tier text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  outcome text,
  constraint dispute_run_pkey PRIMARY KEY (tenant_id, id),
  constraint dispute_run_tenant_id_dispute_id_n_key UNIQUE (tenant_id, dispute_id, n),
  constraint dispute_run_tenant_id_dispute_id_fkey FOREIGN KEY (tenant_id, dispute_id) REFERENCES dispute(tenant_id, id),
  constraint dispute_run_n_check CHECK ((n > 0)),
  constraint dispute_run_outcome_check CHECK ((outcome = ANY (ARRAY['settled'::text, 'climbed'::text, 'failed'::text, 'refused'::text])))
);
CREATE INDEX dispute_run_until ON public.dispute_run USING btree (tenant_id, until_at) WHERE (until_at IS NOT NULL);
row level security enabled, forced;
policy tenant on dispute_run using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table dispute_settings (
  tenant_id uuid not null,
  version integer not null,
  detail jsonb not null,
  saved_at timestamp with time zone not null,
  post_id uuid,
  constraint dispute_settings_pkey PRIMARY KEY (tenant_id, version),
  constraint dispute_settings_version_check CHECK ((version > 0))
);
comment on table dispute_settings is 'append-only: how a district mediates; a dispute keeps the version it began under. None: the usual ones';
row level security enabled, forced;
policy tenant on dispute_settings using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table document (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  kind text not null,
  owner_kind text not null,
  owner_id uuid not null,
  replaces_id uuid,
  content jsonb not null,
  hash text not null,
  issued_at timestamp with time zone not null,
  issued_by text,
  post_id uuid,
  constraint document_pkey PRIMARY KEY (tenant_id, id),
  constraint document_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint document_tenant_id_replaces_id_fkey FOREIGN KEY (tenant_id, replaces_id) REFERENCES document(tenant_id, id)
);
comment on table document is 'append-only: papers as they were issued';
comment on column document.hash is 'SHA-256, hex, over code, kind, owner, what it replaces, instant and content';
CREATE INDEX document_owner ON public.document USING btree (tenant_id, owner_kind, owner_id, id);
CREATE UNIQUE INDEX document_replaces ON public.document USING btree (tenant_id, replaces_id) WHERE (replaces_id IS NOT NULL);
row level security enabled, forced;
policy tenant on document using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table duty_list (
  tenant_id uuid not null,
  id uuid not null,
  role text,
  department_id uuid,
  version integer not null,
  entries jsonb not null,
  changed_at timestamp with time zone not null,
  constraint duty_list_pkey PRIMARY KEY (tenant_id, id),
  constraint duty_list_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES department(tenant_id, id),
  constraint duty_list_check CHECK (((role IS NULL) <> (department_id IS NULL)))
);
comment on table duty_list is 'append-only: every version of the public duty lists';
CREATE UNIQUE INDEX duty_list_department ON public.duty_list USING btree (tenant_id, department_id, version) WHERE (department_id IS NOT NULL);
CREATE UNIQUE INDEX duty_list_role ON public.duty_list USING btree (tenant_id, role, version) WHERE (role IS NOT NULL);
row level security enabled, forced;
policy tenant on duty_list using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table enlistment (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  words text,
  people integer,
  state text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_why text,
  ended_at timestamp with time zone,
  ended_why text,
  constraint enlistment_pkey PRIMARY KEY (tenant_id, id),
  constraint enlistment_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation(tenant_id, id),
  constraint enlistment_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint enlistment_people_check CHECK ((people >= 0)),
  constraint enlistment_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'confirmed'::text, 'refused'::text, 'ended'::text])))
);
comment on column enlistment.people is 'How many people the organisation can send; a count';
CREATE INDEX enlistment_unit ON public.enlistment USING btree (tenant_id, unit_id);
CREATE UNIQUE INDEX enlistment_once ON public.enlistment USING btree (tenant_id, organisation_id, unit_id) WHERE (state = ANY (ARRAY['asked'::text, 'confirmed'::text]));
row level security enabled, forced;
policy tenant on enlistment using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table entrance (
  tenant_id uuid not null,
  building_id uuid not null,
  number text not null,
  position integer not null,
  households integer,
  constraint entrance_pkey PRIMARY KEY (tenant_id, building_id, number),
  constraint entrance_tenant_id_building_id_fkey FOREIGN KEY (tenant_id, building_id) REFERENCES building(tenant_id, id),
  constraint entrance_households_check CHECK ((households >= 0))
);
comment on column entrance.position is 'In which order they are named, from 0';
row level security enabled, forced;
policy tenant on entrance using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table file (
  tenant_id uuid not null,
  id uuid not null,
  owner_kind text,
  owner_id uuid,
  name text not null,
  mime text not null,
  size bigint not null,
  width integer,
  height integer,
  sha256 text not null,
  storage_key text not null,
  visibility text not null default 'private'::text,
  created_by text,
  created_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (tenant_id, id),
  constraint file_check CHECK (((owner_kind IS NULL) = (owner_id IS NULL))),
  constraint file_height_check CHECK ((height > 0)),
  constraint file_size_check CHECK ((size >= 0)),
  constraint file_visibility_check CHECK ((visibility = ANY (ARRAY['private'::text, 'public'::text]))),
  constraint file_width_check CHECK ((width > 0))
);
comment on column file.owner_kind is 'What it is attached to, such as case; empty while nobody has claimed it';
comment on column file.created_by is 'Account that sent it; empty for an anonymous report';
CREATE INDEX file_owner ON public.file USING btree (tenant_id, owner_kind, owner_id, id) WHERE (owner_id IS NOT NULL);
CREATE INDEX file_unclaimed ON public.file USING btree (tenant_id, created_at) WHERE (owner_id IS NULL);
row level security enabled, forced;
policy tenant on file using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall (
  tenant_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  code text not null,
  bound integer not null,
  early_minutes integer not null,
  late_minutes integer not null,
  grace_minutes integer not null,
  ahead_days integer not null,
  keep_days integer not null,
  note_en text not null,
  note_zh text not null,
  version integer not null,
  updated_at timestamp with time zone not null,
  constraint hall_pkey PRIMARY KEY (tenant_id, id),
  constraint hall_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint hall_tenant_id_station_id_key UNIQUE (tenant_id, station_id),
  constraint hall_tenant_id_station_id_fkey FOREIGN KEY (tenant_id, station_id) REFERENCES station(tenant_id, id),
  constraint hall_ahead_days_check CHECK (((ahead_days >= 1) AND (ahead_days <= 90))),
  constraint hall_bound_check CHECK (((bound >= 0) AND (bound <= 20))),
  constraint hall_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,29}$'::text)),
  constraint hall_early_minutes_check CHECK (((early_minutes >= 0) AND (early_minutes <= 60))),
  constraint hall_grace_minutes_check CHECK (((grace_minutes >= 1) AND (grace_minutes <= 120))),
  constraint hall_keep_days_check CHECK (((keep_days >= 1) AND (keep_days <= 365))),
  constraint hall_late_minutes_check CHECK (((late_minutes >= 0) AND (late_minutes <= 60))),
  constraint hall_version_check CHECK ((version > 0))
);
comment on column hall.bound is 'Nobody waits behind more later arrivals than this';
comment on column hall.early_minutes is 'How long before its time an appointment may be called before others';
comment on column hall.late_minutes is 'How long after its time an appointment still counts as one';
comment on column hall.grace_minutes is 'Whoever missed their call comes back within this without losing everything';
comment on column hall.keep_days is 'Names, phones and notes of tickets are erased after this many days';
row level security enabled, forced;
policy tenant on hall using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_counter (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  number integer not null,
  name_en text not null,
  name_zh text not null,
  department_id uuid,
  specialties text[] not null,
  service_ids uuid[] not null,
  hours jsonb not null,
  ended boolean not null default false,
  post_id uuid,
  seated_at timestamp with time zone,
  paused boolean not null default false,
  version integer not null,
  constraint hall_counter_pkey PRIMARY KEY (tenant_id, id),
  constraint hall_counter_tenant_id_hall_id_number_key UNIQUE (tenant_id, hall_id, number),
  constraint hall_counter_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES department(tenant_id, id),
  constraint hall_counter_tenant_id_hall_id_fkey FOREIGN KEY (tenant_id, hall_id) REFERENCES hall(tenant_id, id),
  constraint hall_counter_tenant_id_post_id_fkey FOREIGN KEY (tenant_id, post_id) REFERENCES post(tenant_id, id),
  constraint hall_counter_check CHECK (((post_id IS NULL) = (seated_at IS NULL))),
  constraint hall_counter_number_check CHECK (((number >= 1) AND (number <= 999))),
  constraint hall_counter_version_check CHECK ((version > 0))
);
comment on column hall_counter.post_id is 'Who sits there now. Only now: who sat there before is kept nowhere';
CREATE INDEX hall_counter_department ON public.hall_counter USING btree (tenant_id, department_id) WHERE (department_id IS NOT NULL);
CREATE UNIQUE INDEX hall_counter_post ON public.hall_counter USING btree (tenant_id, post_id) WHERE (post_id IS NOT NULL);
row level security enabled, forced;
policy tenant on hall_counter using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_joint (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  ticket_id uuid not null,
  lead_counter_id uuid not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  due date,
  reply text,
  cases text[] not null default '{}'::text[],
  document_id uuid,
  replied_at timestamp with time zone,
  document_code text,
  constraint hall_joint_pkey PRIMARY KEY (tenant_id, id),
  constraint hall_joint_tenant_id_ticket_id_key UNIQUE (tenant_id, ticket_id),
  constraint hall_joint_tenant_id_hall_id_fkey FOREIGN KEY (tenant_id, hall_id) REFERENCES hall(tenant_id, id),
  constraint hall_joint_tenant_id_lead_counter_id_fkey FOREIGN KEY (tenant_id, lead_counter_id) REFERENCES hall_counter(tenant_id, id),
  constraint hall_joint_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES hall_ticket(tenant_id, id),
  constraint hall_joint_check CHECK (((reply IS NULL) = (replied_at IS NULL)))
);
comment on column hall_joint.due is 'The day by which the reply is given';
comment on column hall_joint.document_code is 'Code of the reply as a document';
CREATE INDEX hall_joint_hall ON public.hall_joint USING btree (tenant_id, hall_id, id);
row level security enabled, forced;
policy tenant on hall_joint using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_number (
  tenant_id uuid not null,
  hall_id uuid not null,
  day date not null,
  letter text not null,
  last integer not null,
  constraint hall_number_pkey PRIMARY KEY (tenant_id, hall_id, day, letter),
  constraint hall_number_tenant_id_hall_id_fkey FOREIGN KEY (tenant_id, hall_id) REFERENCES hall(tenant_id, id),
  constraint hall_number_last_check CHECK ((last > 0))
);
row level security enabled, forced;
policy tenant on hall_number using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_rating (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  service_id uuid not null,
  ticket_id uuid not null,
  solved boolean not null,
  stars integer not null,
  words text,
  at timestamp with time zone not null,
  constraint hall_rating_pkey PRIMARY KEY (tenant_id, id),
  constraint hall_rating_tenant_id_ticket_id_key UNIQUE (tenant_id, ticket_id),
  constraint hall_rating_tenant_id_hall_id_fkey FOREIGN KEY (tenant_id, hall_id) REFERENCES hall(tenant_id, id),
  constraint hall_rating_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES hall_service(tenant_id, id),
  constraint hall_rating_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES hall_ticket(tenant_id, id),
  constraint hall_rating_stars_check CHECK (((stars >= 1) AND (stars <= 5)))
);
comment on table hall_rating is 'Of a visit to a hall and a service, never of whoever sat at the counter';
CREATE INDEX hall_rating_hall ON public.hall_rating USING btree (tenant_id, hall_id, at);
row level security enabled, forced;
policy tenant on hall_rating using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_seat (
  tenant_id uuid not null,
  joint_id uuid not null,
  counter_id uuid not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint hall_seat_pkey PRIMARY KEY (tenant_id, joint_id, counter_id),
  constraint hall_seat_tenant_id_counter_id_fkey FOREIGN KEY (tenant_id, counter_id) REFERENCES hall_counter(tenant_id, id),
  constraint hall_seat_tenant_id_joint_id_fkey FOREIGN KEY (tenant_id, joint_id) REFERENCES hall_joint(tenant_id, id)
);
CREATE UNIQUE INDEX hall_seat_now ON public.hall_seat USING btree (tenant_id, counter_id) WHERE (until IS NULL);
row level security enabled, forced;
policy tenant on hall_seat using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_service (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  code text not null,
  letter text not null,
  name_en text not null,
  name_zh text not null,
  department_id uuid,
  minutes integer not null,
  bring_en text not null,
  bring_zh text not null,
  slots jsonb not null,
  nth integer not null,
  ended boolean not null default false,
  version integer not null,
  constraint hall_service_pkey PRIMARY KEY (tenant_id, id),
  constraint hall_service_tenant_id_hall_id_code_key UNIQUE (tenant_id, hall_id, code),
  constraint hall_service_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES department(tenant_id, id),
  constraint hall_service_tenant_id_hall_id_fkey FOREIGN KEY (tenant_id, hall_id) REFERENCES hall(tenant_id, id),
  constraint hall_service_letter_check CHECK ((letter ~ '^[A-Z]$'::text)),
  constraint hall_service_minutes_check CHECK (((minutes >= 1) AND (minutes <= 240))),
  constraint hall_service_version_check CHECK ((version > 0))
);
comment on column hall_service.minutes is 'Usual minutes of a visit';
comment on column hall_service.slots is 'When appointments are taken: days of the week, from, until, minutes between, how many at once';
CREATE INDEX hall_service_department ON public.hall_service USING btree (tenant_id, department_id) WHERE (department_id IS NOT NULL);
row level security enabled, forced;
policy tenant on hall_service using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table hall_ticket (
  tenant_id uuid not null,
  id uuid not null,
  hall_id uuid not null,
  service_id uuid not null,
  first_service_id uuid not null,
  day date not null,
  number text,
  kind text not null,
  state text not null,
  priority boolean not null,
  place timestamp with time zone,
  in_window boolean not null default false,
  passed integer not null default 0,
  slot_at timestamp with time zone,
  taken_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  first_place timestamp with time zone,
  first_called_at timestamp with time zone,
  called_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  counter_id uuid,
  only_counter_id uuid,
  hold_until timestamp with time zone,
  held integer not null default 0,
  calls integer not null default 0,
  transfers integer not null default 0,
  undo text,
  code_hash text not null,
  name text,
  phone text,
  account_id text,
  note text,
  cases text[] not null default '{}'::text[],
  erased_at timestamp with time zone,
  constraint hall_ticket_pkey PRIMARY KEY (tenant_id, id),
  constraint hall_ticket_tenant_id_code_hash_key UNIQUE (tenant_id, code_hash),
  constraint hall_ticket_tenant_id_counter_id_fkey FOREIGN KEY (tenant_id, counter_id) REFERENCES hall_counter(tenant_id, id),
  constraint hall_ticket_tenant_id_first_service_id_fkey FOREIGN KEY (tenant_id, first_service_id) REFERENCES hall_service(tenant_id, id),
  constraint hall_ticket_tenant_id_hall_id_fkey FOREIGN KEY (tenant_id, hall_id) REFERENCES hall(tenant_id, id),
  constraint hall_ticket_tenant_id_only_counter_id_fkey FOREIGN KEY (tenant_id, only_counter_id) REFERENCES hall_counter(tenant_id, id),
  constraint hall_ticket_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES hall_service(tenant_id, id),
  constraint hall_ticket_check CHECK (((state <> 'waiting'::text) OR (place IS NOT NULL))),
  constraint hall_ticket_check1 CHECK (((state <> ALL (ARRAY['called'::text, 'serving'::text])) OR (counter_id IS NOT NULL))),
  constraint hall_ticket_kind_check CHECK ((kind = ANY (ARRAY['walk_in'::text, 'appointment'::text]))),
  constraint hall_ticket_passed_check CHECK ((passed >= 0)),
  constraint hall_ticket_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'waiting'::text, 'called'::text, 'serving'::text, 'done'::text, 'no_show'::text, 'left'::text, 'cancelled'::text]))),
  constraint hall_ticket_undo_check CHECK ((undo = ANY (ARRAY['called'::text, 'serving'::text])))
);
comment on column hall_ticket.priority is 'Taken at the person''s word. Why, and what would prove it, is kept nowhere';
comment on column hall_ticket.place is 'The place earned by arriving; kept when somebody is sent on';
comment on column hall_ticket.in_window is 'An appointment that came in its window';
comment on column hall_ticket.passed is 'How many with a later place were called before';
comment on column hall_ticket.undo is 'What it was before it was ended, for the few minutes in which that can be taken back';
CREATE INDEX hall_ticket_account ON public.hall_ticket USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX hall_ticket_day ON public.hall_ticket USING btree (tenant_id, hall_id, day, state);
CREATE INDEX hall_ticket_slot ON public.hall_ticket USING btree (tenant_id, service_id, slot_at) WHERE (slot_at IS NOT NULL);
CREATE INDEX hall_ticket_unerased ON public.hall_ticket USING btree (tenant_id, day) WHERE (erased_at IS NULL);
CREATE UNIQUE INDEX hall_ticket_at_counter ON public.hall_ticket USING btree (tenant_id, counter_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
row level security enabled, forced;
policy tenant on hall_ticket using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table idempotency_key (
  tenant_id uuid not null,
  key text not null,
  route text not null,
  content_hash text not null,
  status smallint,
  reply jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (tenant_id, key, route)
);
comment on column idempotency_key.content_hash is 'Hash of caller and content: the same key with other content is refused';
CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (tenant_id, created_at);
row level security enabled, forced;
policy tenant on idempotency_key using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table joint_meeting (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  topic text not null,
  minutes text,
  actions jsonb not null default '[]'::jsonb,
  version integer not null,
  constraint joint_meeting_pkey PRIMARY KEY (tenant_id, id),
  constraint joint_meeting_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint joint_meeting_version_check CHECK ((version > 0))
);
comment on column joint_meeting.actions is 'What is to be done, by which organisation or the community itself, until when, and since when it is done';
CREATE INDEX joint_meeting_unit ON public.joint_meeting USING btree (tenant_id, unit_id, held_on DESC);
row level security enabled, forced;
policy tenant on joint_meeting using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table landscape_line (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  name_en text,
  name_zh text,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  metres double precision not null,
  geometry text not null,
  drawn text not null,
  created_at timestamp with time zone not null,
  constraint landscape_line_pkey PRIMARY KEY (tenant_id, id),
  constraint landscape_line_kind_check CHECK ((kind = ANY (ARRAY['river'::text, 'railway'::text, 'main_road'::text, 'road'::text])))
);
comment on table landscape_line is 'Geography only: nothing about anybody';
comment on column landscape_line.geometry is 'GeoJSON LineString, MultiLineString, Polygon or MultiPolygon, as it was brought in';
comment on column landscape_line.drawn is 'The same with as many points as a map of a district shows';
CREATE INDEX landscape_line_kind ON public.landscape_line USING btree (tenant_id, kind);
row level security enabled, forced;
policy tenant on landscape_line using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);
comment on table migration is 'read-only: migrations that have run';
grant select to doorstep_app;

table need_match (
  tenant_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  pledge_id uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint need_match_pkey PRIMARY KEY (tenant_id, id),
  constraint need_match_tenant_id_need_id_fkey FOREIGN KEY (tenant_id, need_id) REFERENCES community_need(tenant_id, id),
  constraint need_match_tenant_id_pledge_id_fkey FOREIGN KEY (tenant_id, pledge_id) REFERENCES pledge(tenant_id, id)
);
CREATE INDEX need_match_pledge ON public.need_match USING btree (tenant_id, pledge_id);
CREATE UNIQUE INDEX need_match_once ON public.need_match USING btree (tenant_id, need_id, pledge_id) WHERE (ended_at IS NULL);
row level security enabled, forced;
policy tenant on need_match using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table notice (
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
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  delivery_id uuid,
  constraint notice_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_tenant_id_person_key_event_key_key UNIQUE (tenant_id, person_key, event_key)
);
comment on column notice.event_key is 'Event, matter and place in its timeline: the same told twice is one notice';
CREATE INDEX notice_age ON public.notice USING btree (tenant_id, at);
CREATE INDEX notice_delivery_id ON public.notice USING btree (tenant_id, delivery_id) WHERE (delivery_id IS NOT NULL);
CREATE INDEX notice_inbox ON public.notice USING btree (tenant_id, person_key, id);
CREATE INDEX notice_matter ON public.notice USING btree (tenant_id, matter_id, person_key) WHERE (matter_id IS NOT NULL);
CREATE INDEX notice_unread ON public.notice USING btree (tenant_id, person_key, id) WHERE (read_at IS NULL);
row level security enabled, forced;
policy tenant on notice using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table notice_delivery (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  channel text not null,
  fallback text[] not null default '{}'::text[],
  ways jsonb,
  masked text not null,
  locale text not null,
  state text not null,
  gathers boolean not null default false,
  attempts smallint not null default 0,
  reason text,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone,
  claimed_at timestamp with time zone,
  sent_at timestamp with time zone,
  constraint notice_delivery_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'skipped'::text])))
);
comment on column notice_delivery.ways is 'Addresses by channel; taken away once the message has gone, or a week after it was given up';
comment on column notice_delivery.gathers is 'Further notices of the same person may still join it';
CREATE INDEX notice_delivery_age ON public.notice_delivery USING btree (tenant_id, created_at);
CREATE INDEX notice_delivery_due ON public.notice_delivery USING btree (tenant_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX notice_delivery_log ON public.notice_delivery USING btree (tenant_id, id DESC);
CREATE UNIQUE INDEX notice_delivery_gathers ON public.notice_delivery USING btree (tenant_id, person_key, channel, fallback) WHERE gathers;
row level security enabled, forced;
policy tenant on notice_delivery using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table notice_preference (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  quiet jsonb,
  ways text[] not null default '{}'::text[],
  choices jsonb not null default '[]'::jsonb,
  locale text,
  updated_at timestamp with time zone not null,
  constraint notice_preference_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_preference_tenant_id_person_key_key UNIQUE (tenant_id, person_key)
);
row level security enabled, forced;
policy tenant on notice_preference using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table notice_setting (
  tenant_id uuid not null,
  id uuid not null,
  body jsonb not null,
  changed_at timestamp with time zone not null,
  constraint notice_setting_pkey PRIMARY KEY (tenant_id, id)
);
comment on table notice_setting is 'Quiet hours, gathering and retention: one row per tenant, whose id is that of the tenant';
row level security enabled, forced;
policy tenant on notice_setting using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table notice_text (
  tenant_id uuid not null,
  id uuid not null,
  event text not null,
  audience text not null,
  channel text not null,
  words jsonb not null,
  changed_at timestamp with time zone not null,
  constraint notice_text_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_text_tenant_id_event_audience_channel_key UNIQUE (tenant_id, event, audience, channel)
);
row level security enabled, forced;
policy tenant on notice_text using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table notice_webhook (
  tenant_id uuid not null,
  id uuid not null,
  channel text not null,
  name text not null,
  url text not null,
  active boolean not null,
  generation integer not null default 1,
  previous_until timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint notice_webhook_pkey PRIMARY KEY (tenant_id, id),
  constraint notice_webhook_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'chat'::text])))
);
row level security enabled, forced;
policy tenant on notice_webhook using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table open311_key (
  tenant_id uuid not null,
  id uuid not null,
  hash text not null,
  hint text not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_on date,
  revoked_at timestamp with time zone,
  constraint open311_key_pkey PRIMARY KEY (tenant_id, id),
  constraint open311_key_tenant_id_hash_key UNIQUE (tenant_id, hash)
);
row level security enabled, forced;
policy tenant on open311_key using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table open311_request (
  tenant_id uuid not null,
  case_id uuid not null,
  key_id uuid not null,
  media_url text,
  constraint open311_request_pkey PRIMARY KEY (tenant_id, case_id),
  constraint open311_request_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id),
  constraint open311_request_tenant_id_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES open311_key(tenant_id, id)
);
row level security enabled, forced;
policy tenant on open311_request using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table open311_update (
  tenant_id uuid not null,
  key_id uuid not null,
  update_id text not null,
  case_id uuid not null,
  seq integer not null,
  said_at timestamp with time zone not null,
  media_urls text[] not null,
  constraint open311_update_pkey PRIMARY KEY (tenant_id, key_id, update_id),
  constraint open311_update_tenant_id_case_id_seq_key UNIQUE (tenant_id, case_id, seq),
  constraint open311_update_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id),
  constraint open311_update_tenant_id_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES open311_key(tenant_id, id)
);
comment on table open311_update is 'append-only: update ids outside systems used up';
row level security enabled, forced;
policy tenant on open311_update using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table organisation (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  registered_no text,
  unit_id uuid not null,
  name_en text not null,
  name_zh text not null,
  about_en text,
  about_zh text,
  contact_name text,
  contact_phone text,
  contact_mail text,
  ended_on date,
  ended_why text,
  version integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint organisation_pkey PRIMARY KEY (tenant_id, id),
  constraint organisation_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['company'::text, 'school'::text, 'association'::text, 'social_group'::text, 'public_body'::text]))),
  constraint organisation_version_check CHECK ((version > 0))
);
comment on column organisation.contact_name is 'Whom to talk to there: masked for everybody but the organisation itself, revealed with a reason';
CREATE INDEX organisation_name ON public.organisation USING btree (tenant_id, name_en, id);
CREATE INDEX organisation_unit ON public.organisation USING btree (tenant_id, unit_id);
CREATE UNIQUE INDEX organisation_number ON public.organisation USING btree (tenant_id, registered_no) WHERE (registered_no IS NOT NULL);
row level security enabled, forced;
policy tenant on organisation using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table organisation_steward (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  account_id text,
  term_from timestamp with time zone not null,
  term_to timestamp with time zone,
  constraint organisation_steward_pkey PRIMARY KEY (tenant_id, id),
  constraint organisation_steward_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation(tenant_id, id)
);
CREATE INDEX organisation_steward_account ON public.organisation_steward USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX organisation_steward_of ON public.organisation_steward USING btree (tenant_id, organisation_id);
row level security enabled, forced;
policy tenant on organisation_steward using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table outbox (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  topics text[] not null default '{}'::text[],
  body jsonb not null,
  created_at timestamp with time zone not null default now(),
  delivered_at timestamp with time zone,
  attempts smallint not null default 0,
  retry_at timestamp with time zone,
  parked_at timestamp with time zone,
  failure text,
  constraint outbox_pkey PRIMARY KEY (tenant_id, id)
);
comment on column outbox.topics is 'What the event is about, as live pages subscribe to it, such as case:<id>';
comment on column outbox.parked_at is 'Given up after the last attempt; waits for a person. The reason stands in failure';
CREATE INDEX outbox_delivered ON public.outbox USING btree (tenant_id, delivered_at) WHERE (delivered_at IS NOT NULL);
CREATE INDEX outbox_parked ON public.outbox USING btree (tenant_id, parked_at) WHERE (parked_at IS NOT NULL);
CREATE INDEX outbox_waiting ON public.outbox USING btree (tenant_id, id) WHERE ((delivered_at IS NULL) AND (parked_at IS NULL));
row level security enabled, forced;
policy tenant on outbox using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table pairing (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  kinds text[] not null,
  what text not null,
  term_from date not null,
  term_until date not null,
  offered_by text not null,
  state text not null,
  offered_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answered_why text,
  ended_at timestamp with time zone,
  ended_why text,
  constraint pairing_pkey PRIMARY KEY (tenant_id, id),
  constraint pairing_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation(tenant_id, id),
  constraint pairing_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint pairing_check CHECK ((term_until >= term_from)),
  constraint pairing_kinds_check CHECK (((cardinality(kinds) > 0) AND (kinds <@ ARRAY['site_sharing'::text, 'public_service'::text, 'activity'::text, 'charity'::text]))),
  constraint pairing_offered_by_check CHECK ((offered_by = ANY (ARRAY['organisation'::text, 'community'::text]))),
  constraint pairing_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'agreed'::text, 'refused'::text, 'ended'::text])))
);
CREATE INDEX pairing_organisation ON public.pairing USING btree (tenant_id, organisation_id);
CREATE INDEX pairing_unit ON public.pairing USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on pairing using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table petition (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  purpose text not null,
  subject text not null,
  account text,
  against_kind text,
  against_id uuid,
  confidential boolean not null,
  people integer not null,
  state text not null,
  holder_kind text not null,
  holder_id uuid not null,
  path uuid[] not null,
  involved uuid[] not null,
  stage text,
  amber_at timestamp with time zone,
  due_at timestamp with time zone,
  settings_id uuid,
  way text,
  same_day_at timestamp with time zone,
  sponsor_post_id uuid,
  sponsor_role text,
  sponsor_body jsonb,
  handler_post_id uuid,
  handler_role text,
  handler_account text,
  earlier_id uuid,
  hall_visit text,
  outcome text,
  account_id text,
  filed_at timestamp with time zone not null,
  tell_due_at timestamp with time zone not null,
  told_at timestamp with time zone,
  accepted_at timestamp with time zone,
  reply_due_at timestamp with time zone,
  replied_at timestamp with time zone,
  result text,
  replied_kind text,
  replied_id uuid,
  reviewed_kind text,
  reviewed_id uuid,
  review_asked_at timestamp with time zone,
  re_review_asked_at timestamp with time zone,
  ended_at timestamp with time zone,
  satisfaction integer,
  unserved integer not null default 0,
  ruling boolean not null default false,
  version integer not null,
  constraint petition_pkey PRIMARY KEY (tenant_id, id),
  constraint petition_tenant_id_earlier_id_fkey FOREIGN KEY (tenant_id, earlier_id) REFERENCES petition(tenant_id, id),
  constraint petition_tenant_id_id_fkey FOREIGN KEY (tenant_id, id) REFERENCES "case"(tenant_id, id),
  constraint petition_tenant_id_settings_id_fkey FOREIGN KEY (tenant_id, settings_id) REFERENCES petition_settings(tenant_id, id),
  constraint petition_against_kind_check CHECK ((against_kind = ANY (ARRAY['unit'::text, 'department'::text]))),
  constraint petition_check CHECK (((against_kind IS NULL) = (against_id IS NULL))),
  constraint petition_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['unit'::text, 'department'::text]))),
  constraint petition_people_check CHECK ((people > 0)),
  constraint petition_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5)))
);
comment on column petition.account is 'What happened and what is asked for; null once erased';
comment on column petition.path is 'Units of its place and of its holder, for whoever works there or above';
comment on column petition.involved is 'Bodies that have held it';
comment on column petition.ruling is 'Somebody above has to rule: an objection, a request to step back';
CREATE INDEX petition_account ON public.petition USING btree (tenant_id, account_id, id) WHERE (account_id IS NOT NULL);
CREATE INDEX petition_due ON public.petition USING btree (tenant_id, due_at, id) WHERE (ended_at IS NULL);
CREATE INDEX petition_earlier ON public.petition USING btree (tenant_id, earlier_id) WHERE (earlier_id IS NOT NULL);
CREATE INDEX petition_ended ON public.petition USING btree (tenant_id, ended_at, id);
CREATE INDEX petition_filed ON public.petition USING btree (tenant_id, filed_at, id);
CREATE INDEX petition_holder ON public.petition USING btree (tenant_id, holder_id, due_at, id);
CREATE INDEX petition_involved ON public.petition USING gin (involved);
CREATE INDEX petition_path ON public.petition USING gin (path);
CREATE INDEX petition_settings_used ON public.petition USING btree (tenant_id, settings_id) WHERE (settings_id IS NOT NULL);
row level security enabled, forced;
policy tenant on petition using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table petition_paper (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  kind text not null,
  result text,
  grounds jsonb,
  outcome jsonb,
  remedy jsonb,
  made_at timestamp with time zone not null,
  made_by text,
  body_kind text not null,
  body_id uuid not null,
  document_id uuid,
  document_code text,
  served_way text,
  served_at timestamp with time zone,
  served_note text,
  constraint petition_paper_pkey PRIMARY KEY (tenant_id, id),
  constraint petition_paper_tenant_id_petition_id_fkey FOREIGN KEY (tenant_id, petition_id) REFERENCES petition(tenant_id, id),
  constraint petition_paper_check CHECK (((served_way IS NULL) = (served_at IS NULL))),
  constraint petition_paper_served_way_check CHECK ((served_way = ANY (ARRAY['page'::text, 'mail'::text, 'post'::text, 'by_hand'::text, 'read_out'::text])))
);
comment on column petition_paper.served_at is 'When it reached the petitioner: their own clocks start here';
CREATE INDEX petition_paper_of ON public.petition_paper USING btree (tenant_id, petition_id, made_at);
row level security enabled, forced;
policy tenant on petition_paper using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table petition_person (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  name text not null,
  phone text,
  constraint petition_person_pkey PRIMARY KEY (tenant_id, id),
  constraint petition_person_tenant_id_petition_id_fkey FOREIGN KEY (tenant_id, petition_id) REFERENCES petition(tenant_id, id)
);
comment on table petition_person is 'Who petitions jointly: a list kept apart, shown whole to one who says why, never searched';
CREATE INDEX petition_person_of ON public.petition_person USING btree (tenant_id, petition_id, id);
row level security enabled, forced;
policy tenant on petition_person using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table petition_representative (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  no integer not null,
  role text not null,
  name text not null,
  phone text,
  secret_hash text not null,
  constraint petition_representative_pkey PRIMARY KEY (tenant_id, id),
  constraint petition_representative_tenant_id_petition_id_no_key UNIQUE (tenant_id, petition_id, no),
  constraint petition_representative_tenant_id_petition_id_fkey FOREIGN KEY (tenant_id, petition_id) REFERENCES petition(tenant_id, id),
  constraint petition_representative_no_check CHECK (((no >= 1) AND (no <= 5)))
);
row level security enabled, forced;
policy tenant on petition_representative using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table petition_settings (
  tenant_id uuid not null,
  id uuid not null,
  from_day date not null,
  detail jsonb not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  constraint petition_settings_pkey PRIMARY KEY (tenant_id, id),
  constraint petition_settings_tenant_id_from_day_key UNIQUE (tenant_id, from_day)
);
comment on table petition_settings is 'The procedure as configuration, one version from each day on';
row level security enabled, forced;
policy tenant on petition_settings using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table petition_step (
  tenant_id uuid not null,
  id uuid not null,
  petition_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  detail jsonb not null,
  constraint petition_step_pkey PRIMARY KEY (tenant_id, id),
  constraint petition_step_tenant_id_petition_id_fkey FOREIGN KEY (tenant_id, petition_id) REFERENCES petition(tenant_id, id),
  constraint petition_step_kind_check CHECK ((kind = ANY (ARRAY['objection'::text, 'recusal'::text, 'hearing'::text])))
);
comment on table petition_step is 'Objections, requests to step back, hearings, each with its ruling or minutes';
CREATE INDEX petition_step_of ON public.petition_step USING btree (tenant_id, petition_id, at);
row level security enabled, forced;
policy tenant on petition_step using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table plan_barrier (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  lines integer not null,
  kilometres double precision not null,
  content text not null,
  created_by text,
  created_at timestamp with time zone not null,
  constraint plan_barrier_pkey PRIMARY KEY (tenant_id, id)
);
comment on column plan_barrier.content is 'GeoJSON FeatureCollection of lines and polygons';
row level security enabled, forced;
policy tenant on plan_barrier using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table plan_community (
  tenant_id uuid not null,
  run_id uuid not null,
  community_id uuid not null,
  position integer not null,
  state text not null,
  held uuid[] not null,
  today jsonb not null,
  figures jsonb,
  report jsonb,
  problem jsonb,
  change_id uuid,
  constraint plan_community_pkey PRIMARY KEY (tenant_id, run_id, community_id),
  constraint plan_community_tenant_id_change_id_fkey FOREIGN KEY (tenant_id, change_id) REFERENCES territory_change(tenant_id, id),
  constraint plan_community_tenant_id_community_id_fkey FOREIGN KEY (tenant_id, community_id) REFERENCES unit(tenant_id, id),
  constraint plan_community_tenant_id_run_id_fkey FOREIGN KEY (tenant_id, run_id) REFERENCES plan_run(tenant_id, id),
  constraint plan_community_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'planned'::text, 'left_out'::text])))
);
comment on column plan_community.held is 'Grids the plan goes around: they stay as they are';
comment on column plan_community.today is 'Units in force when it was planned, with the households of their buildings';
comment on column plan_community.report is 'The report of the planner';
comment on column plan_community.change_id is 'The draft its proposal went into last';
row level security enabled, forced;
policy tenant on plan_community using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table plan_run (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  share double precision not null,
  cancel_asked boolean not null,
  settings jsonb not null,
  figures jsonb,
  problem jsonb,
  created_by text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint plan_run_pkey PRIMARY KEY (tenant_id, id),
  constraint plan_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);
comment on column plan_run.settings is 'Areas, bounds, seed, basis, pins and barriers, as they were asked for';
comment on column plan_run.figures is 'All communities together: what is in force beside what is proposed';
CREATE INDEX plan_run_latest ON public.plan_run USING btree (tenant_id, created_at DESC);
row level security enabled, forced;
policy tenant on plan_run using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table plan_unit (
  tenant_id uuid not null,
  run_id uuid not null,
  community_id uuid not null,
  level text not null,
  position integer not null,
  code text not null,
  parent text,
  households integer not null,
  buildings integer not null,
  within boolean not null,
  compactness double precision not null,
  feature text not null,
  constraint plan_unit_pkey PRIMARY KEY (tenant_id, run_id, community_id, level, "position"),
  constraint plan_unit_tenant_id_run_id_community_id_fkey FOREIGN KEY (tenant_id, run_id, community_id) REFERENCES plan_community(tenant_id, run_id, community_id),
  constraint plan_unit_level_check CHECK ((level = ANY (ARRAY['grid'::text, 'microgrid'::text])))
);
comment on column plan_unit.position is 'Place within its level and community, from 0';
comment on column plan_unit.feature is 'The line of the plan''s file: a GeoJSON feature with what it holds';
row level security enabled, forced;
policy tenant on plan_unit using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table pledge (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  unit_id uuid not null,
  resource text not null,
  what text not null,
  amount integer,
  measure text,
  good_until date,
  state text not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  version integer not null,
  constraint pledge_pkey PRIMARY KEY (tenant_id, id),
  constraint pledge_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation(tenant_id, id),
  constraint pledge_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint pledge_amount_check CHECK ((amount > 0)),
  constraint pledge_resource_check CHECK ((resource = ANY (ARRAY['people'::text, 'skill'::text, 'venue'::text, 'goods'::text, 'money'::text, 'service'::text]))),
  constraint pledge_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'withdrawn'::text]))),
  constraint pledge_version_check CHECK ((version > 0))
);
CREATE INDEX pledge_organisation ON public.pledge USING btree (tenant_id, organisation_id);
CREATE INDEX pledge_unit ON public.pledge USING btree (tenant_id, unit_id, state);
row level security enabled, forced;
policy tenant on pledge using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_account (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  unit text not null,
  owner text not null,
  posted_debits bigint not null default 0,
  posted_credits bigint not null default 0,
  pending_debits bigint not null default 0,
  pending_credits bigint not null default 0,
  opened_at timestamp with time zone not null,
  stripe smallint not null default 0,
  constraint points_account_pkey PRIMARY KEY (tenant_id, id),
  constraint points_account_of_owner UNIQUE (tenant_id, kind, unit, owner, stripe),
  constraint points_account_hours_are_earned CHECK (((unit = 'point'::text) OR ((kind = ANY (ARRAY['person'::text, 'scheme'::text])) AND (pending_debits = 0) AND (pending_credits = 0)))),
  constraint points_account_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'household'::text, 'scheme'::text, 'station'::text, 'expiry'::text, 'pledge'::text]))),
  constraint points_account_never_below_zero CHECK (((kind = 'scheme'::text) OR (((posted_credits - posted_debits) - pending_debits) >= 0))),
  constraint points_account_only_schemes_are_striped CHECK (((stripe >= 0) AND (stripe <=
CASE kind
    WHEN 'scheme'::text THEN 63
    ELSE 0
END))),
  constraint points_account_pending_credits_check CHECK ((pending_credits >= 0)),
  constraint points_account_pending_debits_check CHECK ((pending_debits >= 0)),
  constraint points_account_posted_credits_check CHECK ((posted_credits >= 0)),
  constraint points_account_posted_debits_check CHECK ((posted_debits >= 0)),
  constraint points_account_unit_check CHECK ((unit = ANY (ARRAY['point'::text, 'hour'::text])))
);
comment on column points_account.unit is 'hour: counted in minutes; spending never touches it';
comment on column points_account.owner is 'Account of a person, id of a household, scheme or station; a made-up word once a person was erased';
comment on column points_account.stripe is 'Which of the accounts of a scheme; 0 for everybody else';
row level security enabled, forced;
policy tenant on points_account using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_board_seat (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  kind text not null,
  place_id uuid not null,
  name text not null,
  joined_at timestamp with time zone not null,
  constraint points_board_seat_pkey PRIMARY KEY (tenant_id, id),
  constraint points_board_seat_tenant_id_kind_place_id_account_id_key UNIQUE (tenant_id, kind, place_id, account_id),
  constraint points_board_seat_kind_check CHECK ((kind = ANY (ARRAY['station'::text, 'team'::text])))
);
comment on table points_board_seat is 'Whoever leaves a board leaves no row';
CREATE INDEX points_board_seat_account ON public.points_board_seat USING btree (tenant_id, account_id);
row level security enabled, forced;
policy tenant on points_board_seat using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_certificate (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  code_hash text not null,
  name text not null,
  minutes bigint not null,
  grade integer,
  hours integer,
  until_day date not null,
  issued_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint points_certificate_pkey PRIMARY KEY (tenant_id, id),
  constraint points_certificate_tenant_id_code_hash_key UNIQUE (tenant_id, code_hash),
  constraint points_certificate_check CHECK (((grade IS NULL) = (hours IS NULL))),
  constraint points_certificate_grade_check CHECK ((grade > 0)),
  constraint points_certificate_hours_check CHECK ((hours > 0)),
  constraint points_certificate_minutes_check CHECK ((minutes > 0))
);
comment on column points_certificate.name is 'As printed';
comment on column points_certificate.minutes is 'Verified until issued_at; what was put right since is counted anew whenever somebody verifies it';
CREATE INDEX points_certificate_account ON public.points_certificate USING btree (tenant_id, account_id, id);
row level security enabled, forced;
policy tenant on points_certificate using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_claim (
  tenant_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  version integer not null,
  scheme_id uuid not null,
  account_id text not null,
  unit_id uuid not null,
  day date not null,
  minutes integer,
  note text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  decided_post_id uuid,
  why text,
  contested_at timestamp with time zone,
  contested_words text,
  first_decided_by text,
  constraint points_claim_pkey PRIMARY KEY (tenant_id, id),
  constraint points_claim_tenant_id_rule_id_version_fkey FOREIGN KEY (tenant_id, rule_id, version) REFERENCES points_rule_version(tenant_id, rule_id, version),
  constraint points_claim_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_claim_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint points_claim_minutes_check CHECK ((minutes > 0)),
  constraint points_claim_somebody_else CHECK (((decided_by IS NULL) OR (decided_by <> account_id))),
  constraint points_claim_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'refused'::text, 'contested'::text, 'withdrawn'::text])))
);
comment on column points_claim.first_decided_by is 'Who decided before it was contested: somebody else decides then';
CREATE INDEX points_claim_decided ON public.points_claim USING btree (tenant_id, scheme_id, decided_at);
CREATE INDEX points_claim_person ON public.points_claim USING btree (tenant_id, account_id, id);
CREATE INDEX points_claim_scheme ON public.points_claim USING btree (tenant_id, scheme_id, state, id);
row level security enabled, forced;
policy tenant on points_claim using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_entry (
  tenant_id uuid not null,
  id uuid not null,
  type text not null,
  purpose text not null,
  unit text not null,
  debit_id uuid not null,
  credit_id uuid not null,
  amount bigint not null,
  hold_id uuid,
  about_id uuid,
  expires_at timestamp with time zone,
  key text not null,
  content_hash text not null,
  detail jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null,
  constraint points_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint points_entry_tenant_id_key_key UNIQUE (tenant_id, key),
  constraint points_entry_tenant_id_about_id_fkey FOREIGN KEY (tenant_id, about_id) REFERENCES points_entry(tenant_id, id),
  constraint points_entry_tenant_id_credit_id_fkey FOREIGN KEY (tenant_id, credit_id) REFERENCES points_account(tenant_id, id),
  constraint points_entry_tenant_id_debit_id_fkey FOREIGN KEY (tenant_id, debit_id) REFERENCES points_account(tenant_id, id),
  constraint points_entry_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES points_entry(tenant_id, id),
  constraint points_entry_amount_check CHECK ((amount > 0)),
  constraint points_entry_check CHECK ((debit_id <> credit_id)),
  constraint points_entry_check1 CHECK (((type = ANY (ARRAY['post'::text, 'void'::text, 'lapse'::text])) = (hold_id IS NOT NULL))),
  constraint points_entry_check2 CHECK (((type = 'hold'::text) = (expires_at IS NOT NULL))),
  constraint points_entry_check3 CHECK (((purpose = ANY (ARRAY['correction'::text, 'refund'::text])) = (about_id IS NOT NULL))),
  constraint points_entry_check4 CHECK (((unit = 'point'::text) OR ((type = 'transfer'::text) AND (purpose = ANY (ARRAY['grant'::text, 'correction'::text]))))),
  constraint points_entry_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
  constraint points_entry_purpose_check CHECK ((purpose = ANY (ARRAY['grant'::text, 'gift'::text, 'pledge'::text, 'order'::text, 'expiry'::text, 'correction'::text, 'refund'::text]))),
  constraint points_entry_type_check CHECK ((type = ANY (ARRAY['transfer'::text, 'hold'::text, 'post'::text, 'void'::text, 'lapse'::text]))),
  constraint points_entry_unit_check CHECK ((unit = ANY (ARRAY['point'::text, 'hour'::text])))
);
comment on table points_entry is 'append-only: the ledger of points and hours';
comment on column points_entry.about_id is 'The entry that a correction or a refund answers';
comment on column points_entry.content_hash is 'Hash of what the entry says: the same key with other content is refused';
CREATE INDEX points_entry_about ON public.points_entry USING btree (tenant_id, about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX points_entry_credit ON public.points_entry USING btree (tenant_id, credit_id, id);
CREATE INDEX points_entry_debit ON public.points_entry USING btree (tenant_id, debit_id, id);
CREATE INDEX points_entry_expired ON public.points_entry USING btree (tenant_id, at) WHERE (purpose = 'expiry'::text);
CREATE INDEX points_entry_given ON public.points_entry USING btree (tenant_id, debit_id, at) INCLUDE (amount) WHERE (purpose = 'grant'::text);
CREATE INDEX points_entry_put_right ON public.points_entry USING btree (tenant_id, credit_id, at) INCLUDE (amount) WHERE (purpose = 'correction'::text);
CREATE INDEX points_entry_refunded ON public.points_entry USING btree (tenant_id, at) WHERE (purpose = 'refund'::text);
CREATE UNIQUE INDEX points_entry_resolves ON public.points_entry USING btree (tenant_id, hold_id) WHERE (hold_id IS NOT NULL);
row level security enabled, forced;
policy tenant on points_entry using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table points_gift (
  tenant_id uuid not null,
  id uuid not null,
  giver_id uuid not null,
  receiver_id uuid not null,
  giver_name text,
  receiver_name text,
  points integer not null,
  at timestamp with time zone not null,
  constraint points_gift_pkey PRIMARY KEY (tenant_id, id),
  constraint points_gift_tenant_id_giver_id_fkey FOREIGN KEY (tenant_id, giver_id) REFERENCES points_account(tenant_id, id),
  constraint points_gift_tenant_id_id_fkey FOREIGN KEY (tenant_id, id) REFERENCES points_entry(tenant_id, id),
  constraint points_gift_tenant_id_receiver_id_fkey FOREIGN KEY (tenant_id, receiver_id) REFERENCES points_account(tenant_id, id),
  constraint points_gift_points_check CHECK ((points > 0))
);
comment on column points_gift.id is 'The line of the ledger';
CREATE INDEX points_gift_giver ON public.points_gift USING btree (tenant_id, giver_id, at);
CREATE INDEX points_gift_receiver ON public.points_gift USING btree (tenant_id, receiver_id);
row level security enabled, forced;
policy tenant on points_gift using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_good (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  name_en text not null,
  name_zh text not null,
  about_en text not null,
  about_zh text not null,
  points integer not null,
  per_person integer,
  given_by text,
  ended_at timestamp with time zone,
  version integer not null,
  updated_at timestamp with time zone not null,
  constraint points_good_pkey PRIMARY KEY (tenant_id, id),
  constraint points_good_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_good_per_person_check CHECK ((per_person > 0)),
  constraint points_good_points_check CHECK ((points > 0)),
  constraint points_good_version_check CHECK ((version > 0))
);
comment on column points_good.per_person is 'How many one person may have ever; null: no limit';
comment on column points_good.given_by is 'Merchant or organisation that gives it; null: the scheme itself';
CREATE INDEX points_good_price ON public.points_good USING btree (tenant_id, points, id);
CREATE INDEX points_good_scheme ON public.points_good USING btree (tenant_id, scheme_id);
row level security enabled, forced;
policy tenant on points_good using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_grant (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  rule_id uuid not null,
  version integer not null,
  account_id uuid not null,
  source text not null,
  source_ref text not null,
  day date not null,
  minutes integer not null,
  points integer not null,
  uncapped integer not null,
  entry_id uuid,
  hours_entry_id uuid,
  at timestamp with time zone not null,
  constraint points_grant_pkey PRIMARY KEY (tenant_id, id),
  constraint points_grant_tenant_id_rule_id_source_ref_account_id_key UNIQUE (tenant_id, rule_id, source_ref, account_id),
  constraint points_grant_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES points_account(tenant_id, id),
  constraint points_grant_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES points_entry(tenant_id, id),
  constraint points_grant_tenant_id_hours_entry_id_fkey FOREIGN KEY (tenant_id, hours_entry_id) REFERENCES points_entry(tenant_id, id),
  constraint points_grant_tenant_id_rule_id_version_fkey FOREIGN KEY (tenant_id, rule_id, version) REFERENCES points_rule_version(tenant_id, rule_id, version),
  constraint points_grant_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_grant_check CHECK ((uncapped >= points)),
  constraint points_grant_check1 CHECK (((points > 0) = (entry_id IS NOT NULL))),
  constraint points_grant_check2 CHECK (((minutes > 0) = (hours_entry_id IS NOT NULL))),
  constraint points_grant_minutes_check CHECK ((minutes >= 0)),
  constraint points_grant_points_check CHECK ((points >= 0))
);
comment on table points_grant is 'append-only: what was earned, under which version of which rule';
comment on column points_grant.account_id is 'The account of points; nothing here says whose it is';
CREATE INDEX points_grant_earned ON public.points_grant USING btree (tenant_id, account_id, day);
CREATE INDEX points_grant_entry ON public.points_grant USING btree (tenant_id, entry_id) WHERE (entry_id IS NOT NULL);
CREATE INDEX points_grant_scheme ON public.points_grant USING btree (tenant_id, scheme_id, at);
row level security enabled, forced;
policy tenant on points_grant using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table points_hold (
  tenant_id uuid not null,
  id uuid not null,
  debit_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint points_hold_pkey PRIMARY KEY (tenant_id, id),
  constraint points_hold_tenant_id_id_fkey FOREIGN KEY (tenant_id, id) REFERENCES points_entry(tenant_id, id)
);
CREATE INDEX points_hold_debit ON public.points_hold USING btree (tenant_id, debit_id);
CREATE INDEX points_hold_expires ON public.points_hold USING btree (tenant_id, expires_at);
row level security enabled, forced;
policy tenant on points_hold using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_household (
  tenant_id uuid not null,
  id uuid not null,
  opened_at timestamp with time zone not null,
  constraint points_household_pkey PRIMARY KEY (tenant_id, id)
);
row level security enabled, forced;
policy tenant on points_household using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_household_invite (
  tenant_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  member_id uuid not null,
  code_hash text not null,
  expires_at timestamp with time zone not null,
  constraint points_household_invite_pkey PRIMARY KEY (tenant_id, id),
  constraint points_household_invite_tenant_id_code_hash_key UNIQUE (tenant_id, code_hash),
  constraint points_household_invite_tenant_id_household_id_fkey FOREIGN KEY (tenant_id, household_id) REFERENCES points_household(tenant_id, id),
  constraint points_household_invite_tenant_id_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES points_household_member(tenant_id, id)
);
comment on column points_household_invite.code_hash is 'Hash of the code; the code itself is made from the secret of the installation';
CREATE INDEX points_household_invite_household ON public.points_household_invite USING btree (tenant_id, household_id);
CREATE INDEX points_household_invite_member ON public.points_household_invite USING btree (tenant_id, member_id);
row level security enabled, forced;
policy tenant on points_household_invite using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_household_member (
  tenant_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  account_id text not null,
  name text not null,
  joined_at timestamp with time zone not null,
  constraint points_household_member_pkey PRIMARY KEY (tenant_id, id),
  constraint points_household_member_tenant_id_account_id_key UNIQUE (tenant_id, account_id),
  constraint points_household_member_tenant_id_household_id_fkey FOREIGN KEY (tenant_id, household_id) REFERENCES points_household(tenant_id, id),
  constraint points_household_member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40)))
);
comment on column points_household_member.name is 'What the others of the household call them; their own choice';
CREATE INDEX points_household_member_household ON public.points_household_member USING btree (tenant_id, household_id);
row level security enabled, forced;
policy tenant on points_household_member using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_ladder (
  tenant_id uuid not null,
  version integer not null,
  hours integer[] not null,
  days integer not null,
  saved_at timestamp with time zone not null,
  post_id uuid,
  constraint points_ladder_pkey PRIMARY KEY (tenant_id, version),
  constraint points_ladder_days_check CHECK (((days >= 5) AND (days <= 30))),
  constraint points_ladder_hours_check CHECK (((cardinality(hours) >= 1) AND (cardinality(hours) <= 10))),
  constraint points_ladder_version_check CHECK ((version > 0))
);
comment on table points_ladder is 'append-only: the ladder of stars; none: the usual one';
comment on column points_ladder.days is 'Working days of publication';
row level security enabled, forced;
policy tenant on points_ladder using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table points_look (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  kind text not null,
  key text not null,
  words text not null,
  at timestamp with time zone not null,
  post_id uuid,
  constraint points_look_pkey PRIMARY KEY (tenant_id, id),
  constraint points_look_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_look_kind_check CHECK ((kind = ANY (ARRAY['pair'::text, 'burst'::text, 'cap'::text])))
);
comment on table points_look is 'append-only: what was found when somebody looked at a line of the review list';
CREATE INDEX points_look_key ON public.points_look USING btree (tenant_id, scheme_id, kind, key);
row level security enabled, forced;
policy tenant on points_look using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table points_lot (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  entry_id uuid not null,
  amount bigint not null,
  remaining bigint not null,
  expires_at timestamp with time zone not null,
  noticed_at timestamp with time zone,
  constraint points_lot_pkey PRIMARY KEY (tenant_id, id),
  constraint points_lot_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES points_account(tenant_id, id),
  constraint points_lot_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES points_entry(tenant_id, id),
  constraint points_lot_amount_check CHECK ((amount > 0)),
  constraint points_lot_check CHECK (((remaining >= 0) AND (remaining <= amount)))
);
comment on column points_lot.entry_id is 'The entry it came with';
comment on column points_lot.noticed_at is 'When its owner was told that it expires soon';
CREATE INDEX points_lot_account ON public.points_lot USING btree (tenant_id, account_id, expires_at, id) WHERE (remaining > 0);
CREATE INDEX points_lot_entry ON public.points_lot USING btree (tenant_id, entry_id);
CREATE INDEX points_lot_expires ON public.points_lot USING btree (tenant_id, expires_at) WHERE (remaining > 0);
row level security enabled, forced;
policy tenant on points_lot using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_lot_move (
  tenant_id uuid not null,
  entry_id uuid not null,
  lot_id uuid not null,
  for_lot_id uuid not null,
  delta bigint not null,
  constraint points_lot_move_pkey PRIMARY KEY (tenant_id, entry_id, lot_id, for_lot_id),
  constraint points_lot_move_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES points_entry(tenant_id, id),
  constraint points_lot_move_tenant_id_for_lot_id_fkey FOREIGN KEY (tenant_id, for_lot_id) REFERENCES points_lot(tenant_id, id),
  constraint points_lot_move_tenant_id_lot_id_fkey FOREIGN KEY (tenant_id, lot_id) REFERENCES points_lot(tenant_id, id),
  constraint points_lot_move_delta_check CHECK ((delta <> 0))
);
comment on table points_lot_move is 'append-only: how entries were split over lots';
comment on column points_lot_move.for_lot_id is 'The lot that had been taken from; differs from lot_id where it had expired when the points came back, or where they went to somebody else';
CREATE INDEX points_lot_move_for ON public.points_lot_move USING btree (tenant_id, for_lot_id);
CREATE INDEX points_lot_move_lot ON public.points_lot_move USING btree (tenant_id, lot_id);
row level security enabled, forced;
policy tenant on points_lot_move using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table points_need (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  title_en text not null,
  title_zh text not null,
  about_en text not null,
  about_zh text not null,
  target integer not null,
  last_day date not null,
  good_id uuid,
  station_id uuid,
  quantity integer,
  state text not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  why text,
  order_id uuid,
  constraint points_need_pkey PRIMARY KEY (tenant_id, id),
  constraint points_need_tenant_id_good_id_fkey FOREIGN KEY (tenant_id, good_id) REFERENCES points_good(tenant_id, id),
  constraint points_need_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES points_order(tenant_id, id),
  constraint points_need_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_need_tenant_id_station_id_fkey FOREIGN KEY (tenant_id, station_id) REFERENCES station(tenant_id, id),
  constraint points_need_check CHECK ((((good_id IS NULL) = (station_id IS NULL)) AND ((good_id IS NULL) = (quantity IS NULL)))),
  constraint points_need_quantity_check CHECK ((quantity > 0)),
  constraint points_need_state_check CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'withdrawn'::text, 'not_met'::text]))),
  constraint points_need_target_check CHECK ((target > 0))
);
comment on column points_need.good_id is 'What it pays for; null: help, as its words say';
comment on column points_need.order_id is 'The order that was made of it once it was met';
CREATE INDEX points_need_good ON public.points_need USING btree (tenant_id, good_id) WHERE (good_id IS NOT NULL);
CREATE INDEX points_need_order ON public.points_need USING btree (tenant_id, order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX points_need_scheme ON public.points_need USING btree (tenant_id, scheme_id, state, id);
CREATE INDEX points_need_station ON public.points_need USING btree (tenant_id, station_id) WHERE (station_id IS NOT NULL);
row level security enabled, forced;
policy tenant on points_need using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_order (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  good_id uuid not null,
  station_id uuid not null,
  quantity integer not null,
  points integer not null,
  hold_id uuid not null,
  post_entry_id uuid,
  code_hash text not null,
  state text not null,
  ordered_at timestamp with time zone not null,
  pick_up_by timestamp with time zone not null,
  ended_at timestamp with time zone,
  refunded integer not null default 0,
  constraint points_order_pkey PRIMARY KEY (tenant_id, id),
  constraint points_order_tenant_id_code_hash_key UNIQUE (tenant_id, code_hash),
  constraint points_order_tenant_id_hold_id_key UNIQUE (tenant_id, hold_id),
  constraint points_order_tenant_id_good_id_station_id_fkey FOREIGN KEY (tenant_id, good_id, station_id) REFERENCES points_stock(tenant_id, good_id, station_id),
  constraint points_order_tenant_id_hold_id_fkey FOREIGN KEY (tenant_id, hold_id) REFERENCES points_entry(tenant_id, id),
  constraint points_order_tenant_id_post_entry_id_fkey FOREIGN KEY (tenant_id, post_entry_id) REFERENCES points_entry(tenant_id, id),
  constraint points_order_check CHECK (((refunded >= 0) AND (refunded <= quantity))),
  constraint points_order_points_check CHECK ((points > 0)),
  constraint points_order_quantity_check CHECK ((quantity > 0)),
  constraint points_order_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'picked_up'::text, 'cancelled'::text, 'lapsed'::text, 'refunded'::text])))
);
comment on column points_order.code_hash is 'Hash of the code that is shown at the till; the code itself is made from the secret of the installation';
CREATE INDEX points_order_ended ON public.points_order USING btree (tenant_id, good_id, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX points_order_good ON public.points_order USING btree (tenant_id, good_id, account_id);
CREATE INDEX points_order_person ON public.points_order USING btree (tenant_id, account_id, id);
CREATE INDEX points_order_posted ON public.points_order USING btree (tenant_id, post_entry_id) WHERE (post_entry_id IS NOT NULL);
CREATE INDEX points_order_station ON public.points_order USING btree (tenant_id, station_id, state, id);
row level security enabled, forced;
policy tenant on points_order using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_pledge (
  tenant_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  account_id uuid not null,
  entry_id uuid not null,
  points integer not null,
  at timestamp with time zone not null,
  back_at timestamp with time zone,
  constraint points_pledge_pkey PRIMARY KEY (tenant_id, id),
  constraint points_pledge_tenant_id_entry_id_key UNIQUE (tenant_id, entry_id),
  constraint points_pledge_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES points_account(tenant_id, id),
  constraint points_pledge_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES points_entry(tenant_id, id),
  constraint points_pledge_tenant_id_need_id_fkey FOREIGN KEY (tenant_id, need_id) REFERENCES points_need(tenant_id, id),
  constraint points_pledge_points_check CHECK ((points > 0))
);
comment on column points_pledge.account_id is 'The account of points; nothing here says whose it is';
comment on column points_pledge.back_at is 'When it was given back';
CREATE INDEX points_pledge_need ON public.points_pledge USING btree (tenant_id, need_id);
CREATE INDEX points_pledge_person ON public.points_pledge USING btree (tenant_id, account_id, need_id);
row level security enabled, forced;
policy tenant on points_pledge using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_proposal_put_by (
  tenant_id uuid not null,
  scheme_id uuid not null,
  category_id uuid not null,
  unit_id uuid not null,
  at timestamp with time zone not null,
  constraint points_proposal_put_by_pkey PRIMARY KEY (tenant_id, scheme_id, category_id, unit_id),
  constraint points_proposal_put_by_tenant_id_category_id_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES category(tenant_id, id),
  constraint points_proposal_put_by_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_proposal_put_by_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
row level security enabled, forced;
policy tenant on points_proposal_put_by using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_rule (
  tenant_id uuid not null,
  id uuid not null,
  scheme_id uuid not null,
  version integer not null,
  constraint points_rule_pkey PRIMARY KEY (tenant_id, id),
  constraint points_rule_tenant_id_scheme_id_fkey FOREIGN KEY (tenant_id, scheme_id) REFERENCES points_scheme(tenant_id, id),
  constraint points_rule_version_check CHECK ((version > 0))
);
CREATE INDEX points_rule_scheme ON public.points_rule USING btree (tenant_id, scheme_id);
row level security enabled, forced;
policy tenant on points_rule using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_rule_version (
  tenant_id uuid not null,
  rule_id uuid not null,
  version integer not null,
  category text not null,
  source text not null,
  basis text not null,
  points integer not null,
  detail jsonb not null,
  first_day date not null,
  last_day date,
  saved_at timestamp with time zone not null,
  post_id uuid,
  constraint points_rule_version_pkey PRIMARY KEY (tenant_id, rule_id, version),
  constraint points_rule_version_tenant_id_rule_id_fkey FOREIGN KEY (tenant_id, rule_id) REFERENCES points_rule(tenant_id, id),
  constraint points_rule_version_basis_check CHECK ((basis = ANY (ARRAY['hour'::text, 'deed'::text]))),
  constraint points_rule_version_category_check CHECK ((category = ANY (ARRAY['study'::text, 'culture'::text, 'environment'::text, 'mediation'::text, 'hardship'::text, 'public_benefit'::text, 'outstanding'::text]))),
  constraint points_rule_version_check1 CHECK ((last_day >= first_day)),
  constraint points_rule_version_points_check CHECK ((points > 0)),
  constraint points_rule_version_source_check CHECK ((source = ANY (ARRAY['claim'::text, 'case_handled'::text, 'hazard_confirmed'::text, 'session_held'::text]))),
  constraint points_rule_version_version_check CHECK ((version > 0))
);
comment on table points_rule_version is 'append-only: every version of the rules that earn points';
comment on column points_rule_version.detail is 'Names, evidence, caps, who approves, approval of the assembly: RuleDetail of the contract';
row level security enabled, forced;
policy tenant on points_rule_version using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table points_scheme (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name_en text not null,
  name_zh text not null,
  per_day integer,
  per_month integer,
  expiry_months integer not null,
  ended_at timestamp with time zone,
  version integer not null,
  updated_at timestamp with time zone not null,
  pick_up_days integer not null default 7,
  review_days integer not null default 90,
  review_pair integer not null default 3,
  review_share integer not null default 50,
  review_burst integer not null default 20,
  constraint points_scheme_pkey PRIMARY KEY (tenant_id, id),
  constraint points_scheme_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint points_scheme_expiry_months_check CHECK (((expiry_months >= 1) AND (expiry_months <= 120))),
  constraint points_scheme_per_day_check CHECK ((per_day > 0)),
  constraint points_scheme_per_month_check CHECK ((per_month > 0)),
  constraint points_scheme_pick_up_days_check CHECK (((pick_up_days >= 1) AND (pick_up_days <= 60))),
  constraint points_scheme_review_burst_check CHECK (((review_burst >= 2) AND (review_burst <= 1000))),
  constraint points_scheme_review_days_check CHECK (((review_days >= 7) AND (review_days <= 366))),
  constraint points_scheme_review_pair_check CHECK (((review_pair >= 2) AND (review_pair <= 1000))),
  constraint points_scheme_review_share_check CHECK (((review_share >= 1) AND (review_share <= 100))),
  constraint points_scheme_version_check CHECK ((version > 0))
);
comment on column points_scheme.per_day is 'What one person earns under it on one day at most; null: no cap';
comment on column points_scheme.pick_up_days is 'Days for which orders of its goods wait';
comment on column points_scheme.review_pair is 'Approvals in each direction before two who approve each other are listed';
comment on column points_scheme.review_share is 'Percent of what each approved that is the other''s';
comment on column points_scheme.review_burst is 'Approvals by one person within an hour';
CREATE INDEX points_scheme_unit ON public.points_scheme USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on points_scheme using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_star (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  grade integer not null,
  hours integer not null,
  unit_id uuid not null,
  state text not null,
  shown text,
  days integer not null,
  proposed_at timestamp with time zone not null,
  published_from timestamp with time zone,
  published_until timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by text,
  decided_post_id uuid,
  why text,
  contested_at timestamp with time zone,
  contested_words text,
  first_decided_by text,
  version integer not null,
  constraint points_star_pkey PRIMARY KEY (tenant_id, id),
  constraint points_star_tenant_id_account_id_hours_key UNIQUE (tenant_id, account_id, hours),
  constraint points_star_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint points_star_days_check CHECK (((days >= 5) AND (days <= 30))),
  constraint points_star_grade_check CHECK ((grade > 0)),
  constraint points_star_hours_check CHECK ((hours > 0)),
  constraint points_star_published CHECK (((state <> 'published'::text) OR ((shown IS NOT NULL) AND (published_until IS NOT NULL)))),
  constraint points_star_somebody_else CHECK (((decided_by IS NULL) OR (decided_by <> account_id))),
  constraint points_star_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'published'::text, 'granted'::text, 'refused'::text, 'contested'::text, 'declined'::text]))),
  constraint points_star_version_check CHECK ((version > 0))
);
CREATE INDEX points_star_published ON public.points_star USING btree (tenant_id, published_until) WHERE (state = 'published'::text);
CREATE INDEX points_star_unit ON public.points_star USING btree (tenant_id, unit_id, id);
row level security enabled, forced;
policy tenant on points_star using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_star_objection (
  tenant_id uuid not null,
  id uuid not null,
  star_id uuid not null,
  account_id text not null,
  ground text not null,
  words text not null,
  at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  constraint points_star_objection_pkey PRIMARY KEY (tenant_id, id),
  constraint points_star_objection_tenant_id_star_id_account_id_key UNIQUE (tenant_id, star_id, account_id),
  constraint points_star_objection_tenant_id_star_id_fkey FOREIGN KEY (tenant_id, star_id) REFERENCES points_star(tenant_id, id),
  constraint points_star_objection_ground_check CHECK ((ground = ANY (ARRAY['hours'::text, 'somebody_else'::text, 'procedure'::text])))
);
CREATE INDEX points_star_objection_account ON public.points_star_objection USING btree (tenant_id, account_id);
row level security enabled, forced;
policy tenant on points_star_objection using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_stock (
  tenant_id uuid not null,
  good_id uuid not null,
  station_id uuid not null,
  on_hand integer not null,
  held integer not null,
  constraint points_stock_pkey PRIMARY KEY (tenant_id, good_id, station_id),
  constraint points_stock_tenant_id_good_id_fkey FOREIGN KEY (tenant_id, good_id) REFERENCES points_good(tenant_id, id),
  constraint points_stock_tenant_id_station_id_fkey FOREIGN KEY (tenant_id, station_id) REFERENCES station(tenant_id, id),
  constraint points_stock_held_check CHECK ((held >= 0)),
  constraint points_stock_held_is_there CHECK ((on_hand >= held)),
  constraint points_stock_on_hand_check CHECK ((on_hand >= 0))
);
comment on column points_stock.held is 'Kept for orders that wait; still on the shelf';
CREATE INDEX points_stock_station ON public.points_stock USING btree (tenant_id, station_id);
row level security enabled, forced;
policy tenant on points_stock using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table points_stock_move (
  tenant_id uuid not null,
  id uuid not null,
  good_id uuid not null,
  station_id uuid not null,
  kind text not null,
  delta integer not null,
  order_id uuid,
  words text,
  at timestamp with time zone not null,
  post_id uuid,
  constraint points_stock_move_pkey PRIMARY KEY (tenant_id, id),
  constraint points_stock_move_tenant_id_good_id_station_id_fkey FOREIGN KEY (tenant_id, good_id, station_id) REFERENCES points_stock(tenant_id, good_id, station_id),
  constraint points_stock_move_tenant_id_order_id_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES points_order(tenant_id, id),
  constraint points_stock_move_check CHECK (((delta <> 0) OR (kind = 'counted'::text))),
  constraint points_stock_move_check1 CHECK (((kind = ANY (ARRAY['picked_up'::text, 'returned'::text])) = (order_id IS NOT NULL))),
  constraint points_stock_move_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'counted'::text, 'picked_up'::text, 'returned'::text])))
);
comment on table points_stock_move is 'append-only: the stock book of stations';
comment on column points_stock_move.delta is 'counted: the variance, what was found less what the book said';
CREATE INDEX points_stock_move_at ON public.points_stock_move USING btree (tenant_id, good_id, at);
CREATE INDEX points_stock_move_stock ON public.points_stock_move USING btree (tenant_id, good_id, station_id, id);
row level security enabled, forced;
policy tenant on points_stock_move using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table post (
  tenant_id uuid not null,
  id uuid not null,
  account_id text,
  role text not null,
  unit_id uuid,
  department_id uuid,
  title text,
  holder_name text,
  name_public boolean not null default false,
  duty_phone text,
  term_from timestamp with time zone not null,
  term_to timestamp with time zone,
  committee text,
  import_id uuid,
  basis text,
  constraint post_pkey PRIMARY KEY (tenant_id, id),
  constraint post_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES department(tenant_id, id),
  constraint post_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES post_import(tenant_id, id),
  constraint post_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint post_check CHECK (((term_to IS NULL) OR (term_to >= term_from))),
  constraint post_check1 CHECK (((role = 'department_officer'::text) = (department_id IS NOT NULL))),
  constraint post_check2 CHECK (((role = ANY (ARRAY['administrator'::text, 'department_officer'::text])) OR (unit_id IS NOT NULL))),
  constraint post_committee_check CHECK ((committee = 'mediation'::text)),
  constraint post_role_check CHECK ((role = ANY (ARRAY['grid_worker'::text, 'grid_worker_part_time'::text, 'grid_head'::text, 'grid_assistant'::text, 'building_lead'::text, 'volunteer'::text, 'desk'::text, 'department_officer'::text, 'supervisor'::text, 'administrator'::text])))
);
comment on column post.basis is 'Ground on which the name of the holder is kept, as the import stated it';
CREATE INDEX post_account ON public.post USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX post_department ON public.post USING btree (tenant_id, department_id) WHERE (department_id IS NOT NULL);
CREATE INDEX post_unit ON public.post USING btree (tenant_id, unit_id, role);
row level security enabled, forced;
policy tenant on post using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table post_import (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  dry_run boolean not null,
  file_name text,
  content text,
  basis text,
  until_row integer not null default 0,
  rows integer not null default 0,
  created integer not null default 0,
  unchanged integer not null default 0,
  refused jsonb not null default '[]'::jsonb,
  refused_total integer not null default 0,
  problem text,
  cancel_asked boolean not null default false,
  post_id uuid,
  scope uuid[] not null,
  account_id text,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  seen_at timestamp with time zone,
  constraint post_import_pkey PRIMARY KEY (tenant_id, id),
  constraint post_import_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'checking'::text, 'writing'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);
comment on column post_import.scope is 'Units at or below which whoever brought the file may create posts; empty: everywhere';
comment on column post_import.seen_at is 'Last sign of life of a run under way';
row level security enabled, forced;
policy tenant on post_import using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table post_stand_in (
  tenant_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  stand_in_account_id text,
  stand_in_post_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint post_stand_in_pkey PRIMARY KEY (tenant_id, id),
  constraint post_stand_in_tenant_id_post_id_fkey FOREIGN KEY (tenant_id, post_id) REFERENCES post(tenant_id, id),
  constraint post_stand_in_tenant_id_stand_in_post_id_fkey FOREIGN KEY (tenant_id, stand_in_post_id) REFERENCES post(tenant_id, id),
  constraint post_stand_in_check CHECK (((stand_in_account_id IS NULL) <> (stand_in_post_id IS NULL))),
  constraint post_stand_in_check1 CHECK (((ends_at IS NULL) OR (ends_at >= starts_at)))
);
CREATE INDEX post_stand_in_account ON public.post_stand_in USING btree (tenant_id, stand_in_account_id) WHERE (stand_in_account_id IS NOT NULL);
CREATE INDEX post_stand_in_other ON public.post_stand_in USING btree (tenant_id, stand_in_post_id) WHERE (stand_in_post_id IS NOT NULL);
CREATE INDEX post_stand_in_post ON public.post_stand_in USING btree (tenant_id, post_id);
row level security enabled, forced;
policy tenant on post_stand_in using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table push_subscription (
  tenant_id uuid not null,
  id uuid not null,
  person_key text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  locale text not null,
  created_at timestamp with time zone not null,
  constraint push_subscription_pkey PRIMARY KEY (tenant_id, id),
  constraint push_subscription_tenant_id_person_key_endpoint_key UNIQUE (tenant_id, person_key, endpoint)
);
CREATE INDEX push_subscription_endpoint ON public.push_subscription USING btree (tenant_id, endpoint);
row level security enabled, forced;
policy tenant on push_subscription using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table rating_invitation (
  tenant_id uuid not null,
  case_id uuid not null,
  round integer not null,
  invited_at timestamp with time zone not null,
  remind_at timestamp with time zone,
  ends_at timestamp with time zone not null,
  rated_at timestamp with time zone,
  constraint rating_invitation_pkey PRIMARY KEY (tenant_id, case_id, round),
  constraint rating_invitation_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
);
CREATE INDEX rating_invitation_remind ON public.rating_invitation USING btree (tenant_id, remind_at) WHERE (remind_at IS NOT NULL);
row level security enabled, forced;
policy tenant on rating_invitation using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table recruitment_application (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  nth integer not null,
  account_id text,
  unit_id uuid not null,
  family_name text not null,
  given_name text not null,
  shown_as text not null,
  words text not null,
  phone text,
  state text not null,
  stage text,
  applied_at timestamp with time zone not null,
  published_from timestamp with time zone,
  published_until timestamp with time zone,
  ended_at timestamp with time zone,
  appeal_words text,
  appeal_at timestamp with time zone,
  post_id uuid,
  cleared boolean not null default false,
  version integer not null,
  constraint recruitment_application_pkey PRIMARY KEY (tenant_id, id),
  constraint recruitment_application_tenant_id_call_id_nth_key UNIQUE (tenant_id, call_id, nth),
  constraint recruitment_application_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES recruitment_call(tenant_id, id),
  constraint recruitment_application_tenant_id_post_id_fkey FOREIGN KEY (tenant_id, post_id) REFERENCES post(tenant_id, id),
  constraint recruitment_application_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint recruitment_application_check CHECK (((published_from IS NULL) = (published_until IS NULL))),
  constraint recruitment_application_nth_check CHECK ((nth > 0)),
  constraint recruitment_application_shown_as_check CHECK ((shown_as = ANY (ARRAY['family_name'::text, 'full_name'::text]))),
  constraint recruitment_application_stage_check CHECK ((stage = ANY (ARRAY['eligibility'::text, 'standing'::text, 'ability'::text]))),
  constraint recruitment_application_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'published'::text, 'ability'::text, 'accepted'::text, 'rejected'::text, 'appealed'::text, 'withdrawn'::text, 'cancelled'::text]))),
  constraint recruitment_application_version_check CHECK ((version > 0))
);
comment on column recruitment_application.stage is 'The review at which it was rejected';
CREATE INDEX recruitment_application_account ON public.recruitment_application USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX recruitment_application_ended ON public.recruitment_application USING btree (tenant_id, ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX recruitment_application_published ON public.recruitment_application USING btree (tenant_id, published_until) WHERE (state = 'published'::text);
CREATE INDEX recruitment_application_unit ON public.recruitment_application USING btree (tenant_id, unit_id);
CREATE UNIQUE INDEX recruitment_application_once ON public.recruitment_application USING btree (tenant_id, call_id, account_id) WHERE (state <> 'withdrawn'::text);
row level security enabled, forced;
policy tenant on recruitment_application using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table recruitment_call (
  tenant_id uuid not null,
  id uuid not null,
  role text not null,
  unit_id uuid not null,
  places integer not null,
  requirements_en text not null,
  requirements_zh text not null,
  closes_at timestamp with time zone not null,
  objection_days integer not null,
  term_months integer,
  separate boolean not null,
  phone text,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  version integer not null,
  cancelled_at timestamp with time zone,
  cancelled_why text,
  constraint recruitment_call_pkey PRIMARY KEY (tenant_id, id),
  constraint recruitment_call_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint recruitment_call_cancelled_check CHECK (((cancelled_at IS NULL) = (cancelled_why IS NULL))),
  constraint recruitment_call_objection_days_check CHECK (((objection_days >= 3) AND (objection_days <= 30))),
  constraint recruitment_call_places_check CHECK ((places > 0)),
  constraint recruitment_call_role_check CHECK ((role = ANY (ARRAY['grid_assistant'::text, 'building_lead'::text, 'grid_worker_part_time'::text, 'grid_worker'::text, 'volunteer'::text]))),
  constraint recruitment_call_term_months_check CHECK ((term_months > 0)),
  constraint recruitment_call_version_check CHECK ((version > 0))
);
comment on column recruitment_call.separate is 'Not one person does all three reviews of an application';
comment on column recruitment_call.opened_by is 'The post it was opened with';
comment on column recruitment_call.cancelled_why is 'Everybody who opens the call reads it';
CREATE INDEX recruitment_call_unit_of ON public.recruitment_call USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on recruitment_call using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table recruitment_call_unit (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  unit_id uuid not null,
  constraint recruitment_call_unit_pkey PRIMARY KEY (tenant_id, id),
  constraint recruitment_call_unit_tenant_id_call_id_unit_id_key UNIQUE (tenant_id, call_id, unit_id),
  constraint recruitment_call_unit_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES recruitment_call(tenant_id, id),
  constraint recruitment_call_unit_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
CREATE INDEX recruitment_call_unit_unit ON public.recruitment_call_unit USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on recruitment_call_unit using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table recruitment_objection (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  account_id text not null,
  name text not null,
  ground text not null,
  words text not null,
  at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  constraint recruitment_objection_pkey PRIMARY KEY (tenant_id, id),
  constraint recruitment_objection_tenant_id_application_id_account_id_key UNIQUE (tenant_id, application_id, account_id),
  constraint recruitment_objection_tenant_id_application_id_fkey FOREIGN KEY (tenant_id, application_id) REFERENCES recruitment_application(tenant_id, id),
  constraint recruitment_objection_ground_check CHECK ((ground = ANY (ARRAY['requirement'::text, 'statement'::text, 'other_post'::text, 'procedure'::text])))
);
CREATE INDEX recruitment_objection_account ON public.recruitment_objection USING btree (tenant_id, account_id);
row level security enabled, forced;
policy tenant on recruitment_objection using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table recruitment_review (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  stage text not null,
  appeal boolean not null,
  passed boolean not null,
  reason text not null,
  at timestamp with time zone not null,
  account_id text,
  post_id uuid,
  talk_on date,
  training_on date,
  constraint recruitment_review_pkey PRIMARY KEY (tenant_id, id),
  constraint recruitment_review_tenant_id_application_id_fkey FOREIGN KEY (tenant_id, application_id) REFERENCES recruitment_application(tenant_id, id),
  constraint recruitment_review_stage_check CHECK ((stage = ANY (ARRAY['eligibility'::text, 'standing'::text, 'ability'::text])))
);
CREATE INDEX recruitment_review_application ON public.recruitment_review USING btree (tenant_id, application_id, id);
row level security enabled, forced;
policy tenant on recruitment_review using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table resident_profile (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  name text,
  phone text,
  mail text,
  home_unit_id uuid,
  home_address text,
  updated_at timestamp with time zone not null,
  constraint resident_profile_pkey PRIMARY KEY (tenant_id, id),
  constraint resident_profile_tenant_id_account_id_key UNIQUE (tenant_id, account_id),
  constraint resident_profile_tenant_id_home_unit_id_fkey FOREIGN KEY (tenant_id, home_unit_id) REFERENCES unit(tenant_id, id)
);
row level security enabled, forced;
policy tenant on resident_profile using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table residents_body (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  name_en text not null,
  name_zh text not null,
  members integer not null,
  formed_on date not null,
  term_until date,
  contact text,
  ended_on date,
  ended_why text,
  version integer not null,
  constraint residents_body_pkey PRIMARY KEY (tenant_id, id),
  constraint residents_body_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint residents_body_check CHECK (((kind <> 'mediation'::text) OR ((members >= 3) AND (members <= 9)))),
  constraint residents_body_kind_check CHECK ((kind = ANY (ARRAY['mediation'::text, 'autonomous'::text, 'supervisory'::text, 'owners'::text, 'council'::text]))),
  constraint residents_body_members_check CHECK (((members >= 1) AND (members <= 10000))),
  constraint residents_body_version_check CHECK ((version > 0))
);
comment on column residents_body.contact is 'Where to find it: an office or a duty phone, not a person';
CREATE INDEX residents_body_unit ON public.residents_body USING btree (tenant_id, unit_id, kind);
row level security enabled, forced;
policy tenant on residents_body using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table retaliation_report (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  secret_hash text not null,
  text text not null,
  petition_number text,
  contact text,
  sent_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  answers jsonb not null default '[]'::jsonb,
  constraint retaliation_report_pkey PRIMARY KEY (tenant_id, id),
  constraint retaliation_report_tenant_id_number_key UNIQUE (tenant_id, number)
);
comment on table retaliation_report is 'Read by supervisors of the district and, by number and secret, by whoever sent it: the setting doorstep.reader says which, and without it there is nothing to see';
CREATE INDEX retaliation_report_sent ON public.retaliation_report USING btree (tenant_id, sent_at, id);
row level security enabled, forced;
policy answer on retaliation_report for w using ((current_setting('doorstep.reader'::text, true) = 'district_supervisor'::text));
policy erase on retaliation_report for d using ((current_setting('doorstep.reader'::text, true) = 'retention'::text));
policy read on retaliation_report for r using (((NULLIF(current_setting('doorstep.reader'::text, true), ''::text) = ANY (ARRAY['district_supervisor'::text, 'retention'::text])) OR (NULLIF(current_setting('doorstep.reader'::text, true), ''::text) = secret_hash)));
policy tenant on retaliation_report using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table retention_choice (
  tenant_id uuid not null,
  kind text not null,
  days integer not null,
  chosen_at timestamp with time zone not null,
  constraint retention_choice_pkey PRIMARY KEY (tenant_id, kind),
  constraint retention_choice_days_check CHECK ((days > 0))
);
comment on table retention_choice is 'Kinds without a row keep the usual time; who chose and why is in the audit';
row level security enabled, forced;
policy tenant on retention_choice using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table retention_run (
  tenant_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  rows integer not null,
  constraint retention_run_pkey PRIMARY KEY (tenant_id, kind)
);
comment on table retention_run is 'The last run of the job for each kind';
row level security enabled, forced;
policy tenant on retention_run using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table routing_rule (
  tenant_id uuid not null,
  id uuid not null,
  position integer not null,
  body jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint routing_rule_pkey PRIMARY KEY (tenant_id, id)
);
row level security enabled, forced;
policy tenant on routing_rule using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table saved_view (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  shared_unit_id uuid,
  name text not null,
  query jsonb not null,
  created_at timestamp with time zone not null,
  shared_department_id uuid,
  editors text not null default 'owner'::text,
  constraint saved_view_pkey PRIMARY KEY (tenant_id, id),
  constraint saved_view_tenant_id_shared_department_id_fkey FOREIGN KEY (tenant_id, shared_department_id) REFERENCES department(tenant_id, id),
  constraint saved_view_tenant_id_shared_unit_id_fkey FOREIGN KEY (tenant_id, shared_unit_id) REFERENCES unit(tenant_id, id),
  constraint saved_view_editors_check CHECK ((editors = ANY (ARRAY['owner'::text, 'desk'::text])))
);
CREATE INDEX saved_view_account ON public.saved_view USING btree (tenant_id, account_id);
CREATE INDEX saved_view_shared ON public.saved_view USING btree (tenant_id, shared_unit_id) WHERE (shared_unit_id IS NOT NULL);
CREATE INDEX saved_view_shared_department ON public.saved_view USING btree (tenant_id, shared_department_id) WHERE (shared_department_id IS NOT NULL);
row level security enabled, forced;
policy tenant on saved_view using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table saved_view_order (
  tenant_id uuid not null,
  account_id text not null,
  view_ids uuid[] not null,
  standard_id uuid,
  constraint saved_view_order_pkey PRIMARY KEY (tenant_id, account_id)
);
row level security enabled, forced;
policy tenant on saved_view_order using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table shift_note (
  tenant_id uuid not null,
  id uuid not null,
  body_kind text not null,
  body_id uuid not null,
  written_at timestamp with time zone not null,
  until timestamp with time zone not null,
  post_id uuid not null,
  role text not null,
  text text not null,
  detail jsonb not null,
  constraint shift_note_pkey PRIMARY KEY (tenant_id, id),
  constraint shift_note_body_kind_check CHECK ((body_kind = ANY (ARRAY['unit'::text, 'department'::text])))
);
comment on table shift_note is 'append-only: what one shift of a desk told the next';
comment on column shift_note.detail is 'Counts, and number, state and due time of the cases it names, as they were';
CREATE INDEX shift_note_body ON public.shift_note USING btree (tenant_id, body_id, id);
row level security enabled, forced;
policy tenant on shift_note using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table shift_note_taken (
  tenant_id uuid not null,
  note_id uuid not null,
  at timestamp with time zone not null,
  post_id uuid not null,
  role text not null,
  constraint shift_note_taken_pkey PRIMARY KEY (tenant_id, note_id),
  constraint shift_note_taken_tenant_id_note_id_fkey FOREIGN KEY (tenant_id, note_id) REFERENCES shift_note(tenant_id, id)
);
comment on table shift_note_taken is 'append-only: who took a hand-over note';
row level security enabled, forced;
policy tenant on shift_note_taken using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table staffing_day (
  tenant_id uuid not null,
  day date not null,
  unit_id uuid not null,
  rule_id uuid not null,
  units integer not null,
  short integer not null,
  missing integer not null,
  constraint staffing_day_pkey PRIMARY KEY (tenant_id, unit_id, rule_id, day),
  constraint staffing_day_tenant_id_rule_id_fkey FOREIGN KEY (tenant_id, rule_id) REFERENCES staffing_rule(tenant_id, id),
  constraint staffing_day_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
row level security enabled, forced;
policy tenant on staffing_day using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table staffing_rule (
  tenant_id uuid not null,
  id uuid not null,
  position integer not null,
  name_en text not null,
  name_zh text not null,
  level text not null,
  kind text,
  roles text[] not null,
  committee text,
  below boolean not null,
  measure text not null,
  least integer not null,
  most integer,
  active boolean not null,
  applies_from timestamp with time zone not null,
  version integer not null,
  constraint staffing_rule_pkey PRIMARY KEY (tenant_id, id),
  constraint staffing_rule_bodies CHECK (((measure <> 'bodies'::text) OR (committee IS NOT NULL))),
  constraint staffing_rule_check CHECK ((most >= "least")),
  constraint staffing_rule_check1 CHECK (((kind IS NULL) OR (level = 'grid'::text))),
  constraint staffing_rule_committee_check CHECK ((committee = ANY (ARRAY['mediation'::text, 'autonomous'::text, 'supervisory'::text, 'owners'::text, 'council'::text]))),
  constraint staffing_rule_kind_check CHECK ((kind = ANY (ARRAY['comprehensive'::text, 'dedicated'::text]))),
  constraint staffing_rule_least_check CHECK (("least" > 0)),
  constraint staffing_rule_level_check CHECK ((level = ANY (ARRAY['district'::text, 'street'::text, 'community'::text, 'grid'::text, 'microgrid'::text]))),
  constraint staffing_rule_measure_check CHECK ((measure = ANY (ARRAY['posts'::text, 'households'::text, 'residents'::text, 'bodies'::text]))),
  constraint staffing_rule_roles_check CHECK (((cardinality(roles) > 0) OR (measure = 'bodies'::text)))
);
comment on column staffing_rule.least is 'posts: least and most posts of a unit · households, residents: least and most of them for one post';
row level security enabled, forced;
policy tenant on staffing_rule using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table standard_text (
  tenant_id uuid not null,
  id uuid not null,
  category_id uuid,
  body jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamp with time zone not null,
  constraint standard_text_pkey PRIMARY KEY (tenant_id, id),
  constraint standard_text_tenant_id_category_id_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES category(tenant_id, id)
);
row level security enabled, forced;
policy tenant on standard_text using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table station (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  kind text not null,
  unit_id uuid not null,
  name_en text not null,
  name_zh text not null,
  lat double precision,
  lng double precision,
  duty_phone text,
  supervision_phone text,
  detail jsonb not null,
  closed boolean not null default false,
  version integer not null,
  updated_at timestamp with time zone not null,
  constraint station_pkey PRIMARY KEY (tenant_id, id),
  constraint station_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint station_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint station_check CHECK (((lat IS NULL) = (lng IS NULL))),
  constraint station_code_check CHECK ((code ~ '^[A-Z]{2,4}[0-9]{4}[A-Z]$'::text)),
  constraint station_kind_check CHECK ((kind = ANY (ARRAY['micro'::text, 'volunteer'::text, 'mediation'::text, 'petition'::text, 'hall'::text]))),
  constraint station_version_check CHECK ((version > 0))
);
comment on column station.detail is 'Address, hours, whose room and on what agreement, amenities: StationDetail of the contract';
CREATE INDEX station_unit ON public.station USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on station using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table station_check (
  tenant_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  have text not null,
  passed boolean not null,
  evidence text not null,
  good_until date not null,
  at timestamp with time zone not null,
  post_id uuid,
  role text,
  constraint station_check_pkey PRIMARY KEY (tenant_id, id),
  constraint station_check_tenant_id_station_id_fkey FOREIGN KEY (tenant_id, station_id) REFERENCES station(tenant_id, id),
  constraint station_check_have_check CHECK ((have = ANY (ARRAY['structure'::text, 'duties'::text, 'contacts'::text, 'workflow'::text])))
);
comment on table station_check is 'append-only: acceptance of stations';
CREATE INDEX station_check_station ON public.station_check USING btree (tenant_id, station_id, have, id);
row level security enabled, forced;
policy tenant on station_check using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table station_officer (
  tenant_id uuid not null,
  id uuid not null,
  station_id uuid not null,
  nth integer not null,
  service text not null,
  post_id uuid,
  name text,
  name_public boolean not null default false,
  department_en text,
  department_zh text,
  phone text,
  days integer[] not null,
  starts text not null,
  ends text not null,
  first_day date,
  last_day date,
  constraint station_officer_pkey PRIMARY KEY (tenant_id, id),
  constraint station_officer_tenant_id_post_id_fkey FOREIGN KEY (tenant_id, post_id) REFERENCES post(tenant_id, id),
  constraint station_officer_tenant_id_station_id_fkey FOREIGN KEY (tenant_id, station_id) REFERENCES station(tenant_id, id),
  constraint station_officer_check CHECK (((post_id IS NULL) OR (name IS NULL))),
  constraint station_officer_check1 CHECK (((last_day IS NULL) OR (first_day IS NULL) OR (last_day >= first_day))),
  constraint station_officer_service_check CHECK ((service = ANY (ARRAY['police'::text, 'law'::text, 'enforcement'::text, 'safety'::text, 'market'::text])))
);
CREATE INDEX station_officer_post ON public.station_officer USING btree (tenant_id, post_id) WHERE (post_id IS NOT NULL);
CREATE INDEX station_officer_station ON public.station_officer USING btree (tenant_id, station_id, nth);
row level security enabled, forced;
policy tenant on station_officer using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table suggestion_model (
  tenant_id uuid not null,
  version integer not null,
  trained_at timestamp with time zone not null,
  learnt_until timestamp with time zone not null,
  cases integer not null,
  figures jsonb not null,
  practice jsonb,
  body bytea,
  constraint suggestion_model_pkey PRIMARY KEY (tenant_id, version)
);
comment on column suggestion_model.learnt_until is 'Cases accepted after this instant have no part in it';
comment on column suggestion_model.practice is 'How often it was right on cases accepted while it was in use, in sums only';
row level security enabled, forced;
policy tenant on suggestion_model using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table suggestion_setting (
  tenant_id uuid not null,
  enabled boolean not null default true,
  asked_at timestamp with time zone,
  tried_at timestamp with time zone,
  outcome text,
  constraint suggestion_setting_pkey PRIMARY KEY (tenant_id)
);
comment on column suggestion_setting.outcome is 'How the last training ended: trained, too_few, failed';
row level security enabled, forced;
policy tenant on suggestion_setting using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  unit_id uuid not null,
  parent_id uuid,
  name_en text not null,
  name_zh text not null,
  about_en text,
  about_zh text,
  commitment_en text,
  commitment_zh text,
  founded_on date,
  phone text,
  applying boolean not null default true,
  ended_on date,
  ended_why text,
  version integer not null,
  updated_at timestamp with time zone not null,
  organisation_id uuid,
  constraint team_pkey PRIMARY KEY (tenant_id, id),
  constraint team_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisation(tenant_id, id),
  constraint team_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES team(tenant_id, id),
  constraint team_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint team_check CHECK (((parent_id IS NULL) OR (parent_id <> id))),
  constraint team_version_check CHECK ((version > 0))
);
comment on column team.phone is 'A number of the team, not of a person: everybody reads it';
CREATE INDEX team_name ON public.team USING btree (tenant_id, name_en, id);
CREATE INDEX team_organisation ON public.team USING btree (tenant_id, organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX team_unit ON public.team USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on team using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_beat (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  nth integer not null,
  name text not null,
  shape jsonb,
  ended_on date,
  constraint team_beat_pkey PRIMARY KEY (tenant_id, id),
  constraint team_beat_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id)
);
comment on column team_beat.shape is 'GeoJSON LineString or Polygon';
CREATE INDEX team_beat_team ON public.team_beat USING btree (tenant_id, team_id, nth);
row level security enabled, forced;
policy tenant on team_beat using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_beat_unit (
  tenant_id uuid not null,
  id uuid not null,
  beat_id uuid not null,
  unit_id uuid not null,
  constraint team_beat_unit_pkey PRIMARY KEY (tenant_id, id),
  constraint team_beat_unit_tenant_id_beat_id_unit_id_key UNIQUE (tenant_id, beat_id, unit_id),
  constraint team_beat_unit_tenant_id_beat_id_fkey FOREIGN KEY (tenant_id, beat_id) REFERENCES team_beat(tenant_id, id),
  constraint team_beat_unit_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
CREATE INDEX team_beat_unit_unit ON public.team_beat_unit USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on team_beat_unit using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_insurance (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  insurer text not null,
  valid_from date not null,
  valid_until date not null,
  given_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  refused_why text,
  constraint team_insurance_pkey PRIMARY KEY (tenant_id, id),
  constraint team_insurance_tenant_id_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES team_member(tenant_id, id),
  constraint team_insurance_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id),
  constraint team_insurance_check CHECK ((valid_until >= valid_from))
);
CREATE INDEX team_insurance_member ON public.team_insurance USING btree (tenant_id, member_id);
CREATE INDEX team_insurance_until ON public.team_insurance USING btree (tenant_id, valid_until);
row level security enabled, forced;
policy tenant on team_insurance using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_invitation (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  secret_hash text not null,
  leads boolean not null default false,
  made_at timestamp with time zone not null,
  good_until timestamp with time zone not null,
  used_by uuid,
  withdrawn_at timestamp with time zone,
  constraint team_invitation_pkey PRIMARY KEY (tenant_id, id),
  constraint team_invitation_tenant_id_secret_hash_key UNIQUE (tenant_id, secret_hash),
  constraint team_invitation_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id),
  constraint team_invitation_tenant_id_used_by_fkey FOREIGN KEY (tenant_id, used_by) REFERENCES team_member(tenant_id, id)
);
comment on column team_invitation.leads is 'Whoever joins by it leads the team';
CREATE INDEX team_invitation_team ON public.team_invitation USING btree (tenant_id, team_id);
row level security enabled, forced;
policy tenant on team_invitation using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_kind (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  nth integer not null,
  name_en text not null,
  name_zh text not null,
  insured boolean not null default false,
  active boolean not null default true,
  constraint team_kind_pkey PRIMARY KEY (tenant_id, id),
  constraint team_kind_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint team_kind_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{1,29}$'::text))
);
comment on column team_kind.insured is 'Shifts of such a team are risky unless told';
row level security enabled, forced;
policy tenant on team_kind using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_lead (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  term_from timestamp with time zone not null,
  term_to timestamp with time zone,
  constraint team_lead_pkey PRIMARY KEY (tenant_id, id),
  constraint team_lead_tenant_id_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES team_member(tenant_id, id),
  constraint team_lead_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id),
  constraint team_lead_check CHECK (((term_to IS NULL) OR (term_to >= term_from)))
);
CREATE INDEX team_lead_team ON public.team_lead USING btree (tenant_id, team_id);
CREATE UNIQUE INDEX team_lead_once ON public.team_lead USING btree (tenant_id, member_id) WHERE (term_to IS NULL);
row level security enabled, forced;
policy tenant on team_lead using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_member (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  account_id text,
  name text,
  phone text,
  name_for text not null,
  skills text[] not null default '{}'::text[],
  state text not null,
  asked_at timestamp with time zone not null,
  joined_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_why text,
  consent_id uuid,
  skills_consent_id uuid,
  constraint team_member_pkey PRIMARY KEY (tenant_id, id),
  constraint team_member_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id),
  constraint team_member_name_for_check CHECK ((name_for = ANY (ARRAY['leader'::text, 'team'::text, 'public'::text]))),
  constraint team_member_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'member'::text, 'refused'::text, 'left'::text])))
);
comment on column team_member.name_for is 'Who may read the full name, as they agreed: the leader, the team, everybody';
CREATE INDEX team_member_account ON public.team_member USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE UNIQUE INDEX team_member_once ON public.team_member USING btree (tenant_id, team_id, account_id) WHERE (state = ANY (ARRAY['applied'::text, 'member'::text]));
row level security enabled, forced;
policy tenant on team_member using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_shift (
  tenant_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  kind text not null,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  beat_id uuid,
  place text,
  risky boolean not null,
  wanted integer,
  note text,
  cancelled_at timestamp with time zone,
  cancelled_why text,
  version integer not null,
  constraint team_shift_pkey PRIMARY KEY (tenant_id, id),
  constraint team_shift_tenant_id_beat_id_fkey FOREIGN KEY (tenant_id, beat_id) REFERENCES team_beat(tenant_id, id),
  constraint team_shift_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id),
  constraint team_shift_check CHECK ((ends_at > starts_at)),
  constraint team_shift_kind_check CHECK ((kind = ANY (ARRAY['patrol'::text, 'service'::text, 'activity'::text, 'meeting'::text]))),
  constraint team_shift_version_check CHECK ((version > 0)),
  constraint team_shift_wanted_check CHECK ((wanted > 0))
);
CREATE INDEX team_shift_team ON public.team_shift USING btree (tenant_id, team_id, starts_at);
row level security enabled, forced;
policy tenant on team_shift using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table team_shift_member (
  tenant_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  member_id uuid not null,
  state text not null,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  constraint team_shift_member_pkey PRIMARY KEY (tenant_id, id),
  constraint team_shift_member_tenant_id_shift_id_member_id_key UNIQUE (tenant_id, shift_id, member_id),
  constraint team_shift_member_tenant_id_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES team_member(tenant_id, id),
  constraint team_shift_member_tenant_id_shift_id_fkey FOREIGN KEY (tenant_id, shift_id) REFERENCES team_shift(tenant_id, id),
  constraint team_shift_member_check CHECK (((state = 'asked'::text) = (answered_at IS NULL))),
  constraint team_shift_member_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text])))
);
CREATE INDEX team_shift_member_member ON public.team_shift_member USING btree (tenant_id, member_id);
row level security enabled, forced;
policy tenant on team_shift_member using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table tenant (
  id uuid not null,
  slug text not null,
  name_en text not null,
  name_zh text not null,
  number_prefix text not null,
  time_zone text not null,
  host_names text[] not null default '{}'::text[],
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  constraint tenant_pkey PRIMARY KEY (id),
  constraint tenant_slug_key UNIQUE (slug),
  constraint tenant_number_prefix_check CHECK ((number_prefix ~ '^[A-Z0-9]{1,8}$'::text)),
  constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);
comment on table tenant is 'Tenants of the installation';
comment on column tenant.number_prefix is 'First part of the numbers given to its cases';
comment on column tenant.host_names is 'Lower case, without port';
grant select, insert, update, delete to doorstep_app;

table territory_change (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  reason text not null,
  state text not null,
  revision integer not null,
  done integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  effective_at timestamp with time zone,
  took_effect_at timestamp with time zone,
  held_back jsonb,
  constraint territory_change_pkey PRIMARY KEY (tenant_id, id),
  constraint territory_change_check CHECK (((state = ANY (ARRAY['scheduled'::text, 'effective'::text])) = (effective_at IS NOT NULL))),
  constraint territory_change_check1 CHECK (((state = 'effective'::text) = (took_effect_at IS NOT NULL))),
  constraint territory_change_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'scheduled'::text, 'effective'::text, 'discarded'::text])))
);
comment on column territory_change.held_back is 'Findings that kept it from taking effect at its instant';
CREATE INDEX territory_change_state ON public.territory_change USING btree (tenant_id, state, effective_at);
row level security enabled, forced;
policy tenant on territory_change using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table territory_change_step (
  tenant_id uuid not null,
  change_id uuid not null,
  nth integer not null,
  step jsonb not null,
  constraint territory_change_step_pkey PRIMARY KEY (tenant_id, change_id, nth),
  constraint territory_change_step_tenant_id_change_id_fkey FOREIGN KEY (tenant_id, change_id) REFERENCES territory_change(tenant_id, id)
);
row level security enabled, forced;
policy tenant on territory_change_step using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table territory_import (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  format text not null,
  size bigint not null,
  received bigint not null,
  state text not null,
  dry_run boolean not null,
  cancel_asked boolean not null,
  read_rows integer not null,
  read_bytes bigint not null,
  report jsonb,
  problem jsonb,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  kind text not null,
  mapping jsonb not null default '{}'::jsonb,
  constraint territory_import_pkey PRIMARY KEY (tenant_id, id),
  constraint territory_import_format_check CHECK ((format = ANY (ARRAY['geojson'::text, 'csv'::text]))),
  constraint territory_import_kind_check CHECK ((kind = ANY (ARRAY['buildings'::text, 'units'::text, 'landscape'::text]))),
  constraint territory_import_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'ready'::text, 'waiting'::text, 'running'::text, 'checked'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);
comment on column territory_import.mapping is 'How the columns of a file of units become units: UnitMapping of the contract';
CREATE INDEX territory_import_latest ON public.territory_import USING btree (tenant_id, created_at DESC);
row level security enabled, forced;
policy tenant on territory_import using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table territory_import_piece (
  tenant_id uuid not null,
  import_id uuid not null,
  at_byte bigint not null,
  bytes bytea not null,
  constraint territory_import_piece_pkey PRIMARY KEY (tenant_id, import_id, at_byte),
  constraint territory_import_piece_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES territory_import(tenant_id, id)
);
row level security enabled, forced;
policy tenant on territory_import_piece using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table territory_import_refusal (
  tenant_id uuid not null,
  import_id uuid not null,
  position integer not null,
  row_number integer not null,
  code text,
  reason text not null,
  facts jsonb not null,
  constraint territory_import_refusal_pkey PRIMARY KEY (tenant_id, import_id, "position"),
  constraint territory_import_refusal_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES territory_import(tenant_id, id)
);
row level security enabled, forced;
policy tenant on territory_import_refusal using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table territory_version (
  tenant_id uuid not null,
  version bigint not null,
  changed_at timestamp with time zone not null,
  constraint territory_version_pkey PRIMARY KEY (tenant_id)
);
row level security enabled, forced;
policy tenant on territory_version using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table unit (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  level text not null,
  kind text,
  code text not null,
  name_en text not null,
  name_zh text not null,
  boundary jsonb,
  path uuid[] not null,
  households integer,
  population integer,
  calendar_code text,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  constraint unit_pkey PRIMARY KEY (tenant_id, id),
  constraint unit_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES unit(tenant_id, id),
  constraint unit_check CHECK (((parent_id IS NULL) = (level = 'district'::text))),
  constraint unit_check1 CHECK (((kind IS NULL) OR (level = 'grid'::text))),
  constraint unit_check2 CHECK ((path[cardinality(path)] = id)),
  constraint unit_households_check CHECK ((households >= 0)),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['comprehensive'::text, 'dedicated'::text]))),
  constraint unit_level_check CHECK ((level = ANY (ARRAY['district'::text, 'street'::text, 'community'::text, 'grid'::text, 'microgrid'::text]))),
  constraint unit_population_check CHECK ((population >= 0))
);
comment on column unit.boundary is 'GeoJSON Polygon or MultiPolygon, degrees WGS 84, longitude first';
comment on column unit.path is 'Ids from the district down to the unit itself';
CREATE INDEX unit_children ON public.unit USING btree (tenant_id, parent_id, code) WHERE (valid_to IS NULL);
CREATE INDEX unit_path ON public.unit USING gin (path);
CREATE UNIQUE INDEX unit_code ON public.unit USING btree (tenant_id, code) WHERE (valid_to IS NULL);
row level security enabled, forced;
policy tenant on unit using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table unit_succession (
  tenant_id uuid not null,
  change_id uuid not null,
  predecessor_id uuid not null,
  successor_id uuid not null,
  share double precision not null,
  at timestamp with time zone not null,
  constraint unit_succession_pkey PRIMARY KEY (tenant_id, predecessor_id, successor_id),
  constraint unit_succession_tenant_id_change_id_fkey FOREIGN KEY (tenant_id, change_id) REFERENCES territory_change(tenant_id, id),
  constraint unit_succession_tenant_id_predecessor_id_fkey FOREIGN KEY (tenant_id, predecessor_id) REFERENCES unit(tenant_id, id),
  constraint unit_succession_tenant_id_successor_id_fkey FOREIGN KEY (tenant_id, successor_id) REFERENCES unit(tenant_id, id),
  constraint unit_succession_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)))
);
comment on table unit_succession is 'append-only: figures of a unit count those of its predecessors';
CREATE INDEX unit_succession_successor ON public.unit_succession USING btree (tenant_id, successor_id);
row level security enabled, forced;
policy tenant on unit_succession using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table unit_version (
  tenant_id uuid not null,
  unit_id uuid not null,
  change_id uuid not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  parent_id uuid,
  path uuid[] not null,
  kind text,
  code text not null,
  name_en text not null,
  name_zh text not null,
  boundary jsonb,
  households integer,
  population integer,
  constraint unit_version_pkey PRIMARY KEY (tenant_id, unit_id, change_id),
  constraint unit_version_tenant_id_change_id_fkey FOREIGN KEY (tenant_id, change_id) REFERENCES territory_change(tenant_id, id),
  constraint unit_version_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id)
);
comment on table unit_version is 'append-only: history of the territory';
row level security enabled, forced;
policy tenant on unit_version using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert to doorstep_app;

table upload (
  tenant_id uuid not null,
  id uuid not null,
  account_id text not null,
  name text not null,
  size bigint not null,
  sha256 text,
  received bigint not null default 0,
  parts integer[] not null default '{}'::integer[],
  file_id uuid,
  created_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  constraint upload_pkey PRIMARY KEY (tenant_id, id),
  constraint upload_check CHECK (((received >= 0) AND (received <= size))),
  constraint upload_size_check CHECK ((size > 0))
);
comment on column upload.id is 'Made on the device that sends, so that it finds its upload again after a lost answer';
comment on column upload.sha256 is 'Of the whole as the device has it; empty where a browser can''t say';
comment on column upload.parts is 'Lengths of the pieces in storage, in order; their sum is received';
comment on column upload.file_id is 'The file it became; empty while bytes are missing';
CREATE INDEX upload_touched ON public.upload USING btree (tenant_id, touched_at);
CREATE INDEX upload_unfinished ON public.upload USING btree (tenant_id, account_id) WHERE (file_id IS NULL);
row level security enabled, forced;
policy tenant on upload using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table utility_number (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  nth integer not null,
  kind text not null,
  name_en text not null,
  name_zh text not null,
  phone text not null,
  note_en text,
  note_zh text,
  constraint utility_number_pkey PRIMARY KEY (tenant_id, id),
  constraint utility_number_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint utility_number_kind_check CHECK ((kind = ANY (ARRAY['electricity'::text, 'gas'::text, 'heat'::text, 'water'::text, 'clinic'::text, 'property'::text, 'repair'::text, 'telecom'::text, 'other'::text])))
);
CREATE INDEX utility_number_unit ON public.utility_number USING btree (tenant_id, unit_id, nth);
row level security enabled, forced;
policy tenant on utility_number using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table visit_booking (
  tenant_id uuid not null,
  id uuid not null,
  day_id uuid not null,
  number text not null,
  slot integer not null,
  state text not null,
  subject text,
  name text,
  phone text,
  account_id text,
  secret_hash text not null,
  minutes text,
  became_kind text,
  became_number text,
  booked_at timestamp with time zone not null,
  constraint visit_booking_pkey PRIMARY KEY (tenant_id, id),
  constraint visit_booking_tenant_id_number_key UNIQUE (tenant_id, number),
  constraint visit_booking_tenant_id_day_id_fkey FOREIGN KEY (tenant_id, day_id) REFERENCES visiting_day(tenant_id, id),
  constraint visit_booking_became_kind_check CHECK ((became_kind = ANY (ARRAY['petition'::text, 'report'::text]))),
  constraint visit_booking_slot_check CHECK ((slot > 0)),
  constraint visit_booking_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'cancelled'::text, 'came'::text, 'missed'::text])))
);
CREATE INDEX visit_booking_account ON public.visit_booking USING btree (tenant_id, account_id, id) WHERE (account_id IS NOT NULL);
CREATE INDEX visit_booking_day ON public.visit_booking USING btree (tenant_id, day_id);
CREATE UNIQUE INDEX visit_booking_slot ON public.visit_booking USING btree (tenant_id, day_id, slot) WHERE (state <> 'cancelled'::text);
row level security enabled, forced;
policy tenant on visit_booking using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

table visiting_day (
  tenant_id uuid not null,
  id uuid not null,
  title jsonb not null,
  day date not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  unit_id uuid not null,
  place text not null,
  host_post_id uuid not null,
  host jsonb not null,
  department_id uuid,
  slot_minutes integer not null,
  cancelled_at timestamp with time zone,
  why text,
  constraint visiting_day_pkey PRIMARY KEY (tenant_id, id),
  constraint visiting_day_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES unit(tenant_id, id),
  constraint visiting_day_check CHECK ((ends_at > begins_at)),
  constraint visiting_day_slot_minutes_check CHECK (((slot_minutes >= 5) AND (slot_minutes <= 240)))
);
CREATE INDEX visiting_day_soon ON public.visiting_day USING btree (tenant_id, begins_at, id);
CREATE INDEX visiting_day_unit ON public.visiting_day USING btree (tenant_id, unit_id);
row level security enabled, forced;
policy tenant on visiting_day using ((tenant_id = (NULLIF(current_setting('doorstep.tenant'::text, true), ''::text))::uuid));
grant select, insert, update, delete to doorstep_app;

CREATE OR REPLACE FUNCTION public.case_archive_return(of_tenant uuid, of_cases uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if of_tenant is distinct from nullif(current_setting('doorstep.tenant', true), '')::uuid then
    raise exception 'not the tenant of this transaction' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from "case" c join case_archive a on a.tenant_id = of_tenant and a.id = c.id
      where c.tenant_id = of_tenant and c.id = any(of_cases) and a.head = c.head and a.version = c.version
        and c.head = (select e.hash from case_event e where e.tenant_id = of_tenant and e.case_id = c.id order by e.seq desc limit 1))
     is distinct from cardinality(of_cases) then
    raise exception 'a case that is not back whole stays in the archive' using errcode = 'insufficient_privilege';
  end if;
  delete from case_archive_person where tenant_id = of_tenant and case_id = any(of_cases);
  delete from case_archive where tenant_id = of_tenant and id = any(of_cases);
end
$function$
;
CREATE OR REPLACE FUNCTION public.case_archive_take(of_tenant uuid, of_cases uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if of_tenant is distinct from nullif(current_setting('doorstep.tenant', true), '')::uuid then
    raise exception 'not the tenant of this transaction' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from "case" c join case_archive a on a.tenant_id = of_tenant and a.id = c.id
      where c.tenant_id = of_tenant and c.id = any(of_cases) and not c.open and c.lifecycle = 'report'
        and c.updated_at < now() - interval '1 year' and a.head = c.head and a.version = c.version)
     is distinct from cardinality(of_cases) then
    raise exception 'a case that is not in the archive as it stands, or not due, stays' using errcode = 'insufficient_privilege';
  end if;
  delete from open311_update where tenant_id = of_tenant and case_id = any(of_cases);
  delete from open311_request where tenant_id = of_tenant and case_id = any(of_cases);
  delete from rating_invitation where tenant_id = of_tenant and case_id = any(of_cases);
  delete from case_follower where tenant_id = of_tenant and case_id = any(of_cases);
  delete from case_contact where tenant_id = of_tenant and case_id = any(of_cases);
  delete from case_clock where tenant_id = of_tenant and case_id = any(of_cases);
  delete from case_order where tenant_id = of_tenant and case_id = any(of_cases);
  delete from case_event where tenant_id = of_tenant and case_id = any(of_cases);
  delete from "case" where tenant_id = of_tenant and id = any(of_cases);
end
$function$
;

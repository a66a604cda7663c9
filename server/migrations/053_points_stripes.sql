-- A scheme gives points and hours out of several accounts, told apart by a number: approvals at the same moment don't all wait for
-- one row. What was given before stays with number 0.
alter table points_account add column stripe smallint not null default 0;

alter table points_account drop constraint points_account_tenant_id_kind_unit_owner_key;

alter table points_account add constraint points_account_of_owner unique (tenant_id, kind, unit, owner, stripe);

alter table points_account add constraint points_account_only_schemes_are_striped check (stripe between 0 and case kind when 'scheme' then 63 else 0 end);

comment on column points_account.stripe is 'Which of the accounts of a scheme; 0 for everybody else';

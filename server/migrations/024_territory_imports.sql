-- Files of units come in the same way as files of buildings: in pieces, looked at, run, stopped. A building or a compound that
-- is gone ends, and stays to be found.

alter table building_import rename to territory_import;
alter table building_import_piece rename to territory_import_piece;
alter table building_import_refusal rename to territory_import_refusal;
alter index building_import_latest rename to territory_import_latest;

do $$
declare
  named record;
begin
  for named in
    select conrelid::regclass as of_table, conname from pg_constraint
    where conname like 'building\_import%' and conrelid in (
      'territory_import'::regclass, 'territory_import_piece'::regclass, 'territory_import_refusal'::regclass)
  loop
    execute format('alter table %s rename constraint %I to %I', named.of_table, named.conname,
      replace(named.conname, 'building_import', 'territory_import'));
  end loop;
end $$;

alter table territory_import add column kind text not null default 'buildings' check (kind in ('buildings', 'units'));
alter table territory_import alter column kind drop default;
alter table territory_import add column mapping jsonb not null default '{}';

comment on column territory_import.mapping is 'How the columns of a file of units become units: UnitMapping of the contract';

alter table building add column ended_at timestamptz;
alter table compound add column ended_at timestamptz;

comment on column building.ended_at is 'Since when it is gone; its row stays';
comment on column compound.ended_at is 'Since when it is gone; its row stays';

-- What is gone gives its code free.
alter table building drop constraint building_tenant_id_code_key;
create unique index building_code on building (tenant_id, code) where ended_at is null;
alter table compound drop constraint compound_tenant_id_code_key;
create unique index compound_code on compound (tenant_id, code) where ended_at is null;

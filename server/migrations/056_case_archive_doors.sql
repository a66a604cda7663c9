-- The application may not delete a line of history. These two doors let it do what archiving needs, and nothing else.

-- Takes cases out of the tables of daily work: ended reports only, at least a year without a word by the clock of the
-- database, each with a row in the archive that ends in the same hash of its timeline. All of them, or none.
create function case_archive_take(of_tenant uuid, of_cases uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
$$;

-- Takes rows out of the archive once their cases stand in the tables of daily work again, ending in the same hash.
create function case_archive_return(of_tenant uuid, of_cases uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
$$;

import type { CalendarView } from '../contract/calendars.ts'
import { definitionOf } from '../server/modules/cases/calendars/calendars.rules.ts'
import { listCalendars } from '../server/modules/cases/calendars/calendars.service.ts'
import { tenantCalendars } from '../server/modules/cases/calendars/kept-calendars.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { compileCalendar } from '../server/modules/cases/clocks/calendar.rules.ts'
import { configurationStore } from '../server/modules/cases/configuration/configuration.store.ts'
import { settingsAtStart } from '../server/modules/cases/configuration/defaults/settings.ts'
import { type ConfigurationRows, configurationFrom } from '../server/modules/cases/configuration/snapshot.rules.ts'
import { makeContext } from '../server/modules/cases/contexts.ts'
import { buildAtlas } from '../server/modules/territory/atlas.rules.ts'
import type { Tx } from '../server/platform/database/database.ts'
import type { Tenant } from '../server/platform/http/tenant.ts'
import type { DemoTerritory } from './city/territory.ts'
import type { DemoPeople } from './people.ts'

/** What decides cases, as far as only the database knows it: plain values, to be sent to another thread. */
export interface Decided {
  tenant: Tenant
  configuration: ConfigurationRows
  calendars: readonly CalendarView[]
}

/** What this transaction has just written of it. */
export async function readDecided(tx: Tx, tenant: Tenant): Promise<Decided> {
  const configuration = await configurationStore(tx).rows(settingsAtStart)
  return { tenant, configuration, calendars: await listCalendars(tx) }
}

/** What decides cases, from what was written and what was planned. `since` is when the units came to stand. */
export function contextFrom(
  decided: Decided,
  { territory, people, since }: { territory: DemoTerritory; people: DemoPeople; since: Date },
): CaseContext {
  const { tenant, configuration, calendars } = decided
  const atlas = buildAtlas({
    version: 1,
    units: territory.all.map(({ id, parent, level, kind, code, name, path, households, population }) => ({
      ...{ id, parentId: parent?.id ?? null, level, kind, code, nameEn: name.en, nameZh: name.zh, path: [...path] },
      ...{ households, population, calendarCode: null, hasBoundary: true, validFrom: since, validTo: null },
    })),
    boundaries: territory.all,
  })
  return makeContext({
    ...{ tenant, atlas },
    configuration: configurationFrom(configuration),
    calendars: tenantCalendars(
      new Map(calendars.map((calendar) => [calendar.code, compileCalendar(definitionOf(calendar))])),
    ),
    departments: new Map(
      people.departments.map(({ id, unitId, nameEn, nameZh, calendarCode, phone }) => [
        id,
        { id, unitId, name: { en: nameEn, zh: nameZh }, calendarCode, phone },
      ]),
    ),
  })
}

import type { Draft } from '../server/modules/cases/configuration/draft.rules.ts'
import { saveRule } from '../server/modules/cases/configuration/records.rules.ts'
import { profileStore } from '../server/modules/people/profile.store.ts'
import { staffingStore } from '../server/modules/people/staffing/staffing.store.ts'
import { territoryStore } from '../server/modules/territory/territory.store.ts'
import type { Tx } from '../server/platform/database/database.ts'
import { type DemoTerritory, type DemoUnit, knownCommunity } from './city/territory.ts'
import { routedAtOnce } from './departments.ts'
import { type DemoPeople, widestSpan } from './people.ts'
import type { DemoSize } from './plan.ts'
import { randomOf } from './random.ts'

/** Writes units of the tree, in its order. */
export async function writeUnits(tx: Tx, { units, since }: { units: readonly DemoUnit[]; since: Date }): Promise<void> {
  const store = territoryStore(tx)
  const rows = units.map(({ id, parent, level, kind, code, name, path, households, population, boundary }) => ({
    ...{ id, parentId: parent?.id ?? null, level, kind, code, nameEn: name.en, nameZh: name.zh, path: [...path] },
    ...{ households, population, calendarCode: null, boundary },
  }))
  // One after the other without waiting: parents come before their children all the same.
  const writing: Promise<void>[] = []
  for (let from = 0; from < rows.length; from += 1000)
    writing.push(store.insertUnits(rows.slice(from, from + 1000), since))
  await Promise.all(writing)
}

/**
 * The full demo staffs in its own way, as districts do: part-time workers advise where it is hard instead of two in each grid, and
 * nobody is to look after too many residents.
 */
export async function writeStaffing(tx: Tx, { size }: { size: DemoSize }): Promise<void> {
  if (size === 'small') return
  const store = staffingStore(tx)
  for (const rule of await store.rules()) {
    const [role, ...others] = rule.roles
    if (role === 'grid_worker_part_time' && others.length === 0)
      await store.save({ ...rule, active: false, version: rule.version + 1 })
    if (rule.measure !== 'residents') continue
    const name = {
      en: `Comprehensive grid: an assistant for ${widestSpan} residents at most`,
      zh: `综合网格：每名助理员联系居民不超过 ${widestSpan} 人`,
    }
    const asked = { name, least: 100, most: widestSpan, active: true }
    await store.save({ ...rule, ...asked, kind: 'comprehensive', version: rule.version + 1 })
  }
}

/** Rules that name departments, before all others. */
export function moreRules(people: DemoPeople) {
  const codes = new Map(people.departments.map(({ id, code }) => [id, code]))
  const ids = new Map(people.departments.map(({ id, code }) => [code, id]))
  const none = { codeOf: () => undefined, idOf: () => undefined }
  return {
    references: {
      units: none,
      departments: { codeOf: (id: string) => codes.get(id), idOf: (code: string) => ids.get(code) },
    },
    add(draft: Draft) {
      for (const [n, { category, department, name }] of routedAtOnce.entries()) {
        const categoryId = [...draft.categories.values()].find(({ code }) => code === category)?.id ?? null
        saveRule(draft, {
          input: {
            ...{ position: n + 1, name, categoryId, unitId: null, channel: null, conditionId: null, priority: null },
            ...{ holder: { departmentId: ids.get(department) as string }, active: true },
          },
        })
      }
    },
  }
}

/** The two residents of the demo have told where they live. */
export async function writeProfiles(
  tx: Tx,
  { territory, accountOf, now }: { territory: DemoTerritory; accountOf(key: string): string; now: Date },
): Promise<void> {
  const homes = territory.of('microgrid').filter(({ code }) => code.startsWith(`${knownCommunity.code}001`))
  for (const [n, key] of ['resident', 'neighbour'].entries())
    await profileStore(tx).save({
      ...{ id: randomOf(`profile ${key}`).id(now), accountId: accountOf(key), name: null, phone: null, mail: null },
      ...{ homeUnitId: homes[n]?.id ?? null, homeAddress: null, at: now },
    })
}

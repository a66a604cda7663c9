import { stringify } from 'csv-stringify/sync'
import type { Locale } from '../../../../contract/common.ts'
import { nameIn } from '../../../../contract/common.ts'
import type { Gap, GapCount, StaffingCheck } from '../../../../contract/people-staffing.ts'
import type { UnitRef } from '../../../../contract/territory.ts'
import { Refused } from '../../../platform/errors.ts'
import { findText } from '../../../platform/messages.ts'
import { type Actor, type Role, roles } from '../../../platform/policy/actor.ts'
import { dayIn } from '../duties/duties.rules.ts'
import type { People } from '../people.api.ts'
import { mayManagePost, placesStaffed } from '../people.policy.ts'
import { type Atlas, type Standing, sinceOf, standingsAt } from './report.ts'
import { type RuleRecord, staffingStore } from './staffing.store.ts'

// messages: people.state.*, people.table.*

/** Who asks, and for which district. */
interface Asking {
  tenantId: string
  timeZone: string
  actor: Actor
}

interface Which {
  unit?: string | undefined
  rule?: string | undefined
}

/** Units that fall short (or have more than there is room for), with totals by rule. Throws Refused `platform.forbidden`, `unit.not_found`. */
export async function listGaps(
  people: People,
  asking: Asking,
  wanted: Which & { state: 'short' | 'over' | 'unknown'; after?: string | undefined; limit: number },
) {
  const from = wanted.after === undefined ? 0 : Number(wanted.after)
  if (!Number.isSafeInteger(from) || from < 0)
    throw new Refused('page.cursor_malformed', {}, { status: 400, field: 'query.after' })
  return await looking(people, asking, wanted, async ({ tx, atlas, rules, standings, now }) => {
    const found = gapsAmong(standings, wanted)
    const page = found.slice(from, from + wanted.limit)
    const since = await sinceOf(tx, page, now)
    return {
      items: page.map((each, n) => gapOf(each, since[n] ?? null, atlas)),
      next: found.length > from + wanted.limit ? String(from + wanted.limit) : null,
      total: found.length,
      rules: rules.map((rule) => ({
        ...{ ruleId: rule.id, rule: rule.name },
        ...countOf(standings.filter((each) => each.rule.id === rule.id)),
      })),
    }
  })
}

/** Gaps counted for each unit of a level. Throws Refused as `listGaps`. */
export async function mapGaps(
  people: People,
  asking: Asking,
  wanted: Which & { level: 'street' | 'community' | 'grid' },
): Promise<{ items: (GapCount & { unit: UnitRef })[] }> {
  const depth = { street: 1, community: 2, grid: 3 }[wanted.level]
  return await looking(people, asking, wanted, async ({ atlas, standings }) => {
    const at = new Map<string, Standing[]>()
    for (const each of standings) {
      if (wanted.rule && each.rule.id !== wanted.rule) continue
      const unitId = each.unit.path[depth]
      if (unitId) at.set(unitId, [...(at.get(unitId) ?? []), each])
    }
    return { items: [...at].map(([unitId, some]) => ({ unit: atlas.get(unitId).ref, ...countOf(some) })) }
  })
}

/** How the gaps of a place went: what each night kept, and now. Throws Refused as `listGaps`. */
export async function daysOfGaps(people: People, asking: Asking, wanted: Which & { days: number }) {
  return await looking(people, asking, wanted, async ({ tx, standings, places, now }) => {
    const today = dayIn(now, asking.timeZone)
    const from = dayIn(new Date(now.getTime() - wanted.days * 86_400_000), asking.timeZone)
    const kept = await staffingStore(tx).days({ unitIds: places, ruleId: wanted.rule, from })
    const current = countOf(standings.filter(({ rule }) => !wanted.rule || rule.id === wanted.rule))
    return { items: [...kept.filter(({ day }) => day < today), { day: today, ...current }] }
  })
}

/** One unit by every rule. Throws Refused as `listGaps`. */
export async function staffingOfUnit(
  people: People,
  asking: Asking,
  unitId: string,
): Promise<{ unit: UnitRef; checks: StaffingCheck[]; mayFill: Role[] }> {
  return await looking(people, asking, { unit: unitId }, async ({ tx, atlas, standings, now }) => {
    const own = standings.filter(({ unit }) => unit.id === unitId)
    const since = await sinceOf(tx, own, now)
    const unit = atlas.get(unitId)
    const mayFill = roles.filter((role) => mayManagePost(asking.actor, role, { unitPath: unit.path }))
    return { unit: unit.ref, checks: own.map((each, n) => checkOf(each, since[n] ?? null)), mayFill }
  })
}

/** The gaps as a table in the reader's language. Throws Refused as `listGaps`. */
export async function exportGaps(
  people: People,
  asking: Asking & { locale: Locale },
  wanted: Which & { state: 'short' | 'over' | 'unknown' },
): Promise<string> {
  return await looking(people, asking, wanted, async ({ tx, atlas, standings, now }) => {
    const found = gapsAmong(standings, wanted)
    const since = await sinceOf(tx, found, now)
    const { locale, timeZone } = asking
    const word = (key: string) => findText({ locale, area: key.split('.')[0] ?? 'people', key }) ?? key
    const rows = found.map((each, n) => {
      const above = atlas.ancestors(each.unit.id)
      const at = (level: string) => above.find((unit) => unit.level === level)
      const [street, community] = [at('street'), at('community')]
      return [
        street ? nameIn(street.name, locale) : '',
        community ? nameIn(community.name, locale) : '',
        nameIn(each.unit.name, locale),
        each.unit.code,
        nameIn(each.rule.name, locale),
        each.rule.roles.map((role) => word(`cases.role.${role}`)).join(' / '),
        word(`people.state.${each.state}`),
        each.needed,
        each.have,
        each.missing,
        since[n] ? dayIn(since[n], timeZone) : '',
      ]
    })
    const heads = [
      'street',
      'community',
      'unit',
      'code',
      'rule',
      'roles',
      'state',
      'needed',
      'have',
      'missing',
      'since',
    ]
    const header = heads.map((head) => word(`people.table.${head}`))
    // The mark tells spreadsheets that this is UTF-8; the escape keeps a name from being run as a formula.
    return stringify([header, ...rows], { bom: true, escape_formulas: true })
  })
}

interface Sight {
  tx: Parameters<typeof standingsAt>[0]
  atlas: Atlas
  rules: RuleRecord[]
  /** Of the units asked for that the reader looks after. */
  standings: Standing[]
  /** The topmost units of what is seen. */
  places: string[]
  now: Date
}

async function looking<T>(
  people: People,
  asking: Asking,
  wanted: Which,
  work: (sight: Sight) => Promise<T>,
): Promise<T> {
  const atlas = await people.territory.atlas(asking.tenantId)
  const places = placesSeen(atlas, asking.actor, wanted.unit)
  const now = people.clock.now()
  return await people.database.tx(
    asking.tenantId,
    async (tx) => {
      const { rules, standings } = await standingsAt(tx, atlas, now)
      const seen = new Set(places)
      const own = standings.filter(({ unit }) => unit.path.some((id) => seen.has(id)))
      return await work({ tx, atlas, rules, standings: own, places, now })
    },
    { readOnly: true },
  )
}

/** The topmost units at or below the one asked for that the actor looks after. Throws Refused `platform.forbidden`. */
function placesSeen(atlas: Atlas, actor: Actor, unit: string | undefined): string[] {
  const { all, unitIds } = placesStaffed(actor)
  const asked = unit === undefined ? undefined : atlas.get(unit)
  if (asked) {
    if (all || unitIds.some((id) => asked.path.includes(id))) return [asked.id]
    throw new Refused('platform.forbidden')
  }
  if (all) return atlas.children().map(({ id }) => id)
  if (unitIds.length === 0) throw new Refused('platform.forbidden')
  // A place inside another one would count twice.
  return unitIds.filter((id) => !atlas.find(id)?.path.some((above) => above !== id && unitIds.includes(above)))
}

const gapsAmong = (standings: readonly Standing[], wanted: { rule?: string | undefined; state: string }): Standing[] =>
  standings
    .filter(({ state, rule }) => state === wanted.state && (!wanted.rule || rule.id === wanted.rule))
    .sort((a, b) =>
      a.unit.code < b.unit.code ? -1 : a.unit.code > b.unit.code ? 1 : a.rule.position - b.rule.position,
    )

function countOf(standings: readonly Standing[]): GapCount {
  const count = { units: standings.length, short: 0, missing: 0 }
  for (const { state, missing } of standings) {
    if (state === 'short') count.short += 1
    count.missing += missing
  }
  return count
}

const checkOf = ({ rule, state, have, needed, most, missing }: Standing, since: Date | null): StaffingCheck => ({
  ...{ ruleId: rule.id, rule: rule.name, roles: rule.roles, committee: rule.committee },
  ...{ state, have, needed, most, missing, since: since?.toISOString() ?? null },
})

const gapOf = (standing: Standing, since: Date | null, atlas: Atlas): Gap => ({
  ...checkOf(standing, since),
  unit: standing.unit.ref,
  above: atlas.ancestors(standing.unit.id).map(({ ref }) => ref),
})

import type { PetitionFigures, PetitionYear } from '../../../../contract/petition-figures.ts'
import { Refused } from '../../../platform/errors.ts'
import { type At, dayIn, type Petitions, reading } from '../petitions.context.ts'
import { settingsOn } from '../settings/settings.service.ts'
import { few, fewest, figuresOf } from './figures.rules.ts'
import { figuresStore, type YearRow } from './figures.store.ts'

/** The promise in numbers for the places of the acting posts. Desks, supervisors and administrators; no place is ranked by it. */
export async function getFigures(
  petitions: Petitions,
  at: At,
  query: { from: string; to: string; holder?: string | undefined },
): Promise<PetitionFigures> {
  const roles = ['desk', 'supervisor', 'administrator', 'department_officer']
  const posts = at.actor.posts.filter(({ role }) => roles.includes(role))
  if (posts.length === 0) throw new Refused('platform.forbidden')
  const [from, to] = [new Date(query.from), new Date(query.to)]
  if (from >= to) throw new Refused('petition.figures_span', {}, { status: 422, field: 'query.to' })
  const places = posts.flatMap(({ unitId, departmentId }) => (unitId && !departmentId ? [unitId] : []))
  const office = posts.find(({ departmentId }) => departmentId)?.departmentId
  const holder = query.holder ?? (places.length === 0 ? office : undefined) ?? null
  if (places.length === 0 && holder !== office) throw new Refused('platform.forbidden')
  const rows = await reading(petitions, at, (tx) =>
    figuresStore(tx).counted({ from, to, holder, places: places.length > 0 ? places : null }),
  )
  return figuresOf(rows, { from, to, now: petitions.clock.now() })
}

/** Twelve months in public, the present month's beginning last. */
export async function getYear(petitions: Petitions, at: At): Promise<PetitionYear> {
  const now = petitions.clock.now()
  const today = dayIn(at.tenant.timeZone, now)
  const from = new Date(now)
  from.setUTCFullYear(from.getUTCFullYear() - 1)
  return await reading(petitions, at, async (tx) => {
    const { settings } = await settingsOn(tx, today)
    const rows = await figuresStore(tx).counted({ from, to: now, holder: null, places: null })
    const brought = rows.filter(({ filedAt }) => filedAt >= from && filedAt < now)
    const ended = rows.filter(({ endedAt }) => endedAt !== null && endedAt >= from && endedAt < now)
    const counts = (key: (row: YearRow) => string | null, of: readonly YearRow[] = brought) => {
      const found = new Map<string, number>()
      for (const row of of) {
        const name = key(row)
        if (name) found.set(name, (found.get(name) ?? 0) + 1)
      }
      return found
    }
    const purposes = counts(({ purpose }) => purpose)
    const ways = counts(({ way }) => way)
    const results = counts(({ result }) => result, ended)
    const month = (date: Date) => dayIn(at.tenant.timeZone, date).slice(0, 7)
    const [came, went] = [
      counts(({ filedAt }) => month(filedAt)),
      counts(({ endedAt }) => endedAt && month(endedAt), ended),
    ]
    const { from: _from, to: _to, brought: _brought, ...figures } = figuresOf(rows, { from, to: now, now })
    return {
      ...{ from: dayIn(at.tenant.timeZone, from), to: today, brought: few(brought.length) },
      joint: few(brought.filter(({ people }) => people > 1).length),
      byPurpose: settings.purposes.map(({ code, name }) => ({ code, name, count: few(purposes.get(code) ?? 0) })),
      byWay: settings.ways.map(({ code, name }) => ({ code, name, count: few(ways.get(code) ?? 0) })),
      byResult: [...results].sort().map(([result, count]) => ({ result, count: few(count) })),
      byMonth: [...new Set([...came.keys(), ...went.keys()])].sort().map((name) => ({
        ...{ month: name, brought: few(came.get(name) ?? 0), ended: few(went.get(name) ?? 0) },
      })),
      figures: figures.oneTime.whole < fewest ? null : figures,
    }
  })
}

import { describe, expect, test } from 'vitest'
import type { Boundary } from '../../../contract/territory.ts'
import { type NewUnit, type Step, territoryChangeRoutes } from '../../../contract/territory-changes.ts'
import { uuidv7 } from '../../platform/ids.ts'
import type { PostHeld } from '../../platform/policy/actor.ts'
import { testApp } from '../../testing/app.ts'
import { predecessorsOf } from '../territory/territory.api.ts'
import { bringUnits } from '../territory/territory-admin.service.ts'

// Two changes as districts made them, whole: the territory, and everybody and everything that stands in it.

const app = await testApp()
const administrator: PostHeld = { id: uuidv7(), role: 'administrator', unitPath: [], from: new Date(0) }
const { territory } = app.modules

/** A rectangle in thousandths of a degree east and north of a corner of the town. */
const box = (x: number, y: number, width: number, height: number): Boundary => {
  const at = (i: number, j: number) => [117 + (x + i) / 1000, 31 + (y + j) / 1000]
  return { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]] }
}
const feature = (properties: Record<string, unknown>, geometry: Boundary) => ({ type: 'Feature', properties, geometry })
const unit = (code: string, boundary: Boundary, more: Partial<NewUnit> = {}): NewUnit => ({
  ...{ id: uuidv7(), code, name: { en: `Grid ${code}`, zh: `网格${code}` }, kind: null, boundary },
  ...{ households: null, population: null, calendarCode: null, ...more },
})

/** Communities of a district in a row, each a square kilometre or so. */
const side = 12
const communityOf = (nth: number) => box((nth % 12) * side, Math.floor(nth / 12) * side, side, side)
const slices = (nth: number, parts: number): Boundary[] => {
  const [x, y] = [(nth % 12) * side, Math.floor(nth / 12) * side]
  return Array.from({ length: parts }, (_, i) => box(x + (side / parts) * i, y, side / parts, side))
}
/** Splits a total over communities as evenly as whole numbers allow. */
const over = (total: number, communities: number) =>
  Array.from(
    { length: communities },
    (_, i) => Math.floor(((i + 1) * total) / communities) - Math.floor((i * total) / communities),
  )

/** A district of a tenant of its own. */
async function district(communities: number) {
  const slug = `d-${uuidv7().slice(-8)}`
  const tenantId = await app.db.addTenant(slug)
  const whole = box(0, 0, side * 12, side * Math.ceil(communities / 12))
  const importUnits = async (features: unknown[]) => {
    const source = JSON.stringify({ type: 'FeatureCollection', features })
    const file = { tenantId, format: 'geojson', source, mapping: {}, dryRun: false } as const
    expect((await bringUnits(territory, file)).refusedTotal).toBe(0)
  }
  await importUnits([
    feature({ level: 'district', code: 'D', name_en: 'District', name_zh: '区' }, whole),
    feature({ level: 'street', code: 'S', name_en: 'Street', name_zh: '街道', parent: 'D' }, whole),
    ...Array.from({ length: communities }, (_, nth) =>
      feature(
        { level: 'community', code: `C${nth}`, name_en: `C${nth}`, name_zh: `社区${nth}`, parent: 'S' },
        communityOf(nth),
      ),
    ),
  ])
  const client = app.as(administrator, slug)
  return { tenantId, client, importUnits, atlas: () => territory.atlas(tenantId) }
}

/**
 * In each grid a post, a station, a team, a company that has its seat there, enlisted, pledged and paired, and a patrol; in each
 * community a patrol through all its grids and a mill that enlisted in every one of them.
 */
async function settle(tenantId: string): Promise<void> {
  const perGrid = (text: string) =>
    app.db.asOwner(text.replace('GRIDS', `unit u where u.tenant_id = $1 and u.level = 'grid' and u.valid_to is null`), [
      tenantId,
    ])
  await perGrid(`insert into post (tenant_id, id, account_id, role, unit_id, term_from)
    select $1, gen_random_uuid(), 'worker of ' || code, 'grid_worker', id, '2024-01-01' from GRIDS`)
  await perGrid(`insert into station (tenant_id, id, code, kind, unit_id, name_en, name_zh, detail, version, updated_at)
    select $1, gen_random_uuid(), 'QH' || to_char(row_number() over (order by code), 'FM0000') || 'M', 'micro', id, code, code, '{}', 1, now()
    from GRIDS`)
  await perGrid(`insert into team (tenant_id, id, kind, unit_id, name_en, name_zh, version, updated_at)
    select $1, gen_random_uuid(), 'hobby', id, 'team of ' || code, '队', 1, now() from GRIDS`)
  await perGrid(`insert into organisation (tenant_id, id, kind, unit_id, name_en, name_zh, version, created_at, updated_at)
    select $1, gen_random_uuid(), 'company', id, 'company of ' || code, '公司', 1, now(), now() from GRIDS`)
  await app.db.asOwner(
    `insert into organisation (tenant_id, id, kind, unit_id, name_en, name_zh, version, created_at, updated_at)
     select $1, gen_random_uuid(), 'company', id, 'mill of ' || code, '磨坊', 1, now(), now() from unit
     where tenant_id = $1 and level = 'community'`,
    [tenantId],
  )
  await perGrid(`insert into enlistment (tenant_id, id, organisation_id, unit_id, state, asked_at)
    select $1, gen_random_uuid(), o.id, u.id, 'confirmed', now() from organisation o, GRIDS
      and o.tenant_id = $1 and (o.unit_id = u.id or o.unit_id = u.parent_id)`)
  await perGrid(`insert into pledge (tenant_id, id, organisation_id, unit_id, resource, what, state, made_at, version)
    select $1, gen_random_uuid(), o.id, u.id, 'goods', 'pledge at ' || u.code, 'open', now(), 1 from organisation o, GRIDS
      and o.tenant_id = $1 and o.unit_id = u.id`)
  await perGrid(`insert into pairing (tenant_id, id, organisation_id, unit_id, kinds, what, term_from, term_until, offered_by, state, offered_at)
    select $1, gen_random_uuid(), o.id, u.id, '{charity}', 'pairing at ' || u.code, '2024-01-01', '2040-01-01', 'community', 'agreed', now()
    from organisation o, GRIDS and o.tenant_id = $1 and o.unit_id = u.id`)
  await perGrid(`insert into team_beat (tenant_id, id, team_id, nth, name)
    select $1, gen_random_uuid(), t.id, n, (case n when 1 then 'round of ' else 'long round of ' end) || u.code
    from team t, generate_series(1, 2) n, GRIDS and t.tenant_id = $1 and t.unit_id = u.id and (n = 1 or u.code like '%-0')`)
  await perGrid(`insert into team_beat_unit (tenant_id, id, beat_id, unit_id)
    select $1, gen_random_uuid(), b.id, u.id from team_beat b, team t, unit h, GRIDS and b.tenant_id = $1
      and t.tenant_id = $1 and t.id = b.team_id and h.tenant_id = $1 and h.id = t.unit_id
      and (h.id = u.id or b.nth = 2 and h.parent_id = u.parent_id)`)
}

type Where = Map<string, string[]>

/** Where each of those stands now: by kind and name, the units. */
async function standing(tenantId: string): Promise<Where> {
  const rows = await app.db.asOwner<{ what: string; unit: string }>(
    `select 'post of ' || account_id "what", unit_id "unit" from post where tenant_id = $1 and term_to is null
     union all select 'station ' || code, unit_id from station where tenant_id = $1
     union all select name_en, unit_id from team where tenant_id = $1
     union all select name_en, unit_id from organisation where tenant_id = $1
     union all select what, unit_id from pledge where tenant_id = $1 and state = 'open'
     union all select what, unit_id from pairing where tenant_id = $1 and state = 'agreed'
     union all select b.name, u.unit_id from team_beat b join team_beat_unit u using (tenant_id) where tenant_id = $1 and u.beat_id = b.id
     union all select 'enlistment of ' || o.name_en, e.unit_id from enlistment e join organisation o using (tenant_id)
       where tenant_id = $1 and o.id = e.organisation_id and e.state = 'confirmed'`,
    [tenantId],
  )
  const found: Where = new Map()
  for (const { what, unit: place } of rows) found.set(what, [...(found.get(what) ?? []), place].sort())
  return found
}

/** Where all that must stand once each unit's things went to its main heir: the one with the largest share. */
async function moved(tenantId: string, before: Where): Promise<Where> {
  const rows = await app.db.asOwner<{ was: string; heir: string }>(
    `select distinct on (predecessor_id) predecessor_id "was", successor_id "heir" from unit_succession where tenant_id = $1
     order by predecessor_id, share desc, successor_id`,
    [tenantId],
  )
  const heirs = new Map(rows.map(({ was, heir }) => [was, heir]))
  const places = (units: string[]) => [...new Set(units.map((each) => heirs.get(each) ?? each))].sort()
  return new Map([...before].map(([what, units]) => [what, places(units)]))
}

const counted = async (tenantId: string) => {
  const [row] = await app.db.asOwner<Record<string, number>>(
    `select (select count(*)::int from post where tenant_id = $1) "posts",
       (select count(*)::int from outbox where tenant_id = $1 and name = 'post.created') "begun",
       (select count(*)::int from outbox where tenant_id = $1 and name = 'post.ended') "ended",
       (select count(*)::int from enlistment where tenant_id = $1) "enlistments",
       (select count(*)::int from outbox where tenant_id = $1 and parked_at is not null) "parked",
       (select count(*)::int from outbox where tenant_id = $1 and name = 'territory.rearranged' and delivered_at is null) "waiting"`,
    [tenantId],
  )
  return row as Record<string, number>
}

/** Has everybody hear of the change `times` times, as after a crash. Everything stands where its heir is, once. */
async function expectMovedOnce(
  tenantId: string,
  { before, enlistments, gone, times }: { before: Where; enlistments: number; gone: number; times: number },
): Promise<void> {
  const expected = await moved(tenantId, before)
  for (let time = 0; time < times; time++) {
    await app.relay?.drain(tenantId)
    const after = await standing(tenantId)
    const posts = [...before.keys()].filter((what) => what.startsWith('post of ')).length
    expect(after.size).toBe(before.size)
    const wrong = [...after].filter(([what, units]) => String(units) !== String(expected.get(what)))
    expect(wrong).toEqual([])
    expect(await counted(tenantId)).toEqual({
      ...{ posts: posts + gone, begun: gone, ended: gone, parked: 0, waiting: 0 },
      enlistments,
    })
    await app.db.asOwner(
      `update outbox set delivered_at = null where tenant_id = $1 and name = 'territory.rearranged'`,
      [tenantId],
    )
  }
}

async function apply(client: ReturnType<typeof app.as>, steps: Step[]) {
  let change = await client.call(territoryChangeRoutes.create, { body: { title: 'Re-cut', reason: '' } })
  for (const step of steps) {
    const body = { revision: change.revision, step }
    change = await client.call(territoryChangeRoutes.addStep, { params: { id: change.id }, body })
  }
  const seen = await client.call(territoryChangeRoutes.preview, { params: { id: change.id } })
  expect(seen.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const body = { revision: change.revision }
  return { seen, change: await client.call(territoryChangeRoutes.schedule, { params: { id: change.id }, body }) }
}

// Thousands of units, and all that stands in them: on a busy machine that takes its time.
describe('two real changes', { timeout: 180_000 }, () => {
  test('783 grids re-cut into 811 is one change: every grid that ended has its heirs, and whoever stood there moves once', async () => {
    const communities = 107
    const { tenantId, client, importUnits, atlas } = await district(communities)
    const before = over(783, communities)
    const after = over(811, communities)
    await importUnits(
      before.flatMap((parts, nth) =>
        slices(nth, parts).map((boundary, i) =>
          feature(
            {
              ...{ level: 'grid', code: `C${nth}-${i}`, name_en: 'Grid', name_zh: '网格', parent: `C${nth}` },
              households: 370,
            },
            boundary,
          ),
        ),
      ),
    )
    await settle(tenantId)
    const stood = await standing(tenantId)
    const tree = await atlas()
    const steps = after.flatMap((parts, nth): Step[] => {
      // Where the number stays the grids stay as they are.
      if (parts === before[nth]) return []
      const community = tree.findByCode(`C${nth}`)
      const unitIds = tree.children(community?.id).map(({ id }) => id)
      return [{ type: 'recut', unitIds, into: slices(nth, parts).map((boundary, i) => unit(`C${nth}-${i}`, boundary)) }]
    })
    const { seen, change } = await apply(client, steps)
    expect(change.state).toBe('effective')
    expect(seen.counts.created - seen.counts.ended).toBe(28)
    expect(seen.moving).toEqual(
      expect.arrayContaining(['posts', 'teams'].map((what) => ({ what, count: seen.counts.ended }))),
    )
    const now = [...(await atlas()).units.values()]
    expect(now.filter(({ level, valid }) => level === 'grid' && valid)).toHaveLength(811)
    const ended = now.filter(({ level, valid }) => level === 'grid' && !valid)
    expect(ended).toHaveLength(seen.counts.ended)
    const rows = await app.db.asOwner<{ sum: number }>(
      'select sum(share)::float8 as sum from unit_succession where tenant_id = $1 group by predecessor_id',
      [tenantId],
    )
    expect(rows).toHaveLength(ended.length)
    for (const { sum } of rows) expect(sum).toBeCloseTo(1, 9)
    await expectMovedOnce(tenantId, { before: stood, enlistments: 783 * 2, gone: ended.length, times: 1 })
  })

  test('213 departmental grids of 19 kinds, lying over each other, merged into 44: figures follow, and so does everybody, once', async () => {
    const communities = 44
    const { tenantId, client, importUnits, atlas } = await district(communities)
    const layers = over(213, communities)
    const names = layers.flatMap((parts, nth) => Array.from({ length: parts }, (_, i) => ({ nth, i })))
    // Each department drew its own grids over the whole community: they overlap, as they did in life.
    await importUnits(
      names.map(({ nth, i }, of) =>
        feature(
          {
            ...{ level: 'grid', code: `K${of % 19}-C${nth}-${i}`, name_en: 'Dept', name_zh: '部门网格' },
            ...{ parent: `C${nth}`, kind: 'dedicated' },
          },
          communityOf(nth),
        ),
      ),
    )
    await settle(tenantId)
    const stood = await standing(tenantId)
    const tree = await atlas()
    const merged = layers.map((_, nth) =>
      unit(`C${nth}-001`, communityOf(nth), { kind: 'comprehensive', households: 400 }),
    )
    const steps = merged.map((into, nth): Step => {
      const unitIds = tree.children(tree.findByCode(`C${nth}`)?.id).map(({ id }) => id)
      return { type: 'merge', unitIds, into }
    })
    const { change } = await apply(client, steps)
    expect(change.state).toBe('effective')
    const grids = [...(await atlas()).units.values()].filter(({ level, valid }) => level === 'grid' && valid)
    expect(grids).toHaveLength(44)
    expect(grids.every(({ kind }) => kind === 'comprehensive')).toBe(true)
    const lines = await app.deps.database.tx(tenantId, (tx) =>
      predecessorsOf(
        tx,
        grids.map(({ id }) => id),
      ),
    )
    expect(new Set(lines).size).toBe(213)
    await expectMovedOnce(tenantId, { before: stood, enlistments: 213 * 2, gone: 213, times: 2 })
    // The mill had enlisted with every grid of its community: of those that became one, one goes on.
    const mills = [...(await standing(tenantId))].filter(([what]) => what.startsWith('enlistment of mill'))
    expect(mills).toHaveLength(44)
    expect(mills.every(([, units]) => units.length === 1)).toBe(true)
  })
})

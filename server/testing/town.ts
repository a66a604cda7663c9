import { seedConfiguration } from '../modules/cases/configuration/configuration.service.ts'
import { addPosts } from '../modules/people/people.api.ts'
import { saveDepartment } from '../modules/territory/territory.api.ts'
import { territoryStore } from '../modules/territory/territory.store.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { Actor, Level, PostHeld, Role } from '../platform/policy/actor.ts'
import type { Client, TestApp } from './app.ts'

/** A small town for tests: one street with two communities, three grids, two departments, and people in posts. */
export interface Town {
  units: Record<
    'district' | 'street' | 'community' | 'otherCommunity' | 'grid' | 'nextGrid' | 'farGrid' | 'microgrid',
    string
  >
  departments: Record<'water' | 'power' | 'housing', string>
  /** Somebody in each of these posts; the same person each time. */
  people: Record<Person, { actor: Actor; post: PostHeld; client: Client }>
  /** A point inside the first grid and its microgrid; and one outside the town. */
  home: { lat: number; lng: number }
  elsewhere: { lat: number; lng: number }
  /** Id of a category by its code. */
  category(code: string): Promise<string>
}

type Person =
  | 'worker'
  | 'colleague'
  | 'gridHead'
  | 'nextWorker'
  | 'assistant'
  | 'communityDesk'
  | 'streetDesk'
  | 'districtDesk'
  | 'supervisor'
  | 'water'
  | 'power'
  | 'housing'
  | 'administrator'

/** A square of degrees with its south-west corner at `lng, lat`. */
const square = (lng: number, lat: number, width: number, height = width) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lng, lat],
      [lng + width, lat],
      [lng + width, lat + height],
      [lng, lat + height],
      [lng, lat],
    ],
  ],
})

/** Builds the town in the test's tenant. */
export async function buildTown(app: TestApp, tenantId = app.tenant.id, slug = app.tenant.slug): Promise<Town> {
  const now = new Date(app.clock.now().getTime() - 86_400_000)
  const ids = {
    district: uuidv7(),
    street: uuidv7(),
    community: uuidv7(),
    otherCommunity: uuidv7(),
    grid: uuidv7(),
    nextGrid: uuidv7(),
    farGrid: uuidv7(),
    microgrid: uuidv7(),
  }
  const departments = { water: uuidv7(), power: uuidv7(), housing: uuidv7() }
  const paths = {
    district: [ids.district],
    street: [ids.district, ids.street],
    community: [ids.district, ids.street, ids.community],
    otherCommunity: [ids.district, ids.street, ids.otherCommunity],
    grid: [ids.district, ids.street, ids.community, ids.grid],
    nextGrid: [ids.district, ids.street, ids.community, ids.nextGrid],
    farGrid: [ids.district, ids.street, ids.otherCommunity, ids.farGrid],
    microgrid: [ids.district, ids.street, ids.community, ids.grid, ids.microgrid],
  }
  const unit = (
    name: keyof typeof ids,
    level: Level,
    code: string,
    en: string,
    zh: string,
    boundary: ReturnType<typeof square>,
  ) => ({
    id: ids[name],
    parentId: paths[name].at(-2) ?? null,
    level,
    kind: level === 'grid' ? ('comprehensive' as const) : null,
    code,
    nameEn: en,
    nameZh: zh,
    boundary,
    path: paths[name],
    households: null,
    population: null,
    calendarCode: null,
  })
  const rows = [
    unit('district', 'district', '990101', 'Willow District', '柳巷区', square(120, 30, 0.04)),
    unit('street', 'street', '990101001', 'Lantern Street', '灯笼街道', square(120, 30, 0.04)),
    unit('community', 'community', '990101001001', 'Well Lane', '水井巷社区', square(120, 30, 0.02, 0.04)),
    unit('otherCommunity', 'community', '990101001002', 'Mill Bridge', '磨坊桥社区', square(120.02, 30, 0.02, 0.04)),
    unit('grid', 'grid', '990101001001001', 'Grid 1', '第一网格', square(120, 30, 0.02)),
    unit('nextGrid', 'grid', '990101001001002', 'Grid 2', '第二网格', square(120, 30.02, 0.02)),
    unit('farGrid', 'grid', '990101001002001', 'Grid 3', '第三网格', square(120.02, 30, 0.02, 0.04)),
    unit('microgrid', 'microgrid', '99010100100100101', 'Building 5', '5号楼', square(120, 30, 0.01)),
  ]
  const posts: Record<Person, { role: Role; at?: keyof typeof ids; department?: keyof typeof departments }> = {
    worker: { role: 'grid_worker', at: 'grid' },
    colleague: { role: 'grid_worker_part_time', at: 'grid' },
    gridHead: { role: 'grid_head', at: 'grid' },
    nextWorker: { role: 'grid_worker', at: 'nextGrid' },
    assistant: { role: 'grid_assistant', at: 'microgrid' },
    communityDesk: { role: 'desk', at: 'community' },
    streetDesk: { role: 'desk', at: 'street' },
    districtDesk: { role: 'desk', at: 'district' },
    supervisor: { role: 'supervisor', at: 'district' },
    water: { role: 'department_officer', department: 'water' },
    power: { role: 'department_officer', department: 'power' },
    housing: { role: 'department_officer', department: 'housing' },
    administrator: { role: 'administrator', at: 'district' },
  }
  const levelOf = new Map(rows.map((row) => [row.id, row.level]))
  const people = {} as Town['people']
  const written = Object.entries(posts).map(([person, { role, at, department }]) => {
    const unitId = at ? ids[at] : null
    const departmentId = department ? departments[department] : null
    const post: PostHeld = {
      id: uuidv7(),
      role,
      ...(unitId ? { unitId, level: levelOf.get(unitId) as Level } : {}),
      ...(departmentId ? { departmentId } : {}),
      unitPath: at ? paths[at] : paths.district,
      from: now,
    }
    const actor: Actor = {
      kind: 'staff',
      accountId: `account-${person}-${tenantId}`,
      personName: person,
      posts: [post],
      via: 'session',
    }
    people[person as Person] = { actor, post, client: app.as(actor, slug) }
    return {
      id: post.id,
      accountId: actor.accountId as string,
      role,
      unitId,
      departmentId,
      title: null,
      holderName: `Test ${person}`,
      namePublic: false,
      dutyPhone: role === 'grid_worker' ? '000-1234567' : null,
      from: now,
      until: null,
    }
  })
  await app.deps.database.tx(tenantId, async (tx) => {
    const store = territoryStore(tx)
    await store.insertUnits(rows, now)
    await store.bumpVersion(now)
    for (const [code, en, zh] of [
      ['water', 'Water Bureau', '水务局'],
      ['power', 'Power Supply', '供电公司'],
      ['housing', 'Housing Office', '房管办'],
    ] as const)
      await saveDepartment(tx, {
        id: departments[code],
        code,
        nameEn: en,
        nameZh: zh,
        unitId: ids.district,
        phone: null,
        calendarCode: null,
      })
    await addPosts(tx, written)
    await seedConfiguration(tx, { now })
  })
  app.modules.cases.refresh(tenantId)
  const tenant = (await app.deps.tenants.list()).find((one) => one.id === tenantId)
  return {
    units: ids,
    departments,
    people,
    home: { lat: 30.005, lng: 120.005 },
    elsewhere: { lat: 31, lng: 121 },
    async category(code) {
      if (!tenant) throw new Error('tenant of the town is missing')
      const { configuration } = await app.modules.cases.contextOf(tenant)
      const category = configuration.categoryByCode.get(code)
      if (!category)
        throw new Error(`no category ${code}; there are ${[...configuration.categoryByCode.keys()].join(', ')}`)
      return category.id
    },
  }
}

import type { LocalizedName } from '../contract/common.ts'
import type { DemoRole } from '../contract/identity.ts'
import type { PostWrite } from '../server/modules/people/people.store.ts'
import type { DepartmentRecord } from '../server/modules/territory/territory.store.ts'
import type { PostHeld, Role } from '../server/platform/policy/actor.ts'
import { type DemoTerritory, type DemoUnit, knownCommunity } from './city/territory.ts'
import { departmentsOf } from './departments.ts'
import { personName } from './names.ts'
import type { DemoSize } from './plan.ts'
import { type Random, randomOf, share } from './random.ts'

/** A post as it is written, and as its holder acts with it. */
export interface DemoPost {
  write: PostWrite
  held: PostHeld
}

/** Everybody who serves in the demo. */
export interface DemoPeople {
  /** Where the staffing falls short, and in what: as the report of gaps must find it. */
  gaps: KnownGap[]
  departments: DepartmentRecord[]
  posts: DemoPost[]
  /** Posts at a unit or department, by its id. */
  at(bodyId: string): readonly DemoPost[]
  find(postId: string): DemoPost | undefined
}

/** What a unit may be short of. */
export type Shortage = 'full_time' | 'part_time' | 'microgrid' | 'committee' | 'span'

/** A unit that falls short. */
export interface KnownGap {
  unit: DemoUnit
  of: Shortage
}

/** A role anybody may step into: the key of the demo, and whom it plays. */
export interface DemoActor {
  key: string
  label: LocalizedName
  mail: string
  name: string
  /** Absent: a resident. */
  role?: Role
  place: LocalizedName
  /** Code of the unit or department of the post. */
  body?: string
}

const grid = `${knownCommunity.code}001`

/** Roles to step into, in the order of the sign-in page. */
export function demoActors(
  territory: Pick<DemoTerritory, 'all'>,
  departments: readonly DepartmentRecord[],
): DemoActor[] {
  const unitName = (code: string) => territory.all.find((unit) => unit.code === code)?.name ?? { en: '–', zh: '–' }
  const departmentName = (code: string) => {
    const found = departments.find((department) => department.code === code)
    return found ? { en: found.nameEn, zh: found.nameZh } : { en: '–', zh: '–' }
  }
  const home = joined(unitName(knownCommunity.code), unitName(grid))
  const actor = (key: string, zh: string, en: string, person: readonly [string, string], rest: Partial<DemoActor>) => ({
    ...{ key, label: { zh, en }, mail: `${key}@demo.doorstep.example` },
    ...{ name: `测试·${person[0]} / Test ${person[1]}`, place: home, ...rest },
  })
  const street = knownCommunity.code.slice(0, 9)
  const district = street.slice(0, 6)
  const officer = (code: string) => ({ role: 'department_officer' as const, body: code, place: departmentName(code) })
  return [
    actor('resident', '居民', 'Resident', ['李小满', 'Li Xiaoman'], {}),
    actor('neighbour', '另一位居民', 'Another resident', ['周谷雨', 'Zhou Guyu'], {}),
    actor('worker', '专职网格员', 'Grid worker', ['王立夏', 'Wang Lixia'], { role: 'grid_worker', body: grid }),
    actor('head', '网格长', 'Grid head', ['陈白露', 'Chen Bailu'], { role: 'grid_head', body: grid }),
    actor('assistant', '网格助理员', 'Grid assistant', ['赵惊蛰', 'Zhao Jingzhe'], {
      role: 'grid_assistant',
      body: `${grid}01`,
      place: joined(unitName(grid), unitName(`${grid}01`)),
    }),
    actor('community', '社区受理台', 'Community desk', ['孙清明', 'Sun Qingming'], {
      ...{ role: 'desk', body: knownCommunity.code, place: unitName(knownCommunity.code) },
    }),
    actor('street', '街道吹哨台', 'Street desk', ['吴秋分', 'Wu Qiufen'], {
      role: 'desk',
      body: street,
      place: unitName(street),
    }),
    actor('district', '区指挥中心', 'District desk', ['马冬至', 'Ma Dongzhi'], {
      ...{ role: 'desk', body: district, place: unitName(district) },
    }),
    actor('power', '供电公司经办人', 'Officer, power supply', ['郭霜降', 'Guo Shuangjiang'], officer('power')),
    actor('water', '水务局经办人', 'Officer, water bureau', ['林小雪', 'Lin Xiaoxue'], officer('water')),
    actor('supervisor', '督查员', 'Supervisor', ['高大寒', 'Gao Dahan'], {
      ...{ role: 'supervisor', body: district, place: unitName(district) },
    }),
    actor('administrator', '系统管理员', 'Administrator', ['何春分', 'He Chunfen'], {
      ...{ role: 'administrator', body: district, place: unitName(district) },
    }),
  ]
}

const joined = (one: LocalizedName, other: LocalizedName) => ({ zh: one.zh + other.zh, en: `${one.en}, ${other.en}` })

/** Gives every role of the demo its account's post, and every unit and department its people. */
export function planPeople(given: {
  territory: DemoTerritory
  size: DemoSize
  seed: string
  from: Date
  accountOf(key: string): string
}): DemoPeople & { actors: DemoActor[] } {
  const { territory, size, from } = given
  const random = randomOf(`${given.seed} people ${size}`)
  const departments = departmentsOf(size).map(
    ({ code, name }, n): DepartmentRecord => ({
      ...{ id: random.id(from), code, nameEn: name.en, nameZh: name.zh, unitId: territory.district.id },
      phone: `0990-8800-${String(1100 + n * 7).padStart(4, '0')}`,
      calendarCode: null,
    }),
  )
  const actors = demoActors(territory, departments)
  const posts: DemoPost[] = []
  const byBody = new Map<string, DemoPost[]>()
  const phones = { next: 20_000 }
  const add = (role: Role, body: DemoUnit | DepartmentRecord) => {
    const unit = 'level' in body ? body : undefined
    const taken = byBody.get(body.id) ?? []
    const player = actors.find(
      (actor) => actor.role === role && actor.body === body.code && !taken.some(({ write }) => write.role === role),
    )
    const held: PostHeld = {
      ...{ id: random.id(from), role, from },
      ...(unit ? { unitId: unit.id, level: unit.level } : { departmentId: body.id }),
      unitPath: unit ? [...unit.path] : [territory.district.id],
    }
    const post: DemoPost = {
      held,
      write: {
        ...{ id: held.id, accountId: player ? given.accountOf(player.key) : null, role, title: null },
        ...{ unitId: unit?.id ?? null, departmentId: unit ? null : body.id },
        holderName: player?.name ?? personName(random),
        namePublic: isFaceOf(role),
        dutyPhone: isFaceOf(role)
          ? `0990-88${String(phones.next++)
              .padStart(6, '0')
              .slice(0, 6)}`
          : null,
        ...{ from, until: null },
      },
    }
    posts.push(post)
    byBody.set(body.id, [...taken, post])
  }
  staff({ territory, size, random, departments, add })
  seatCommittees(territory, byBody)
  if (size === 'small') leaveVacant(territory, byBody)
  const byId = new Map(posts.map((post) => [post.held.id, post]))
  const at = (id: string) => byBody.get(id) ?? []
  return { departments, posts, actors, at, find: (id) => byId.get(id), gaps: gapsOf(territory, { size, at }) }
}

/** Heads of grids sit on the mediation committee of their community; every third community has a seat too few. */
function seatCommittees(territory: DemoTerritory, byBody: ReadonlyMap<string, readonly DemoPost[]>): void {
  for (const [n, community] of territory.of('community').entries()) {
    const heads = community.children.flatMap((grid) =>
      (byBody.get(grid.id) ?? []).filter(({ write }) => write.role === 'grid_head'),
    )
    for (const { write } of heads.slice(0, n % 3 === 2 ? 2 : 5)) write.committee = 'mediation'
  }
}

/** Every fourth grid outside the known community looks for a part-time worker. */
function leaveVacant(territory: DemoTerritory, byBody: ReadonlyMap<string, readonly DemoPost[]>): void {
  const grids = territory.of('grid').filter(({ code }) => !code.startsWith(knownCommunity.code))
  for (const [n, grid] of grids.entries()) {
    const found = (byBody.get(grid.id) ?? []).findLast(({ write }) => write.role === 'grid_worker_part_time')
    if (n % 4 === 1 && found && found.write.accountId === null) found.write.holderName = null
  }
}

/** Who is named to residents: grid staff and leads, not desks and officers. */
const isFaceOf = (role: Role) => role === 'grid_worker' || role === 'grid_head' || role === 'grid_assistant'

function staff(given: {
  territory: DemoTerritory
  size: DemoSize
  random: Random
  departments: readonly DepartmentRecord[]
  add(role: Role, body: DemoUnit | DepartmentRecord): void
}): void {
  const { territory, size, random, departments, add } = given
  const { district } = territory
  for (const role of ['desk', 'desk', 'supervisor', 'administrator'] as const) add(role, district)
  for (const department of departments) {
    add('department_officer', department)
    add('department_officer', department)
  }
  for (const street of territory.of('street')) {
    add('desk', street)
    add('supervisor', street)
  }
  for (const community of territory.of('community')) add('desk', community)
  for (const grid of territory.of('grid')) add('grid_head', grid)
  if (size === 'full') staffFull(territory, add)
  else {
    for (const grid of territory.of('grid')) {
      add('grid_worker', grid)
      if (grid.kind !== 'comprehensive') continue
      add('grid_worker_part_time', grid)
      add('grid_worker_part_time', grid)
    }
    for (const microgrid of territory.of('microgrid')) add('grid_assistant', microgrid)
    const known = territory.all.find((unit) => unit.code === knownCommunity.code) as DemoUnit
    const houses = known.children.flatMap((grid) => grid.children)
    const leads = share(
      knownCommunity.buildingLeads,
      houses.map(({ households }) => households + 1),
    )
    for (const [n, house] of houses.entries())
      for (let lead = 0; lead < (leads[n] ?? 0); lead++) add('building_lead', house)
    for (const house of territory.of('microgrid')) if (!house.path.includes(known.id)) add('building_lead', house)
    for (const grid of known.children) if (random.chance(0.4)) add('volunteer', grid)
  }
}

/**
 * The published numbers: 754 full-time workers, one a grid; part-time ones in the 57 grids that are left, which are the dedicated
 * ones and a few others; 7,289 assistants, of whom a few help in a microgrid that has one already while another has none.
 */
function staffFull(territory: DemoTerritory, add: (role: Role, unit: DemoUnit) => void): void {
  const forsaken = new Set(forsakenGrids(territory))
  for (const grid of territory.of('grid'))
    add(grid.kind === 'dedicated' || forsaken.has(grid) ? 'grid_worker_part_time' : 'grid_worker', grid)
  const alone = new Set(microgridsAlone(territory))
  for (const grid of territory.of('grid')) {
    const served = grid.children.filter((microgrid) => !alone.has(microgrid))
    for (const microgrid of served) add('grid_assistant', microgrid)
    // Whoever was to help there helps next door.
    for (let n = served.length; n < grid.children.length; n++) add('grid_assistant', served[0] as DemoUnit)
  }
}

const outside = (unit: DemoUnit) => !unit.code.startsWith(knownCommunity.code)

/** Twelve grids of residents without a full-time worker, spread over the district. */
function forsakenGrids(territory: DemoTerritory): DemoUnit[] {
  const grids = territory.of('grid').filter((grid) => grid.kind === 'comprehensive' && outside(grid))
  return Array.from({ length: 12 }, (_, n) => grids[Math.floor(((n + 0.5) * grids.length) / 12)] as DemoUnit)
}

/** Eighteen microgrids of residents without an assistant; never the first of a grid, whose assistant steps in. */
function microgridsAlone(territory: DemoTerritory): DemoUnit[] {
  const microgrids = territory
    .of('grid')
    .flatMap((grid) => (grid.kind === 'comprehensive' && outside(grid) ? grid.children.slice(1) : []))
  return Array.from({ length: 18 }, (_, n) => microgrids[Math.floor(((n + 0.5) * microgrids.length) / 18)] as DemoUnit)
}

/** Residents for each assistant of a grid, at most, before the full demo calls the span too wide. */
export const widestSpan = 160

/** Counts once more, by hand, what the rules of the demo ask for. */
function gapsOf(
  territory: DemoTerritory,
  { size, at }: { size: DemoSize; at(id: string): readonly DemoPost[] },
): KnownGap[] {
  const filled = (unit: DemoUnit, ...roles: Role[]) =>
    at(unit.id).filter(
      ({ write }) => roles.includes(write.role) && (write.holderName !== null || write.accountId !== null),
    ).length
  const seats = (unit: DemoUnit): number =>
    at(unit.id).filter(({ write }) => write.committee === 'mediation').length +
    unit.children.reduce((sum, child) => sum + seats(child), 0)
  const gaps: KnownGap[] = []
  for (const unit of territory.all) {
    const add = (of: Shortage, short: boolean) => void (short && gaps.push({ unit, of }))
    if (unit.level === 'community') add('committee', seats(unit) < 3)
    if (unit.level === 'microgrid') add('microgrid', filled(unit, 'grid_assistant', 'building_lead') < 1)
    if (unit.level !== 'grid' || unit.kind !== 'comprehensive') continue
    add('full_time', filled(unit, 'grid_worker') < 1)
    if (size === 'small') add('part_time', filled(unit, 'grid_worker_part_time') < 2)
    else {
      const assistants = unit.children.reduce((sum, child) => sum + filled(child, 'grid_assistant'), 0)
      add('span', unit.population > assistants * widestSpan)
    }
  }
  return gaps
}

/** The roles as the sign-in page lists them. */
export const demoRolesOf = (
  actors: readonly DemoActor[],
  accountOf: (key: string) => string,
): (DemoRole & { accountId: string })[] =>
  actors.map(({ key, label, role, place }) => ({ key, label, role: role ?? null, place, accountId: accountOf(key) }))

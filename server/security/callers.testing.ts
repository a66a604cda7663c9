import { addPosts } from '../modules/people/people.api.ts'
import { territoryStore } from '../modules/territory/territory.store.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { Actor, Level, PostHeld, Role } from '../platform/policy/actor.ts'
import type { TestApp } from '../testing/app.ts'
import { square } from '../testing/street.ts'
import type { Town } from '../testing/town.ts'

/** Every kind of post somebody may hold, with the place it is held at. */
const posts = {
  volunteer: ['volunteer', 'microgrid'],
  'building lead': ['building_lead', 'microgrid'],
  assistant: ['grid_assistant', 'microgrid'],
  'part-time worker': ['grid_worker_part_time', 'grid'],
  'grid worker': ['grid_worker', 'grid'],
  'grid head': ['grid_head', 'grid'],
  'community desk': ['desk', 'community'],
  'street desk': ['desk', 'street'],
  'district desk': ['desk', 'district'],
  officer: ['department_officer', 'department'],
  supervisor: ['supervisor', 'district'],
  administrator: ['administrator', 'district'],
} as const satisfies Record<string, readonly [Role, Level | 'department']>

type PostName = keyof typeof posts

/** Names of the posts, in the order of the columns of the matrix. */
export const postNames = Object.keys(posts) as PostName[]

/** The posts that there is another place for in the same district. */
export const elsewhereNames = postNames.filter((name) => posts[name][1] !== 'district')

/** A place that a set of posts is held at: ids of its units, and a department. */
export type Place = Readonly<Record<Level | 'department', string>>

/** The part of the town that things stand in, whose posts are those of the place itself. */
export const placeOf = (town: Town): Place => ({
  ...{ district: town.units.district, street: town.units.street, community: town.units.community },
  ...{ grid: town.units.grid, microgrid: town.units.microgrid, department: town.departments.water },
})

/** A second street beside the town's, with one community, grid and microgrid, where nothing of it stands. */
export async function nextStreet(app: TestApp, tenantId: string, town: Town): Promise<Place> {
  const { district } = town.units
  const place = { street: uuidv7(), community: uuidv7(), grid: uuidv7(), microgrid: uuidv7() }
  const rows = (Object.keys(place) as (keyof typeof place)[]).map((level, index) => ({
    id: place[level],
    parentId: index === 0 ? district : (Object.values(place)[index - 1] as string),
    ...{ level, kind: level === 'grid' ? ('comprehensive' as const) : null },
    code: ['990101009', '990101009001', '990101009001001', '99010100900100101'][index] as string,
    ...{ nameEn: `Reed ${level}`, nameZh: `芦苇${index}` },
    boundary: square(120.05, 30, 0.02),
    path: [district, ...Object.values(place).slice(0, index + 1)],
    ...{ households: null, population: null, calendarCode: null },
  }))
  await app.deps.database.tx(tenantId, async (tx) => {
    await territoryStore(tx).insertUnits(rows, app.clock.now())
    await territoryStore(tx).bumpVersion(app.clock.now())
  })
  return { ...place, district, department: town.departments.power }
}

/** Somebody in each kind of post at a place, entered in the list of posts as administrators enter them. */
export async function staffOf(app: TestApp, tenantId: string, place: Place): Promise<Record<PostName, Actor>> {
  const from = new Date(app.clock.now().getTime() - 86_400_000)
  const path = [place.district, place.street, place.community, place.grid, place.microgrid]
  const actors = {} as Record<PostName, Actor>
  const rows: Parameters<typeof addPosts>[1][number][] = []
  for (const name of postNames) {
    const [role, at] = posts[name]
    const post: PostHeld = {
      ...{ id: uuidv7(), role, from },
      ...(at === 'department'
        ? { departmentId: place.department, unitPath: [place.district] }
        : { unitId: place[at], level: at, unitPath: path.slice(0, path.indexOf(place[at]) + 1) }),
    }
    const accountId = uuidv7()
    actors[name] = { kind: 'staff', accountId, personName: name, posts: [post], via: 'session' }
    rows.push({
      ...{ id: post.id, accountId, role, unitId: post.unitId ?? null, departmentId: post.departmentId ?? null },
      ...{ title: null, holderName: `Test ${name}`, namePublic: false, dutyPhone: null, from, until: null },
    })
  }
  await app.deps.database.tx(tenantId, (tx) => addPosts(tx, rows))
  return actors
}

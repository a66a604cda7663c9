import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { uuidv7 } from '../platform/ids.ts'
import { type Client, testApp } from '../testing/app.ts'
import { buildTown } from '../testing/town.ts'
import { type Asked, askings } from './asking.testing.ts'
import { elsewhereNames, nextStreet, placeOf, postNames, staffOf } from './callers.testing.ts'
import { furnish, mark } from './furnished.testing.ts'
import { rows, streams } from './matrix-rows.testing.ts'
import { rolledBack } from './rolled-back.testing.ts'
import { signedIn } from './signed-in.testing.ts'

// Every route of the contract is asked for by everybody: by the posts of the place where things stand, by the same posts of
// another street, and from another district. What a post may do finely with one record is in the module's own matrix.
const routes: Route[] = []
const app = await testApp({
  background: false,
  onRoute: ({ config }) => {
    if (config?.contract && !routes.includes(config.contract)) routes.push(config.contract)
  },
})
const callers: [name: string, client: Client][] = []
const strangers: [name: string, client: Client, status?: number][] = []
const foreign = 'elsewhere'
let ask: (route: Route) => Asked
let undo = () => {}
/** Ids of everything the town has, and the tenants whose rows were asked for. */
const theirs = new Set<string>()
const opened = new Set<string>()

beforeAll(async () => {
  const town = await buildTown(app)
  const found = await furnish(app, town)
  const own = await staffOf(app, app.tenant.id, placeOf(town))
  const far = await staffOf(app, app.tenant.id, await nextStreet(app, app.tenant.id, town))
  const other = await app.db.addTenant(foreign)
  const otherTown = await buildTown(app, other, foreign)
  const otherStaff = await staffOf(app, other, placeOf(otherTown))
  const session = await signedIn(app)
  const staffSession = await signedIn(app, own.administrator)
  const token = await app.deps.identity.tokens.create({
    ...{ tenantId: app.tenant.id, postId: own.administrator.posts[0]?.id ?? '', name: 'sensors' },
  })
  const with_ = (headers: Record<string, string>, slug?: string): Client => {
    const client = app.anonymous(slug)
    return { ...client, request: (given) => client.request({ ...given, headers: { ...given.headers, ...headers } }) }
  }
  const bearer = { authorization: `Bearer ${token.secret}` }
  callers.push(
    ...([
      ['anybody', app.anonymous()],
      ['resident', with_(session)],
      ['owner', app.resident(found.owner.accountId)],
      ...postNames.map((name) => [name, app.as(own[name])]),
      ['token', with_(bearer)],
      ...elsewhereNames.map((name) => [`${name} elsewhere`, app.as(far[name])]),
    ] as [string, Client][]),
  )
  strangers.push(
    ['anybody', app.anonymous(foreign)],
    ['whoever holds every post there', app.as(everyPost(otherStaff), foreign)],
    ['an administrator of the town, signed in', with_(staffSession, foreign)],
    ['a token of the town', with_(bearer, foreign), 401],
  )
  ask = (await askings(app, app.tenant.id, found)).ask
  for (const { id } of await everyId()) theirs.add(id)
  undo = rolledBack(app, (tenantId) => opened.add(tenantId))
  return () => undo()
}, 300_000)

const everyPost = (staff: Awaited<ReturnType<typeof staffOf>>) => ({
  ...staff.administrator,
  posts: Object.values(staff).flatMap(({ posts }) => posts),
})

/** Ids of all rows of the town, of whatever table. */
async function everyId(): Promise<{ id: string }[]> {
  const tables = await app.db.asOwner<{ table: string }>(`
    select c.oid::regclass::text as table from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
      join pg_attribute i on i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
  const all = tables.map(({ table }) => `select id::text from ${table} where tenant_id = $1`)
  return await app.db.asOwner(all.join(' union '), [app.tenant.id])
}

function send(client: Client, asked: Asked) {
  const { method, url, query, contentType } = asked
  const headers = contentType === undefined ? {} : { 'content-type': contentType, 'idempotency-key': uuidv7() }
  const payload = typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body)
  return client.request({
    ...{ method, url, query, headers },
    ...(contentType === undefined || payload === undefined ? {} : { payload }),
  })
}

/** `+` let in · `~` let in, refused for what was said · `1` who are you · `3` not you · `4` not there for you · `5` a fault. */
function signOf(status: number): string {
  if (status < 400) return '+'
  return { 401: '1', 403: '3', 404: '4' }[status] ?? (status >= 500 ? '5' : '~')
}

/** Anybody, resident and owner; the posts; a token; the posts of another street. */
const spaced = (signs: string) =>
  [signs.slice(0, 3), signs.slice(3, 15), signs.slice(15, 16), signs.slice(16)].join(' ')
const past = (row: string) => row.replaceAll('~', '+')

/** Somebody's own data are told and erased in every district at once. */
const ofAllDistricts = new Set(['identity.myData', 'identity.erase'])

/** Who erases themselves is gone from then on: that comes last. */
const inOrder = () =>
  routes
    .filter(({ name }) => !streams.has(name))
    .sort((one, other) => Number(one.name === 'identity.erase') - Number(other.name === 'identity.erase'))

describe('every route of the contract', () => {
  test('lets in whom its row says, and nobody else', { timeout: 300_000 }, async () => {
    const wrong: Record<string, { is: string; row: string | undefined }> = {}
    let asked = 0
    for (const route of inOrder()) {
      const what = ask(route)
      const answers = await Promise.all(callers.map(([, client]) => send(client, what)))
      asked += answers.length
      const is = spaced(answers.map(({ statusCode }) => signOf(statusCode)).join(''))
      const row = rows[route.name]
      if (row === undefined || past(row) !== past(is) || is.includes('5')) wrong[route.name] = { is, row }
    }
    expect(asked).toBeGreaterThan(12_000)
    expect(wrong).toEqual({})
  })

  test('gives nothing of a district to another: no row, no word, no id', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    for (const route of inOrder()) {
      const what = ask(route)
      const sent = JSON.stringify(what)
      opened.clear()
      const answers = await Promise.all(strangers.map(([, client]) => send(client, what)))
      if (opened.has(app.tenant.id) && !ofAllDistricts.has(route.name))
        wrong.push(`${route.name} opened the town’s tables`)
      answers.forEach(({ statusCode, body }, index) => {
        const [who, , wanted] = strangers[index] ?? ['']
        const ids = [...body.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)].map(
          ([id]) => id,
        )
        if (ids.some((id) => theirs.has(id) && !sent.includes(id)) || body.includes(mark))
          wrong.push(`${route.name} gave ${who} what isn’t theirs: ${body.slice(0, 300)}`)
        if (statusCode >= 500) wrong.push(`${route.name} answered ${who} with ${statusCode}`)
        if (wanted !== undefined && route.tenant !== 'none' && statusCode !== wanted)
          wrong.push(`${route.name} answered ${who} with ${statusCode}`)
      })
    }
    expect(wrong).toEqual([])
  })

  test('that gives a table lets no cell out that a spreadsheet would run', { timeout: 120_000 }, async () => {
    const tables = routes.filter(({ produces, name, path }) => /csv/.test(`${produces} ${path}`) || /export/.test(name))
    expect(tables.length).toBeGreaterThan(15)
    let marked = 0
    for (const route of tables) {
      const what = ask(route)
      for (const [who, client] of callers) {
        if (!['owner', 'community desk', 'street desk', 'district desk', 'administrator'].includes(who)) continue
        const { body, headers } = await send(client, what)
        if (!String(headers['content-type']).startsWith('text/csv')) continue
        const cells: string[] = parse(body, { bom: true, relax_column_count: true }).flat()
        if (body.includes(mark)) marked++
        expect({ route: route.name, run: cells.filter((cell) => /^[=+@\t\r]|^-(?!\d|$)/.test(cell)) }).toEqual({
          route: route.name,
          run: [],
        })
      }
    }
    expect(marked).toBeGreaterThan(5)
  })
})

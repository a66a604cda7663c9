import { beforeAll, describe, expect, test } from 'vitest'
import { identityRoutes } from '../contract/identity.ts'
import { peopleRoutes } from '../contract/people.ts'
import { addPosts } from './modules/people/people.api.ts'
import { testClock } from './platform/clock.ts'
import { uuidv7 } from './platform/ids.ts'
import type { Actor } from './platform/policy/actor.ts'
import { testApp } from './testing/app.ts'

const hour = 3_600_000
const password = 'correct horse battery'

describe('signed in through the door, rights come from posts', async () => {
  // Sessions are made at the machine's time, so this clock starts there.
  const clock = testClock(new Date())
  const app = await testApp({ clock })
  const { identity, database } = app.deps
  let otherTenant = ''
  beforeAll(async () => {
    otherTenant = await app.db.addTenant('other')
    app.modules.tenants.refresh()
  })

  const somebody = async () => {
    const mail = `${uuidv7()}@demo.example`
    const { id } = await identity.accounts.create({ name: 'Wang Fang (demo)', mail, password })
    const signedIn = await app.anonymous().request({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: mail, password },
    })
    const cookie = [signedIn.headers['set-cookie'] ?? []]
      .flat()
      .map((each) => each.split(';')[0])
      .join('; ')
    return { id, headers: { cookie } }
  }
  const postFor = async (given: { tenantId?: string; accountId?: string; until?: Date }) => {
    const id = uuidv7()
    await database.tx(given.tenantId ?? app.tenant.id, (tx) =>
      addPosts(tx, [
        {
          id,
          role: 'administrator',
          unitId: null,
          departmentId: null,
          accountId: given.accountId ?? null,
          title: null,
          holderName: 'Wang Fang (demo)',
          namePublic: false,
          dutyPhone: null,
          from: new Date(clock.now().getTime() - hour),
          until: given.until ?? null,
        },
      ]),
    )
    return id
  }
  const seen = (who: { headers: Record<string, string> }, tenant?: string) =>
    app.anonymous(tenant).call(identityRoutes.session, { headers: who.headers })

  test('an administrator of one district is a resident in the next', async () => {
    const wang = await somebody()
    const id = await postFor({ accountId: wang.id })
    expect(await seen(wang)).toMatchObject({ account: { kind: 'staff' }, posts: [{ id, role: 'administrator' }] })
    expect(await seen(wang, 'other')).toMatchObject({ account: { kind: 'resident' }, posts: [] })
    const asStaff = { headers: wang.headers, query: { limit: 10 } }
    expect((await app.anonymous().send(peopleRoutes.posts, asStaff)).status).toBe(200)
    expect((await app.anonymous('other').send(peopleRoutes.posts, asStaff)).status).toBe(403)
    await postFor({ tenantId: otherTenant, accountId: uuidv7() })
    expect((await seen(wang, 'other')).posts).toEqual([])
  })

  test('a term that is over gives nothing', async () => {
    const wang = await somebody()
    await postFor({ accountId: wang.id, until: new Date(clock.now().getTime() + hour) })
    expect((await seen(wang)).posts).toHaveLength(1)
    clock.advance(hour)
    expect(await seen(wang)).toMatchObject({ account: { kind: 'resident' }, posts: [] })
  })

  test('whoever stands in has the post while the holder is away, and no longer', async () => {
    const [away, other] = [await somebody(), await somebody()]
    const post = await postFor({ accountId: away.id })
    const until = new Date(clock.now().getTime() + hour)
    expect((await seen(other)).posts).toEqual([])
    const administrator: Actor = {
      kind: 'staff',
      accountId: uuidv7(),
      posts: [{ id: uuidv7(), role: 'administrator', unitPath: [], from: new Date(0) }],
      via: 'session',
    }
    await app.as(administrator).call(peopleRoutes.standIn, {
      params: { id: post },
      body: { accountId: other.id, until: until.toISOString() },
    })
    const { posts } = await seen(other)
    expect(posts).toHaveLength(1)
    expect(posts[0]?.standingInFor).not.toBeNull()
    clock.advance(hour)
    expect((await seen(other)).posts).toEqual([])
  })

  test('a token acts as its post over HTTP, and stops with it', async () => {
    const id = await postFor({ until: new Date(clock.now().getTime() + hour) })
    const { secret } = await identity.tokens.create({ tenantId: app.tenant.id, postId: id, name: 'sensors' })
    const headers = { authorization: `Bearer ${secret}` }
    const list = () => app.anonymous().send(peopleRoutes.posts, { headers, query: { limit: 10 } })
    expect((await list()).status).toBe(200)
    expect((await app.anonymous('other').send(peopleRoutes.posts, { headers })).status).toBe(401)
    clock.advance(hour)
    expect((await list()).status).toBe(403)
  })

  test('all my data has the parts of every module', async () => {
    const wang = await somebody()
    await app.anonymous().call(peopleRoutes.saveProfile, {
      headers: wang.headers,
      body: { name: 'Wang', phone: null, mail: null, homeUnitId: null, homeAddress: 'Willow Lane 3' },
    })
    const { parts } = await app.anonymous().call(identityRoutes.myData, { headers: wang.headers })
    expect(JSON.stringify(parts)).toContain('Willow Lane 3')
    const erased = await app.anonymous().call(identityRoutes.erase, { headers: wang.headers, body: { confirm: true } })
    expect(erased.account).toBe(true)
    const left = await app.db.asOwner('select * from resident_profile where account_id = $1', [wang.id])
    expect(left).toEqual([])
  })
})

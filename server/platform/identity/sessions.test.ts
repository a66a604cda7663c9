import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { audit } from '../audit/audit.ts'
import { testClock } from '../clock.ts'
import { uuidv7 } from '../ids.ts'
import type { Actor } from '../policy/actor.ts'
import { reveal } from '../policy/reveal.ts'
import { consentStore } from './consent.store.ts'
import { demoRoleStore } from './demo.store.ts'
import { type IdentityApp, identityApp, type ListedPost } from './harness.ts'

const password = 'correct horse battery'
const day = 86_400_000

describe('who somebody is', async () => {
  const testing = await testDatabase()
  const { asOwner, database } = testing
  // Sessions are made by the library at the machine's time, so this clock starts there.
  const clock = testClock(new Date())
  let app: IdentityApp
  beforeAll(async () => {
    app = await identityApp(testing, { clock })
  })

  const account = async (name = 'Wang Fang (demo)') => {
    const mail = `${uuidv7()}@demo.example`
    const { id } = await app.identity.accounts.create({ name, mail, password })
    return { id, mail }
  }
  const signedIn = async (mail: string, tenant = app.tenants.main) => {
    const visitor = app.visitor(tenant)
    await visitor.post('/api/auth/sign-in/email', { email: mail, password })
    return visitor
  }
  const post = async (over: Partial<ListedPost>): Promise<ListedPost> => {
    const made: ListedPost = {
      id: uuidv7(),
      tenantId: app.tenants.main.id,
      accountId: undefined,
      role: 'administrator',
      unitPath: [],
      from: new Date(clock.now().getTime() - day),
      ...over,
    }
    await asOwner('insert into post (tenant_id, id, role, term_from) values ($1, $2, $3, $4)', [
      made.tenantId,
      made.id,
      'administrator',
      made.from,
    ])
    app.posts.push(made)
    return made
  }
  const session = async (visitor: ReturnType<IdentityApp['visitor']>, headers = {}) =>
    (await visitor.get('/api/v1/session', headers)).json()

  test('somebody without post is a resident, with a post staff', async () => {
    const { id, mail } = await account()
    const visitor = await signedIn(mail)
    expect((await session(visitor)).account.kind).toBe('resident')
    await post({ accountId: id })
    expect((await session(visitor)).account.kind, 'still believed').toBe('resident')
    app.identity.forgetPosts(app.tenants.main.id, id)
    expect((await session(visitor)).account.kind).toBe('staff')
  })

  test('a post in one tenant gives nothing in another', async () => {
    const { id, mail } = await account()
    await post({ accountId: id })
    expect((await session(await signedIn(mail, app.tenants.main))).posts).toHaveLength(1)
    const elsewhere = await session(await signedIn(mail, app.tenants.other))
    expect(elsewhere).toMatchObject({ posts: [], account: { kind: 'resident' } })
  })

  test('a post gives nothing once its term is over, to the second', async () => {
    const { id, mail } = await account()
    await post({ accountId: id, until: new Date(clock.now().getTime() + 10_000) })
    const visitor = await signedIn(mail)
    expect((await session(visitor)).posts).toHaveLength(1)
    clock.advance(10_000)
    expect((await session(visitor)).posts).toHaveLength(0)
  })

  test('whoever stands in is told whose post it is', async () => {
    const { id, mail } = await account()
    const away = uuidv7()
    await post({ accountId: id, standingInFor: away })
    expect((await session(await signedIn(mail))).posts).toMatchObject([{ standingInFor: away }])
  })

  test('who holds two posts may act as one of them, for a request or for the session', async () => {
    const { id, mail } = await account()
    const [desk, grid] = [await post({ accountId: id }), await post({ accountId: id })]
    const foreign = await post({ accountId: 'somebody-else' })
    const visitor = await signedIn(mail)
    expect((await session(visitor)).actingPostId).toBeNull()
    expect((await session(visitor, { 'x-acting-post': desk.id })).actingPostId).toBe(desk.id)
    expect((await session(visitor)).actingPostId).toBeNull()
    const refused = await visitor.get('/api/v1/session', { 'x-acting-post': foreign.id })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'identity.not_your_post'])

    expect((await visitor.post('/api/v1/session/acting-post', { postId: grid.id })).json()).toEqual({
      actingPostId: grid.id,
    })
    expect((await session(visitor)).actingPostId).toBe(grid.id)
    expect((await visitor.post('/api/v1/session/acting-post', { postId: foreign.id })).statusCode).toBe(403)
    const elsewhere = await signedIn(mail)
    expect((await session(elsewhere)).actingPostId, 'a choice belongs to its session').toBeNull()
    await visitor.post('/api/v1/session/acting-post', { postId: null })
    expect((await session(visitor)).actingPostId).toBeNull()
  })

  describe('a program with a token', () => {
    const actorWith = async (secret: string, tenant = app.tenants.main) =>
      await app.visitor(tenant).get('/api/v1/session', { authorization: `Bearer ${secret}` })

    test('acts as the post of its token, in its tenant only', async () => {
      const held = await post({ accountId: 'holder' })
      const token = await app.identity.tokens.create({
        tenantId: app.tenants.main.id,
        postId: held.id,
        name: 'sensors',
      })
      expect(token.secret).toMatch(/^dst_[\w-]{43}$/)
      const reply = await actorWith(token.secret)
      expect(reply.json()).toMatchObject({ account: null, actingPostId: held.id, posts: [{ id: held.id }] })
      expect((await actorWith(token.secret, app.tenants.other)).statusCode).toBe(401)
      const rows = await asOwner<{ hash: string }>('select * from api_token where id = $1', [token.id])
      expect(JSON.stringify(rows)).not.toContain(token.secret)
      expect(await app.identity.tokens.list(app.tenants.main.id)).toContainEqual(
        expect.objectContaining({
          id: token.id,
          hint: token.secret.slice(-4),
          lastUsedOn: clock.now().toISOString().slice(0, 10),
        }),
      )
    })

    test('is refused when the token is made up, revoked or has run out', async () => {
      const held = await post({ accountId: 'holder' })
      const create = (days?: number) =>
        app.identity.tokens.create({ tenantId: app.tenants.main.id, postId: held.id, name: 'x', days })
      for (const made of ['dst_nonsense', 'nonsense', `dst_${'A'.repeat(43)}`]) {
        expect((await actorWith(made)).statusCode, made).toBe(401)
      }
      const short = await create(1)
      expect((await actorWith(short.secret)).statusCode).toBe(200)
      const revoked = await create()
      await app.identity.tokens.revoke(app.tenants.main.id, revoked.id)
      expect((await actorWith(revoked.secret)).json().code).toBe('identity.token_invalid')
      await expect(app.identity.tokens.revoke(app.tenants.main.id, revoked.id)).rejects.toThrow(
        'identity.token_not_found',
      )
      clock.advance(day)
      expect((await actorWith(short.secret)).json().code).toBe('identity.token_expired')
      clock.advance(-day)
    })

    test('can do nothing once the post has ended', async () => {
      const held = await post({ accountId: 'holder', until: new Date(clock.now().getTime() + 5_000) })
      const token = await app.identity.tokens.create({ tenantId: app.tenants.main.id, postId: held.id, name: 'x' })
      clock.advance(5_000)
      expect((await actorWith(token.secret)).json()).toMatchObject({ posts: [], actingPostId: null })
      const again = app.identity.tokens.create({ tenantId: app.tenants.main.id, postId: held.id, name: 'y' })
      await expect(again).rejects.toThrow('post.not_found')
    })

    test('gets nowhere near what belongs to a person', async () => {
      const held = await post({ accountId: 'holder' })
      const { secret } = await app.identity.tokens.create({ tenantId: app.tenants.main.id, postId: held.id, name: 'x' })
      for (const url of ['/api/v1/my/data', '/api/v1/my/looks', '/api/v1/my/sessions', '/api/v1/my/consents']) {
        const reply = await app.visitor().get(url, { authorization: `Bearer ${secret}` })
        expect([reply.statusCode, reply.json().code], url).toEqual([403, 'identity.person_only'])
      }
    })
  })

  describe('my data', () => {
    test('a person sees who looked, when and why, and not what they did themselves', async () => {
      const { id, mail } = await account('Mei (demo)')
      const clerk = await account('Zhao Lei (demo)')
      const held = await post({ accountId: clerk.id })
      await database.tx(app.tenants.main.id, async (tx) => {
        const actor: Actor = { kind: 'staff', accountId: clerk.id, posts: [held], via: 'session' }
        const subject = { kind: 'case', id: 'c-1', accountId: id }
        await reveal({
          tx,
          actor,
          subject,
          field: 'reporter.phone',
          purpose: 'to call back',
          detail: { number: 'T-1' },
          at: clock.now(),
        })
        await audit(tx).record({
          actor: { ...actor, accountId: id },
          action: 'case.read',
          subject,
          at: clock.now(),
        })
      })
      const visitor = await signedIn(mail)
      expect((await visitor.get('/api/v1/my/looks')).json()).toEqual({
        items: [
          {
            id: expect.any(String),
            at: clock.now().toISOString(),
            by: { name: 'Zhao Lei (demo)', role: 'administrator', place: null },
            action: 'case.revealed',
            what: 'reporter.phone',
            about: { kind: 'case', id: 'c-1', number: 'T-1' },
            purpose: 'to call back',
          },
        ],
        next: null,
      })
      expect((await (await signedIn(clerk.mail)).get('/api/v1/my/looks')).json().items).toEqual([])
      expect((await app.visitor().get('/api/v1/my/looks')).statusCode).toBe(401)
    })

    test('the list of looks goes on page by page', async () => {
      const { id, mail } = await account()
      await database.tx(app.tenants.main.id, async (tx) => {
        for (let i = 0; i < 5; i++) {
          await audit(tx).record({
            actor: { kind: 'staff', accountId: 'clerk', posts: [], via: 'session' },
            action: 'case.revealed',
            subject: { kind: 'case', id: `c-${i}`, accountId: id },
            at: clock.now(),
          })
        }
      })
      const visitor = await signedIn(mail)
      const first = (await visitor.get('/api/v1/my/looks?limit=3')).json()
      const rest = (await visitor.get(`/api/v1/my/looks?limit=3&after=${first.next}`)).json()
      const about = [...first.items, ...rest.items].map((item: { about: { id: string } }) => item.about.id)
      expect(about).toEqual(['c-4', 'c-3', 'c-2', 'c-1', 'c-0'])
      expect(rest.next).toBeNull()
      expect((await visitor.get('/api/v1/my/looks?after=nonsense')).statusCode).toBe(400)
    })

    test('nothing is revealed without a purpose', async () => {
      const without = database.tx(app.tenants.main.id, (tx) =>
        reveal({
          tx,
          actor: { kind: 'staff', accountId: 'clerk', posts: [], via: 'session' },
          subject: { kind: 'case', id: 'c-1' },
          field: 'reporter.phone',
          purpose: '  ',
          at: clock.now(),
        }),
      )
      await expect(without).rejects.toThrow('identity.purpose_required')
    })

    test('a person downloads everything, with the parts of every module and no secrets', async () => {
      const { id, mail } = await account()
      app.identity.personalData.register(
        'notes',
        async (_tx, accountId) => [{ of: accountId }],
        async () => ({ erased: 1 }),
      )
      const reply = await (await signedIn(mail)).get('/api/v1/my/data')
      expect(reply.headers['content-disposition']).toContain('attachment')
      const { parts } = reply.json()
      expect(parts).toMatchObject({ identity: { account: { mail } }, notes: [{ of: id }], consents: [] })
      expect(reply.payload).not.toMatch(/password|token|secret"/i)
    })

    test('a consent is a record that its giver reads and withdraws', async () => {
      const { id, mail } = await account()
      const given = await database.tx(app.tenants.main.id, (tx) =>
        consentStore(tx).give({
          accountId: id,
          subject: { kind: 'case', id: 'c-9' },
          purpose: 'contact_notices',
          version: '1',
          locale: 'en',
          text: 'Tell me by phone what becomes of this.',
          by: 'self',
          at: clock.now(),
        }),
      )
      const inForce = () =>
        database.tx(app.tenants.main.id, (tx) =>
          consentStore(tx).findInForce({ kind: 'case', id: 'c-9' }, 'contact_notices', clock.now()),
        )
      expect((await inForce())?.id).toBe(given)
      const visitor = await signedIn(mail)
      expect((await visitor.get('/api/v1/my/consents')).json().items).toMatchObject([{ id: given, withdrawnAt: null }])
      const stranger = await signedIn((await account()).mail)
      expect((await stranger.post(`/api/v1/my/consents/${given}/withdraw`)).statusCode).toBe(404)
      expect((await visitor.post(`/api/v1/my/consents/${given}/withdraw`)).json().withdrawnAt).toBe(
        clock.now().toISOString(),
      )
      expect(await inForce()).toBeUndefined()
    })

    test('erasing leaves a tombstone without identity, and nobody can sign in with it', async () => {
      const { id, mail } = await account('Mei (demo)')
      const visitor = await signedIn(mail)
      expect((await visitor.post('/api/v1/my/erase')).statusCode).toBe(400)
      const erased = (await visitor.post('/api/v1/my/erase', { confirm: true })).json()
      expect(erased).toMatchObject({ account: true, erased: expect.arrayContaining([{ part: 'identity', rows: 1 }]) })
      const [row] = await asOwner('select * from auth."user" where id = $1', [id])
      expect(row).toMatchObject({
        name: '',
        email: `${id}@erased.invalid`,
        phone_number: null,
        erased_at: expect.any(Date),
      })
      expect((await session(visitor)).account).toBeNull()
      expect((await session(await signedIn(mail))).account).toBeNull()
    })

    test('who holds a post hands it over first', async () => {
      const { id, mail } = await account()
      await post({ accountId: id })
      const reply = await (await signedIn(mail)).post('/api/v1/my/erase', { confirm: true })
      expect([reply.statusCode, reply.json().code]).toEqual([409, 'identity.holds_post'])
    })
  })

  test('what has run out is swept away', async () => {
    const { mail } = await account()
    await signedIn(mail)
    await asOwner(
      `update auth.session set expires_at = now() - interval '1 minute' where user_id in
      (select id from auth."user" where email = $1)`,
      [mail],
    )
    expect(await app.identity.sweep()).toBeGreaterThanOrEqual(1)
    const [left] = await asOwner<{ n: number }>('select count(*)::int as n from auth.session where expires_at < now()')
    expect(left?.n).toBe(0)
  })
})

describe('the demo', async () => {
  const testing = await testDatabase()
  let app: IdentityApp
  beforeAll(async () => {
    app = await identityApp(testing, { demo: true })
    const { id } = await app.identity.accounts.create({ name: 'Desk (demo)', mail: 'desk@demo.example' })
    await testing.database.tx(app.tenants.main.id, (tx) =>
      demoRoleStore(tx).replace([
        {
          key: 'desk',
          label: { en: 'Street desk', zh: '街道受理台' },
          role: 'desk',
          place: { en: 'Willow Street', zh: '柳街' },
          accountId: id,
        },
      ]),
    )
  })

  test('one click steps into a role, with a session of its own', async () => {
    const visitor = app.visitor()
    const { demo, demoRoles } = (await visitor.get('/api/v1/session')).json()
    expect(demo).toBe(true)
    expect(demoRoles).toEqual([
      {
        key: 'desk',
        label: { en: 'Street desk', zh: '街道受理台' },
        role: 'desk',
        place: { en: 'Willow Street', zh: '柳街' },
      },
    ])
    expect((await visitor.get('/api/v1/demo/roles')).json().items).toEqual(demoRoles)
    expect((await visitor.post('/api/v1/demo/step-in', { key: 'mayor' })).statusCode).toBe(404)
    expect((await visitor.post('/api/v1/demo/step-in', { key: 'desk' })).json().account.name).toBe('Desk (demo)')
    expect(visitor.setCookies.join()).toMatch(/doorstep\.session_token=.*HttpOnly/i)
    expect((await visitor.get('/api/v1/session')).json().account.name).toBe('Desk (demo)')
    const erase = await visitor.post('/api/v1/my/erase', { confirm: true })
    expect(erase.json().code).toBe('identity.demo_account')
  })

  test('what would be sent is shown instead', async () => {
    const visitor = app.visitor()
    await visitor.post('/api/auth/phone-number/send-otp', { phoneNumber: '+8613900000058' })
    await visitor.post('/api/auth/email-otp/send-verification-otp', { email: 'mei@demo.example', type: 'sign-in' })
    const { items } = (await visitor.get('/api/v1/demo/outbox')).json()
    expect(items).toMatchObject([
      { channel: 'mail', to: 'mei@demo.example', subject: expect.stringMatching(/^\d{6} is your sign-in code/) },
      { channel: 'sms', to: '+8613900000058', subject: null },
    ])
  })

  test.each([
    ['an installation that is no demo', { demo: false, demoTenant: true }],
    ['a tenant that is no demo', { demo: true, demoTenant: false }],
  ])('%s has none of it', async (_what, options) => {
    const real = await identityApp(testing, options)
    const { id } = await real.identity.accounts.create({ name: 'Admin', mail: `${uuidv7()}@demo.example` })
    await testing.database.tx(real.tenants.main.id, (tx) =>
      demoRoleStore(tx).replace([
        { key: 'desk', label: { en: 'D', zh: '台' }, role: null, place: { en: 'W', zh: '柳' }, accountId: id },
      ]),
    )
    const visitor = real.visitor()
    expect((await visitor.post('/api/v1/demo/step-in', { key: 'desk' })).statusCode).toBe(404)
    expect((await visitor.get('/api/v1/demo/roles')).statusCode).toBe(404)
    expect((await visitor.get('/api/v1/demo/outbox')).statusCode).toBe(404)
    expect(visitor.cookies.size).toBe(0)
    expect((await visitor.post('/api/auth/demo/step-in', { accountId: id })).statusCode).toBe(404)
    const { demo, demoRoles } = (await visitor.get('/api/v1/session')).json()
    expect({ demo, demoRoles }).toEqual({ demo: false, demoRoles: [] })
  })
})

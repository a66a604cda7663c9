import { beforeAll, describe, expect, test } from 'vitest'
import { getTenant } from '../../../contract/tenants.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Tenant } from '../../platform/http/tenant.ts'
import { splitTenantPath } from '../../platform/http/tenant.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { chooseTenant, prefixOf } from './tenants.rules.ts'
import { type NewTenant, tenantDirectory } from './tenants.service.ts'

const tenantWith = (slug: string, hostNames: string[] = []): Tenant => ({
  ...{ id: slug, slug, name: { en: slug, zh: slug }, numberPrefix: 'T', hostNames },
  ...{ timeZone: 'Asia/Shanghai', locale: 'zh-CN', demo: false },
})

describe('the district a request is meant for', () => {
  const old = tenantWith('old')
  const other = tenantWith('other')
  const named = tenantWith('named', ['named.example.org'])
  const slugOf = (tenants: Tenant[], slug?: string, host?: string) => chooseTenant(tenants, { slug, host })?.slug

  test('is the one it names', () => {
    expect(slugOf([old, other, named], 'other', 'named.example.org')).toBe('other')
    expect(slugOf([old], 'nobody')).toBeUndefined()
  })
  test('is the one its host name leads to', () => {
    expect(slugOf([old, named], undefined, 'named.example.org')).toBe('named')
  })
  test('is else the oldest without host names, or the only one there is', () => {
    expect(slugOf([named, old, other], undefined, 'x')).toBe('old')
    expect(slugOf([named], undefined, 'localhost')).toBe('named')
    expect(slugOf([named, tenantWith('b', ['b.example.org'])], undefined, 'localhost')).toBeUndefined()
    expect(slugOf([])).toBeUndefined()
  })
  test('stands in front of the path', () => {
    expect(splitTenantPath('/t/north-1/api/v1/x?a=/t/b')).toEqual({ url: '/api/v1/x?a=/t/b', slug: 'north-1' })
    expect(splitTenantPath('/t/north')).toEqual({ url: '/', slug: 'north' })
    expect(splitTenantPath('/t/north?lang=en')).toEqual({ url: '/?lang=en', slug: 'north' })
    for (const url of ['/t/', '/t/North/x', '/team/x', '/t/%6eorth/x', '/']) {
      expect(splitTenantPath(url)).toEqual({ url, slug: undefined })
    }
  })
  test('has case numbers that start with letters of its name', () => {
    expect([prefixOf('north-east'), prefixOf('boston'), prefixOf('a-1-b')]).toEqual(['NE', 'BO', 'A1B'])
  })
})

describe('a new district', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp()
  })
  const create = (wanted: Partial<NewTenant>) =>
    app.modules.tenants.create({ slug: 'west', name: { en: 'West', zh: '西区' }, ...wanted })

  test('is there for everybody at once, told as the pages need it', async () => {
    await create({ hostNames: ['west.example.org'], timeZone: 'Asia/Urumqi', demo: true })
    expect(await app.anonymous('west').call(getTenant)).toEqual({
      ...{ slug: 'west', name: { en: 'West', zh: '西区' }, timeZone: 'Asia/Urumqi', locale: 'zh-CN', demo: true },
    })
  })

  test('is there at once although the list was just being read without it', async () => {
    const wasRead = Promise.withResolvers<void>()
    const mayArrive = Promise.withResolvers<void>()
    const slow: Database = {
      ...app.db.database,
      async system(work) {
        const rows = await app.db.database.system(work)
        wasRead.resolve()
        await mayArrive.promise
        return rows
      },
    }
    const directory = tenantDirectory(slow)
    const before = directory.list()
    await wasRead.promise
    await create({ slug: 'just-now' })
    directory.refresh()
    mayArrive.resolve()
    expect((await before).map(({ slug }) => slug)).not.toContain('just-now')
    expect(await directory.find({ slug: 'just-now', host: undefined })).toMatchObject({ slug: 'just-now' })
  })

  test.each([
    ['tenant.slug_taken', 409, { slug: 'test' }],
    ['tenant.slug_reserved', 422, { slug: 'api' }],
    ['tenant.slug_invalid', 422, { slug: 'Not A Slug' }],
    ['tenant.slug_invalid', 422, { slug: 'x' }],
    ['tenant.name_required', 422, { name: { en: 'X', zh: ' ' } }],
    ['tenant.host_invalid', 422, { slug: 'hosts', hostNames: ['http://a'] }],
    ['tenant.host_taken', 409, { slug: 'hosts', hostNames: ['WEST.example.org'] }],
    ['tenant.time_zone_invalid', 422, { slug: 'zone', timeZone: 'Mars/Olympus' }],
    ['tenant.prefix_invalid', 422, { slug: 'prefix', numberPrefix: 'no' }],
  ])('is refused with %s', async (code, status, wanted) => {
    await expect(create(wanted)).rejects.toMatchObject({ code, status })
  })
})

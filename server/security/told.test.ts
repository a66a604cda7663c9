import { pino } from 'pino'
import { expect, test } from 'vitest'
import { caseRoutes } from '../../contract/case-routes.ts'
import { peopleRoutes } from '../../contract/people.ts'
import { petitionRoutes } from '../../contract/petition-routes.ts'
import { testApp } from '../testing/app.ts'
import { buildTown } from '../testing/town.ts'
import { furnish, mark } from './furnished.testing.ts'
import { signedIn } from './signed-in.testing.ts'

const lines: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
const app = await testApp({ log })

test('what happens in a day is logged, and no secret, name or word of anybody is', async () => {
  const town = await buildTown(app)
  const found = await furnish(app, town)
  const session = await signedIn(app, town.people.administrator.actor)
  const token = await app.deps.identity.tokens.create({
    ...{ tenantId: app.tenant.id, postId: town.people.worker.post.id, name: 'sensors' },
  })
  const anybody = app.anonymous()
  const secrets = [found.report.secret, ...found.dispute.secrets, found.petition.secret, found.retaliation.secret]
    .concat([found.booking.secret, found.ticket.secret, token.secret])
    .filter((each) => typeof each === 'string')
  expect(secrets.length).toBeGreaterThan(5)
  const with_ = (headers: Record<string, string>) => ({ headers })
  await anybody.send(caseRoutes.follow, {
    params: { number: found.report.number },
    ...with_({ 'x-case-secret': String(found.report.secret) }),
  })
  await anybody.send(petitionRoutes.follow, {
    params: { number: found.petition.number },
    ...with_({ 'x-case-secret': String(found.petition.secret) }),
  })
  await anybody.send(peopleRoutes.posts, with_({ authorization: `Bearer ${token.secret}` }))
  await anybody.send(peopleRoutes.posts, with_(session))
  // Links that somebody has broken by hand, and what a faulty program sends.
  for (const secret of secrets)
    await anybody.request({ method: 'GET', url: `/f/${found.report.number}?secret=${secret}` })
  await anybody.request({ method: 'POST', url: '/api/v1/cases', payload: `{"text":"${mark} ${secrets[0]}"` })
  await anybody.request({ method: 'POST', url: `/api/v1/nowhere/${secrets[0]}`, payload: { secret: secrets[0] } })

  expect(lines.length).toBeGreaterThan(50)
  const told = lines.join('\n')
  const cookies = session.cookie.split('; ').map((each) => decodeURIComponent(each.split('=').slice(1).join('=')))
  const words = [mark, 'correct horse battery', '000-1234567', '13912345678', '13800002222', 'Reed', 'thirty years']
  for (const word of [...secrets, ...cookies, ...words]) expect(told).not.toContain(word)
})

test('secrets of links and tokens are kept as what they give when they are hashed, never as themselves', async () => {
  const report = await app.anonymous().call(caseRoutes.create, { body: { text: 'A lamp is dark', locale: 'en' } })
  const [post] = await app.db.asOwner<{ id: string }>('select id from post where tenant_id = $1 limit 1', [
    app.tenant.id,
  ])
  const token = await app.deps.identity.tokens.create({ tenantId: app.tenant.id, postId: post?.id ?? '', name: 'b' })
  const tables = await app.db.asOwner<{ table: string }>(`
    select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'pgboss')`)
  expect(tables.length).toBeGreaterThan(100)
  for (const { table } of tables) {
    for (const secret of [report.secret, token.secret]) {
      const found = await app.db.asOwner(`select 1 from ${table} t where position($1 in t::text) > 0 limit 1`, [secret])
      expect({ table, found }).toEqual({ table, found: [] })
    }
  }
})

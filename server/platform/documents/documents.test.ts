import { expect, test } from 'vitest'
import { type DocumentContent, documentRoutes } from '../../../contract/documents.ts'
import { testApp } from '../../testing/app.ts'
import type { Refused } from '../errors.ts'
import { uuidv7 } from '../ids.ts'
import { bareCode, newCode, writtenCode } from './document.rules.ts'

const app = await testApp({ background: false })
const { documents, database } = app.deps
const ownerId = uuidv7()
let mayRead = true
documents.guard('stone', ({ document, request }) => mayRead && document.ownerId === ownerId && request !== undefined)

const text = (en: string, zh: string) => ({ en, zh })
const content: DocumentContent = {
  title: text('Agreement', '人民调解协议书'),
  issuer: text('Mediation committee of Lantern Community', '灯笼社区人民调解委员会'),
  number: 'T-2026-000001',
  blocks: [
    { kind: 'paragraph', text: text('The two sides agree:', '双方达成如下协议：') },
    {
      kind: 'items',
      items: [
        text('The ceiling is mended by 1 December 2026.', '甲方于2026年12月1日前修复天花板。'),
        text('The other side pays 1,200 yuan.', '乙方支付人民币1200元。'),
      ],
    },
    { kind: 'facts', rows: [{ label: text('Place', '地点'), value: text('Station one', '第一微站') }] },
    {
      kind: 'signatures',
      lines: [
        { label: text('Side A', '甲方'), name: 'Resident One', how: 'desk', at: '2026-03-01T01:00:00.000Z' },
        { label: text('Side B', '乙方') },
      ],
    },
  ],
}

const issue = (replacesId?: string) =>
  database.tx(app.tenant.id, (tx) =>
    documents.issue(tx, { kind: 'agreement', ownerKind: 'stone', ownerId, content, replacesId }),
  )

test('a paper is found by its code, however it is typed, by those it is for', async () => {
  const { code, hash } = await issue()
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`
  const view = await app.anonymous().call(documentRoutes.get, { params: { code: typed } })
  expect(view).toMatchObject({ code, hash, intact: true, content, replaces: null, replacedBy: null, drawings: {} })
  mayRead = false
  expect((await app.anonymous().send(documentRoutes.get, { params: { code } })).status).toBe(404)
  mayRead = true
})

test('whoever holds the paper learns that it is genuine, and nothing of what stands in it', async () => {
  const { code } = await issue()
  const check = await app.anonymous().call(documentRoutes.check, { body: { code } })
  expect(check).toMatchObject({ kind: 'agreement', issuer: content.issuer, intact: true, replaced: false })
  expect(JSON.stringify(check)).not.toContain('1200')
  const unknown = await app.anonymous().send(documentRoutes.check, { body: { code: writtenCode(newCode()) } })
  expect(unknown.status).toBe(404)
})

test('a paper is replaced once, never changed, and says so', async () => {
  const first = await issue()
  const second = await issue(first.id)
  const view = await app.anonymous().call(documentRoutes.get, { params: { code: first.code } })
  expect(view.replacedBy).toBe(second.code)
  const again = await issue(first.id).catch((error: unknown) => error)
  expect((again as Refused).code).toBe('document.replaced')
  // The application's own role may neither change nor remove it.
  for (const statement of [`update document set hash = ''`, 'delete from document'])
    await expect(
      database.tx(app.tenant.id, (tx) => tx.run({ name: `try.${statement.slice(0, 6)}`, text: statement }, [])),
    ).rejects.toThrow(/permission denied/)
})

test('whoever changes a word behind our back is found out', async () => {
  const { id, code } = await issue()
  await app.db.asOwner(
    `alter table document disable row level security; update document set content = jsonb_set(content, '{number}', '"T-2026-000002"') where id = '${id}'; alter table document enable row level security`,
  )
  const check = await app.anonymous().call(documentRoutes.check, { body: { code } })
  expect(check.intact).toBe(false)
})

test('its PDF holds both languages with a font that comes along', async () => {
  const { code } = await issue()
  const answer = await app.anonymous().request({ method: 'GET', url: `/api/v1/documents/${bareCode(code)}/pdf` })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  const bytes = answer.rawPayload
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(20_000)
  expect(bytes.length).toBeLessThan(400_000)
})

import { expect, test } from 'vitest'
import { testApp } from '../../testing/app.ts'
import { catalogue } from '../messages.ts'

const app = await testApp({ background: false })

test('every kind of record has words in both languages: what it is, and from when its time counts', async () => {
  const kinds = (await app.deps.retention.list(app.tenant.id)).map(({ kind }) => kind)
  expect(kinds.length).toBeGreaterThan(3)
  for (const locale of ['en', 'zh-CN'] as const) {
    const words = catalogue(locale, 'retention')
    expect(kinds.filter((kind) => !words[`retention.kind.${kind}`] || !words[`retention.from.${kind}`])).toEqual([])
  }
})

import { afterAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { locales } from './locale.ts'
import { openStage } from './stage.ts'
import { tours } from './tours.ts'
import { type Size, sizes, type VisitorWish } from './visitor.ts'

const stage = openStage()
const counted = { looks: 0 }

/** Each page in both sizes, both languages and both colour schemes; with `E2E_MATRIX=full` in each of the eight ways together. */
const ways: readonly VisitorWish[] =
  process.env.E2E_MATRIX === 'full'
    ? (Object.keys(sizes) as Size[]).flatMap((size) =>
        locales.flatMap((locale) => [false, true].map((dark) => ({ size, locale, dark }))),
      )
    : [
        { size: 'phone', locale: 'en', dark: false },
        { size: 'desktop', locale: 'zh-CN', dark: true },
      ]

afterAll(() => {
  const states = tours.reduce((sum, { sights }) => sum + sights.length, 0)
  process.stdout.write(`axe: ${states} pages and states, ${counted.looks} looks\n`)
})

test.for(tours)('everybody can use it: $name', { timeout: 900_000 }, async (tour) => {
  const found: string[] = []
  // Two at a time, as many as a small machine has cores.
  for (let n = 0; n < ways.length; n += 2) {
    await Promise.all(
      ways.slice(n, n + 2).map(async (way) => {
        const visitor = await stage.enter({ role: tour.role, ...way })
        for (const { name, show } of tour.sights) {
          const where = `${name} (${way.size}, ${way.locale}, ${way.dark ? 'dark' : 'light'})`
          try {
            await show(visitor)
            for (const fault of await violations(visitor.page)) found.push(`${where}: ${fault}`)
            counted.looks += 1
          } catch (error) {
            found.push(`${where}: could not be shown: ${String(error).split('\n').slice(0, 3).join(' ')}`)
          }
        }
      }),
    )
  }
  expect(found).toEqual([])
})

import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, inject, test, vi } from 'vitest'
import { violations } from './axe.ts'
import { locales } from './locale.ts'
import { photograph } from './stage.ts'
import type { Tour } from './tours/sights.ts'
import { tours } from './tours.ts'
import { openVisitor, type Size, sizes, type VisitorWish } from './visitor.ts'

// While one page waits another one works: two walks at a time, each in two ways, on the two cores of a small machine.
vi.setConfig({ maxConcurrency: 2 })

const counted = { looks: 0 }
let browser: Browser

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

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'))
})

afterAll(async () => {
  await browser?.close()
  const states = tours.reduce((sum, { sights }) => sum + sights.length, 0)
  process.stdout.write(`axe: ${states} pages and states, ${counted.looks} looks\n`)
})

test.concurrent.for(tours)('everybody can use it: $name', { timeout: 900_000 }, async (tour, { expect }) => {
  const found: string[] = []
  for (let n = 0; n < ways.length; n += 2)
    found.push(...(await Promise.all(ways.slice(n, n + 2).map((way) => walk(tour, way)))).flat())
  expect(found).toEqual([])
})

/** Walks a tour and gives what is wrong on the way: by axe, could not be shown, or a fault of the pages. */
async function walk(tour: Tour, way: VisitorWish): Promise<string[]> {
  const found: string[] = []
  const visitor = await openVisitor({ browser, url: inject('installation'), wish: { role: tour.role, ...way } })
  for (const { name, show } of tour.sights) {
    const where = `${name} (${way.size}, ${way.locale}, ${way.dark ? 'dark' : 'light'})`
    const before = found.length
    try {
      await show(visitor)
      for (const fault of await violations(visitor.page)) found.push(`${where}: ${fault}`)
      counted.looks += 1
    } catch (error) {
      found.push(`${where}: could not be shown: ${String(error).split('\n').slice(0, 3).join(' ')}`)
    }
    found.push(...visitor.faults().map((fault) => `${where}: ${fault}`))
    if (found.length > before) await photograph(`${tour.name} ${where}`, visitor)
  }
  await visitor.close()
  return found
}

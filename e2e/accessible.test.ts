import { afterAll, describe, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { openStage } from './stage.ts'
import { tours } from './tours.ts'
import { locales, type Size, sizes } from './visitor.ts'

const stage = openStage()
const counted = { sights: 0, looks: 0 }

afterAll(() => {
  process.stdout.write(`axe: ${counted.sights} pages and states, ${counted.looks} looks in light and dark\n`)
})

describe.for(tours)('$name', (tour) => {
  const kinds = (tour.sizes ?? (Object.keys(sizes) as Size[])).flatMap((size) =>
    locales.map((locale) => ({ size, locale })),
  )
  test.for(kinds)('everybody can use it on the $size, $locale', async ({ size, locale }) => {
    const visitor = await stage.enter({ role: tour.role, size, locale })
    const found: string[] = []
    for (const { name, show } of tour.sights) {
      try {
        await show(visitor)
      } catch (error) {
        found.push(`${name}: could not be shown: ${String(error).split('\n').slice(0, 3).join(' ')}`)
        continue
      }
      for (const fault of await violations(visitor.page)) found.push(`${name}: ${fault}`)
      await visitor.page.emulateMedia({ colorScheme: 'dark' })
      for (const fault of await violations(visitor.page, 'colours')) found.push(`${name}, dark: ${fault}`)
      await visitor.page.emulateMedia({ colorScheme: 'light' })
      counted.sights += 1
      counted.looks += 2
    }
    expect(found).toEqual([])
  })
})

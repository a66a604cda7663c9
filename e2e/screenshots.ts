// Pictures of every page and its states, and a sheet of each walk to look them over:
// `npm run screenshots -- [FOLDER] [--tour NAME] [--size phone|desktop] [--locale en|zh-CN] [--light|--dark] [--minutes N]`
// All in one browser, from page to page as links go; after so many minutes (30) it stops and says what is left out.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { browserOptions } from './browser.ts'
import { contactSheet } from './contact-sheet.ts'
import { startInstallation } from './installation.ts'
import { locales } from './locale.ts'
import { tours } from './tours.ts'
import { openVisitor, type Size, sizes } from './visitor.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tour: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true },
    locale: { type: 'string', multiple: true },
    light: { type: 'boolean' },
    dark: { type: 'boolean' },
    url: { type: 'string' },
    full: { type: 'boolean' },
    minutes: { type: 'string' },
  },
})
const folder = positionals[0] ?? 'test-results/screenshots'
const wanted = <T extends string>(all: readonly T[], asked: string[] | undefined) =>
  all.filter((one) => !asked || asked.includes(one))
const schemes = values.light === values.dark ? [false, true] : [values.dark === true]

const browser = await chromium.launch(browserOptions)
const installation = values.url ? { url: values.url, stop: async () => {} } : await startInstallation()
let made = 0
const until = Date.now() + Number(values.minutes ?? 30) * 60_000
const leftOut: string[] = []
try {
  for (const tour of tours.filter(({ name }) => !values.tour || values.tour.includes(name)))
    for (const size of wanted(Object.keys(sizes) as Size[], values.size))
      for (const locale of wanted(locales, values.locale)) {
        if (Date.now() > until) {
          leftOut.push(`${tour.name} (${size}, ${locale})`)
          continue
        }
        const visitor = await openVisitor({
          browser,
          url: installation.url,
          wish: { role: tour.role, locale, size },
        })
        for (const [n, sight] of tour.sights.entries()) {
          const number = String(n + 1).padStart(2, '0')
          try {
            await sight.show(visitor)
          } catch (error) {
            process.stderr.write(`${tour.name}, ${sight.name} (${size}, ${locale}): ${String(error).split('\n')[0]}\n`)
          }
          for (const dark of schemes) {
            const target = join(folder, tour.name.replaceAll(' ', '-'), `${size}-${locale}${dark ? '-dark' : ''}`)
            mkdirSync(target, { recursive: true })
            await visitor.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
            // Colours fade into each other.
            await visitor.page.waitForTimeout(300)
            const path = join(target, `${number}-${sight.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`)
            await visitor.page.screenshot({ path, fullPage: values.full ?? false })
            made++
          }
          await visitor.page.emulateMedia({ colorScheme: 'light' })
          for (const fault of visitor.faults()) process.stderr.write(`${tour.name}, ${sight.name}: ${fault}\n`)
        }
        await visitor.close()
        for (const dark of schemes) {
          const look = `${size}-${locale}${dark ? '-dark' : ''}`
          const from = join(folder, tour.name.replaceAll(' ', '-'), look)
          const names = readdirSync(from)
            .filter((name) => name.endsWith('.png'))
            .sort()
          const to = join(folder, `${tour.name.replaceAll(' ', '-')}-${look}.jpg`)
          await contactSheet({ pictures: names.map((name) => join(from, name)), to, columns: size === 'phone' ? 9 : 5 })
        }
      }
} finally {
  await browser.close()
  await installation.stop()
}
process.stdout.write(`${made} pictures in ${folder}\n`)
if (leftOut.length > 0) process.stdout.write(`The time was over before: ${leftOut.join(', ')}\n`)

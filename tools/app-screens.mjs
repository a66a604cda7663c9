// Takes the pictures that a phone shows before it installs the pages: web/public/icons/*.webp.
// `node tools/app-screens.mjs http://127.0.0.1:8311`, with the small demo district running there.
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { root } from './bootstrap.mjs'

const url = process.argv[2] ?? 'http://127.0.0.1:8311'
const folder = join(root, 'web', 'public', 'icons')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})

async function take(locale, name, viewport, show) {
  const context = await browser.newContext({
    baseURL: url,
    locale,
    viewport,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  })
  const page = await context.newPage()
  const words = locale === 'en' ? 'Houses 1 and 2' : '1、2号楼'
  const found = await (
    await context.request.get(`/api/v1/territory/search?limit=1&text=${encodeURIComponent(words)}`)
  ).json()
  await page.goto(`/?home=${found.items[0].unit.id}`)
  await page.locator('a[href^="tel:"]').first().waitFor()
  await show(page)
  await page.waitForTimeout(1200)
  const picture = await page.screenshot()
  await sharp(picture)
    .webp({ quality: 80 })
    .toFile(join(folder, `${name}-${locale === 'en' ? 'en' : 'zh'}.webp`))
  await context.close()
}

const phone = { width: 390, height: 844 }
for (const locale of ['en', 'zh-CN']) {
  // What was told when the building was chosen is gone after a reload.
  await take(locale, 'home', phone, (page) => page.reload())
  await take(locale, 'wide', { width: 1280, height: 800 }, (page) => page.reload())
  await take(locale, 'report', phone, async (page) => {
    await page.goto('/report')
    await page.locator('textarea').waitFor()
  })
}
await browser.close()

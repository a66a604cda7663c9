/**
 * The walk through the house with pictures, for docs/guide: `node tools/walkthrough.mjs`. Goes through the demo district as
 * the people of e2e/tours do, takes the pictures named in e2e/walkthrough.chapters.ts in both languages, and writes
 * docs/guide/walkthrough.md and walkthrough.zh-CN.md around them.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { browserOptions } from './browser.ts'
import { startInstallation } from './installation.ts'
import { locales } from './locale.ts'
import { openVisitor } from './visitor.ts'
import { type Chapter, chapters, opening } from './walkthrough.chapters.ts'

const guide = fileURLToPath(new URL('../docs/guide/', import.meta.url))
const pictures = join(guide, 'walkthrough')

const { values } = parseArgs({ options: { url: { type: 'string' } } })
const installation = values.url ? { url: values.url, stop: async () => {} } : await startInstallation()
const browser = await chromium.launch(browserOptions)
try {
  rmSync(pictures, { recursive: true, force: true })
  let bytes = 0
  for (const locale of locales) {
    mkdirSync(join(pictures, locale), { recursive: true })
    for (const chapter of chapters) bytes += await walk(chapter, locale)
    const name = locale === 'en' ? 'walkthrough.md' : `walkthrough.${locale}.md`
    writeFileSync(join(guide, name), pageOf(locale))
  }
  process.stdout.write(`docs/guide/walkthrough*.md, pictures of ${Math.round(bytes / 1000)} kB\n`)
} finally {
  await browser.close()
  await installation.stop()
}

type Locale = (typeof locales)[number]

/** Takes the pictures of a chapter; how many bytes they have. */
async function walk(chapter: Chapter, locale: Locale): Promise<number> {
  const { tour, size } = chapter
  const visitor = await openVisitor({ browser, url: installation.url, wish: { role: tour.role, locale, size } })
  const wanted = new Map(chapter.stops.map((stop, n) => [stop.sight, n]))
  let bytes = 0
  for (const sight of tour.sights) {
    if (wanted.size === 0) break
    const n = wanted.get(sight.name)
    if (n === undefined && chapter.only && !chapter.only.includes(sight.name)) continue
    await sight.show(visitor)
    if (n === undefined) continue
    wanted.delete(sight.name)
    const shot = await visitor.page.screenshot()
    const picture = await sharp(shot).webp({ quality: 72, effort: 5 }).toBuffer()
    writeFileSync(join(pictures, locale, fileOf(chapter, n)), picture)
    bytes += picture.length
  }
  await visitor.close()
  if (wanted.size > 0) throw new Error(`${tour.name} never shows ${[...wanted.keys()].join(', ')}`)
  return bytes
}

function fileOf(chapter: Chapter, n: number): string {
  return `${chapter.name}-${String(n + 1).padStart(2, '0')}.webp`
}

function pageOf(locale: Locale): string {
  const lines = [`# ${opening.title[locale]}`, '', opening.text[locale], '']
  for (const chapter of chapters) {
    lines.push(`## ${chapter.title[locale]}`, '', chapter.text[locale], '')
    for (const [n, stop] of chapter.stops.entries()) {
      const width = chapter.size === 'phone' ? 260 : 720
      const address = `walkthrough/${locale}/${fileOf(chapter, n)}`
      lines.push(
        `${n + 1}. ${stop.text[locale]}`,
        '',
        `   <img src="${address}" width="${width}" alt="${stop.text[locale]}">`,
        '',
      )
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

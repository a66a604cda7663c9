import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../../contract/common.ts'
import type { Tenant } from './tenant.ts'
import { offsetsAround } from './zone-offsets.ts'

/** First screens of residents' pages, drawn by the build (tools/prerender.mjs): by the beginning of the address, by language. */
export type FirstScreens = Record<string, Record<Locale, { body: string; styles: string }>>

/** What the build has drawn; nothing where it has drawn nothing. */
export function readScreens(folder: string): FirstScreens {
  const file = join(folder, 'screens.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FirstScreens) : {}
}

/** The screen for this district: its name, its links, and the strip that says so where it is a demo. */
export function screenFor(body: string, given: { tenant: Tenant | undefined; locale: Locale; base: string }): string {
  const { tenant, locale, base } = given
  const name = tenant ? (locale === 'zh-CN' ? tenant.name.zh : tenant.name.en) : ''
  return body
    .replace(/\{\{demo\}\}([\s\S]*?)\{\{\/demo\}\}/, (_all, strip: string) => (tenant?.demo ? strip : ''))
    .replaceAll(/ (href|src)="\//g, ` $1="${base}/`)
    .replaceAll('{{district}}', () => escapeHtml(name))
}

/** What the program is told of the district, as data in the document: it need not ask before it draws. */
export function districtFor(tenant: Tenant | undefined, base: string, now: number): string {
  if (!tenant) return ''
  const { slug, name, timeZone, locale, demo } = tenant
  const offsets = offsetsAround(timeZone, now)
  const told = JSON.stringify({ base, tenant: { slug, name, timeZone, locale }, demo, offsets }).replaceAll(
    '<',
    '\\u003c',
  )
  return `<script type="application/json" id="district">${told}</script>`
}

/** The shell as built, cut in two: the document, and the files that the program in it begins with. */
export interface Shell {
  /** The document without its program. */
  bare: string
  /** The elements that fetch the program, as the build wrote them. */
  elements: string
  /** Address of the program's first file. */
  entry: string
  /** Addresses of what that file asks for at once. */
  scripts: string[]
}

/** Cuts the program out of a built document, so that it can be fetched after the first paint. */
export function cutShell(html: string): Shell {
  const shell: Shell = { bare: html, elements: '', entry: '', scripts: [] }
  const own =
    /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>|<link rel="modulepreload"[^>]* href="([^"]+)"[^>]*>/g
  shell.bare = html.replaceAll(own, (element, entry: string | undefined, script: string | undefined) => {
    shell.elements += element
    if (entry) shell.entry = entry
    if (script) shell.scripts.push(script)
    return ''
  })
  return shell
}

/** What is fetched when the first screen has been painted, as data for the script at the end of the document (web/index.html). */
export function programFor(program: { entry: string; scripts: string[]; styles: string[] }): string {
  return `<script type="application/json" id="program">${JSON.stringify(program).replaceAll('<', '\\u003c')}</script>`
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

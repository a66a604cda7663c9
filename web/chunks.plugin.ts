import { createHash } from 'node:crypto'
import { basename } from 'node:path'

/** What the bundler tells of a module, as far as it is asked here. */
interface ModuleInfo {
  importers: readonly string[]
  dynamicImporters: readonly string[]
}
interface Modules {
  getModuleInfo(id: string): ModuleInfo | null
}

/** Pages that residents come to by themselves; all others are staff's, or opened on purpose once in a while. */
const residents = /\/web\/(features\/resident\/|features\/identity\/SignInPage|app\/ResidentLayout)/

/** How many of the residents' pages must need a module for it to be at hand for all of them. */
const most = 3

/** The part of the pages a lazy page belongs to: each of the residents' counts for itself, all others by surface. */
function surfaceOf(page: string): string {
  if (residents.test(page)) return basename(page).replace(/\W.*$/, '')
  return `staff-${/\/web\/features\/(\w+)\//.exec(page)?.[1] ?? 'frame'}`
}

/** Letters a file's name has at most: what many surfaces share would otherwise be named longer than a disk takes. */
const longest = 120

/** The name of what a set of surfaces shares, the same for the same set. */
function nameOf(surfaces: readonly string[]): string {
  const name = `with-${surfaces.join('-')}`
  if (name.length <= longest) return name
  return `${name.slice(0, longest)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

/**
 * Says which modules travel together: those that the same residents' pages show make one file, whoever of the staff uses
 * them too; what only staff share is one file for each set of surfaces. So a page of a resident is a handful of files
 * without a byte for others. A module's file depends only on files that at least the same pages need, so none go in circles.
 */
export function fileOf(): (id: string, modules: Modules) => string | null {
  const known = new Map<string, Set<string>>()
  function pagesOf(id: string, modules: Modules): Set<string> {
    const before = known.get(id)
    if (before) return before
    const pages = new Set<string>()
    const seen = new Set<string>([id])
    const queue = [id]
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const info = modules.getModuleInfo(next)
      if (!info) continue
      if (info.dynamicImporters.length > 0) pages.add(next)
      for (const importer of info.importers) {
        if (seen.has(importer)) continue
        seen.add(importer)
        queue.push(importer)
      }
    }
    known.set(id, pages)
    return pages
  }
  return (id, modules) => {
    const pages = pagesOf(id, modules)
    if (pages.size < 2) return null
    const surfaces = [...new Set([...pages].map(surfaceOf))].sort()
    const ofResidents = surfaces.filter((each) => !each.startsWith('staff-'))
    if (ofResidents.length >= most || ofResidents.includes('ResidentLayout')) return 'residents'
    return nameOf(ofResidents.length > 0 ? ofResidents : surfaces)
  }
}

/**
 * Names the file of a module that every page begins with: foundations are apart, so that the page can begin with one after
 * the other (start.ts).
 */
export function firstFileOf(id: string): string {
  // Whoever only wants to fetch something later must not bring everything else.
  if (id.includes('vite/preload-helper')) return 'later'
  const [, from] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? []
  if (from === undefined) return 'base'
  if (/^(react|react-dom|scheduler)$/.test(from)) return 'react'
  return /^(@mantine\/.*|clsx)$/.test(from) ? 'mantine' : 'router'
}

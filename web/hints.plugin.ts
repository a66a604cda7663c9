import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

/** Pages people arrive at, by the beginning of their address: their frame, the page and the words it opens with. */
const arrivals: Record<string, { modules: readonly string[]; words: readonly string[] }> = {
  '/': resident('features/resident/home/HomePage.tsx', 'resident', 'doorstep', 'cases'),
  '/report': resident('features/resident/report/ReportPage.tsx', 'resident'),
  '/f/': resident('features/resident/follow/FollowPage.tsx', 'resident', 'cases'),
  '/matters': resident('features/resident/matters/MattersPage.tsx', 'resident', 'doorstep', 'cases'),
  '/call': resident('features/resident/home/CallPage.tsx', 'resident', 'cases'),
  '/my/cases': resident('features/resident/my/MyCasesPage.tsx', 'resident', 'doorstep', 'cases'),
  '/sign-in': resident('features/identity/SignInPage.tsx', 'account'),
  '/d/': further('features/disputes/party/PartyPage.tsx', 'dispute-pages', 'disputes', 'cases'),
  '/p/': further('features/petitions/page/PetitionPage.tsx', 'petition-pages', 'petitions', 'cases'),
  '/hall/ticket/': further('features/hall/open/TicketPage.tsx', 'hall'),
  '/deliberations/': further('features/assembly/open/SessionPage.tsx', 'assembly'),
  '/field': {
    modules: ['allPages.tsx', 'app/FieldLayout.tsx', 'features/field/today/TodayPage.tsx'],
    words: ['app', 'ui', 'cases', 'field'],
  },
  '/console/queue': {
    modules: ['allPages.tsx', 'app/ConsoleLayout.tsx', 'features/console/queue/QueuePage.tsx'],
    words: ['app', 'ui', 'cases', 'console'],
  },
}

function resident(page: string, ...words: string[]) {
  return { modules: ['app/ResidentLayout.tsx', page], words: ['app', 'ui', ...words] }
}

/** A page for residents beyond the first ones, which comes with all the others. */
function further(page: string, ...words: string[]) {
  const { modules, words: all } = resident(page, ...words)
  return { modules: ['allPages.tsx', ...modules], words: all }
}

const locales = ['en', 'zh-CN']

/**
 * Writes hints.json beside the pages: what the server says in the shell's head, so that a browser fetches everything a page
 * opens with at once instead of learning of one file from another (server/platform/http/pages.ts), and the shell's own words.
 */
export function arrivalHints(): Plugin {
  const web = import.meta.dirname
  const messages = (locale: string, area: string) => join(web, '..', 'contract', 'messages', locale, `${area}.json`)
  return {
    name: 'doorstep-arrival-hints',
    apply: 'build',
    // After Vite has taken away the files that held nothing but styles.
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk')
      const entry = chunks.find((chunk) => chunk.isEntry && chunk.moduleIds.includes(join(web, 'start.ts')))
      const at = (module: string) => {
        const found = chunks.find((chunk) => chunk.moduleIds.includes(module))
        if (!found) this.error(`No file of the pages begins with ${module}`)
        return found
      }
      const reach = (begin: Rolldown.OutputChunk, into: Set<Rolldown.OutputChunk>) => {
        if (into.has(begin)) return
        into.add(begin)
        for (const name of begin.imports) {
          const next = bundle[name]
          if (next?.type === 'chunk') reach(next, into)
        }
      }
      const first = new Set<Rolldown.OutputChunk>()
      if (entry) reach(entry, first)
      const begun = new Set(first)
      reach(at(join(web, 'main.tsx')), first)
      const files = (chunk: Rolldown.OutputChunk) => `/${chunk.fileName}`
      const stylesOf = (of: readonly Rolldown.OutputChunk[]) =>
        [...new Set(of.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]))].map((file) => `/${file}`)
      const later = [...first].filter((chunk) => !begun.has(chunk))
      const pages = Object.fromEntries(
        Object.entries(arrivals).map(([path, { modules, words }]) => {
          const needed = new Set(first)
          for (const module of modules) reach(at(join(web, module)), needed)
          const more = [...needed].filter((chunk) => !first.has(chunk))
          return [
            path,
            {
              scripts: more.map(files),
              styles: stylesOf(more),
              words: Object.fromEntries(
                locales.map((locale) => [locale, words.map((area) => files(at(messages(locale, area))))]),
              ),
            },
          ]
        }),
      )
      const shell = Object.fromEntries(
        locales.map((locale) => {
          const words = JSON.parse(readFileSync(messages(locale, 'app'), 'utf8')) as Record<string, string>
          // messages: app.about
          return [locale, { about: words['app.about'] ?? '' }]
        }),
      )
      this.emitFile({
        type: 'asset',
        fileName: 'hints.json',
        source: JSON.stringify({ scripts: later.map(files), styles: stylesOf(later), pages, shell }),
      })
    },
  }
}

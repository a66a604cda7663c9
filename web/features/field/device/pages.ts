import type { Area } from '../../../words/areas.ts'
import { loadWords } from '../../../words/catalogue.ts'
import { currentLocale } from '../../../words/words.tsx'

/** Code of the pages of Field, as their routes fetch it. */
const pages = [
  () => import('../today/TodayPage.tsx'),
  () => import('../case/FieldCasePage.tsx'),
  () => import('../report/QuickReportPage.tsx'),
  () => import('../outbox/OutboxPage.tsx'),
  () => import('../outbox/EntryPage.tsx'),
  () => import('../today/MapPage.tsx'),
  () => import('../../../ui/map/MapCanvas.tsx'),
]

let done = false

/** Fetches the code of every page of Field and the words of these areas once, and lets the service worker keep them: they open without a line. */
export async function keepPagesOpening(areas: readonly Area[]): Promise<void> {
  if (done) return
  done = true
  try {
    await loadWords(currentLocale(), ['app', 'ui', ...areas])
    for (const page of pages) await page()
    const worker = await navigator.serviceWorker?.ready
    const keep = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name).pathname)
      .filter((path) => path.startsWith('/assets/'))
    worker?.active?.postMessage({ keep: [...new Set(keep)] })
  } catch {
    // The line went meanwhile: with the next list it is tried again.
    done = false
  }
}

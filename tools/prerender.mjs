// The first screens of residents' pages as HTML, made while the pages are built: on a phone and a slow line somebody reads and
// writes before the program has come (web/app/takeover.ts puts the living page in their place).
import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { stylesFor } from './critical-styles.ts'

const locales = ['en', 'zh-CN']

/** Screens by the beginning of the address they stand at; `path` is what they are drawn from. */
const screens = {
  '/': { path: '/', words: ['resident', 'doorstep', 'cases'] },
  '/report': { path: '/report?draft=new&step=what', words: ['resident'] },
  '/matters': { path: '/matters', words: ['resident', 'doorstep', 'cases'] },
  '/call': { path: '/call', words: ['resident', 'cases'] },
  '/sign-in': { path: '/sign-in', words: ['resident', 'account'] },
  '/my/cases': { path: '/my/cases', words: ['resident', 'doorstep', 'cases'] },
  '/f/': { path: '/f/0#secret-of-nobody', words: ['resident', 'cases'] },
}

/** Where the server writes the name of the district (server/platform/http/first-screens.ts). */
const placeOfName = '{{district}}'

/** Builds the renderer, draws each screen in each language, and writes screens.json into the built pages. */
export async function writeScreens({ root, folder }) {
  const { build } = await import('vite')
  const renderer = `${folder}-renderer`
  try {
    await build({
      configFile: join(root, 'web', 'vite.config.ts'),
      logLevel: 'error',
      build: {
        ...{ ssr: 'prerender.tsx', outDir: renderer, emptyOutDir: true, copyPublicDir: false },
        rolldownOptions: { output: { codeSplitting: true } },
      },
    })
    const hints = JSON.parse(readFileSync(join(folder, 'hints.json'), 'utf8'))
    const drawn = {}
    for (const [begin, { path, words }] of Object.entries(screens)) {
      const sheets = [...hints.styles, ...hints.pages[begin].styles].map((file) =>
        readFileSync(join(folder, file), 'utf8'),
      )
      drawn[begin] = {}
      for (const locale of locales) {
        const html = await draw(renderer, { path, locale, words: ['app', 'ui', ...words], tenant: placeOfName })
        drawn[begin][locale] = screenOf(html, sheets)
      }
    }
    writeFileSync(join(folder, 'screens.json'), JSON.stringify(drawn))
  } finally {
    rmSync(renderer, { recursive: true, force: true })
  }
}

/** In a process of its own: React is read once, as what it ships or as what developers see, and this one may have read the other. */
async function draw(renderer, wish) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [import.meta.filename, renderer, JSON.stringify(wish)],
    {
      env: { ...process.env, NODE_ENV: 'production' },
      maxBuffer: 4_000_000,
    },
  )
  return stdout
}

/** The body as it goes out, and only those styles that it needs. */
function screenOf(html, sheets) {
  const own = []
  const body = html
    .replaceAll(/<style[^>]*>([\s\S]*?)<\/style>/g, (_all, text) => {
      own.push(text)
      return ''
    })
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<(?:script|link)\b[^>]*>(?:<\/script>)?/g, '')
    // There is one #main, which the living page has.
    .replace(/<main id="main"/, '<main aria-busy="true"')
    .replace(/<div class="(_demo_[^"]*)">([^<]*)<\/div>/, '{{demo}}<div class="$1">$2</div>{{/demo}}')
  if (!body.includes('<main') || !body.includes(placeOfName))
    throw new Error('A first screen was drawn without its frame')
  return { body, styles: stylesFor(body, [...sheets, ...own]) }
}

if (import.meta.filename === process.argv[1]) {
  const [, , renderer, wish] = process.argv
  const { render } = await import(pathToFileURL(join(renderer, 'prerender.js')).href)
  process.stdout.write(await render(JSON.parse(wish)))
}

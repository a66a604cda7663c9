// Checks the message catalogues against each other and against the code. Prints each fault on a line; exit code 1 if any.
//
// A key is used when it stands in the code as a whole string, or is covered by a template (`cases.state.${state}`), by a
// prefix ('cases.state.' + state) or by a comment `// messages: cases.state.*`. A key is missing when `t('…')`,
// `new Refused('…')` or such a comment names one that no catalogue holds.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'

const root = process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)))
const locales = ['en', 'zh-CN']
const faults = []

const catalogues = new Map(locales.map((locale) => [locale, readCatalogues(locale)]))
const [first, ...others] = locales
const known = new Map([...catalogues.get(first).values()].flatMap((words) => [...words]))
const errors = catalogues.get(first).get('errors') ?? new Map()

compareLocales()
checkCode()

if (faults.length > 0) {
  console.error(faults.join('\n'))
  console.error(
    `\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the message catalogues or their use.`,
  )
  process.exitCode = 1
} else {
  console.log(`${known.size} messages in ${locales.length} languages, all used.`)
}

function readCatalogues(locale) {
  const areas = new Map()
  for (const file of globSync(`contract/messages/${locale}/*.json`, { cwd: root }).sort()) {
    const area = basename(file, '.json')
    const text = readFileSync(join(root, file), 'utf8')
    const words = new Map()
    for (const [key, value] of Object.entries(JSON.parse(text))) {
      words.set(key, value)
      if (typeof value !== 'string' || value.trim() === '') faults.push(`${file}: ${key} has no text`)
      if (locale === 'zh-CN' && halfWidth(value)) faults.push(`${file}: ${key} mixes half-width marks into Chinese`)
      if (area !== 'errors' && !key.startsWith(`${area}.`)) faults.push(`${file}: ${key} must start with "${area}."`)
    }
    // JSON.parse silently keeps the last of two equal keys.
    const seen = new Set()
    for (const [, key] of text.matchAll(/^\s*"([^"]+)"\s*:/gm)) {
      if (seen.has(key)) faults.push(`${file}: ${key} stands twice`)
      seen.add(key)
    }
    areas.set(area, words)
  }
  return areas
}

/** Chinese is set with full-width marks and without spaces between its words. Values in braces are looked away from. */
function halfWidth(text) {
  if (typeof text !== 'string') return false
  const plain = text.replace(/\{\w+(, \w+)?\}/g, '0')
  return /\p{Script=Han}([,;:!?]| \p{Script=Han})|[,;:!?]\p{Script=Han}/u.test(plain)
}

function compareLocales() {
  for (const other of others) {
    const areas = new Set([...catalogues.get(first).keys(), ...catalogues.get(other).keys()])
    for (const area of areas) {
      const one = catalogues.get(first).get(area) ?? new Map()
      const two = catalogues.get(other).get(area) ?? new Map()
      for (const key of one.keys()) if (!two.has(key)) faults.push(`${other}/${area}.json: ${key} is missing`)
      for (const key of two.keys()) if (!one.has(key)) faults.push(`${first}/${area}.json: ${key} is missing`)
      for (const [key, text] of one) {
        if (!two.has(key)) continue
        const here = argumentsOf(text, first, `${first}/${area}.json: ${key}`)
        const there = argumentsOf(two.get(key), other, `${other}/${area}.json: ${key}`)
        if (here !== undefined && there !== undefined && here !== there) {
          faults.push(
            `${area}.json: ${key} takes (${here || 'nothing'}) in ${first}, (${there || 'nothing'}) in ${other}`,
          )
        }
      }
    }
  }
}

/** The arguments of a message as a comparable text; undefined (and a fault) when it cannot be read. */
function argumentsOf(text, locale, where) {
  if (typeof text !== 'string') return undefined
  const found = new Set()
  const walk = (parts) => {
    for (const part of parts) {
      // 1 argument, 2 number, 3 date, 4 time, 5 select, 6 plural, 8 tag
      if (part.type >= 1 && part.type <= 4) found.add(part.value)
      if (part.type === 5) found.add(`${part.value}: ${Object.keys(part.options).sort().join('|')}`)
      if (part.type === 6) found.add(part.value)
      if (part.type === 8) found.add(`<${part.value}>`)
      if (part.options) for (const option of Object.values(part.options)) walk(option.value)
      if (part.children) walk(part.children)
    }
  }
  try {
    walk(new IntlMessageFormat(text, locale).getAst())
  } catch (error) {
    faults.push(`${where} is not a message: ${error.message}`)
    return undefined
  }
  return [...found].sort().join(', ')
}

function checkCode() {
  const used = new Set()
  const areas = new Set(catalogues.get(first).keys())
  const families = []
  const isKey = (text) => known.has(text)

  const files = globSync('{server,contract,web,demo}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (name) => /node_modules|\.gen\.ts$|(^|\/)dist(\/|$)/.test(name),
  }).filter((file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('server/testing/'))

  for (const file of files) {
    const code = readFileSync(join(root, file), 'utf8')
    const line = (at) => code.slice(0, at).split('\n').length
    for (const [, text] of code.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)) if (isKey(text)) used.add(text)

    for (const found of code.matchAll(/(?<![\w.])t\(\s*(['"`])([^'"`$]*[^'"`$.])\1/g)) {
      const key = found[2]
      if (!isKey(key) || (errors.has(key) && !areas.has(key.split('.')[0]))) {
        faults.push(`${file}:${line(found.index)}: no message ${key}`)
      }
    }
    for (const found of code.matchAll(/new Refused\(\s*(['"`])([^'"`$]+)\1/g)) {
      if (!errors.has(found[2])) faults.push(`${file}:${line(found.index)}: no words in errors.json for ${found[2]}`)
    }
    for (const found of code.matchAll(/`([a-z][\w-]*\.[\w.-]*\$\{[^`]*)`/g)) {
      // `cases.state.${state}.title`: whatever is filled in, the family is in use.
      families.push({ pattern: patternOf(found[1].replace(/\$\{[^}]*\}/g, '*')) })
    }
    for (const found of code.matchAll(/['"]([a-z][\w-]*\.(?:[\w-]+\.)*)['"]/g)) {
      families.push({ pattern: patternOf(`${found[1]}*`) })
    }
    for (const found of code.matchAll(/\/\/ messages: ([\w.*, -]+)/g)) {
      for (const family of found[1]
        .trim()
        .split(/[,\s]+/)
        .filter((each) => each.includes('.'))) {
        families.push({ pattern: patternOf(family), must: `${file}:${line(found.index)}: no message fits ${family}` })
      }
    }
  }

  for (const family of families) {
    const fitting = [...known.keys()].filter((key) => family.pattern.test(key))
    if (fitting.length === 0 && family.must) faults.push(family.must)
    for (const key of fitting) used.add(key)
  }
  for (const [area, words] of catalogues.get(first)) {
    for (const key of words.keys())
      if (!used.has(key)) faults.push(`contract/messages/*/${area}.json: ${key} is used nowhere`)
  }
}

function patternOf(family) {
  return new RegExp(`^${family.replace(/[.*+?^${}()|[\]\\]/g, (sign) => (sign === '*' ? '.+' : `\\${sign}`))}$`)
}

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
let house = ''

afterEach(() => rmSync(house, { recursive: true, force: true }))

interface Violation {
  rule: { name: string }
  from: string
  to: string
}

/** What a house of these files breaks. */
function violationsIn(files: Record<string, string>): Violation[] {
  house = mkdtempSync(join(tmpdir(), 'doorstep-directions-'))
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) cpSync(join(root, name), join(house, name))
  writeFileSync(join(house, 'package.json'), '{"type":"module"}')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))]
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const done = spawnSync(process.execPath, [program, '--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders], {
    cwd: house,
    encoding: 'utf8',
  })
  return (JSON.parse(done.stdout) as { summary: { violations: Violation[] } }).summary.violations
}

/** Names of the rules that a house of these files breaks. */
const broken = (files: Record<string, string>): string[] => [
  ...new Set(violationsIn(files).map(({ rule }) => rule.name)),
]

const modules = 'server/modules'

const wrongWays = [
  ['the web may not reach into the server', 'web-knows-only-the-contract', 'web/a.ts', 'server/platform/b.ts'],
  ['the contract knows neither side', 'contract-stands-alone', 'contract/a.ts', 'server/platform/b.ts'],
  ['the platform knows no module', 'platform-is-domain-blind', 'server/platform/a.ts', `${modules}/cases/cases.api.ts`],
  [
    'a module is entered by its api',
    'module-only-through-its-api',
    `${modules}/cases/a.ts`,
    `${modules}/people/people.store.ts`,
  ],
  ['people do not call up to cases', 'people-downwards', `${modules}/people/a.ts`, `${modules}/cases/cases.api.ts`],
  ['cases do not call up to points', 'cases-downwards', `${modules}/cases/b.ts`, `${modules}/points/points.api.ts`],
  [
    'petitions do not call up to insight',
    'capabilities-downwards',
    `${modules}/petitions/a.ts`,
    `${modules}/insight/insight.api.ts`,
  ],
  ['features meet only in the shell', 'features-never-meet', 'web/features/cases/a.ts', 'web/features/points/b.ts'],
  ['parts of the pages know no domain', 'ui-is-domain-blind', 'web/ui/a.ts', 'web/features/cases/b.ts'],
  [
    'routes go through the service',
    'routes-never-decide',
    `${modules}/cases/cases.routes.ts`,
    `${modules}/cases/cases.store.ts`,
  ],
  ['rules ask no database', 'rules-are-pure', `${modules}/cases/a.rules.ts`, `${modules}/cases/cases.store.ts`],
  ['synthetic people reach no module', 'demo-only-from-the-command-line', `${modules}/cases/c.ts`, 'demo/people.ts'],
] as const

// One house with all of them: reading a house costs as much as starting the reader.
let inOneHouse: Violation[] = []
beforeAll(() => {
  const files: Record<string, string> = {}
  for (const [, , from, to] of wrongWays) {
    if (files[from]) throw new Error(`${from} goes two wrong ways`)
    files[from] = `import { b } from '${'../'.repeat(from.split('/').length - 1)}${to}'\nexport const a = b\n`
  }
  for (const [, , , to] of wrongWays) files[to] ??= 'export const b = 1\n'
  inOneHouse = violationsIn(files)
})

test.each(wrongWays)('%s', (_sentence, rule, from, to) => {
  const here = inOneHouse.filter((one) => one.from === from && one.to === to)
  expect(here.map((one) => one.rule.name)).toContain(rule)
})

test('two files that need each other are named, and so are two capabilities', () => {
  const ring = (other: string) =>
    `import { one } from '${other}'\nexport const two = () => one\nexport { two as one }\n`
  expect(broken({ 'web/ui/a.ts': ring('./b.ts'), 'web/ui/b.ts': ring('./a.ts') })).toContain('no-cycles')
  const files = {
    [`${modules}/petitions/petitions.api.ts`]: 'export const a = 1\n',
    [`${modules}/petitions/b.ts`]: "import { a } from '../disputes/disputes.api.ts'\nexport const b = a\n",
    [`${modules}/disputes/disputes.api.ts`]: 'export const a = 1\n',
    [`${modules}/disputes/b.ts`]: "import { a } from '../petitions/petitions.api.ts'\nexport const b = a\n",
  }
  rmSync(house, { recursive: true, force: true })
  expect(broken(files)).toContain('no-folder-cycles')
})

test('a house in order breaks no rule', () => {
  const files = {
    'contract/cases.ts': 'export const a = 1\n',
    'server/platform/clock.ts': 'export const clock = 1\n',
    [`${modules}/people/people.api.ts`]:
      "import { clock } from '../../platform/clock.ts'\nexport const people = clock\n",
    [`${modules}/cases/cases.service.ts`]:
      "import { people } from '../people/people.api.ts'\nexport const cases = people\n",
    'web/features/cases/a.ts': "import { a } from '../../../contract/cases.ts'\nexport const b = a\n",
  }
  expect(broken(files)).toEqual([])
})

import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** How keys and tokens of common services look, and assignments of something that looks drawn by lot. */
const looks: readonly [string, RegExp][] = [
  ['a private key', /-----BEGIN (RSA |EC |OPENSSH |DSA |PGP |ENCRYPTED )?PRIVATE KEY/],
  ['a key of AWS', /\b(AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a key of Aliyun', /\bLTAI[0-9A-Za-z]{12,20}\b/],
  ['a token of GitHub', /\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})\b/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a token of Slack', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a key of Google', /\bAIza[0-9A-Za-z_-]{35}\b/],
  ['a key of Stripe or alike', /\b[sr]k_(live|test)_[0-9A-Za-z]{20,}/],
  ['a token of ours', /\bdst_[A-Za-z0-9_-]{43}\b/],
  ['a signed web token', /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{20,}/],
  [
    'an address with a password',
    /\b(postgres(ql)?|https?|smtps?|rediss?|amqp):\/\/[^\s:@/'"`$<{]+:(?!password|secret|pass|…|\*)[^\s:@/'"`$<{]{6,}@(?!localhost|127\.)/i,
  ],
]
const assigned = /\b\w*(secret|password|passwd|token|api_?key)\w*["']?\s*[:=]\s*["'`]([A-Za-z0-9+/_=-]{24,})["'`]/gi

const wordsWithDashes = /^[a-z0-9]+(-[a-z0-9]+)+$/

/** Bits by which each sign of a text surprises; words stay below 3.7, keys drawn by lot above 4. */
function surprise(text: string): number {
  const counts = new Map<string, number>()
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}

/** `inTest`: tests make values up that look so; keys of known services have no place there either. */
function findSecrets(text: string, inTest = false): string[] {
  const found = looks.filter(([, pattern]) => pattern.test(text)).map(([what]) => what)
  if (inTest) return found
  for (const [, , value = ''] of text.matchAll(assigned))
    if (!wordsWithDashes.test(value) && surprise(value) > 4.2 && /\d/.test(value))
      found.push(`something drawn by lot: ${value.slice(0, 6)}…`)
  return found
}

test('no secret is kept in the sources', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 1 << 26 })
    .toString()
    .split('\0')
  expect(files.length).toBeGreaterThan(500)
  const found: string[] = []
  for (const file of files) {
    if (file === '' || /\.(png|jpg|webp|woff2?|pdf|ico|gz|br)$/.test(file) || file.endsWith('kept-secrets.test.ts'))
      continue
    const path = join(root, file)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue
    found.push(
      ...findSecrets(readFileSync(path, 'utf8'), /[.]test[.]tsx?$/.test(file)).map((what) => `${file}: ${what}`),
    )
  }
  expect(found).toEqual([])
})

test.each([
  ['-----BEGIN PRIVATE KEY', '-----'],
  ['AKIA', 'IOSFODNN7EXAMPLE'],
  ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'],
  ['postgres://owner:', 'hunter22x@db.example/doorstep'],
  ["const apiToken = '", "q8Zt3Lw0Yk7Rb2Vn9Xc5Mf1Hd6Js4Gp'"],
])('%s… would be found', (beginning, end) => {
  expect(findSecrets(`${beginning}${end}`)).toHaveLength(1)
})

test.each(["password = 'correct horse battery staple'", "secretKey: 'caseSecretOfTheReporterWhoFollows'"])(
  '%s is nothing drawn by lot',
  (text) => {
    expect(findSecrets(text)).toEqual([])
  },
)

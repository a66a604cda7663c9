import { existsSync, statSync } from 'node:fs'
import { access, constants, readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { bad, type Check, type Finding, good, look } from './finding.ts'

const gigabyte = 1024 ** 3

/** What can be seen without the database: configuration, data folder, secrets, room on the disk. */
export function installationChecks(config: Config): Check[] {
  return [
    {
      name: 'configuration',
      todo: 'Look at docs/operate/configuration.md.',
      look: async () => configurationOf(config),
    },
    {
      name: 'data folder',
      todo: 'Make the folder readable and writable for the user the server runs as.',
      look: () => folderOf(config),
    },
    { name: 'secret', todo: 'Put the installation’s secret back from a backup.', look: () => secretsOf(config) },
    { name: 'disk', todo: 'Look whether the disk is mounted.', look: () => roomOf(config.dataDir) },
  ]
}

/** What the configuration says, as far as it says something unwise. */
export function configurationOf(config: Config): Finding[] {
  const { publicUrl, demo, host, rateLimit, trustProxy, metricsToken } = config
  const findings: Finding[] = []
  const open = !/^(localhost|::1|127\.)/.test(host)
  const name = 'configuration'
  if (demo !== 'none' && (open || publicUrl !== undefined))
    findings.push(
      bad(
        name,
        'The demo is on, and others reach this server: everybody may step into any role.',
        'Start with --demo none (DEMO=none).',
      ),
    )
  if (publicUrl === undefined && (open || trustProxy > 0))
    findings.push(
      look(name, 'Nobody said under which address people reach it: mails have no links.', 'Set DOORSTEP_URL.'),
    )
  if (publicUrl?.startsWith('http:') && !/\/\/(localhost|127\.|\[::1\])/.test(publicUrl))
    findings.push(
      bad(
        name,
        'People reach it without encryption.',
        'Put a proxy with a certificate in front and set DOORSTEP_URL to https://….',
      ),
    )
  if (publicUrl?.startsWith('https:') && trustProxy === 0)
    findings.push(
      look(
        name,
        'There is a proxy in front that isn’t counted: every caller looks like one.',
        'Set TRUST_PROXY to the number of proxies.',
      ),
    )
  if (rateLimit === 0)
    findings.push(bad(name, 'All limits on callers are off.', 'Remove RATE_LIMIT=0: it is for measurements.'))
  if (trustProxy > 0 && metricsToken === undefined)
    findings.push(
      look(
        name,
        '/metrics answers nobody behind a proxy without a token.',
        'Set METRICS_TOKEN, and give it to Prometheus.',
      ),
    )
  return findings.length > 0 ? findings : [good(name, 'can be read, and says nothing unwise')]
}

async function folderOf(config: Config): Promise<Finding[]> {
  const name = 'data folder'
  const { dataDir } = config
  await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  const findings: Finding[] = []
  if ((statSync(dataDir).mode & 0o022) !== 0)
    findings.push(bad(name, `Others on this machine may write in ${dataDir}.`, `chmod go-w ${dataDir}`))
  for (const file of ['secret', 'database.json']) {
    const path = join(dataDir, file)
    if (existsSync(path) && (statSync(path).mode & 0o077) !== 0)
      findings.push(bad(name, `Others on this machine may read ${path}.`, `chmod 600 ${path}`))
  }
  return findings.length > 0 ? findings : [good(name, `${dataDir} is ours alone`)]
}

async function secretsOf(config: Config): Promise<Finding[]> {
  const name = 'secret'
  const findings: Finding[] = []
  const named: [string, string | undefined][] = [
    ['The installation’s secret', config.secret],
    ['SMS_WEBHOOK_SECRET', config.sms?.secret],
    ['METRICS_TOKEN', config.metricsToken],
  ]
  for (const [what, secret] of named) {
    if (secret !== undefined && !isStrong(secret))
      findings.push(
        bad(
          name,
          `${what} can be guessed.`,
          'Make another: openssl rand -base64 32. With another secret, codes and links made so far stop working.',
        ),
      )
  }
  const kept = await readFile(join(config.dataDir, 'secret'), 'utf8').catch(() => undefined)
  if (kept !== undefined && kept.trim() !== config.secret)
    findings.push(
      look(
        name,
        'DOORSTEP_SECRET wins over another secret in the data folder.',
        `Remove ${join(config.dataDir, 'secret')} if it is not needed any more.`,
      ),
    )
  return findings.length > 0 ? findings : [good(name, 'cannot be guessed')]
}

/** Whether a secret has at least some 64 bits in it, by the variety of its characters. */
export function isStrong(secret: string): boolean {
  const counts = new Map<string, number>()
  for (const letter of secret) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= count * Math.log2(count / secret.length)
  return secret.length >= 16 && counts.size >= 8 && bits >= 64 && !/^(.{1,8})\1+/.test(secret)
}

async function roomOf(folder: string): Promise<Finding[]> {
  const { bavail, blocks, bsize } = await statfs(folder)
  const free = bavail * bsize
  const share = blocks === 0 ? 1 : bavail / blocks
  const said = `${(free / gigabyte).toFixed(1)} GB free (${Math.round(share * 100)} %)`
  const todo = 'Make room: delete old backups and logs, or enlarge the disk. A full disk stops every write.'
  if (free < gigabyte || share < 0.03) return [bad('disk', said, todo)]
  if (free < 5 * gigabyte || share < 0.1) return [look('disk', said, todo)]
  return [good('disk', said)]
}

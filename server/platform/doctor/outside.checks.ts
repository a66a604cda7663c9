import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import type { Disk } from 'flydrive'
import type { Config } from '../config.ts'
import { bad, type Check, type Finding, good, left, look } from './finding.ts'

const patience = 8_000
const day = 86_400_000

/** Whether what lies outside can be reached, where it is configured. Sends no mail and no message. */
export function outsideChecks(given: {
  config: Config
  disk: Disk
  hostNames: () => Promise<string[]>
  now: () => Date
}): Check[] {
  const { config, disk, hostNames, now } = given
  const todo = (what: string) => `Look at ${what}, and whether this machine may go out there.`
  return [
    { name: 'mail', todo: todo('SMTP_URL'), look: async () => [await mailOf(config)] },
    { name: 'text messages', todo: todo('SMS_WEBHOOK_URL'), look: async () => [await textsOf(config)] },
    {
      name: 'S3',
      todo: todo('S3_ENDPOINT, S3_BUCKET and the keys'),
      async look() {
        if (!config.s3) return [left('S3', 'files lie in the data folder')]
        await disk.exists('doctor-was-here')
        return [good('S3', `bucket ${config.s3.bucket} answers`)]
      },
    },
    { name: 'own sign-in', todo: todo('OIDC_ISSUER'), look: async () => [await signInOf(config)] },
    { name: 'certificate', todo: todo('the proxy in front'), look: async () => [await certificateOf(config, now())] },
    { name: 'host names', todo: 'Look at the name server.', look: async () => await namesOf(await hostNames()) },
  ]
}

async function mailOf({ smtp }: Config): Promise<Finding> {
  if (!smtp) return left('mail', 'none is configured')
  const { createTransport } = await import('nodemailer')
  const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  const transport = createTransport({ url: smtp.url, ...limits })
  try {
    await transport.verify()
    return good('mail', `${new URL(smtp.url).host} takes mail from here`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return bad(
      'mail',
      `${new URL(smtp.url).host} takes none: ${why}`,
      'Look at SMTP_URL (name, password, port), and whether this machine may go out there.',
    )
  } finally {
    transport.close()
  }
}

async function textsOf({ sms }: Config): Promise<Finding> {
  if (!sms) return left('text messages', 'none are configured')
  const url = new URL(sms.url)
  await reach(url.hostname.replaceAll(/^\[|\]$/g, ''), Number(url.port) || (url.protocol === 'https:' ? 443 : 80))
  return good('text messages', `${url.host} answers`)
}

async function signInOf({ oidc }: Config): Promise<Finding> {
  if (!oidc) return left('own sign-in', 'none is configured')
  const address = `${oidc.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
  if (!answer.ok) return bad('own sign-in', `${address} answers ${answer.status}`, 'Look at OIDC_ISSUER.')
  return good('own sign-in', `${new URL(oidc.issuer).host} answers`)
}

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: patience })
    socket.once('connect', () => resolve(void socket.destroy()))
    socket.once('error', reject)
    socket.once('timeout', () =>
      socket.destroy(new Error(`${host}:${port} does not answer within ${patience / 1000} s`)),
    )
  })
}

async function certificateOf({ publicUrl }: Config, now: Date): Promise<Finding> {
  const name = 'certificate'
  if (!publicUrl?.startsWith('https:')) return left(name, 'DOORSTEP_URL is not https')
  const { hostname, port } = new URL(publicUrl)
  const until = await new Promise<Date>((resolve, reject) => {
    const socket = connectSecurely({
      host: hostname,
      port: Number(port) || 443,
      servername: hostname,
      timeout: patience,
    })
    socket.once('secureConnect', () => {
      const { valid_to } = socket.getPeerCertificate()
      socket.destroy()
      resolve(new Date(valid_to))
    })
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error(`${hostname} does not answer`)))
  })
  return validityOf({ hostname, until, now })
}

/** What the days left of a certificate mean. */
export function validityOf({ hostname, until, now }: { hostname: string; until: Date; now: Date }): Finding {
  const days = Math.floor((until.getTime() - now.getTime()) / day)
  const told = `that of ${hostname} holds for ${days} more days`
  const todo = 'Renew it; look why that does not happen by itself.'
  return days < 7
    ? bad('certificate', told, todo)
    : days < 21
      ? look('certificate', told, todo)
      : good('certificate', told)
}

async function namesOf(names: readonly string[]): Promise<Finding[]> {
  if (names.length === 0) return [left('host names', 'no district has one of its own')]
  const findings: Finding[] = []
  for (const name of names) {
    if (names.filter((each) => each === name).length > 1)
      findings.push(
        bad('host names', `${name} belongs to two districts`, 'Take it from one of them: npx doorstep tenant --help'),
      )
    const found = await lookup(name).catch(() => undefined)
    if (!found)
      findings.push(
        bad('host names', `${name} leads nowhere`, 'Add it at the name server, or take it from the district.'),
      )
  }
  return findings.length > 0 ? findings : [good('host names', `${names.length} lead somewhere`)]
}

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TracesConfig } from './tracing/otlp.ts'
import { allowedNetworks } from './webhooks/address.rules.ts'

/** How much of the synthetic district is seeded on first start; anything but `none` also offers its roles at sign-in. */
export type DemoSize = 'small' | 'full' | 'none'

/**
 * What a process of an installation does. `web`: answers requests, sends live updates, delivers events. `worker`: works off jobs and the
 * clock's plan, delivers events, answers nothing but questions about its health. `all`: both.
 */
export type Role = (typeof roles)[number]
const roles = ['web', 'worker', 'all'] as const

/** What one installation is told from outside. Everything else is configuration of a tenant, kept in the database. */
export interface Config {
  /** Address to listen on. */
  host: string
  /** Port to listen on; 0 takes any free one. */
  port: number
  /** Absolute path of the folder that holds database, files and secret of this installation. */
  dataDir: string
  /** Owner's address of an external PostgreSQL; left out: the embedded one in `dataDir`. */
  databaseUrl?: string | undefined
  /** Address of the application's role; left out: made from the owner's address and `secret`. */
  databaseAppUrl?: string | undefined
  /** Database connections of one process. */
  poolSize: number
  /** Signs cookies and makes the application role's password. At least 32 characters. */
  secret: string
  demo: DemoSize
  /** What this process does. */
  role: Role
  /**
   * Seconds between being told to stop and taking no more requests. Meanwhile `/health/ready` says no, so that a load balancer that asks
   * takes the process out before it is gone.
   */
  stopDelay: number
  /** Where people reach this installation, without a slash at the end; for links in mails. */
  publicUrl?: string | undefined
  /** Number of proxies in front, whose `x-forwarded-…` headers count. */
  trustProxy: number
  /** Left out: `info`, and `warn` where a person watches. */
  logLevel?: LogLevel | undefined
  /** Asked for as bearer token at `/metrics`; left out: only this machine may read them. */
  metricsToken?: string | undefined
  /** Calls a minute from one address; 0 switches all limits off. Left out: the usual limits. */
  rateLimit?: number | undefined
  oidc?: OidcConfig | undefined
  smtp?: SmtpConfig | undefined
  sms?: SmsConfig | undefined
  s3?: S3Config | undefined
  /** Where traces are sent; left out: nobody traces. */
  traces?: TracesConfig | undefined
  /** Addresses and networks inside a closed network that messages may go to, such as `10.0.0.5` or `10.1.0.0/16`. */
  outgoingAllow?: readonly string[] | undefined
}

/** How much the log says. */
export type LogLevel = (typeof logLevels)[number]
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** A district's own identity provider. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret?: string | undefined
  /** As the button of the sign-in page says it. */
  name: string
}

/** Where mail goes out. */
export interface SmtpConfig {
  url: string
  from: string
}

/** The gateway for text messages: one signed POST each. */
export interface SmsConfig {
  url: string
  secret: string
}

/** Where files are kept instead of the data folder. */
export interface S3Config {
  bucket: string
  region: string
  endpoint?: string | undefined
  accessKeyId: string
  secretAccessKey: string
  pathStyle: boolean
}

/** What the command line may say; each wins over its environment variable. */
export interface ConfigFlags {
  port?: string | undefined
  host?: string | undefined
  data?: string | undefined
  demo?: string | undefined
  role?: string | undefined
}

/** The configuration can't be used; the message names each variable and what it should be, one per line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the configuration from command line and environment, and checks it. Makes the data folder and, where none is given,
 * the secret in it (`<data>/secret`, readable by its owner only). Throws ConfigError.
 */
export function loadConfig(flags: ConfigFlags = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  const { secret, ...config } = readConfig(flags, environment)
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o711 })
    return { ...config, secret: secret ?? keptSecret(config.dataDir) }
  } catch (error) {
    throw new ConfigError(
      `DOORSTEP_DATA (--data): the folder ${config.dataDir} can't be used: ${error instanceof Error ? error.message : error}`,
    )
  }
}

/** The same without touching the disk: `secret` is missing when nobody gave one. Throws ConfigError. */
export function readConfig(
  flags: ConfigFlags,
  environment: NodeJS.ProcessEnv,
): Omit<Config, 'secret'> & { secret?: string | undefined } {
  const read = new Reader(environment)
  const databaseUrl = read.address('DATABASE_URL', ['postgres:', 'postgresql:'])
  const config = {
    host: flags.host ?? read.text('HOST') ?? '127.0.0.1',
    port: read.whole('PORT', { flag: '--port', given: flags.port, from: 0, to: 65_535 }) ?? 8311,
    dataDir: resolve(flags.data ?? read.text('DOORSTEP_DATA') ?? '.doorstep'),
    databaseUrl,
    databaseAppUrl: read.address('DATABASE_APP_URL', ['postgres:', 'postgresql:']),
    poolSize: read.whole('DATABASE_POOL', { from: 2, to: 500 }) ?? 10,
    secret: read.secret('DOORSTEP_SECRET'),
    role: read.oneOf('DOORSTEP_ROLE', roles, { flag: '--role', given: flags.role }) ?? 'all',
    stopDelay: read.whole('STOP_DELAY', { from: 0, to: 600 }) ?? 0,
    // Whoever brings a database of their own means it: no synthetic people in it unless asked for.
    demo:
      read.oneOf('DEMO', ['small', 'full', 'none'] as const, { flag: '--demo', given: flags.demo }) ??
      (databaseUrl ? 'none' : 'small'),
    publicUrl: read.address('DOORSTEP_URL', ['http:', 'https:'])?.replace(/\/+$/, ''),
    trustProxy: read.whole('TRUST_PROXY', { from: 0, to: 10 }) ?? 0,
    logLevel: read.oneOf('LOG_LEVEL', logLevels),
    metricsToken: read.text('METRICS_TOKEN'),
    rateLimit: read.whole('RATE_LIMIT', { from: 0, to: 10_000_000 }),
    oidc: oidc(read),
    smtp: smtp(read),
    sms: sms(read),
    s3: s3(read),
    traces: traces(read),
    outgoingAllow: read.networks('OUTGOING_ALLOW'),
  }
  if (config.role !== 'all') {
    read.needs('DATABASE_URL', `--role ${config.role}: the database that comes along serves one process`)
    read.needs('DOORSTEP_SECRET', `--role ${config.role}: all processes must have the same`)
  }
  read.finish()
  return config
}

function oidc(read: Reader): OidcConfig | undefined {
  const given = read.group(['OIDC_ISSUER', 'OIDC_CLIENT_ID'], ['OIDC_CLIENT_SECRET', 'OIDC_NAME'])
  if (!given) return undefined
  read.address('OIDC_ISSUER', ['http:', 'https:'])
  return {
    issuer: given('OIDC_ISSUER'),
    clientId: given('OIDC_CLIENT_ID'),
    clientSecret: read.text('OIDC_CLIENT_SECRET'),
    name: read.text('OIDC_NAME') ?? 'OpenID Connect',
  }
}

function smtp(read: Reader): SmtpConfig | undefined {
  const given = read.group(['SMTP_URL', 'SMTP_FROM'])
  if (!given) return undefined
  read.address('SMTP_URL', ['smtp:', 'smtps:'])
  return { url: given('SMTP_URL'), from: given('SMTP_FROM') }
}

function sms(read: Reader): SmsConfig | undefined {
  const given = read.group(['SMS_WEBHOOK_URL', 'SMS_WEBHOOK_SECRET'])
  if (!given) return undefined
  read.address('SMS_WEBHOOK_URL', ['http:', 'https:'])
  return { url: given('SMS_WEBHOOK_URL'), secret: given('SMS_WEBHOOK_SECRET') }
}

function s3(read: Reader): S3Config | undefined {
  const given = read.group(
    ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
    ['S3_ENDPOINT', 'S3_REGION', 'S3_PATH_STYLE'],
  )
  if (!given) return undefined
  return {
    bucket: given('S3_BUCKET'),
    region: read.text('S3_REGION') ?? 'us-east-1',
    endpoint: read.address('S3_ENDPOINT', ['http:', 'https:']),
    accessKeyId: given('S3_ACCESS_KEY_ID'),
    secretAccessKey: given('S3_SECRET_ACCESS_KEY'),
    pathStyle: read.oneOf('S3_PATH_STYLE', ['true', 'false'] as const) === 'true',
  }
}

/** By the variables of OpenTelemetry. The endpoint of all signals gets the path of traces, as its specification says. */
function traces(read: Reader): TracesConfig | undefined {
  const own = read.address('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', ['http:', 'https:'])
  const common = read.address('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:'])
  const url = own ?? (common === undefined ? undefined : `${common.replace(/\/+$/, '')}/v1/traces`)
  const share = read.share('OTEL_TRACES_SAMPLER_ARG') ?? 1
  const headers = read.pairs('OTEL_EXPORTER_OTLP_HEADERS')
  return url === undefined ? undefined : { url, headers, service: read.text('OTEL_SERVICE_NAME') ?? 'doorstep', share }
}

interface Given {
  flag?: string
  given?: string | undefined
}

/** Reads variables and collects what is wrong, so that a person sees every fault at once. */
class Reader {
  readonly #environment: NodeJS.ProcessEnv
  readonly #faults: string[] = []

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment
  }

  /** An empty variable counts as none: compose files pass those on. */
  text(name: string): string | undefined {
    return this.#environment[name]?.trim() || undefined
  }

  whole(name: string, { flag, given, from, to }: Given & { from: number; to: number }): number | undefined {
    const value = given ?? this.text(name)
    if (value === undefined) return undefined
    const number = Number(value)
    if (/^\d+$/.test(value) && number >= from && number <= to) return number
    this.#fault(name, flag, `must be a whole number from ${from} to ${to}, not "${value}"`)
    return undefined
  }

  oneOf<const Value extends string>(
    name: string,
    values: readonly Value[],
    { flag, given }: Given = {},
  ): Value | undefined {
    const value = given ?? this.text(name)
    const found = values.find((each) => each === value)
    if (value !== undefined && found === undefined) {
      this.#fault(name, flag, `must be one of ${values.join(', ')}, not "${value}"`)
    }
    return found
  }

  /** The value is never repeated in the fault: it may hold a password. */
  address(name: string, protocols: string[]): string | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    this.#fault(
      name,
      undefined,
      `must be an address that starts with ${protocols.map((each) => `${each}//`).join(' or ')}`,
    )
    return undefined
  }

  share(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = Number(value)
    if (number >= 0 && number <= 1) return number
    this.#fault(name, undefined, `must be a number from 0 to 1, not "${value}"`)
    return undefined
  }

  /** `key=value,key=value`, percent-encoded. The value is never repeated in the fault: it may be a token. */
  pairs(name: string): Record<string, string> {
    const pairs: Record<string, string> = {}
    for (const part of this.text(name)?.split(',').filter(Boolean) ?? []) {
      const [key, ...value] = part.split('=')
      if (/^[\w-]+$/.test(key?.trim() ?? '') && /^[\x21-\x7e]+$/.test(value.join('=').trim()))
        pairs[(key ?? '').trim()] = unescaped(value.join('=').trim())
      else this.#fault(name, undefined, 'must be a list such as key=value,other=value')
    }
    return pairs
  }

  networks(name: string): string[] | undefined {
    const entries = this.text(name)
      ?.split(/[\s,]+/)
      .filter(Boolean)
    try {
      if (entries) allowedNetworks(entries)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#fault(
        name,
        undefined,
        `must be a list of addresses or networks such as 10.1.0.0/16, not "${error.message}"`,
      )
    }
    return entries
  }

  secret(name: string): string | undefined {
    const value = this.text(name)
    if (value === undefined || value.length >= 32) return value
    this.#fault(name, undefined, `must have at least 32 characters; it has ${value.length}`)
    return undefined
  }

  /** A variable without which something else that was asked for can't be. */
  needs(name: string, because: string): void {
    if (this.text(name) === undefined) this.#fault(name, undefined, `is missing; it is needed by ${because}`)
  }

  /** A group that only works whole: undefined when none of it is given, else a way to read what must be there. */
  group(needed: string[], optional: string[] = []): ((name: string) => string) | undefined {
    const given = [...needed, ...optional].filter((name) => this.text(name) !== undefined)
    if (given.length === 0) return undefined
    for (const name of needed) {
      if (!given.includes(name)) this.#fault(name, undefined, `is missing; it is needed because ${given[0]} is set`)
    }
    return (name) => this.text(name) ?? ''
  }

  finish(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults.join('\n'))
  }

  #fault(name: string, flag: string | undefined, text: string): void {
    this.#faults.push(`${flag ? `${name} (${flag})` : name} ${text}.`)
  }
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    // Fails when the file is there: of two processes that start at once, one makes the secret and both use it.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new ConfigError(`The secret in ${file} is damaged: it must have at least 32 characters.`)
  return secret
}

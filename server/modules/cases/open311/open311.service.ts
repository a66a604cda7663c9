import type { Locale } from '../../../../contract/common.ts'
import { Refused } from '../../../platform/errors.ts'
import { contentHash, type IdempotencyClaim } from '../../../platform/http/idempotency.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { textOf } from '../../../platform/messages.ts'
import { anonymous } from '../../../platform/policy/actor.ts'
import { findUnitByCode } from '../../territory/territory.api.ts'
import type { CaseContext, CasesDeps } from '../cases.context.ts'
import type { IntakeService } from '../intake/intake.service.ts'
import { passFor } from '../reading/file-pass.rules.ts'
import type { Answer, Value } from './answer.rules.ts'
import { wrong } from './faults.ts'
import type { Keys } from './keys.service.ts'
import { newRequestOf } from './new-request.rules.ts'
import { open311Store } from './open311.store.ts'
import type { Parameters } from './parameters.rules.ts'
import type { SentPhoto } from './receive.ts'
import { requestOf, requestsWanted } from './requests.rules.ts'
import { definitionOf, findService, servicesOf, staffOnly } from './services.rules.ts'

/** One request to this interface, read and with its tenant found. */
export interface Asked {
  tenant: Tenant
  locale: Locale
  parameters: Parameters
  photos: readonly SentPhoto[]
  /** Where this installation is reached, such as `https://help.example.org`. */
  origin: string
  /** Path in front of `/open311/v2`, such as `/t/demo`; empty where none is needed. */
  prefix: string
  /** Sent along by clients that number their writes. */
  idempotencyKey: string | undefined
}

/** What the interface stands on. */
export interface Open311Deps extends CasesDeps {
  intake: IntakeService
  keys: Keys
}

/** When the interface last changed in a way that clients notice. */
const changeset = '2026-11-21T00:00:00Z'

/** GeoReport v2, apart from updates. */
export type Open311Service = ReturnType<typeof createOpen311>

/** Makes the service of Open311. */
export function createOpen311(deps: Open311Deps) {
  const { database, clock, keys } = deps

  const requests = async (asked: Asked, numbers?: readonly string[]): Promise<Value[]> => {
    const context = await deps.contextOf(asked.tenant)
    const now = clock.now()
    const hidden = staffOnly(context.configuration)
    const keyId = (await findKey(keys, asked))?.id
    const wanted = numbers
      ? { numbers, hidden, limit: 1, offset: 0 }
      : requestsWanted(asked.parameters, { context, hidden, now, keyId })
    const rows = await database.tx(asked.tenant.id, (tx) => open311Store(tx).listRequests(wanted), { readOnly: true })
    const given = {
      ...readerOf(asked),
      context,
      keyId,
      extended: asked.parameters.find('extensions')?.toLowerCase() === 'true',
      urlOf: urlsOf(asked, { secret: deps.secret, now }),
    }
    return rows.map((row) => requestOf(row, given))
  }

  return {
    /** What this interface is and where. */
    async discovery({ tenant, locale, origin, prefix }: Asked): Promise<Answer> {
      const url = `${origin}${prefix}/open311/v2`
      const values = {
        tenant: locale === 'zh-CN' ? tenant.name.zh : tenant.name.en,
        url: `${origin}/t/${tenant.slug}/`,
      }
      return {
        root: 'discovery',
        value: {
          changeset,
          contact: textOf({ locale, area: 'open311', key: 'open311.contact', values }),
          key_service: textOf({ locale, area: 'open311', key: 'open311.key_service', values }),
          endpoints: [
            {
              specification: 'http://wiki.open311.org/GeoReport_v2',
              url,
              changeset,
              type: tenant.demo ? 'test' : 'production',
              formats: ['text/xml', 'application/json'],
            },
          ],
        },
      }
    },

    /** What can be asked for. */
    async services({ tenant, locale }: Asked): Promise<Answer> {
      return servicesOf((await deps.contextOf(tenant)).configuration, locale)
    },

    /** The questions of one service. Unknown: 404. */
    async service({ tenant, locale }: Asked, code: string): Promise<Answer> {
      return definitionOf(getService(await deps.contextOf(tenant), code), locale)
    },

    /** Files a request. Answers once it is durable, always with its number: tokens are never needed. */
    async create(asked: Asked): Promise<Answer> {
      const { tenant, locale, parameters } = asked
      const key = await getKey(keys, asked)
      const context = await deps.contextOf(tenant)
      const category = getService(context, parameters.get('service_code'))
      const code = parameters.find('address_id')
      const unit = code ? await database.tx(tenant.id, (tx) => findUnitByCode(tx, code), { readOnly: true }) : undefined
      const { input, mediaUrls } = newRequestOf(parameters, { category, unitId: unit?.id, locale })
      const claim = claimOf(asked, { keyId: key.id, sent: [input, mediaUrls], at: clock.now() })
      const fileIds: string[] = []
      for (const photo of asked.photos) fileIds.push((await deps.files.take({ tenantId: tenant.id, ...photo })).id)
      const receipt = await deps.intake.report({
        ...{ tenant, locale, claim, actor: anonymous, channel: 'open311', lenient: true },
        input: { ...input, fileIds },
        along: (tx, caseId) => open311Store(tx).addRequest({ caseId, keyId: key.id, mediaUrls }),
      })
      const numbers = context.configuration.settings.emergencyNumbers.map(({ number }) => number).join(', ')
      const notice = context.configuration.isDanger(category.id)
        ? textOf({ locale, area: 'open311', key: 'open311.danger', values: { numbers } })
        : null
      return {
        root: 'service_requests',
        item: 'request',
        value: [
          {
            service_request_id: receipt.number,
            service_notice: notice,
            account_id: parameters.find('account_id') ?? null,
          },
        ],
      }
    },

    /** The number for a token. Every request has its number at once, so the number is its own token. */
    async token(asked: Asked, token: string): Promise<Answer> {
      const { tenant } = asked
      const number = token.toUpperCase()
      const hidden = staffOnly((await deps.contextOf(tenant)).configuration)
      const found = await database.tx(tenant.id, (tx) => open311Store(tx).findCase(number, hidden), { readOnly: true })
      if (!found) throw new Refused('open311.token_not_found', {}, { status: 404 })
      return { root: 'service_requests', item: 'request', value: [{ service_request_id: number, token }] }
    },

    /** A list of requests, newest first. */
    async requests(asked: Asked): Promise<Answer> {
      return { root: 'service_requests', item: 'request', value: await requests(asked) }
    },

    /** A list of one. Unknown: 404. */
    async request(asked: Asked, number: string): Promise<Answer> {
      const value = await requests(asked, [number.toUpperCase()])
      if (value.length === 0) throw new Refused('open311.request_not_found', {}, { status: 404 })
      return { root: 'service_requests', item: 'request', value }
    },
  }
}

/** In which words and by which clock something is told. */
export const readerOf = ({ tenant, locale }: Asked) => ({ locale, timeZone: tenant.timeZone })

/** The key of a write. Missing or not good: 403. */
export async function getKey(keys: Keys, asked: Asked): Promise<{ id: string }> {
  if (asked.parameters.find('api_key') === undefined) throw new Refused('open311.key_required', {}, { status: 403 })
  const key = await findKey(keys, asked)
  if (!key) throw new Refused('open311.key_unknown', {}, { status: 403 })
  return key
}

/** The key somebody shows though they needn't: one that isn't good is none. */
export async function findKey(keys: Keys, asked: Asked): Promise<{ id: string } | undefined> {
  const secret = asked.parameters.find('api_key')
  return secret === undefined ? undefined : await keys.find(asked.tenant.id, secret)
}

/** Addresses of files that work for some hours, for clients that fetch pictures. */
export function urlsOf(asked: Asked, given: { secret: string; now: Date }): (fileId: string) => string {
  const { origin, tenant } = asked
  return (fileId) => `${origin}/t/${tenant.slug}/api/v1/files/${fileId}?pass=${passFor({ fileId, ...given })}`
}

function getService(context: CaseContext, code: string) {
  const category = findService(context.configuration, code)
  if (!category) throw new Refused('open311.service_not_found', { code: code.slice(0, 60) }, { status: 404 })
  return category
}

function claimOf(asked: Asked, given: { keyId: string; sent: unknown; at: Date }): IdempotencyClaim | undefined {
  const key = asked.idempotencyKey
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw wrong('idempotency.key_malformed')
  // Two systems may number their writes alike.
  const ownKey = `${given.keyId} ${key}`
  return {
    key: ownKey,
    route: 'open311.create',
    content: contentHash(given.keyId, given.sent),
    at: given.at,
    replayed: false,
  }
}

import type { Channel, NewCase, Receipt } from '../../../../contract/cases.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { together } from '../../../platform/database/together.ts'
import { Refused } from '../../../platform/errors.ts'
import { claimRow, type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outboxRows, tellPublished } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import type { CasesDeps } from '../cases.context.ts'
import { factsOf, publishChanges } from '../cases.events.ts'
import { casesStore } from '../cases.store.ts'
import { findLevel, nameOfBody } from '../lifecycle/bodies.ts'
import { currentClock } from '../lifecycle/case-state.ts'
import { open } from '../lifecycle/new-case.rules.ts'
import type { ContactRow } from '../saving.store.ts'
import { hashSecret, newSecret } from '../secret.rules.ts'
import { type Filing, fileCases, filingValues } from './filing.store.ts'
import { type Numbers, yearIn } from './numbers.ts'
import { channelOf, prepare } from './prepare.rules.ts'

/** One report as it came in. */
export interface Report {
  tenant: Tenant
  actor: Actor
  input: NewCase
  claim: IdempotencyClaim | undefined
  /** For ways in that name their own channel, such as Open311. */
  channel?: Channel
  /** Outside systems may leave out answers. */
  lenient?: boolean
  locale: 'en' | 'zh-CN'
  /** What its way in keeps beside the case, in the same transaction. */
  along?: (tx: Tx, caseId: string, number: string) => Promise<void>
}

/** Takes reports in. */
export interface IntakeService {
  /** Files a report and answers with its number and secret once it is durable. The same claim again gets the same answer. */
  report(report: Report): Promise<Receipt>
}

/** A report in a batch: filed now; or by itself, where its key was there before, a file of it is not to be had, or the batch can't be written. */
type Outcome = 'filed' | 'alone'

/** Reports of one batch at most: what a few hundred milliseconds of writing hold. */
const most = 64
/** Reports for which a second statement pays while one is under way: what it costs before its first row is as much as four rows. */
const worth = 16

/** Makes the intake service. */
export function createIntake(deps: CasesDeps & { numbers: Numbers }): IntakeService {
  // Reports that meet share a transaction (decision 60).
  const file = together<Filing & { tenantId: string }, Outcome>({
    nameOf: ({ tenantId }) => tenantId,
    keyOf: ({ claim }) => claim.key,
    ...{ width: 2, worth, most },
    async run(filings) {
      const tenantId = filings[0]?.tenantId as string
      try {
        const values = filingValues(tenantId, filings)
        const rows = await deps.database.one<{ key: string }>(tenantId, fileCases, values)
        const filed = new Set(rows.map(({ key }) => key))
        if (filed.size > 0) tellPublished(tenantId)
        return filings.map(({ claim }) => (filed.has(claim.key) ? 'filed' : 'alone'))
      } catch (error) {
        // The database can't be reached, is full or too busy: that is everybody's answer.
        if (error instanceof Refused) throw error
        return filings.map(() => 'alone')
      }
    },
  })
  return {
    async report({ tenant, actor, input, claim, channel: by, lenient, locale, along }) {
      const context = await deps.contextOf(tenant)
      const now = deps.clock.now()
      const channel = channelOf(actor, input, by)
      const id = uuidv7()
      const number = await deps.numbers.next({
        tenantId: tenant.id,
        prefix: tenant.numberPrefix,
        year: yearIn(tenant.timeZone, now),
      })
      const { intake, by: doer } = prepare(input, {
        context,
        actor,
        channel,
        id,
        number,
        ...(lenient ? { lenient } : {}),
      })
      const opened = open(intake, {
        now,
        by: channel === 'open311' ? { kind: 'open311' } : doer,
        newId: uuidv7,
        limits: context.limits({
          conditionId: intake.conditionId,
          categoryId: intake.category?.id ?? null,
          priority: intake.priority,
        }),
        bodies: context.bodies,
        clockwork: context.clockwork,
      })
      const secret = newSecret()
      const contact = contactOf({ input, actor, caseId: id, locale })
      const { state, events } = opened
      const change = { state, events, secretHash: hashSecret(secret), contact }
      const level = findLevel(context.bodies, state.holder)
      const receipt: Receipt = {
        id,
        number,
        secret,
        state: state.state,
        holder: { ...state.holder, name: nameOfBody(context.bodies, state.holder), ...(level ? { level } : {}) },
        dueAt: currentClock(state)?.dueAt ?? null,
      }
      const fileIds = [...new Set([...input.fileIds, ...(input.solved?.fileIds ?? [])])]
      if (claim && !along) {
        const outbox = outboxRows(factsOf([change], context.bodies))
        const { accountId } = actor
        const outcome = await file({
          ...{ tenantId: tenant.id, change, claim: claimRow(claim, receipt), fileIds, accountId, outbox },
        })
        if (outcome === 'filed') {
          claim.replayed = false
          return receipt
        }
      }
      return await deps.database.tx(tenant.id, (tx) =>
        idempotent({
          tx,
          claim,
          work: async () => {
            await casesStore(tx).save([change])
            await deps.files.attach(tx, {
              fileIds,
              ownerKind: 'case',
              ownerId: id,
              accountId: actor.accountId,
            })
            await along?.(tx, id, number)
            await publishChanges(tx, [change], context.bodies)
            return receipt
          },
        }),
      )
    },
  }
}

/** Who brought it, kept apart from the timeline. Null when nobody said anything about themselves. */
function contactOf(given: { input: NewCase; actor: Actor; caseId: string; locale: 'en' | 'zh-CN' }): ContactRow | null {
  const { input, actor, caseId } = given
  const { contact, onBehalfOf } = input
  const account = actor.posts.length === 0 ? actor.accountId : undefined
  if (!account && !onBehalfOf && !contact?.name && !contact?.phone && !contact?.mail && !contact?.addressDetail)
    return null
  return {
    case_id: caseId,
    account_id: account ?? null,
    name: contact?.name || null,
    phone: contact?.phone || null,
    mail: contact?.mail || null,
    address_detail: contact?.addressDetail || null,
    hear_back: contact?.hearBack ?? 'none',
    on_behalf_name: onBehalfOf?.name ?? null,
    on_behalf_phone: onBehalfOf?.phone ?? null,
    mandate: onBehalfOf?.mandate ?? null,
    locale: input.locale ?? given.locale,
  }
}

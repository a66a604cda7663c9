import type { Locale, LocalizedName } from '../../../../contract/common.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import type { CaseContext } from '../cases.context.ts'
import { casesStore } from '../cases.store.ts'
import type { PiledUp } from '../concerns/concerns.service.ts'
import { followersStore } from '../followers.store.ts'
import { nameOfBody } from '../lifecycle/bodies.ts'
import { type CaseState, currentClock, type Doer } from '../lifecycle/case-state.ts'
import { hashSecret, isSecretOf, noticeSecret } from '../secret.rules.ts'
import { askedBefore, type Concerned, concernedBy, type Seat, seatOf } from './news.rules.ts'

/** Somebody who brought or follows a case, and how they said they want to hear. */
export interface CaseHearer {
  /** Stable name of the hearer where there is neither account nor address: `case:<id>` or `follower:<id>`. */
  ref: string
  accountId: string | null
  phone: string | null
  mail: string | null
  /** The way they chose for this case. */
  hearBack: string
  locale: Locale
}

/** A fact of a case with everybody it concerns: what a notice is made of. Names no resident. */
export interface CaseNews {
  caseId: string
  number: string
  danger: boolean
  confidential: boolean
  by: Pick<Doer, 'kind' | 'accountId'>
  facts: {
    holder: LocalizedName
    category: LocalizedName | null
    place: LocalizedName | null
    /** Words staff wrote in it for the reporter. */
    words: string | null
    due: string | null
  }
  reporter: CaseHearer | undefined
  followers: CaseHearer[]
  concerned: Concerned
}

/** The door of cases for whoever tells people how things go. */
export interface CaseTelling {
  /** Fetches what a tenant's cases are decided by, outside any transaction; then facts can be read inside one. */
  open(tenant: Tenant): Promise<{
    /** A fact by its place in the timeline; `seq` 0: the case as it stands now. */
    read(tx: Tx, given: { caseId: string; seq: number }): Promise<CaseNews>
    /** Where the same complaint piles up, in words, and who is to hear of it. */
    readConcern(concern: Pick<PiledUp, 'categoryId' | 'unitId' | 'owes'>): {
      facts: Pick<CaseNews['facts'], 'holder' | 'category' | 'place'>
      seats: Seat[]
    }
  }>
  /** Who shows this secret; undefined where it opens nothing. */
  findHearer(
    tx: Tx,
    given: { number: string; secret: string },
  ): Promise<{ caseId: string; hearer: CaseHearer } | undefined>
  /** The secret that links in notices to the reporter of a case carry. */
  secretFor(caseId: string): string
}

const localeOf = (text: string): Locale => (text === 'en' ? 'en' : 'zh-CN')

/** Opens the door; `secret` is that of the installation. */
export function openTelling(given: { secret: string; contextOf(tenant: Tenant): Promise<CaseContext> }): CaseTelling {
  const { secret } = given
  return {
    async open(tenant) {
      const context = await given.contextOf(tenant)
      const { bodies, configuration } = context
      return {
        read: (tx, wanted) => readNews(tx, context, wanted),
        readConcern: ({ categoryId, unitId, owes }) => ({
          facts: {
            holder: nameOfBody(bodies, owes),
            category: configuration.categories.get(categoryId)?.name ?? null,
            place: bodies.unit(unitId)?.name ?? null,
          },
          seats: [seatOf(owes, bodies)],
        }),
      }
    },
    async findHearer(tx, { number, secret: offered }) {
      const stored = await casesStore(tx).findByNumber(number)
      if (!stored) return undefined
      const { state, secretHash } = stored
      const caseId = state.id
      const hash = hashSecret(offered)
      const follower = (await followersStore(tx).list(caseId)).find((one) => one.secret_hash === hash)
      if (follower)
        return {
          caseId,
          hearer: {
            ref: `follower:${follower.id}`,
            accountId: follower.account_id,
            phone: follower.phone,
            mail: follower.mail,
            hearBack: follower.hear_back,
            locale: localeOf(follower.locale),
          },
        }
      if (!isSecretOf(offered, { secretHash, secret, caseId })) return undefined
      const hearer = reporterOf(state, await followersStore(tx).findContact(caseId))
      return hearer && { caseId, hearer }
    },
    secretFor: (caseId) => noticeSecret({ secret, caseId }),
  }
}

/** Whoever brought it; nobody where staff found it themselves. */
function reporterOf(
  state: CaseState,
  contact: Awaited<ReturnType<ReturnType<typeof followersStore>['findContact']>>,
): CaseHearer | undefined {
  if (contact)
    return {
      ref: `case:${state.id}`,
      accountId: contact.account_id,
      phone: contact.phone,
      mail: contact.mail,
      hearBack: contact.hear_back,
      locale: localeOf(contact.locale),
    }
  if (state.reporterKind === 'staff') return undefined
  return {
    ...{ ref: `case:${state.id}`, accountId: null, phone: null, mail: null },
    ...{ hearBack: 'none', locale: 'zh-CN' as const },
  }
}

async function readNews(tx: Tx, context: CaseContext, given: { caseId: string; seq: number }): Promise<CaseNews> {
  const { caseId, seq } = given
  const { bodies, configuration } = context
  const cases = casesStore(tx)
  const { state, followers: following } = await cases.get(caseId)
  const [event] = seq > 0 ? await cases.events(caseId, seq - 1) : []
  const before = event && askedBefore(event.type) ? (await cases.events(caseId)).filter((one) => one.seq < seq) : []
  const contact = await followersStore(tx).findContact(caseId)
  const followers = following === 0 ? [] : await followersStore(tx).list(caseId)
  const category = state.categoryId ? configuration.categories.get(state.categoryId) : undefined
  const nothing: Concerned = {
    ...{ holder: [], handler: [], target: [], issuer: [], approver: [] },
    requester: undefined,
  }
  return {
    caseId,
    number: state.number,
    danger: state.priority === 'danger',
    confidential: state.confidential,
    by: { kind: event?.by.kind ?? 'system', ...(event?.by.accountId ? { accountId: event.by.accountId } : {}) },
    facts: {
      holder: nameOfBody(bodies, state.holder),
      category: category?.name ?? null,
      place: state.unitId ? (bodies.unit(state.unitId)?.name ?? null) : null,
      words: event?.by.kind === 'staff' && event.public ? (event.text ?? null) : null,
      due: currentClock(state)?.dueAt ?? null,
    },
    reporter: reporterOf(state, contact),
    followers: followers.map((one) => ({
      ref: `follower:${one.id}`,
      accountId: one.account_id,
      phone: one.phone,
      mail: one.mail,
      hearBack: one.hear_back,
      locale: localeOf(one.locale),
    })),
    concerned: event ? concernedBy(event, { state, bodies, before }) : nothing,
  }
}

import type { Locale } from '../../../../contract/common.ts'
import {
  boardConsentVersion,
  type DeskStar,
  type MyStar,
  type NameShown,
  type PublishedStar,
  type StarLadder,
  type StarObjection,
  starConsentVersion,
} from '../../../../contract/points-stars.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { textOf } from '../../../platform/messages.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { maskName } from '../../../platform/policy/mask.ts'
import { findProfile } from '../../people/people.api.ts'
import type { Points } from '../points.context.ts'
import { mayDecideStars } from './stars.policy.ts'
import {
  answerBy,
  contestUntil,
  lightOf,
  mayWithdraw,
  type StarFacts,
  usualLadder,
  whyNotAgree,
  whyNotDecide,
} from './stars.rules.ts'
import { type StarObjectionRecord, type StarRecord, starsStore } from './stars.store.ts'

/** Kind of what the consent, the reveals and the audit of a star hang on. */
export const starKind = 'star'
/** Purpose of the consent to its publication. */
export const starPurpose = 'points.star'

// messages: stars.consent.star, stars.consent.board

/** The words somebody agrees to whose star is published. */
export const starConsent = (locale: Locale, days: number): { version: string; text: string } => ({
  version: starConsentVersion,
  text: textOf({ locale, area: 'stars', key: 'stars.consent.star', values: { days } }),
})

/** The words somebody agrees to who goes on a board. */
export const boardConsent = (locale: Locale): { version: string; text: string } => ({
  version: boardConsentVersion,
  text: textOf({ locale, area: 'stars', key: 'stars.consent.board' }),
})

/** The ladder in force; version 0 is the usual one. */
export async function ladderOf(tx: Tx): Promise<StarLadder & { version: number }> {
  return (await starsStore(tx).ladder()) ?? { ...usualLadder, version: 0 }
}

/** What somebody is called, by what they told about themselves; undefined where that is nothing. */
export async function nameOf(tx: Tx, accountId: string): Promise<string | undefined> {
  return (await findProfile(tx, accountId))?.name?.trim() || undefined
}

/** What somebody who is here themselves is called: by their details, or by their account. */
export async function ownName(tx: Tx, { accountId, personName }: Actor): Promise<string | undefined> {
  return (accountId && (await nameOf(tx, accountId))) || personName?.trim() || undefined
}

/** A name as its owner wants it in public. */
export const shownName = (name: string, shown: NameShown): string => (shown === 'full' ? name : maskName(name))

/** A star as the rules need it. */
export const factsOf = (record: StarRecord, objections: readonly StarObjectionRecord[]): StarFacts => ({
  ...{ state: record.state, owner: record.accountId, hours: record.hours, publishedUntil: record.publishedUntil },
  ...{ decidedAt: record.decidedAt, contested: record.contestedAt !== null, firstDecidedBy: record.firstDecidedBy },
  objections: objections.map(({ accountId, at, answeredAt }) => ({ by: accountId, at, answered: answeredAt !== null })),
})

const objectionAsSeen = (objection: StarObjectionRecord): StarObjection => ({
  ...{ id: objection.id, ground: objection.ground, words: objection.words, at: objection.at.toISOString() },
  ...{ answer: objection.answer, answerBy: answerBy(objection.at).toISOString() },
})

type Atlas = Awaited<ReturnType<Points['cases']['territory']['atlas']>>

const publicationOf = (record: StarRecord, now: Date) => {
  const { publishedFrom: from, publishedUntil: until } = record
  if (!from || !until) return null
  return { from: from.toISOString(), until: until.toISOString(), light: lightOf({ from, until }, now) }
}

function common(record: StarRecord, atlas: Atlas, now: Date) {
  const { id, version, grade, hours, state, why } = record
  return {
    ...{ id, version, grade, hours, unit: atlas.get(record.unitId).ref, state, why },
    publication: publicationOf(record, now),
    ...{ proposedAt: record.proposedAt.toISOString(), decidedAt: record.decidedAt?.toISOString() ?? null },
    contested: record.contestedWords,
  }
}

/** Stars as their owner reads them. */
export async function mineAsSeen(points: Points, tx: Tx, records: readonly StarRecord[]): Promise<MyStar[]> {
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  const now = points.clock.now()
  const store = starsStore(tx)
  const objections = await store.objections(records.map(({ id }) => id))
  const minutes = await store.minutes(records.map(({ accountId }) => accountId))
  return records.map((record) => {
    const own = objections.filter(({ starId }) => starId === record.id)
    const facts = factsOf(record, own)
    return {
      ...{ ...common(record, atlas, now), shown: record.shown, objections: own.map(objectionAsSeen) },
      contestUntil: contestUntil(facts, now)?.toISOString() ?? null,
      rights: {
        agree: whyNotAgree(facts, minutes.get(record.accountId) ?? 0) === undefined,
        withdraw: mayWithdraw(facts),
      },
    }
  })
}

/** A star as everybody reads it while it is published. */
export function publicAsSeen(record: StarRecord, atlas: Atlas, now: Date): PublishedStar {
  const publication = publicationOf(record, now)
  if (!publication || record.shown === null) throw new Error('only what is published has a name to show')
  const { id, grade, hours, shown: name } = record
  return { id, name, grade, hours, unit: atlas.get(record.unitId).ref, publication }
}

/** Stars as this reader, who may decide about some, reads them. */
export async function deskAsSeen(
  points: Points,
  tx: Tx,
  given: { records: readonly StarRecord[]; actor: Actor; locale: Locale },
): Promise<DeskStar[]> {
  const { records, actor, locale } = given
  const atlas = await points.cases.territory.atlas(tx.tenantId)
  const now = points.clock.now()
  const store = starsStore(tx)
  const objections = await store.objections(records.map(({ id }) => id))
  const minutes = await store.minutes(records.map(({ accountId }) => accountId))
  const seen: DeskStar[] = []
  for (const record of records) {
    const own = objections.filter(({ starId }) => starId === record.id)
    const has = minutes.get(record.accountId) ?? 0
    const why = mayDecideStars(actor, atlas.get(record.unitId).path)
      ? whyNotDecide(factsOf(record, own), { by: actor.accountId, now, minutes: has })
      : 'platform.forbidden'
    seen.push({
      ...{
        ...common(record, atlas, now),
        name: maskName((await nameOf(tx, record.accountId)) ?? record.shown ?? '–'),
        minutes: has,
      },
      objections: own.map(objectionAsSeen),
      mayDecide: why === undefined,
      whyNot: why === undefined ? null : { code: why, words: textOf({ locale, area: 'errors', key: why }) },
    })
  }
  return seen
}

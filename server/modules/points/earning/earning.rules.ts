import { createHash } from 'node:crypto'
import type { PointsBasis, ReviewSettings } from '../../../../contract/points.ts'

/** What a rule gives for a deed, before caps on a person: by quarters of an hour, rounded down, or for the deed. */
export function pointsFor(
  rule: { basis: PointsBasis; points: number; perDeed: number | null },
  minutes: number | null,
): number {
  const quarters = Math.floor((minutes ?? 0) / 15)
  const earned = rule.basis === 'deed' ? rule.points : Math.floor((rule.points * quarters) / 4)
  return rule.perDeed === null ? earned : Math.min(earned, rule.perDeed)
}

/** What somebody earned already: under the rule and under the whole scheme, on the day, in the month, ever. */
export interface Earned {
  ruleDay: number
  ruleMonth: number
  ruleEver: number
  schemeDay: number
  schemeMonth: number
}

/** Caps of a rule and of its scheme; null: none. */
export interface Caps {
  perDay: number | null
  perMonth: number | null
  perPerson: number | null
  schemePerDay: number | null
  schemePerMonth: number | null
}

/** What caps leave of an earning: all, a part or nothing. Never takes back what was earned before. */
export function capped(points: number, earned: Earned, caps: Caps): number {
  const left = [
    room(caps.perDay, earned.ruleDay),
    room(caps.perMonth, earned.ruleMonth),
    room(caps.perPerson, earned.ruleEver),
    room(caps.schemePerDay, earned.schemeDay),
    room(caps.schemePerMonth, earned.schemeMonth),
  ]
  return Math.min(points, ...left)
}

const room = (cap: number | null, earned: number): number =>
  cap === null ? Number.POSITIVE_INFINITY : Math.max(0, cap - earned)

/** The instant months after another, on the same day of the month or the last one it has. */
export function monthsAfter(at: Date, months: number): Date {
  const then = new Date(at)
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() + months)
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(at.getUTCDate(), last))
  return then
}

/** An approval, as the review list reads it. Accounts serve to find pairs; nobody's name stands here. */
export interface Approval {
  claimId: string
  by: string
  earner: string
  at: Date
}

/** Something to look at. */
export interface Odd {
  kind: 'pair' | 'burst'
  key: string
  approvals: Approval[]
}

/** Two people most of whose approvals are for each other; each pair once, with the approvals behind it. */
export function pairsIn(
  approvals: readonly Approval[],
  { pair, share }: Pick<ReviewSettings, 'pair' | 'share'>,
): Odd[] {
  const byWho = Map.groupBy(approvals, ({ by }) => by)
  const odd: Odd[] = []
  for (const [one, of] of byWho)
    for (const [other, theirs] of Map.groupBy(of, ({ earner }) => earner)) {
      const back = (byWho.get(other) ?? []).filter(({ earner }) => earner === one)
      const all = byWho.get(other)?.length ?? 0
      if (one >= other || theirs.length < pair || back.length < pair) continue
      if (theirs.length * 100 < share * of.length || back.length * 100 < share * all) continue
      odd.push({ kind: 'pair', key: keyOf([one, other]), approvals: [...theirs, ...back] })
    }
  return odd
}

/** Hours in which one person approved very many. */
export function burstsIn(approvals: readonly Approval[], { burst }: Pick<ReviewSettings, 'burst'>): Odd[] {
  const hours = Map.groupBy(approvals, ({ by, at }) => `${by} ${Math.floor(at.getTime() / 3_600_000)}`)
  return [...hours]
    .filter(([, each]) => each.length >= burst)
    .map(([hour, each]) => ({ kind: 'burst', key: keyOf([hour]), approvals: each }))
}

/** Names a line of the list without naming anybody. */
const keyOf = (of: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...of].sort()))
    .digest('base64url')
    .slice(0, 22)

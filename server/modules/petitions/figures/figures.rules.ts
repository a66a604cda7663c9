import type { PetitionFigures, PetitionShare } from '../../../../contract/petition-figures.ts'

/** What a figure is counted from: one petition, nobody's name. */
export interface Counted {
  id: string
  filedAt: Date
  tellDueAt: Date
  toldAt: Date | null
  replyDueAt: Date | null
  repliedAt: Date | null
  state: string
  endedAt: Date | null
  reviewAsked: boolean
  /** When the same matter was brought again the first time. */
  broughtAgainAt: Date | null
  satisfaction: number | null
}

/** Days in which the same matter is not to come back. */
export const quietDays = 90

/** Groups of fewer are not told in public. */
export const fewest = 5

const share = (part: number, whole: number): PetitionShare => ({
  part,
  whole,
  share: whole === 0 ? null : part / whole,
})

const isIn = (at: Date | null, { from, to }: Span): boolean => at !== null && at >= from && at < to

interface Span {
  from: Date
  to: Date
}

/**
 * The promise in numbers over a time, `to` not in it.
 * - accepted in time: told not later than the day due ÷ those whose day lies in the time and is past, or were told in it
 * - replied in time: replied not later than the day due ÷ those whose day lies in the time and is past, or were replied to in it
 * - one time: ended in the time, no review asked and not brought again within 90 days ÷ ended in the time
 * - satisfaction: rated 4 or 5 ÷ rated; response: rated ÷ ended, both of those that ended in the time
 *
 * What was taken back by the petitioner is in none of them.
 */
export function figuresOf(all: readonly Counted[], given: Span & { now: Date }): PetitionFigures {
  const { now } = given
  const standing = all.filter(({ state }) => state !== 'void')
  const inTime = (due: (one: Counted) => Date | null, done: (one: Counted) => Date | null) => {
    const owed = standing.filter((one) => {
      const [by, at] = [due(one), done(one)]
      if (!by) return false
      // What was done before its day counts on the day it was done; what was not, on the day it was due.
      return at && at <= by ? isIn(at, given) : isIn(by, given) && by < now
    })
    const met = owed.filter((one) => {
      const [by, at] = [due(one), done(one)]
      return by !== null && at !== null && at <= by
    })
    return share(met.length, owed.length)
  }
  const ended = standing.filter(({ state, endedAt }) => state === 'closed' && isIn(endedAt, given))
  const once = ended.filter(({ reviewAsked, broughtAgainAt, endedAt }) => {
    if (reviewAsked || !endedAt) return false
    return !broughtAgainAt || broughtAgainAt.getTime() - endedAt.getTime() > quietDays * 86_400_000
  })
  const rated = ended.filter(({ satisfaction }) => satisfaction !== null)
  const content = rated.filter(({ satisfaction }) => (satisfaction ?? 0) >= 4)
  return {
    ...{ from: given.from.toISOString(), to: given.to.toISOString() },
    brought: all.filter(({ filedAt }) => isIn(filedAt, given)).length,
    acceptedInTime: inTime(
      (one) => one.tellDueAt,
      (one) => one.toldAt,
    ),
    repliedInTime: inTime(
      (one) => one.replyDueAt,
      (one) => one.repliedAt,
    ),
    oneTime: share(once.length, ended.length),
    satisfaction: share(content.length, rated.length),
    response: share(rated.length, ended.length),
  }
}

/** A count as the public reads it: one to four are not told. */
export const few = (count: number): number | null => (count > 0 && count < fewest ? null : count)

import type { StarLadder, StarPublication, StarState } from '../../../../contract/points-stars.ts'

/** The national ladder, where a district wrote none of its own. */
export const usualLadder: StarLadder = { hours: [100, 300, 600, 1000, 1500], days: 5 }

/** Days its owner has to answer an objection; until then nobody decides. */
export const answerDays = 3
/** Days in which a refusal can be contested. */
export const contestDays = 10
/** Months of help that count on a board. */
export const boardMonths = 12
/** Hours from which a group of a board begins, most first; the rest is one group. */
const boardGroups = [500, 200, 100, 50, 20] as const

const dayLength = 86_400_000

/** A star as the rules need it. */
export interface StarFacts {
  state: StarState
  owner: string
  hours: number
  publishedUntil: Date | null
  decidedAt: Date | null
  contested: boolean
  firstDecidedBy: string | null
  objections: readonly { by: string; at: Date; answered: boolean }[]
}

/** The step of the ladder that minutes reach, from 1; 0: none yet. */
export const gradeOf = (ladder: Pick<StarLadder, 'hours'>, minutes: number): number =>
  ladder.hours.filter((hours) => hours * 60 <= minutes).length

/** True where each step asks for more than the one before. */
export const ladderClimbs = ({ hours }: Pick<StarLadder, 'hours'>): boolean =>
  hours.every((step, n) => n === 0 || step > (hours[n - 1] as number))

/** Why its owner cannot have a star published now, as the code of a refusal. */
export function whyNotAgree(facts: Pick<StarFacts, 'state' | 'hours'>, minutes: number): string | undefined {
  if (facts.state !== 'proposed' && facts.state !== 'declined') return 'stars.under_way'
  return minutes < facts.hours * 60 ? 'stars.hours_short' : undefined
}

/** True while its owner can say that it shall not be published, or no more. */
export const mayWithdraw = ({ state }: Pick<StarFacts, 'state'>): boolean =>
  state === 'proposed' || state === 'published' || state === 'contested'

/** True while everybody may read it, given that its owner's consent holds. */
export const isPublic = (facts: Pick<StarFacts, 'state' | 'publishedUntil'>, now: Date): boolean =>
  facts.state === 'published' && facts.publishedUntil !== null && now < facts.publishedUntil

/** Why somebody cannot object, as the code of a refusal. */
export function whyNotObject(facts: StarFacts, by: string, now: Date): string | undefined {
  if (!isPublic(facts, now)) return 'stars.not_published'
  if (by === facts.owner) return 'stars.own'
  return facts.objections.some((objection) => objection.by === by) ? 'stars.objected_already' : undefined
}

/** Until when an objection may be answered before anybody decides. */
export const answerBy = (at: Date): Date => new Date(at.getTime() + answerDays * dayLength)

/**
 * Why somebody cannot decide, as the code of a refusal; undefined where they can. Nobody decides about their own star, nor
 * about one they objected to, nor twice. `wanted` left out: asks before it is known what they say.
 */
export function whyNotDecide(
  facts: StarFacts,
  given: { by: string | undefined; now: Date; minutes: number; wanted?: { grant: boolean; why: string } },
): string | undefined {
  const { by, now, minutes, wanted } = given
  if (by === undefined || by === facts.owner) return 'stars.own'
  if (facts.objections.some((objection) => objection.by === by)) return 'stars.objected_yourself'
  if (facts.state !== 'published' && facts.state !== 'contested') return 'stars.not_due'
  if (by === facts.firstDecidedBy) return 'stars.same_decider'
  if (facts.state === 'published') {
    if (isPublic(facts, now)) return 'stars.still_published'
    if (facts.objections.some(({ at, answered }) => !answered && now < answerBy(at))) return 'stars.answer_awaited'
  }
  if (!wanted) return undefined
  const mustSayWhy = !wanted.grant || facts.objections.length > 0
  if (mustSayWhy && wanted.why.length < 2) return 'stars.why_required'
  return wanted.grant && minutes < facts.hours * 60 ? 'stars.hours_short' : undefined
}

/** Until when a refusal can be contested, once; undefined where it cannot. */
export function contestUntil(facts: Pick<StarFacts, 'state' | 'contested' | 'decidedAt'>, now: Date): Date | undefined {
  if (facts.state !== 'refused' || facts.contested || !facts.decidedAt) return undefined
  const until = new Date(facts.decidedAt.getTime() + contestDays * dayLength)
  return now < until ? until : undefined
}

/** True when nobody needs the objections any more: the decision they were written for stands. */
export const objectionsOver = (facts: Pick<StarFacts, 'state' | 'contested' | 'decidedAt'>, now: Date): boolean =>
  facts.state === 'granted' ||
  facts.state === 'declined' ||
  (facts.state === 'refused' && contestUntil(facts, now) === undefined)

/** A publication's clock: amber in its last fifth, stopped when it is over. */
export function lightOf(term: { from: Date; until: Date }, now: Date): StarPublication['light'] {
  if (now >= term.until) return 'stopped'
  const length = term.until.getTime() - term.from.getTime()
  return now.getTime() - term.from.getTime() >= length * 0.8 ? 'amber' : 'green'
}

/**
 * The groups of a board, most hours first and the names of each by the alphabet: whoever gave a little less than a neighbour
 * stands beside them, and nobody is last.
 */
export function groupsOf(
  seats: readonly { name: string; minutes: number }[],
  locale: string,
): { hours: number; names: string[] }[] {
  const groupOf = (minutes: number) => boardGroups.find((hours) => hours * 60 <= minutes) ?? 0
  const compare = new Intl.Collator(locale).compare
  return [...boardGroups, 0]
    .map((hours) => ({
      hours,
      names: seats
        .filter(({ minutes }) => groupOf(minutes) === hours)
        .map(({ name }) => name)
        .sort(compare),
    }))
    .filter(({ names }) => names.length > 0)
}

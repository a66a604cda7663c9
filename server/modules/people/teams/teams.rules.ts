import type { InsuranceProof, NameFor } from '../../../../contract/team-members.ts'
import type { TeamKind } from '../../../../contract/teams.ts'
import { maskName } from '../../../platform/policy/mask.ts'

/** Public numbers never describe fewer people than this. */
export const fewest = 5

/** Days for which it is kept who agreed to a shift that is over. After that nobody could count how often somebody came. */
export const rosterDays = 62

/** A number of people as everybody may read it; null below five. */
export const publicCount = (members: number): number | null => (members < fewest ? null : members)

/**
 * Members of several teams added up for everybody: only teams whose own number is public count, so that no difference between two
 * public numbers tells of a small team. Null where there is none.
 */
export function publicSum(sizes: readonly number[]): number | null {
  const large = sizes.filter((members) => members >= fewest)
  return large.length === 0 ? null : large.reduce((sum, members) => sum + members, 0)
}

/** Who reads a name: somebody outside, a member of the team, whoever leads it, the member themselves. */
export type NameReader = 'outside' | 'team' | 'leader' | 'self'

/** Whether a member agreed that this reader knows their full name. */
export function isNamedTo(nameFor: NameFor, reader: NameReader): boolean {
  if (reader === 'self' || reader === 'leader') return true
  return nameFor === 'public' || (nameFor === 'team' && reader === 'team')
}

/** A member's name for a reader: full as agreed, else masked; empty once they asked to be forgotten. */
export const nameFor = (member: { name: string | null; nameFor: NameFor }, reader: NameReader): string =>
  member.name === null ? '' : isNamedTo(member.nameFor, reader) ? member.name : maskName(member.name)

/** What rules need to know of a member's insurance. Days. */
export interface Proof {
  from: string
  until: string
  seenAt: Date | null
  refusedWhy: string | null
}

/** Where insurance stands on a day. Nothing is good before somebody looked at the paper. */
export function proofState(proof: Proof, today: string): InsuranceProof['state'] {
  if (proof.refusedWhy !== null) return 'refused'
  if (proof.until < today) return 'over'
  if (proof.seenAt === null) return 'waiting'
  return proof.from > today ? 'later' : 'good'
}

/** True when insurance that somebody looked at is good on each day from `first` to `last`; several papers may follow each other. */
export function isInsured(proofs: readonly Proof[], first: string, last: string): boolean {
  const good = proofs.filter(({ seenAt, refusedWhy }) => seenAt !== null && refusedWhy === null)
  let day = first
  while (day <= last) {
    const until = good.filter(({ from, until }) => from <= day && day <= until).map((proof) => proof.until)
    const reach = until.sort().at(-1)
    if (reach === undefined) return false
    day = dayAfter(reach)
  }
  return true
}

/** The last day on which a member is insured without a break from `today` on; null where they are not insured today. */
export function insuredUntil(proofs: readonly Proof[], today: string): string | null {
  if (!isInsured(proofs, today, today)) return null
  const ends = proofs.map(({ until }) => until).filter((until) => until >= today)
  return (
    ends
      .filter((end) => isInsured(proofs, today, end))
      .sort()
      .at(-1) ?? null
  )
}

/**
 * Whether whoever leads a team is told today of the end of a member's insurance: thirty days before it (or some days later where the
 * night was missed), and on its last day. A paper that follows without a break ends nothing.
 */
export function insuranceEnd(
  proofs: readonly Proof[],
  today: string,
): { what: 'insurance_soon' | 'insurance_over'; day: string } | undefined {
  const days = (n: number) => new Date(Date.parse(`${today}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
  for (const day of [today, days(-1), days(-2)])
    if (isInsured(proofs, day, day) && !isInsured(proofs, dayAfter(day), dayAfter(day)))
      return { what: 'insurance_over', day }
  const until = insuredUntil(proofs, today)
  return until !== null && until > days(26) && until <= days(30) ? { what: 'insurance_soon', day: until } : undefined
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/**
 * Stretches of a watch on which nobody is out: `watch` is what should be covered, `covered` when somebody agreed to be there.
 * Instants in milliseconds; what is given may overlap and come in any order.
 */
export function watchGaps(
  watch: readonly { from: number; until: number }[],
  covered: readonly { from: number; until: number }[],
): { from: number; until: number }[] {
  const sorted = [...covered].sort((a, b) => a.from - b.from)
  return watch.flatMap(({ from, until }) => {
    const gaps: { from: number; until: number }[] = []
    let at = from
    for (const each of sorted) {
      if (each.until <= at || each.from >= until) continue
      if (each.from > at) gaps.push({ from: at, until: each.from })
      at = Math.max(at, each.until)
    }
    if (at < until) gaps.push({ from: at, until })
    return gaps
  })
}

/** Kinds of team a tenant starts with. Volunteer police work at risk, so their shifts ask for insurance unless told. */
export const kindsAtStart: readonly TeamKind[] = [
  { code: 'volunteer_police', name: { en: 'Volunteer police', zh: '义警队' }, insured: true, active: true },
  { code: 'pingan', name: { en: 'Ping An volunteers', zh: '平安志愿者' }, insured: false, active: true },
  { code: 'policy_service', name: { en: 'Policy service team', zh: '政策宣讲服务队' }, insured: false, active: true },
  { code: 'care_service', name: { en: 'Neighbour care team', zh: '民生服务队' }, insured: false, active: true },
  { code: 'mediation_service', name: { en: 'Mediation team', zh: '矛盾调解服务队' }, insured: false, active: true },
  { code: 'green_service', name: { en: 'Beautification team', zh: '环境美化服务队' }, insured: false, active: true },
  { code: 'hobby', name: { en: 'Hobby team', zh: '兴趣团队' }, insured: false, active: true },
]

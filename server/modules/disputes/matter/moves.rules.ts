import type { Ask, Chair, Fact, FormerChair, Matter, Run, Setting } from './matter.ts'

// messages: disputes.timeline.*

/** One thing that happened. */
export const fact = (type: string, facts: Fact['facts'] = {}): Fact => ({ type, facts })

/** Moves that several acts make. Each changes the matter it is given, which is the decider's own copy, and says what happened. */

/** The number of a party, by which the timeline names it. */
export const numberOf = (m: Matter, partyId: string): number => m.parties.find(({ id }) => id === partyId)?.n ?? 0

/** Empties the chair. */
export function leaveChair(m: Matter, why: FormerChair['why'], now: Date): void {
  if (m.chair) m.chairs.push({ ...m.chair, until: now.toISOString(), why })
  m.chair = null
}

/** Puts somebody in the chair; whoever sat there is replaced. */
export function takeChair(m: Matter, chair: Omit<Chair, 'from' | 'tier'>, { now, chairGone }: Setting): Fact[] {
  leaveChair(m, chairGone ? 'post_ended' : 'replaced', now)
  m.chair = { ...chair, tier: m.tier, from: now.toISOString() }
  return [fact('chaired')]
}

/** Ends asks that have lost their sense. */
export function closeAsks(m: Matter, kinds: readonly Ask['kind'][]): void {
  for (const ask of m.asks) if (ask.state === 'open' && kinds.includes(ask.kind)) ask.state = 'withdrawn'
}

/** Nobody can answer an offer any more. */
export function closeOffers(m: Matter): void {
  for (const offer of m.offers) if (offer.state === 'open') offer.state = 'withdrawn'
}

/** What was planned does not take place. */
export function cancelSessions(m: Matter): void {
  for (const session of m.sessions)
    if (session.state === 'planned') Object.assign(session, { state: 'cancelled', sequence: session.sequence + 1 })
}

/** Ends the time at a tier. */
export function endRun(m: Matter, outcome: NonNullable<Run['outcome']>, now: Date): void {
  const run = m.runs.at(-1)
  if (run && run.until === null) Object.assign(run, { until: now.toISOString(), outcome })
}

/** All have agreed to mediation: time at the first tier begins. */
export function begin(m: Matter, { now, settings, after }: Setting): Fact[] {
  m.state = 'consented'
  m.tierDueAt = after(settings.tiers[m.tier]?.days ?? 30, now).toISOString()
  return [fact('consented')]
}

/** On to the table above, with a new chair and new time. */
export function climb(m: Matter, setting: Setting, why: 'agreed' | 'failed' | 'time_up'): Fact[] {
  const { now, nextTier, settings, after } = setting
  if (nextTier === undefined) throw new Error('there is no tier above')
  endRun(m, 'climbed', now)
  leaveChair(m, 'climbed', now)
  dropDraft(m)
  closeAsks(m, ['mediator', 'extend', 'climb'])
  closeOffers(m)
  cancelSessions(m)
  const from = m.tier
  m.tier = nextTier
  m.state = 'consented'
  m.tierDueAt = after(settings.tiers[nextTier]?.days ?? 30, now).toISOString()
  m.runs.push({ tier: nextTier, from: now.toISOString(), until: null, outcome: null })
  return [fact('climbed', { from: from + 1, to: nextTier + 1, why })]
}

/** A draft that nobody signs any more. */
export function dropDraft(m: Matter): void {
  if (m.agreement?.effectAt) return
  m.agreement = null
  m.duties = []
  m.signDueAt = null
}

/** Over without agreement. */
export function close(
  m: Matter,
  {
    state,
    reason,
    words,
  }: { state: 'refused' | 'failed'; reason: NonNullable<Matter['ending']>['reason']; words: string },
  now: Date,
): Fact[] {
  endRun(m, state, now)
  dropDraft(m)
  closeAsks(m, ['mediator', 'outsider', 'extend', 'climb'])
  closeOffers(m)
  cancelSessions(m)
  m.state = state
  m.tierDueAt = null
  m.ending = { reason, at: now.toISOString(), words: words || null }
  return [fact(state, { reason })]
}

/** No agreement at this tier: the next one, or the end. */
export function giveUp(
  m: Matter,
  setting: Setting,
  { why, words }: { why: 'failed' | 'time_up'; words: string },
): Fact[] {
  if (setting.nextTier !== undefined) return climb(m, setting, why)
  return close(m, { state: 'failed', reason: why === 'time_up' ? 'time_up' : 'no_agreement', words }, setting.now)
}

/** The agreement binds from now on. */
export function takeEffect(m: Matter, { now, today, settings, after, dayAfter, newId }: Setting): Fact[] {
  if (!m.agreement) throw new Error('there is no agreement')
  m.agreement.effectAt = now.toISOString()
  endRun(m, 'settled', now)
  closeAsks(m, ['mediator', 'extend', 'climb'])
  closeOffers(m)
  cancelSessions(m)
  m.tierDueAt = null
  m.signDueAt = null
  m.visits = settings.visitDays.map((days) => ({
    ...{ id: newId(), days, due: dayAfter(today, days), madeAt: null, found: null, words: null, told: false },
  }))
  const until = after(settings.confirmDays, now).toISOString()
  m.confirmation = { until, asked: [], result: null, words: null, at: null }
  m.state = m.duties.length === 0 ? 'performed' : 'performing'
  return [fact('in_effect', { duties: m.duties.length }), ...(m.state === 'performed' ? [fact('performed')] : [])]
}

/** After a duty was done: is it all? */
export function performedNow(m: Matter): Fact[] {
  if (m.duties.some(({ state }) => state !== 'done')) return []
  if (m.state !== 'performing' && m.state !== 'breached') return []
  m.state = 'performed'
  return [fact('performed')]
}

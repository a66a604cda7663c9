import type { Tx } from '../../platform/database/database.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { outbox } from '../../platform/outbox/outbox.ts'
import type { CaseClock, CaseContext, CaseState, NewEvent } from '../cases/cases.api.ts'
import { spine } from '../cases/cases.api.ts'
import type { DisputeHappened } from './disputes.events.ts'
import { type DisputeRecord, disputesStore } from './disputes.store.ts'
import { startOfDay } from './inside.ts'
import type { Fact, Matter, Setting } from './matter/matter.ts'
import { wakeAt } from './matter/time.rules.ts'

/** What the clock of the spine runs for; null where nobody waits for anybody. */
function waitOf(m: Matter): { stage: 'consent' | 'mediate' | 'sign' | 'confirm'; dueAt: string; round: string } | null {
  if (m.state === 'applied') return { stage: 'consent', dueAt: m.consentDueAt, round: '' }
  if ((m.state === 'consented' || m.state === 'in_session') && m.tierDueAt)
    return { stage: 'mediate', dueAt: m.tierDueAt, round: String(m.tier) }
  if (m.state === 'agreed' && m.signDueAt) return { stage: 'sign', dueAt: m.signDueAt, round: String(m.tier) }
  if (m.confirmation && m.confirmation.result === null)
    return { stage: 'confirm', dueAt: m.confirmation.until, round: '' }
  return null
}

/** When what is waited for ends, for lists. */
export const dueOfMatter = (m: Matter): string | null => {
  const wait = waitOf(m)
  return wait && wait.stage !== 'confirm' ? wait.dueAt : null
}

/** Clocks of the spine as they are after a change: one ends, one begins, or the one that runs is given more time. */
function clocksOf(
  state: CaseState,
  {
    before,
    after,
    setting,
    context,
    holderId,
  }: { before: Matter; after: Matter; setting: Setting; context: CaseContext; holderId: string },
): CaseClock[] {
  const [was, is] = [waitOf(before), waitOf(after)]
  const running = state.clocks.find(({ stoppedAt, orderId }) => stoppedAt === null && orderId === null)
  if (was && is && was.stage === is.stage && was.round === is.round) {
    if (was.dueAt === is.dueAt || !running) return []
    return [{ ...running, ...spread(running.startedAt, is.dueAt), next: 'amber', extensions: running.extensions + 1 }]
  }
  const changed = running ? [spine.stopClock(running, setting.now)] : []
  if (!is) return changed
  const n = state.clocks.filter(({ stage }) => stage === is.stage).length + 1
  const days = Math.max(1, Math.round((Date.parse(is.dueAt) - setting.now.getTime()) / 86_400_000))
  const started = spine.startMatterClock(
    {
      ...{ id: `${is.stage}.${n}`, stage: is.stage, limit: { amount: days, unit: 'calendar_days' } },
      ...{ body: { kind: 'unit', id: holderId }, silent: is.stage === 'confirm' },
    },
    { holder: { kind: 'unit', id: holderId }, now: setting.now, clockwork: context.clockwork },
  )
  return [...changed, { ...started, ...spread(started.startedAt, is.dueAt) }]
}

function spread(startedAt: string, dueAt: string) {
  const from = Date.parse(startedAt)
  const span = Date.parse(dueAt) - from
  const at = (share: number) => new Date(from + span * share).toISOString()
  return { amberAt: at(0.8), dueAt, at150: at(1.5), at200: at(2) }
}

/** Who holds a dispute at a tier: the unit of its level, of those the place lies in. */
export function holderAt(
  path: readonly string[],
  setting: Pick<Setting, 'settings'>,
  tier: number,
  context: CaseContext,
): string {
  const level = setting.settings.tiers[tier]?.level
  const found = path.find((id) => context.bodies.unit(id)?.level === level)
  if (!found) throw new Error(`no unit of level ${level} on the path`)
  return found
}

/**
 * Writes what became of a dispute, tells whoever listens, and gives the lines of the timeline with their effect on the case.
 * `by`: account that did it, which hears nothing of it.
 */
export async function writeDown(
  tx: Tx,
  given: {
    state: CaseState
    record: DisputeRecord
    after: Matter
    facts: readonly Fact[]
    setting: Setting
    context: CaseContext
    by: { accountId?: string | undefined; partyId?: string | undefined }
  },
): Promise<NewEvent[]> {
  const { state, record, after, facts, setting, context, by } = given
  const before = record.detail
  const holderId = after.tier === before.tier ? record.holderId : holderAt(record.path, setting, after.tier, context)
  const { tiers } = setting.settings
  await disputesStore(tx).update(
    { ...record, holderId, detail: after },
    {
      dueAt: dueOfMatter(after),
      wakeAt: wakeAt(after, startOfDay(context, holderId)),
      tierCode: (tier) => tiers[tier]?.code ?? '',
    },
    uuidv7,
  )
  await outbox(tx).publish<DisputeHappened>(
    ...facts.map((fact) => ({
      ...{ name: `dispute.${fact.type}`, topics: [`case:${record.id}`], disputeId: record.id, facts: fact.facts },
      ...{ occurrence: uuidv7(), by: by.accountId ?? null, byParty: by.partyId ?? null },
    })),
  )
  return linesOf({ state, before, after, facts, setting, context, holderId })
}

/** The lines of a timeline, the first with its effect on the case: state, holder, tier and clocks. */
export function linesOf(given: {
  state: CaseState
  before: Matter
  after: Matter
  facts: readonly Fact[]
  setting: Setting
  context: CaseContext
  /** Who holds it afterwards. */
  holderId: string
}): NewEvent[] {
  const { state, before, after, facts, setting, context, holderId } = given
  const moved = {
    ...(after.state === before.state ? {} : { state: after.state }),
    ...(holderId === state.holder.id ? {} : { holder: { kind: 'unit', id: holderId } as const }),
    ...(after.tier === before.tier ? {} : { matter: { ...state.matter, tier: after.tier } }),
  }
  const clocks = clocksOf(state, { before, after, setting, context, holderId })
  return facts.map((fact, index) =>
    spine.told(
      `dispute.${fact.type}`,
      index === 0
        ? { ...(Object.keys(moved).length > 0 ? { set: moved } : {}), ...(clocks.length > 0 ? { clocks } : {}) }
        : {},
      { facts: { ...fact.facts } },
    ),
  )
}

import type { Tx } from '../../../platform/database/database.ts'
import type { Retained } from '../../../platform/retention/retention.ts'
import { disputesStore } from '../disputes.store.ts'
import type { Matter } from '../matter/matter.ts'
import { privateStore } from './private.store.ts'

/** Disputes looked at in one transaction of the night. */
const lookedAt = 200

/** States after which nobody mediates any more. */
const overStates = ['performed', 'breached', 'confirmed', 'refused', 'failed'] as const

/** When a mediation was over: the last day anything was done in it, or is still to be. Undefined while it goes on. */
function overSince(m: Matter): Date | undefined {
  if (!(overStates as readonly string[]).includes(m.state)) return undefined
  const days = [
    m.appliedAt,
    m.ending?.at,
    m.agreement?.effectAt,
    m.confirmation?.at ?? m.confirmation?.until,
    ...m.runs.map(({ until }) => until),
    ...m.duties.flatMap(({ due, doneAt, confirmedAt }) => [due, doneAt, confirmedAt]),
    ...m.visits.map(({ due, madeAt }) => madeAt ?? due),
  ]
  return new Date(Math.max(...days.flatMap((day) => (day ? [Date.parse(day)] : []))))
}

/** The two sides of every channel a dispute ever had: only as one of them is anything found in it. */
const sidesOf = ({ parties, chair, chairs }: Matter) => ({
  parties: parties.map(({ id }) => `party:${id}` as const),
  mediators: [...(chair ? [chair] : []), ...chairs].map(({ id }) => `mediator:${id}` as const),
})

/** Destroys private channels and mediators' own minutes of mediations that were over before. Nobody reads them for that. */
async function endSome(tx: Tx, { before, after }: { before: Date; after: string | null }) {
  const rows = await disputesStore(tx).withPrivate({ states: overStates, after, limit: lookedAt })
  let ended = 0
  for (const { id, detail } of rows) {
    const over = overSince(detail)
    if (!over || over >= before) continue
    const { parties, mediators } = sidesOf(detail)
    for (const side of parties) ended += await privateStore(tx, side).eraseOf(id)
    for (const side of mediators) ended += await privateStore(tx, side).eraseMinutes(id)
    await disputesStore(tx).privateGone(id, before)
  }
  return { ended, next: rows.length === lookedAt ? (rows.at(-1)?.id ?? null) : null }
}

/** How long private words of mediation are kept: a year after it was over, unless the district chose otherwise. */
export const keptPrivate: Retained = {
  ...{ kind: 'dispute_private', days: 365, end: 'deleted', bounds: { min: 30, max: 1_095 } },
  endSome,
}

import type { CaseEvent, CaseState } from './case-state.ts'

/** The case after one more fact. The first fact of a timeline brings a whole case; `state` is absent for it only. */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  const { set, orders, clocks } = event.effect
  const next = { ...(state as CaseState), ...set, version: event.seq }
  if (orders) next.orders = upsert(state?.orders ?? [], orders)
  if (clocks) next.clocks = upsert(state?.clocks ?? [], clocks)
  return next
}

/** The case as its whole timeline tells it. Throws on an empty timeline or a gap: such a history is damaged. */
export function replay(events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) throw new Error(`timeline has event ${event.seq} where ${index + 1} belongs`)
    state = evolve(state, event)
  }
  if (!state) throw new Error('timeline is empty')
  return state
}

function upsert<T extends { id: string }>(list: readonly T[], changes: readonly T[]): T[] {
  const changed = new Map(changes.map((item) => [item.id, item]))
  const merged = list.map((item) => {
    const change = changed.get(item.id)
    changed.delete(item.id)
    return change ?? item
  })
  return [...merged, ...changed.values()]
}

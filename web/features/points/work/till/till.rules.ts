import type { PointsOrder } from '../../../../../contract/points-exchange.ts'

// The letters and figures that codes are made of, in three groups of four.
const group = '[A-HJKMNP-TV-Z2-9]{4}'
const shape = new RegExp(`(?<![A-Z0-9])${group}[-\\s]?${group}[-\\s]?${group}(?![A-Z0-9])`, 'gi')

/** The code in what was typed or read from a picture, as it is shown to its owner; undefined where there is none. */
export function codeIn(text: string): string | undefined {
  const found = text.match(shape)?.at(-1)
  const bare = found?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return bare && `${bare.slice(0, 4)}-${bare.slice(4, 8)}-${bare.slice(8)}`
}

/** What can be done with an order here and now. */
export type Outcome = 'ready' | 'elsewhere' | 'lapsed' | 'picked_up' | 'refunded' | 'cancelled'

/** What an order is at the till of a station. An order whose time is over can't be handed over, swept or not. */
export function outcomeOf(
  order: Pick<PointsOrder, 'state' | 'pickUpBy'> & { station: { id: string } },
  at: { stationId: string | null; now: number },
): Outcome {
  if (order.state !== 'waiting') return order.state
  if (Date.parse(order.pickUpBy) <= at.now) return 'lapsed'
  return at.stationId !== null && order.station.id !== at.stationId ? 'elsewhere' : 'ready'
}

/**
 * What Enter does in the field of the code: a scanner types a code and Enter, so the order that is shown is handed over only when
 * its own code was sent once more, never by the Enter of the next one's.
 */
export function enterDoes(
  typed: string,
  shown: { code: string; outcome: Outcome } | null,
): 'find' | 'hand_over' | 'none' {
  const code = codeIn(typed)
  if (!code) return 'none'
  return shown?.code === code && shown.outcome === 'ready' ? 'hand_over' : 'find'
}

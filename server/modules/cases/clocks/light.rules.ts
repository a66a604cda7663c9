/** What a light is told from: a clock's instants, and whether it stands. */
export interface ClockInstants {
  amberAt: Date
  dueAt: Date
  /** The stage was done, or fell away. */
  stoppedAt?: Date | null
  /** Stands still since. */
  suspendedAt?: Date | null
}

/** What a clock shows. One that stands has no colour. */
export type ClockLight = 'green' | 'amber' | 'red' | 'stopped' | 'suspended'

/** Green below 80 % of the limit, amber from 80 %, red past it; at the due instant itself still amber. */
export function lightOf(clock: ClockInstants, now: Date): ClockLight {
  if (clock.stoppedAt) return 'stopped'
  if (clock.suspendedAt) return 'suspended'
  if (now > clock.dueAt) return 'red'
  return now >= clock.amberAt ? 'amber' : 'green'
}

/** Where the time comes from. Services get one; nothing else in the house asks the machine what time it is. */
export interface Clock {
  /** The present instant. */
  now(): Date
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is told otherwise. */
export interface TestClock extends Clock {
  /** Puts the clock to an instant (ISO 8601 text or Date), forwards or backwards. */
  set(instant: Date | string): void
  /** Moves the clock by milliseconds. */
  advance(milliseconds: number): void
}

/** A settable clock for tests and rehearsals. Throws RangeError for text that is no instant. */
export function testClock(start: Date | string = '2026-03-02T01:00:00Z'): TestClock {
  let now = instantOf(start)
  return {
    now: () => new Date(now),
    set(instant) {
      now = instantOf(instant)
    },
    advance(milliseconds) {
      now += milliseconds
    },
  }
}

function instantOf(value: Date | string): number {
  const milliseconds = new Date(value).getTime()
  if (Number.isNaN(milliseconds)) throw new RangeError(`Not an instant: ${String(value)}`)
  return milliseconds
}

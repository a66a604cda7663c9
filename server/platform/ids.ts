import { v7, validate } from 'uuid'

/**
 * A new id: UUID version 7, so that ids made later sort later. Within one process they never go back, even when the
 * machine's clock does.
 */
export const uuidv7 = (): string => v7()

/** True when the text is a UUID in its usual lower- or upper-case form. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && validate(text)

/** The instant a version 7 id was made, to the millisecond. Throws RangeError for another kind of id. */
export function timeOfId(id: string): Date {
  if (!isUuid(id) || id[14] !== '7') throw new RangeError(`Not a version 7 UUID: ${id}`)
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

/** The smallest id that can have been made at `instant`: the lower end of a range of ids by time. */
export function firstIdAt(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`
}

import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a link to a picture on a follow page works, in ms. */
const validMs = 6 * 3_600_000

/**
 * A pass that opens one file for a few hours: the follow page of somebody without an account shows pictures by plain
 * links, and the tracking secret must not stand in them.
 */
export function passFor(given: { fileId: string; secret: string; now: Date }): string {
  // Rounded up to the hour, so that the link stays the same for a while and the browser may keep the picture.
  const until = Math.ceil((given.now.getTime() + validMs) / 3_600_000) * 3_600_000
  return `${until.toString(36)}.${sign({ ...given, until })}`
}

/** True while a pass is valid for a file. */
export function isPassFor(pass: string, given: { fileId: string; secret: string; now: Date }): boolean {
  const [time = '', signature = ''] = pass.split('.')
  const until = Number.parseInt(time, 36)
  if (!Number.isSafeInteger(until) || until < given.now.getTime()) return false
  const expected = Buffer.from(sign({ ...given, until }))
  const actual = Buffer.from(signature)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

const sign = (given: { fileId: string; secret: string; until: number }): string =>
  createHmac('sha256', given.secret).update(`file ${given.fileId} ${given.until}`).digest('base64url').slice(0, 27)

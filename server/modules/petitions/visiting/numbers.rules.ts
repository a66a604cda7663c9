import { randomInt } from 'node:crypto'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number of its own kind, not of the series of cases: `V-7K4M-2QXR`. It tells neither how many there are nor when. */
export function newNumber(kind: 'V' | 'R'): string {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${kind}-${four()}-${four()}`
}

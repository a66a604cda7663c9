import type { SignUpState } from '../../../../contract/assembly.ts'

/** A sign-up as far as its place follows from it; in the order in which they came. */
export interface Waiting {
  id: string
  wish: 'attend' | 'speak'
  withdrawn: boolean
}

/** Where somebody stands. */
export interface Standing {
  state: SignUpState
  /** How many wait for a seat before them. */
  ahead: number
  /** Waits for a turn to speak, with so many before; null for everybody else. */
  toSpeak: number | null
}

/**
 * Who has a seat, who a turn to speak and who waits: first come, first seated. Nothing of it is kept, so that a seat given back or added
 * is the next one's by itself. Whoever wants to speak and has no turn may come and listen all the same.
 */
export function standings(
  signUps: readonly Waiting[],
  { seats, speakers }: { seats: number; speakers: number },
): Map<string, Standing> {
  const found = new Map<string, Standing>()
  let [seated, speaking, waiting, toSpeak] = [0, 0, 0, 0]
  for (const { id, wish, withdrawn } of signUps) {
    if (withdrawn) found.set(id, { state: 'withdrawn', ahead: 0, toSpeak: null })
    else if (seated >= seats) found.set(id, { state: 'waiting', ahead: waiting++, toSpeak: null })
    else {
      seated++
      if (wish === 'attend') found.set(id, { state: 'seat', ahead: 0, toSpeak: null })
      else if (speaking < speakers) {
        speaking++
        found.set(id, { state: 'speaks', ahead: 0, toSpeak: null })
      } else found.set(id, { state: 'seat', ahead: 0, toSpeak: toSpeak++ })
    }
  }
  return found
}

/** What is still free, and how many wait. */
export function roomOf(
  signUps: readonly Waiting[],
  { seats, speakers }: { seats: number; speakers: number },
): { free: number; waiting: number; turns: number } {
  const all = [...standings(signUps, { seats, speakers }).values()]
  const [taken, speaking] = [all.filter(isSeated).length, all.filter(({ state }) => state === 'speaks').length]
  return {
    free: Math.max(0, seats - taken),
    waiting: all.filter(({ state }) => state === 'waiting').length,
    turns: Math.max(0, speakers - speaking),
  }
}

/** Who got a seat or a turn between two moments, and is to be told. */
export function admitted(before: ReadonlyMap<string, Standing>, after: ReadonlyMap<string, Standing>): string[] {
  return [...after].flatMap(([id, now]) => {
    const then = before.get(id)
    const gotSeat = then?.state === 'waiting' && isSeated(now)
    const gotTurn = then?.state === 'seat' && now.state === 'speaks'
    return gotSeat || gotTurn ? [id] : []
  })
}

const isSeated = ({ state }: Standing): boolean => state === 'seat' || state === 'speaks'

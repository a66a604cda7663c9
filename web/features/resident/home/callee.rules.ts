import type { Server } from '../../../../contract/people.ts'

/** Somebody a resident can call. */
export interface Callee {
  role: Server['role']
  /** Null where the holder's name isn't public: then the role is called. */
  name: string | null
  title: string | null
  phone: string
}

/** Whom to call first: whoever comes by, then who leads them, then neighbours with a post, then the desk. */
const first: readonly Server['role'][] = [
  'grid_worker',
  'grid_head',
  'grid_worker_part_time',
  'grid_assistant',
  'building_lead',
  'desk',
]

/** The name, where its holder lets it be known; masked ones say nothing. */
export const nameToCall = ({ name }: Pick<Server, 'name'>): string | undefined =>
  name && !name.includes('*') ? name : undefined

/** The one person to call, of those who serve a place, nearest first; undefined where nobody has a duty phone. */
export function findCallee(serving: readonly Server[]): Callee | undefined {
  const callable = serving.filter((one) => one.dutyPhone)
  const rank = ({ role }: Server) => (first.includes(role) ? first.indexOf(role) : first.length)
  // Somebody of the grid before the desk of the community, however the list stands; of equals the nearest.
  const [best] = callable.toSorted((a, b) => rank(a) - rank(b))
  if (!best?.dutyPhone) return undefined
  return { role: best.role, name: nameToCall(best) ?? null, title: best.title, phone: best.dutyPhone }
}

/** A number as a phone dials it. */
export const dialled = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`

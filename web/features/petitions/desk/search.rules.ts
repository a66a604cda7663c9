import type { Light } from '../../../../contract/cases.ts'
import type { PetitionState } from '../../../../contract/petitions.ts'

/** Filters of the desk's list, as they stand in the address. */
export interface ListSearch {
  whose?: 'place' | 'ruling' | 'sponsored'
  stand?: PetitionState
  lamp?: Exclude<Light, 'none'>
  about?: string
  unserved?: boolean
  ended?: boolean
  q?: string
}

/** States in their order, for a choice. */
export const states: readonly PetitionState[] = [
  ...(['registered', 'routed', 'petition_accepted', 'petition_handling', 'replied', 'in_review', 'reviewed'] as const),
  ...(['in_re_review', 'final', 'not_accepted', 'closed'] as const),
]
/** Scopes beside one's own. */
export const scopes = ['place', 'ruling', 'sponsored'] as const
/** Lights that may be asked for. */
export const lights = ['red', 'amber', 'green'] as const

/** The filters of an address; what it doesn't know is left out. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  const scope = scopes.find((each) => each === search.whose)
  const state = states.find((each) => each === search.stand)
  const light = lights.find((each) => each === search.lamp)
  return {
    ...(scope ? { whose: scope } : {}),
    ...(state ? { stand: state } : {}),
    ...(light ? { lamp: light } : {}),
    ...(typeof search.about === 'string' && /^[a-z0-9_]{2,40}$/.test(search.about) ? { about: search.about } : {}),
    ...(search.unserved === true || search.unserved === 'true' ? { unserved: true } : {}),
    ...(search.ended === true || search.ended === 'true' ? { ended: true } : {}),
    ...(search.q !== undefined && String(search.q) !== '' ? { q: String(search.q).slice(0, 200) } : {}),
  }
}

import type { NearbyCase } from '../../../../contract/cases.ts'
import type { CaseContext } from '../cases.context.ts'
import type { StoredCase } from '../cases.store.ts'
import { isOpen } from '../lifecycle/case-state.ts'
import { publicPoint } from '../nearby.rules.ts'
import { publicText } from './public.rules.ts'
import { isPrivateMatter } from './view.rules.ts'

/** What everybody may see of an open case: no contact, no words and no exact place where it is somebody's home. */
export function publicCase(
  one: Pick<StoredCase, 'state' | 'followers'>,
  context: Pick<CaseContext, 'configuration'>,
): Omit<NearbyCase, 'distance'> {
  const { state } = one
  const { configuration } = context
  // Words about a home, or under confidentiality, stay between the reporter and whoever handles it.
  const hidden = isPrivateMatter(state, context)
  const path = state.categoryId ? configuration.path(state.categoryId) : []
  // Of a home its branch is enough: "a quarrel", not which.
  const shown = hidden ? path[0] : path.at(-1)
  return {
    id: state.id,
    number: state.number,
    text: hidden ? '' : publicText(state.text),
    category: (shown ? configuration.categories.get(shown)?.name : undefined) ?? null,
    state: isOpen(state) ? state.state : 'closed',
    reportedAt: state.reportedAt,
    followers: one.followers,
    point: state.point ? publicPoint(state.point, hidden) : null,
  }
}

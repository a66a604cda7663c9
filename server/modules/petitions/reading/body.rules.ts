import type { Holder, HolderView } from '../../../../contract/cases.ts'
import { type CaseContext, spine } from '../../cases/cases.api.ts'

/** A body as people read it. */
export function bodyView({ bodies }: Pick<CaseContext, 'bodies'>, body: Holder): HolderView {
  const level = spine.findLevel(bodies, body)
  return { ...body, name: spine.nameOfBody(bodies, body), ...(level ? { level } : {}) }
}

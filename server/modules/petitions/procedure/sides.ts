import type { Tx } from '../../../platform/database/database.ts'
import { spine } from '../../cases/cases.api.ts'
import { secretOfRepresentative } from '../petitions.api.ts'
import type { At, Petitions } from '../petitions.context.ts'
import { petitionsStore } from '../petitions.store.ts'

/** Whoever acts for the petitioner: whoever brought it, or one of the representatives. */
export type Side = { as: 'petitioner' } | { as: 'representative'; no: number }

/** Who is asking by secret or account; undefined where it is not theirs. */
export async function findSide(
  petitions: Petitions,
  tx: Tx,
  { at, id }: { at: At; id: string },
): Promise<Side | undefined> {
  const { secret, actor } = at
  if (secret) {
    const hash = spine.hashSecret(secret)
    const installation = petitions.cases.deps.secret
    // The secret told when it was brought, or that of the links in their own notices.
    const one = (await petitionsStore(tx).representatives(id)).find(
      (each) => each.secretHash === hash || hash === spine.hashSecret(secretOfRepresentative(installation, each.id)),
    )
    if (one) return { as: 'representative', no: one.no }
  }
  const isReporter = await petitions.cases.matters.isReporter(tx, { actor, caseId: id, secret })
  return isReporter ? { as: 'petitioner' } : undefined
}

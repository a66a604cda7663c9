import type { Tx } from '../../../platform/database/database.ts'
import type { CaseContext } from '../cases.context.ts'
import { casesStore } from '../cases.store.ts'
import { followersStore } from '../followers.store.ts'

/** What a closed case says of the help that was given in it. */
export interface CaseDeed {
  number: string
  /** True where work was done, checked and closed; not where it was declined, merged, voided or withdrawn. */
  isDone: boolean
  /** Such as `hazards.fire_lane`. */
  categoryCode: string | undefined
  /** Where it was, district first. */
  unitPath: readonly string[]
  /** Instant of its closing. */
  closedAt: string | null
  /** The account that reported it, where a resident did; staff report in their post. */
  reporter: string | undefined
  /** Who did the work, with the role of the post they did it in. */
  handlers: { accountId: string; role: string | undefined }[]
}

/** Reads it, inside a transaction. */
export async function readDeed(tx: Tx, context: CaseContext, caseId: string): Promise<CaseDeed> {
  const store = casesStore(tx)
  const { state } = await store.get(caseId)
  const contact = state.reporterKind === 'resident' ? await followersStore(tx).findContact(caseId) : undefined
  const events = await store.events(caseId)
  const handlers = new Map<string, string | undefined>()
  for (const { type, by } of events)
    if ((type === 'handled' || type === 'order_handled') && by.accountId) handlers.set(by.accountId, by.role)
  const passed = events.findLast(({ type }) => type === 'check_passed' || type === 'reopened')?.type === 'check_passed'
  return {
    number: state.number,
    isDone: state.state === 'closed' && state.handledAt !== null && state.mergedIntoId === null && passed,
    categoryCode: state.categoryId ? context.configuration.categories.get(state.categoryId)?.code : undefined,
    unitPath: state.unitId ? (context.bodies.unit(state.unitId)?.path ?? []) : [],
    closedAt: state.closedAt,
    reporter: contact?.account_id ?? undefined,
    handlers: [...handlers].map(([accountId, role]) => ({ accountId, role })),
  }
}

import type { CaseCommand } from '../../../../contract/case-commands.ts'
import type { ChosenCase } from '../../../../contract/case-desk.ts'
import type { Priority } from '../../../../contract/cases.ts'

/** Commands that may be given to many cases together. `priority` is a change of the category that keeps it. */
export const bulkTypes = ['accept', 'assign', 'send_down', 'raise', 'dispatch', 'priority'] as const
/** One of `bulkTypes`. */
export type BulkType = (typeof bulkTypes)[number]

/** What the form of a command for many asks. */
export interface BulkValues {
  postId: string | null
  unitId: string | null
  departmentIds: string[]
  priority: Priority | null
  reason: string
  text: string
}

/** A form as it opens. */
export const emptyBulk: BulkValues = {
  postId: null,
  unitId: null,
  departmentIds: [],
  priority: null,
  reason: '',
  text: '',
}

/** Inputs a command needs before it can be given. */
export const neededFor: Record<BulkType, readonly (keyof BulkValues)[]> = {
  accept: [],
  assign: ['postId'],
  send_down: ['unitId', 'reason'],
  raise: ['reason'],
  dispatch: ['departmentIds'],
  priority: ['priority'],
}

/** Inputs that are needed and empty. */
export function missingIn(type: BulkType, values: BulkValues): (keyof BulkValues)[] {
  return neededFor[type].filter((name) => {
    const value = values[name]
    return value === null || (typeof value === 'string' ? value.trim().length < 2 : value.length === 0)
  })
}

/** Why a case cannot be given the command now, as a code; undefined when it can. */
export function obstacleFor(type: BulkType, one: ChosenCase): string | undefined {
  const offer = one.offers.find((each) => each.command === (type === 'priority' ? 'categorise' : type))
  if (!offer?.allowed) return offer?.because ?? 'case.not_yours_to_decide'
  return type === 'priority' && !one.categoryId ? 'category.not_found' : undefined
}

/** The command for one of many cases. */
export function bulkCommand(type: BulkType, values: BulkValues, one: ChosenCase): CaseCommand {
  const reason = values.reason.trim()
  const text = values.text.trim() || undefined
  switch (type) {
    case 'accept':
      return { type }
    case 'assign':
      return { type, postId: values.postId ?? '', text }
    case 'send_down':
      return { type, unitId: values.unitId ?? '', reason }
    case 'raise':
      return { type, reason }
    case 'dispatch':
      return { type, departmentIds: values.departmentIds, text }
    case 'priority':
      return {
        type: 'categorise',
        categoryId: one.categoryId ?? '',
        ...(one.conditionId ? { conditionId: one.conditionId } : {}),
        priority: values.priority ?? one.priority,
      }
  }
}

/** Commands that have a reverse one. The others told the reporter, or gave the case to somebody else. */
export const canUndo = (type: BulkType): boolean => type === 'assign' || type === 'dispatch' || type === 'priority'

/**
 * What takes a command back, given after another: the case before it, and as it is now. Several where several orders were
 * issued; empty when there is nothing left to take back.
 */
export function reverseOf(
  type: BulkType,
  given: { before: ChosenCase; now: ChosenCase; reason: string },
): CaseCommand[] {
  const { before, now, reason } = given
  if (type === 'priority')
    return before.categoryId && before.priority !== now.priority
      ? [
          {
            type: 'categorise',
            categoryId: before.categoryId,
            ...(before.conditionId ? { conditionId: before.conditionId } : {}),
            priority: before.priority,
          },
        ]
      : []
  const kind = type === 'assign' ? 'assign' : 'dispatch'
  // Whoever had it before gets it again.
  if (type === 'assign' && before.handlerPostId) return [{ type: 'assign', postId: before.handlerPostId }]
  const known = new Set(before.orders.map((order) => order.id))
  return now.orders
    .filter((order) => order.kind === kind && !known.has(order.id))
    .map((order) => ({ type: 'withdraw_order', orderId: order.id, reason }))
}

/** What became of one of many. `waiting`: not sent yet · `stopped`: not sent, because somebody stopped. */
export interface BulkResult {
  id: string
  number: string
  text: string
  outcome: 'waiting' | 'done' | 'refused' | 'stopped' | 'undone' | 'not_undone'
  /** Words of the refusal. */
  why?: string
  /** The case after it. */
  version?: number
}

/** How many of each outcome. */
export function tally(results: readonly BulkResult[]): Record<BulkResult['outcome'], number> {
  const sum = { waiting: 0, done: 0, refused: 0, stopped: 0, undone: 0, not_undone: 0 }
  for (const { outcome } of results) sum[outcome] += 1
  return sum
}

/**
 * Does `work` for each, `width` at the same time and in order, until `signal` stops it. What is under way is finished:
 * nobody should have to guess whether it went.
 */
export async function forEachOf<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
  given: { width: number; signal: AbortSignal },
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < all.length && !given.signal.aborted) await work(all[next++] as T)
  }
  await Promise.all(Array.from({ length: Math.min(given.width, all.length) }, worker))
}

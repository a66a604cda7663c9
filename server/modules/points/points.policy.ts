import { Refused } from '../../platform/errors.ts'
import { type Actor, holds, type Role, within } from '../../platform/policy/actor.ts'

/** Where something is, district first, the unit itself last. */
type Path = readonly string[]

const isAboveAll = (actor: Actor): boolean =>
  actor.posts.some((post) => post.role === 'administrator' && post.unitId === undefined)

/**
 * The stewards of a scheme: administrators at or above its place, and the desk of exactly that place. They write rules, put
 * mistakes right and read the review list.
 */
export function mayKeepScheme(actor: Actor, unitPath: Path): boolean {
  if (actor.kind === 'system' || isAboveAll(actor) || within(actor, unitPath, ['administrator'])) return true
  const place = unitPath[unitPath.length - 1]
  return actor.posts.some((post) => post.role === 'desk' && post.unitId !== undefined && post.unitId === place)
}

/** Who reads the reports of a scheme: its stewards, and supervisors at its place or above it. */
export const mayReadReports = (actor: Actor, unitPath: Path): boolean =>
  mayKeepScheme(actor, unitPath) || within(actor, unitPath, ['supervisor'])

/** Who may decide about a claim: the posts its rule names, at the place of the deed or above it. Never its owner. */
export const mayDecide = (
  actor: Actor,
  claim: { accountId: string; unitPath: Path; approvers: readonly Role[]; firstDecidedBy: string | null },
): boolean =>
  actor.accountId !== undefined &&
  actor.accountId !== claim.accountId &&
  actor.accountId !== claim.firstDecidedBy &&
  within(actor, claim.unitPath, claim.approvers)

/** Who sees the claims of a scheme at all: its stewards, and posts that one of its rules lets approve. */
export const mayApproveIn = (actor: Actor, unitPath: Path, approvers: readonly Role[]): boolean =>
  actor.posts.some(
    ({ unitId, departmentId, role, unitPath: own }) =>
      unitId !== undefined &&
      departmentId === undefined &&
      approvers.includes(role) &&
      (unitPath.includes(unitId) || own.includes(unitPath[unitPath.length - 1] ?? '')),
  )

const counter: readonly Role[] = [
  'administrator',
  'desk',
  'grid_head',
  'grid_worker',
  'grid_worker_part_time',
  'grid_assistant',
]

/** Who hands goods over at a station, and takes them back: posts that work there or above it. */
export const mayHandOver = (actor: Actor, stationPath: Path): boolean => within(actor, stationPath, counter)

/** Whoever hands goods over at some station. */
export const mayHandOverSomewhere = (actor: Actor): boolean => holds(actor, counter)

/** Who writes the stock book of a station: the same, without assistants. */
export const mayKeepShelf = (actor: Actor, stationPath: Path): boolean =>
  within(actor, stationPath, ['administrator', 'desk', 'grid_head', 'grid_worker'])

/** Throws Refused `platform.forbidden`. */
export function check(allowed: boolean): void {
  if (!allowed) throw new Refused('platform.forbidden')
}

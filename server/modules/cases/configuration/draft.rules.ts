import type {
  CaseSettingsRecord,
  Category,
  Condition,
  RoutingRule,
  StandardText,
} from '../../../../contract/case-configuration.ts'
import { Refused } from '../../../platform/errors.ts'
import type { ConfigurationRows } from './snapshot.rules.ts'

/** Codes of something outside the configuration, and the ids behind them. */
export interface Codes {
  /** Undefined where there is no such id. */
  codeOf(id: string): string | undefined
  idOf(code: string): string | undefined
}

/** What exists outside the configuration and may be named in it. */
export interface References {
  units: Codes
  departments: Codes
}

/** One record written: as it was and as it is. */
export type Change =
  | { kind: 'categories'; before: Category | undefined; after: Category; derived?: boolean }
  | { kind: 'conditions'; before: Condition | undefined; after: Condition }
  | { kind: 'rules'; before: RoutingRule | undefined; after: RoutingRule }
  | { kind: 'texts'; before: StandardText | undefined; after: StandardText }
  | { kind: 'settings'; before: CaseSettingsRecord | undefined; after: CaseSettingsRecord }

/**
 * The configuration of a tenant while it is being changed, in memory: every change is checked against all that stands
 * and all that was changed before it. Nothing is written until the changes are.
 */
export interface Draft {
  readonly categories: Map<string, Category>
  readonly conditions: Map<string, Condition>
  readonly rules: Map<string, RoutingRule>
  readonly texts: Map<string, StandardText>
  settings: CaseSettingsRecord
  readonly references: References
  /** Instant of the change, ISO 8601. */
  readonly now: string
  readonly newId: () => string
  readonly changes: Change[]
}

/** Opens a draft on what stands. */
export function draftOf(given: {
  rows: ConfigurationRows
  references: References
  now: Date
  newId: () => string
}): Draft {
  const { rows, references, now, newId } = given
  return {
    categories: byId(rows.categories),
    conditions: byId(rows.conditions),
    rules: byId(rows.rules),
    texts: byId(rows.texts),
    settings: rows.settings,
    references,
    now: now.toISOString(),
    newId,
    changes: [],
  }
}

/** One record to be written. Without `id`: a new one. `seen` is the version its editor saw; absent: whatever stands. */
export interface Save<Input> {
  id?: string | undefined
  seen?: number | undefined
  input: Input
}

/**
 * The record that is to be changed, or undefined for a new one. Refuses `configuration.not_found`, and
 * `configuration.stale` when somebody else changed it since it was seen.
 */
export function recordToChange<T extends { version: number }>(
  records: ReadonlyMap<string, T>,
  { id, seen }: Save<unknown>,
): T | undefined {
  if (id === undefined) return undefined
  const record = records.get(id)
  if (!record) throw new Refused('configuration.not_found')
  if (seen !== undefined && seen !== record.version) {
    throw new Refused('configuration.stale', { seen, now: record.version })
  }
  return record
}

/** Id, next version and time of a record that is being written. */
export function stampOf(draft: Draft, before: { id: string; version: number } | undefined, id?: string) {
  return { id: before?.id ?? id ?? draft.newId(), version: (before?.version ?? 0) + 1, updatedAt: draft.now }
}

/** True when two records say the same, apart from when and how often they were written. */
export function saysTheSame(schema: { parse(value: unknown): unknown }, a: unknown, b: unknown): boolean {
  return JSON.stringify(schema.parse(a)) === JSON.stringify(schema.parse(b))
}

/**
 * Does one thing whole or not at all: when it is refused, what it had changed so far is taken back, so that the next one
 * (another row of a table) finds the draft as it was.
 */
export function attempt<T>(draft: Draft, work: () => T): T {
  const from = draft.changes.length
  try {
    return work()
  } catch (error) {
    for (const change of draft.changes.splice(from).reverse()) takeBack(draft, change)
    throw error
  }
}

function takeBack(draft: Draft, change: Change): void {
  if (change.kind === 'settings') {
    if (change.before) draft.settings = change.before
    return
  }
  // Each kind's map holds its own records; the change says which kind it is.
  const records = draft[change.kind] as Map<string, unknown>
  if (change.before) records.set(change.after.id, change.before)
  else records.delete(change.after.id)
}

const byId = <T extends { id: string }>(records: readonly T[]) => new Map(records.map((record) => [record.id, record]))

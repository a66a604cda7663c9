import {
  CategoryInput,
  ConditionInput,
  RoutingRuleInput,
  StandardTextInput,
} from '../../../../../contract/case-configuration.ts'
import type { ConfigurationTable } from '../../../../../contract/case-configuration-routes.ts'
import { Refused } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { saveCategory } from '../categories.rules.ts'
import { saveCondition } from '../conditions.rules.ts'
import { attempt, type Draft } from '../draft.rules.ts'
import { saveRule, saveText } from '../records.rules.ts'
import { inTreeOrder } from '../snapshot.rules.ts'
import type { Row } from './cells.rules.ts'
import {
  categoryOfRow,
  conditionOfRow,
  type NamedKind,
  type Names,
  rowOfCategory,
  rowOfCondition,
  rowOfRule,
  rowOfText,
  ruleOfRow,
  textOfRow,
} from './columns.rules.ts'

/** What became of the rows of a table. */
export interface Imported {
  rows: number
  created: number
  changed: number
  unchanged: number
  /** `row` counts from 1 without the header; `error` is a `Refused` or what the contract's schema says. */
  refused: { row: number; key: string | null; error: unknown }[]
}

/** All records of a kind as rows, in the order a person reads them. */
export function rowsOf(kind: ConfigurationTable, draft: Draft): Row[] {
  const names = namesIn(draft)
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)
  const byPosition = (a: { position: number; id: string }, b: { position: number; id: string }) =>
    a.position - b.position || (a.id < b.id ? -1 : 1)
  switch (kind) {
    case 'categories':
      return inTreeOrder([...draft.categories.values()]).map((category) => rowOfCategory(category, names))
    case 'conditions':
      return [...draft.conditions.values()].sort(byCode).map((condition) => rowOfCondition(condition, names))
    case 'rules':
      return [...draft.rules.values()].sort(byPosition).map((rule) => rowOfRule(rule, names))
    case 'texts':
      return [...draft.texts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((text) => rowOfText(text, names))
  }
}

/**
 * Takes the rows of a table into a draft. A row that is refused leaves the draft as it was and is reported; the others are
 * taken. Categories and conditions are known by their code, rules and texts by their id; a row without one is new.
 */
export function importRows(kind: ConfigurationTable, rows: readonly Row[], draft: Draft): Imported {
  const names = namesIn(draft)
  const imported: Imported = { rows: rows.length, created: 0, changed: 0, unchanged: 0, refused: [] }
  const keys = new Set<string>()
  for (const { row, number } of inOrder(kind, rows, draft)) {
    const key = keyOf(kind, row)
    try {
      if (key !== null && keys.has(key)) throw new Refused('configuration.row_twice', { key })
      if (key !== null) keys.add(key)
      const from = draft.changes.length
      attempt(draft, () => importRow(kind, { row, key, draft, names }))
      const change = draft.changes[from]
      if (change === undefined) imported.unchanged++
      else if (change.before === undefined) imported.created++
      else imported.changed++
    } catch (error) {
      imported.refused.push({ row: number, key, error })
    }
  }
  imported.refused.sort((a, b) => a.row - b.row)
  return imported
}

function keyOf(kind: ConfigurationTable, row: Row): string | null {
  return (kind === 'categories' || kind === 'conditions' ? row.code : row.id)?.trim() || null
}

type Numbered = { row: Row; number: number }

/** Parents before their children, wherever they stand in the table. Rows that wait for each other come last, as they are. */
function inOrder(kind: ConfigurationTable, rows: readonly Row[], draft: Draft): Numbered[] {
  const numbered = rows.map((row, n) => ({ row, number: n + 1 }))
  if (kind !== 'categories') return numbered
  const known = new Set([...draft.categories.values()].map((category) => category.code))
  const coming = new Set(rows.map((row) => row.code?.trim() ?? ''))
  const ordered: Numbered[] = []
  let waiting = numbered
  while (waiting.length > 0) {
    const isReady = ({ row }: Numbered) => {
      const parent = row.parent?.trim() ?? ''
      return parent === '' || known.has(parent) || !coming.has(parent)
    }
    const ready = waiting.filter(isReady)
    if (ready.length === 0) return [...ordered, ...waiting]
    for (const one of ready) known.add(one.row.code?.trim() ?? '')
    ordered.push(...ready)
    const taken = new Set(ready)
    waiting = waiting.filter((one) => !taken.has(one))
  }
  return ordered
}

interface RowToImport {
  row: Row
  key: string | null
  draft: Draft
  names: Names
}

function importRow(kind: ConfigurationTable, { row, key, draft, names }: RowToImport): void {
  switch (kind) {
    case 'categories': {
      const before = named(draft.categories, key)
      const input = CategoryInput.parse({ parentId: null, ...before, ...categoryOfRow(row, names) })
      saveCategory(draft, { id: before?.id, input })
      return
    }
    case 'conditions': {
      const before = named(draft.conditions, key)
      const input = ConditionInput.parse({ ...before, ...conditionOfRow(row, names, before) })
      saveCondition(draft, { id: before?.id, input })
      return
    }
    case 'rules': {
      const before = key === null ? undefined : draft.rules.get(checkedId(key))
      const last = Math.max(0, ...[...draft.rules.values()].map((rule) => rule.position))
      const input = RoutingRuleInput.parse({ position: last + 10, ...before, ...ruleOfRow(row, names) })
      saveRule(draft, { id: before?.id, newId: key ?? undefined, input })
      return
    }
    case 'texts': {
      const before = key === null ? undefined : draft.texts.get(checkedId(key))
      const input = StandardTextInput.parse({ ...before, ...textOfRow(row, names) })
      saveText(draft, { id: before?.id, newId: key ?? undefined, input })
    }
  }
}

function named<T extends { code: string }>(records: ReadonlyMap<string, T>, key: string | null): T | undefined {
  if (key === null) throw new Refused('configuration.key_missing', { column: 'code' })
  return [...records.values()].find((record) => record.code === key)
}

function checkedId(key: string): string {
  if (isUuid(key)) return key
  throw new Refused('configuration.cell_unreadable', { column: 'id', text: String(key).slice(0, 60) })
}

function namesIn(draft: Draft): Names {
  const { units, departments } = draft.references
  const own = { category: draft.categories, condition: draft.conditions } as const
  const outside = { unit: units, department: departments } as const
  const isOwn = (kind: NamedKind): kind is keyof typeof own => kind in own
  return {
    codeOf: (kind, id) => (isOwn(kind) ? own[kind].get(id)?.code : outside[kind].codeOf(id)),
    idOf: (kind, code) =>
      isOwn(kind) ? [...own[kind].values()].find((record) => record.code === code)?.id : outside[kind].idOf(code),
  }
}

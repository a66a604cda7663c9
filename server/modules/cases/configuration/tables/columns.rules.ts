import type {
  Category,
  CategoryInput,
  Condition,
  Question,
  RoutingRule,
  StandardText,
} from '../../../../../contract/case-configuration.ts'
import { type Limit, Stage } from '../../../../../contract/cases.ts'
import { Refused } from '../../../../platform/errors.ts'
import type { Row } from './cells.rules.ts'

/** Codes for ids and back: tables name things by codes, so that they can travel. */
export interface Names {
  codeOf(kind: NamedKind, id: string): string | undefined
  idOf(kind: NamedKind, code: string): string | undefined
}

/** What a table may name. */
export type NamedKind = 'category' | 'condition' | 'unit' | 'department'

/** Columns of each kind of table, in the order they are written. */
export const columnsOf = {
  categories: [
    ...['code', 'parent', 'name_en', 'name_zh', 'description_en', 'description_zh', 'keywords', 'questions', 'danger'],
    ...['home', 'city_object', 'city_event', 'open', 'active', 'position'],
  ],
  conditions: [
    ...['code', 'category', 'name_en', 'name_zh', ...Stage.options, 'closing_en', 'closing_zh', 'photo_required'],
    ...['department', 'standard', 'active'],
  ],
  rules: [
    ...['id', 'position', 'name_en', 'name_zh', 'category', 'unit', 'channel', 'holder', 'condition', 'priority'],
    'active',
  ],
  texts: ['id', 'category', 'use', 'title_en', 'title_zh', 'text_en', 'text_zh', 'active'],
} as const

/** A category as a row. */
export function rowOfCategory(category: Category, names: Names): Row {
  return {
    code: category.code,
    parent: code(names, 'category', category.parentId),
    ...both('name', category.name),
    ...both('description', category.description),
    keywords: category.keywords.join('; '),
    questions: category.questions.length === 0 ? '' : JSON.stringify(category.questions),
    danger: String(category.danger),
    home: String(category.home),
    city_object: category.cityObject ?? '',
    city_event: category.cityEvent ?? '',
    open: String(category.open),
    active: String(category.active),
    position: String(category.position),
  }
}

/** What a row says about a category: only the fields of the columns it has. Refuses what can't be read. */
export function categoryOfRow(row: Row, names: Names): Partial<Record<keyof CategoryInput, unknown>> {
  return given({
    code: row.code,
    parentId: reference(row.parent, 'category', names, 'parent_unknown'),
    name: bothFrom(row, 'name'),
    description: bothFrom(row, 'description'),
    keywords: row.keywords?.split(/[;；\n]/).flatMap((word) => word.trim() || []),
    questions: questionsFrom(row.questions),
    danger: flag(row, 'danger'),
    home: flag(row, 'home'),
    cityObject: orNull(row.city_object),
    cityEvent: orNull(row.city_event),
    open: flag(row, 'open'),
    active: flag(row, 'active'),
    position: whole(row, 'position'),
  })
}

/** A condition as a row. */
export function rowOfCondition(condition: Condition, names: Names): Row {
  return {
    code: condition.code,
    category: code(names, 'category', condition.categoryId),
    ...both('name', condition.name),
    ...Object.fromEntries(Stage.options.map((stage) => [stage, limitAsText(condition.limits[stage])])),
    ...both('closing', condition.closing),
    photo_required: String(condition.photoRequired),
    department: code(names, 'department', condition.responsibleDepartmentId),
    standard: String(condition.standard),
    active: String(condition.active),
  }
}

/** What a row says about a condition. `limits` are those of `before` where the table has no column for a stage. */
export function conditionOfRow(row: Row, names: Names, before: Condition | undefined): Record<string, unknown> {
  const limits: Record<string, unknown> = { ...before?.limits }
  for (const stage of Stage.options) {
    const text = row[stage]
    if (text === undefined) continue
    if (text.trim() === '') delete limits[stage]
    else limits[stage] = limitFrom(stage, text)
  }
  return given({
    code: row.code,
    categoryId: reference(row.category, 'category', names, 'category_unknown'),
    name: bothFrom(row, 'name'),
    limits,
    closing: bothFrom(row, 'closing'),
    photoRequired: flag(row, 'photo_required'),
    responsibleDepartmentId: reference(row.department, 'department', names, 'department_unknown'),
    standard: flag(row, 'standard'),
    active: flag(row, 'active'),
  })
}

/** A routing rule as a row. */
export function rowOfRule(rule: RoutingRule, names: Names): Row {
  const { holder } = rule
  return {
    id: rule.id,
    position: String(rule.position),
    ...both('name', rule.name),
    category: code(names, 'category', rule.categoryId),
    unit: code(names, 'unit', rule.unitId),
    channel: rule.channel ?? '',
    holder: 'level' in holder ? holder.level : `department:${code(names, 'department', holder.departmentId)}`,
    condition: code(names, 'condition', rule.conditionId),
    priority: rule.priority ?? '',
    active: String(rule.active),
  }
}

/** What a row says about a routing rule. */
export function ruleOfRow(row: Row, names: Names): Record<string, unknown> {
  return given({
    position: whole(row, 'position'),
    name: bothFrom(row, 'name'),
    categoryId: reference(row.category, 'category', names, 'category_unknown'),
    unitId: reference(row.unit, 'unit', names, 'unit_unknown'),
    channel: orNull(row.channel),
    holder: holderFrom(row.holder, names),
    conditionId: reference(row.condition, 'condition', names, 'condition_unknown'),
    priority: orNull(row.priority),
    active: flag(row, 'active'),
  })
}

/** A standard text as a row. */
export function rowOfText(text: StandardText, names: Names): Row {
  return {
    id: text.id,
    category: code(names, 'category', text.categoryId),
    use: text.use,
    ...both('title', text.title),
    ...both('text', text.text),
    active: String(text.active),
  }
}

/** What a row says about a standard text. */
export function textOfRow(row: Row, names: Names): Record<string, unknown> {
  return given({
    categoryId: reference(row.category, 'category', names, 'category_unknown'),
    use: row.use?.trim(),
    title: bothFrom(row, 'title'),
    text: bothFrom(row, 'text'),
    active: flag(row, 'active'),
  })
}

const unreadable = (column: string, text: string) =>
  new Refused('configuration.cell_unreadable', { column, text: text.slice(0, 60) })

const code = (names: Names, kind: NamedKind, id: string | null): string =>
  id === null ? '' : (names.codeOf(kind, id) ?? id)

const both = (column: string, text: { en: string; zh: string } | undefined): Row => ({
  [`${column}_en`]: text?.en ?? '',
  [`${column}_zh`]: text?.zh ?? '',
})

/** Both languages; absent where neither is given, and left to the schema to refuse where one is missing. */
function bothFrom(row: Row, column: string): { en: string; zh: string } | typeof removed | undefined {
  const en = row[`${column}_en`]
  const zh = row[`${column}_zh`]
  if (en === undefined && zh === undefined) return undefined
  if (!en?.trim() && !zh?.trim()) return removed
  return { en: en ?? '', zh: zh ?? '' }
}

/** Stands for a cell that is there and empty: takes away what was. */
const removed = Symbol('removed')

/** Drops the columns the table doesn't have, and empties what is to be taken away. */
function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value === removed ? undefined : value]),
  )
}

const orNull = (text: string | undefined): string | null | undefined =>
  text === undefined ? undefined : text.trim() || null

const words: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, '1': true, 是: true },
  ...{ false: false, no: false, '0': false, 否: false },
}

/** An empty cell leaves what was, or the default. */
function flag(row: Row, column: string): boolean | undefined {
  const text = row[column]?.trim()
  if (!text) return undefined
  const said = words[text.toLowerCase()]
  if (said === undefined) throw unreadable(column, text)
  return said
}

function whole(row: Row, column: string): number | undefined {
  const text = row[column]?.trim()
  if (!text) return undefined
  if (!/^-?\d{1,7}$/.test(text)) throw unreadable(column, text)
  return Number(text)
}

function reference(
  text: string | undefined,
  kind: NamedKind,
  names: Names,
  refusal: string,
): string | null | undefined {
  if (text === undefined) return undefined
  const wanted = text.trim()
  if (wanted === '') return null
  const id = names.idOf(kind, wanted)
  if (id === undefined) throw new Refused(`configuration.${refusal}`, { code: wanted.slice(0, 60) })
  return id
}

function questionsFrom(text: string | undefined): unknown {
  if (text === undefined) return undefined
  if (text.trim() === '') return []
  try {
    return JSON.parse(text) as Question[]
  } catch {
    throw unreadable('questions', text)
  }
}

const limitAsText = (limit: Limit | undefined): string => (limit ? `${limit.amount} ${limit.unit}` : '')

function limitFrom(stage: Stage, text: string): unknown {
  const parts = /^\s*(\d+(?:\.\d+)?)\s+(\w+)\s*$/.exec(text)
  if (!parts) throw unreadable(stage, text)
  return { amount: Number(parts[1]), unit: parts[2] }
}

function holderFrom(text: string | undefined, names: Names): unknown {
  if (text === undefined) return undefined
  const department = /^\s*department:(.+)$/.exec(text)?.[1]
  if (department === undefined) return { level: text.trim() }
  return { departmentId: reference(department, 'department', names, 'department_unknown') }
}

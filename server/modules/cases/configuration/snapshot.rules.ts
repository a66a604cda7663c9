import type {
  CaseSettings,
  CaseSettingsRecord,
  Category,
  Condition,
  RoutingRule,
  StandardText,
} from '../../../../contract/case-configuration.ts'
import type { OpenCategories } from '../../../../contract/case-configuration-routes.ts'

/** All a tenant has decided about its cases, as rows. */
export interface ConfigurationRows {
  /** Grows with every change; 0 where nothing was ever configured. */
  version: number
  categories: readonly Category[]
  conditions: readonly Condition[]
  rules: readonly RoutingRule[]
  texts: readonly StandardText[]
  settings: CaseSettingsRecord
}

/** All a tenant has decided about its cases, ready for quick questions. Never changes: a change makes a new one. */
export interface CaseConfiguration {
  readonly version: number
  /** Also those switched off: old cases keep pointing at them. */
  readonly categories: ReadonlyMap<string, Category>
  /** By code as written in the table of categories. */
  readonly categoryByCode: ReadonlyMap<string, Category>
  /** Also those switched off. */
  readonly conditions: ReadonlyMap<string, Condition>
  /** Conditions in use for cases of a category: its own first, then those of the branch above. */
  conditionsOf(categoryId: string): readonly Condition[]
  /** The condition taken unless somebody chooses another: of the category, or of the nearest above that has one. */
  standardCondition(categoryId: string): Condition | undefined
  /** Rules in use, in the order they are tried. */
  readonly rules: readonly RoutingRule[]
  /** Standard texts in use. */
  readonly texts: readonly StandardText[]
  readonly settings: CaseSettings
  /** Ids of a category and all below it. Empty for an id that isn't known. */
  branch(categoryId: string): readonly string[]
  /** Ids from the root down to the category. Empty for an id that isn't known. */
  path(categoryId: string): readonly string[]
  /** True when the category or one above it says that life may be in danger. */
  isDanger(categoryId: string): boolean
  /** True when the category or one above it is of the home type: public map points are coarsened. */
  isHome(categoryId: string): boolean
  /** True when residents may choose it: it and all above are switched on and open. */
  isOpen(categoryId: string): boolean
  /** True when staff may choose it: it and all above are switched on. */
  isActive(categoryId: string): boolean
  /** What everybody may see. */
  readonly open: OpenCategories
}

/** Builds the snapshot of a tenant's configuration. */
export function configurationFrom(rows: ConfigurationRows): CaseConfiguration {
  const categories = new Map(inTreeOrder(rows.categories).map((category) => [category.id, category]))
  const conditions = new Map(rows.conditions.map((condition) => [condition.id, condition]))
  const below = new Map<string, string[]>()
  const conditionsAt = new Map<string, Condition[]>()
  for (const category of categories.values()) {
    for (const id of category.path) listIn(below, id).push(category.id)
  }
  for (const condition of [...rows.conditions].sort(byStandardThenCode)) {
    if (condition.active) listIn(conditionsAt, condition.categoryId).push(condition)
  }
  const path = (id: string) => categories.get(id)?.path ?? none
  const onPath = (id: string, says: (category: Category) => boolean) =>
    path(id).some((above) => {
      const category = categories.get(above)
      return category !== undefined && says(category)
    })
  const isKnown = (id: string) => categories.has(id)
  const configuration: Unfinished = {
    version: rows.version,
    categories,
    categoryByCode: new Map([...categories.values()].map((category) => [category.code, category])),
    conditions,
    conditionsOf: (id: string) => [...path(id)].reverse().flatMap((above) => conditionsAt.get(above) ?? []),
    standardCondition: (id: string) => configuration.conditionsOf(id).find((condition) => condition.standard),
    rules: rows.rules.filter((rule) => rule.active).sort(byPositionThenId),
    texts: rows.texts.filter((text) => text.active),
    settings: rows.settings,
    branch: (id: string) => below.get(id) ?? none,
    path,
    isDanger: (id: string) => onPath(id, (category) => category.danger),
    isHome: (id: string) => onPath(id, (category) => category.home),
    isOpen: (id: string) => isKnown(id) && !onPath(id, (category) => !category.active || !category.open),
    isActive: (id: string) => isKnown(id) && !onPath(id, (category) => !category.active),
  }
  return Object.freeze({ ...configuration, open: openFrom(configuration) })
}

/** Categories with a parent before its children, and children by position, then by code. */
export function inTreeOrder(categories: readonly Category[]): Category[] {
  const children = new Map<string | null, Category[]>()
  for (const category of categories) listIn(children, category.parentId).push(category)
  const ordered: Category[] = []
  const walk = (parentId: string | null) => {
    const list = (children.get(parentId) ?? []).sort((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    for (const category of list) {
      ordered.push(category)
      walk(category.id)
    }
  }
  walk(null)
  return ordered
}

const none: readonly never[] = Object.freeze([])

const byStandardThenCode = (a: Condition, b: Condition) =>
  Number(b.standard) - Number(a.standard) || (a.code < b.code ? -1 : 1)

const byPositionThenId = (a: RoutingRule, b: RoutingRule) => a.position - b.position || (a.id < b.id ? -1 : 1)

type Unfinished = Omit<CaseConfiguration, 'open'>

function openFrom(configuration: Unfinished): OpenCategories {
  const open = [...configuration.categories.values()].filter((category) => configuration.isOpen(category.id))
  const parents = new Set(open.map((category) => category.parentId))
  return {
    version: configuration.version,
    items: open.map((category) => ({
      id: category.id,
      parentId: category.parentId,
      code: category.code,
      name: category.name,
      ...(category.description ? { description: category.description } : {}),
      keywords: category.keywords,
      questions: category.questions,
      danger: configuration.isDanger(category.id),
      home: configuration.isHome(category.id),
      leaf: !parents.has(category.id),
    })),
    emergencyNumbers: configuration.settings.emergencyNumbers,
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key)
  if (known) return known
  const made: V[] = []
  lists.set(key, made)
  return made
}

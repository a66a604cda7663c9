import type { CaseStateName, Lifecycle, Light, Priority } from '../../../../contract/cases.ts'
import { dayAfter, instantOf } from '../../../words/zone.ts'

/** Whose list it is. */
export const scopes = ['mine', 'place', 'orders', 'unplaced', 'return_visits'] as const
/** Whose list it is. */
export type Scope = (typeof scopes)[number]

/** Colours a list can be narrowed to. */
export const lights = ['red', 'amber', 'green', 'none'] as const satisfies readonly Light[]
/** Priorities a list can be narrowed to. */
export const priorities = ['danger', 'urgent', 'normal'] as const satisfies readonly Priority[]
/** Kinds of matters a list can be narrowed to. */
export const lifecycles = ['report', 'dispute', 'petition'] as const satisfies readonly Lifecycle[]
/** States a list can be narrowed to. */
export const states = [
  'reported',
  'accepted',
  'handling',
  'handled',
  'suspended',
  'closed',
  'declined',
  'merged',
  'void',
] as const satisfies readonly CaseStateName[]
const shownChoices = ['open', 'ended', 'all'] as const

/** The list as its address tells it: anybody who opens the address sees the same list. Several values are a comma list. */
export interface QueueSearch {
  scope?: Scope
  shown?: (typeof shownChoices)[number]
  /** Reports, disputes or petitions alone. */
  lifecycle?: (typeof lifecycles)[number]
  state?: string
  light?: string
  priority?: string
  category?: string
  unit?: string
  q?: string
  from?: string
  to?: string
  sort?: 'due' | 'reported'
  /** The case whose panel is open. */
  case?: string
}

/** Filters that narrow the list: everything but whose it is, its order and the open panel. */
export const filterNames = [
  'shown',
  'lifecycle',
  'state',
  'light',
  'priority',
  'category',
  'unit',
  'q',
  'from',
  'to',
] as const satisfies readonly (keyof QueueSearch)[]

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads an address, by hand or from a saved list: what makes no sense is left out, never an error. */
export function readSearch(given: Record<string, unknown>): QueueSearch {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  }
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((each) => each === text(name))
  const many = (name: string, known: readonly string[]) => {
    const wanted = text(name).split(',')
    return known.filter((each) => wanted.includes(each)).join(',') || undefined
  }
  const like = (name: string, shape: RegExp) => (shape.test(text(name)) ? text(name) : undefined)
  const found: QueueSearch = {
    scope: one('scope', scopes),
    shown: one('shown', shownChoices),
    lifecycle: one('lifecycle', lifecycles),
    state: many('state', states),
    light: many('light', lights),
    priority: many('priority', priorities),
    category: like('category', uuid),
    unit: like('unit', uuid),
    q: text('q').slice(0, 200) || undefined,
    from: like('from', day),
    to: like('to', day),
    sort: one('sort', ['due', 'reported']),
    case: like('case', uuid),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

const list = <T extends string>(value: string | undefined): T[] | undefined =>
  value ? (value.split(',') as T[]) : undefined

const endedStates: ReadonlySet<string> = new Set(['closed', 'declined', 'merged', 'void'])

/** True where the list is ordered by due time: lists with ended cases are by when they were reported, newest first. */
export function isByDue(search: QueueSearch): boolean {
  const { open } = queryOf(search, 'UTC')
  return (search.sort ?? 'due') === 'due' && (open === 'true' || search.scope === 'return_visits')
}

/** What the server is asked for an address. Days are whole days of the district, both ends included. */
export function queryOf(search: QueueSearch, timeZone: string) {
  const scope = search.scope ?? 'mine'
  const wanted = list<CaseStateName>(search.state)
  // A return visit is due on a case that has ended; asking for an ended state means wanting to see it.
  const shown =
    search.shown ?? (scope === 'return_visits' || wanted?.some((state) => endedStates.has(state)) ? 'all' : 'open')
  return {
    scope,
    ...(shown === 'all' ? {} : { open: shown === 'open' ? ('true' as const) : ('false' as const) }),
    ...(search.lifecycle ? { lifecycle: [search.lifecycle] } : {}),
    ...(wanted ? { state: wanted } : {}),
    ...(search.light ? { light: list<Light>(search.light) } : {}),
    ...(search.priority ? { priority: list<Priority>(search.priority) } : {}),
    ...(search.category ? { categoryId: search.category } : {}),
    ...(search.unit ? { unitId: search.unit } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.from ? { reportedFrom: instantOf(search.from, timeZone) } : {}),
    ...(search.to ? { reportedTo: instantOf(dayAfter(`${search.to}T12:00:00Z`, 1, 'UTC'), timeZone) } : {}),
    sort: search.sort ?? 'due',
  }
}

/** A list without its open panel: what is saved, and what a tab keeps. */
export function listOnly(search: QueueSearch): Record<string, string> {
  const { case: _case, ...rest } = search
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** How many filters narrow the list. */
export const filterCount = (search: QueueSearch): number => filterNames.filter((name) => search[name]).length

/** A comma list with one value put in or taken out; undefined when nothing is left. */
export function toggled(value: string | undefined, one: string): string | undefined {
  const all = value ? value.split(',') : []
  const next = all.includes(one) ? all.filter((each) => each !== one) : [...all, one]
  return next.join(',') || undefined
}

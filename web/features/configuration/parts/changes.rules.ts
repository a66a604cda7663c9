/** A value that differs between two records, by its dotted path. */
export interface ChangedField {
  path: string
  before: unknown
  after: unknown
}

/** Stands for the record itself or changes with every save: says nothing to a reader. */
const silent = new Set(['id', 'version', 'updatedAt', 'path'])

/** What differs between two records: objects are gone into, lists are compared whole. */
export function changedFields(before: unknown, after: unknown, under = ''): ChangedField[] {
  if (same(before, after)) return []
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys
      .filter((key) => under !== '' || !silent.has(key))
      .flatMap((key) => changedFields(before[key], after[key], under ? `${under}.${key}` : key))
  }
  return [{ path: under, before, after }]
}

/** What two people made of the same record, put together: what I changed is mine, the rest is theirs. Lists are taken whole. */
export function merged<T>(base: T, mine: T, theirs: T): T {
  if (same(mine, base)) return theirs
  if (!isPlain(mine) || !isPlain(theirs)) return mine
  const known: Record<string, unknown> = isPlain(base) ? base : {}
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
  return Object.fromEntries(keys.map((key) => [key, merged(known[key], mine[key], theirs[key])])) as T
}

/** A value as a person may read it: names in both languages, lists by commas, nothing as a dash. */
export function inWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(inWords).join(', ')
  if (isPlain(value)) {
    if (typeof value.zh === 'string' && typeof value.en === 'string') return `${value.zh} / ${value.en}`
    if (isPlain(value.words)) return inWords(value.words)
    return Object.entries(value)
      .map(([key, each]) => `${key}: ${inWords(each)}`)
      .join('; ')
  }
  return String(value)
}

/** True when two values have the same content, whatever the order of their keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => same(each, b[at]))
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.every((key) => same(a[key], b[key]))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is looked for in the archive, as it stands in the address. */
export interface ArchiveSearch {
  number?: string
  /** `2021-03`: cases that ended in it. */
  month?: string
  unit?: string
  category?: string
}

const keys = ['number', 'month', 'unit', 'category'] as const

/** Reads the address. */
export function readArchive(search: Record<string, unknown>): ArchiveSearch {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = search[key]
      return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : []
    }),
  )
}

/** The first day of the month after one: `2021-12` → `2022-01-01`. Undefined where it is no month. */
export function monthAfter(month: string): string | undefined {
  const [, year, number] = /^(\d{4})-(\d{2})$/.exec(month) ?? []
  if (!year || !number) return undefined
  const next = Number(number) === 12 ? [Number(year) + 1, 1] : [Number(year), Number(number) + 1]
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`
}

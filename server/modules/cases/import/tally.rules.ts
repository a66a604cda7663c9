import type { OldCase } from './history.rules.ts'

/** A part of a whole; whoever prints it prints both. */
export interface PartOf {
  part: number
  whole: number
}

/** What was counted over an import. */
export interface Counted {
  read: number
  taken: number
  refused: Record<string, number>
  /** Said to be closed before they came in, and closed at that moment instead. */
  adjusted: number
  open: number
  closed: number
  /** Rows with a believable point. */
  withPoint: number
  /** Of the points whose row names a known unit: those that lie in it. */
  inNamedUnit: PartOf
  /** Of the closed rows with a due time on which the earlier system has a word: those where ours is the same. */
  sameOnTime: PartOf
  departments: { code: string; name: string; cases: number; closed: number; onTime: PartOf }[]
}

/** Counts an import while it streams. */
export function createTally() {
  const counted = { read: 0, taken: 0, adjusted: 0, open: 0, closed: 0, withPoint: 0 }
  const inNamedUnit: PartOf = { part: 0, whole: 0 }
  const sameOnTime: PartOf = { part: 0, whole: 0 }
  const refusals = new Map<string, number>()
  const departments = new Map<string, { cases: number; closed: number; onTime: PartOf }>()
  return {
    read: () => ++counted.read,
    refused(code: string): void {
      refusals.set(code, (refusals.get(code) ?? 0) + 1)
    },
    taken(old: OldCase, named: boolean | null): void {
      counted.taken++
      if (old.adjusted) counted.adjusted++
      if (old.closedAt) counted.closed++
      else counted.open++
      if (old.point) counted.withPoint++
      if (named !== null) {
        inNamedUnit.whole++
        if (named) inNamedUnit.part++
      }
      const onTime = old.closedAt && old.dueAt ? old.closedAt <= old.dueAt : null
      if (onTime !== null && old.onTime !== null) {
        sameOnTime.whole++
        if (onTime === old.onTime) sameOnTime.part++
      }
      const code = old.department ?? ''
      const own = departments.get(code) ?? { cases: 0, closed: 0, onTime: { part: 0, whole: 0 } }
      departments.set(code, own)
      own.cases++
      if (old.closedAt) own.closed++
      if (onTime !== null) own.onTime.whole++
      if (onTime) own.onTime.part++
    },
    counted(names: ReadonlyMap<string, string>): Counted {
      return {
        ...counted,
        refused: Object.fromEntries([...refusals].sort(([a], [b]) => (a < b ? -1 : 1))),
        inNamedUnit: { ...inNamedUnit },
        sameOnTime: { ...sameOnTime },
        departments: [...departments]
          .map(([code, figures]) => ({ code, name: names.get(code) ?? code, ...figures }))
          .sort((a, b) => b.cases - a.cases),
      }
    },
  }
}

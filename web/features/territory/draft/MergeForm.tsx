import { useMemo } from 'react'
import type { UnitRef } from '../../../../contract/territory.ts'
import type { Wish } from '../../../../contract/territory-drawing.ts'
import { Proposed } from './Proposed.tsx'

/** Makes one unit of several that touch. */
export function MergeForm(props: { units: readonly UnitRef[] }) {
  const { units } = props
  const wish = useMemo<Wish>(() => ({ type: 'join', unitIds: units.map(({ id }) => id) }), [units])
  return <Proposed wish={wish} level={units[0]?.level ?? 'grid'} />
}

import { useMemo } from 'react'
import { useLandscape } from '../../../cases/landscape.ts'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { MapLayer } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import { only, useLabel, useLevelMap } from '../parts/useLevelMap.ts'

/** Grids in force: a click keeps one as it is, the next lets it go. The field beside it says the same in codes. */
export function KeepMap(props: {
  within: string | undefined
  kept: readonly string[]
  onToggle: (code: string) => void
}) {
  const { t } = useWords()
  const { within, kept, onToggle } = props
  const data = useLevelMap({ level: 'grid', within })
  const label = useLabel(data)
  const landscape = useLandscape()
  const codes = kept.join()
  const layers = useMemo<MapLayer[]>(() => {
    if (!data) return []
    const pinned = new Set(codes.split(','))
    const onPick = ({ code }: Record<string, unknown>) => {
      if (typeof code === 'string') onToggle(code)
    }
    return [
      { id: 'units', look: 'area', data, onPick, ...label },
      { id: 'kept', look: 'fresh', data: only(data, ({ properties }) => pinned.has(String(properties?.code))) },
    ]
  }, [data, codes, label, onToggle])
  return <MapView landscape={landscape} label={t('planner.form.pin_map')} layers={layers} list="none" height="18rem" />
}

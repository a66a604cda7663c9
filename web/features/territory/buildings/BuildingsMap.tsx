import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Unit } from '../../../../contract/territory.ts'
import { read, send } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { useLandscape } from '../../../cases/landscape.ts'
import { MapView } from '../../../ui/map/MapView.tsx'
import type { Bounds, MapTiles } from '../../../ui/map/types.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { PickedBuilding } from './BuildingFinder.tsx'

// messages: territory.level.*

const levels = ['community', 'grid', 'microgrid'] as const

/** Grids or microgrids of the whole district, and its buildings from close by. What is in sight is all that is fetched. */
export function BuildingsMap() {
  const { t, nameOf, locale } = useWords()
  const [level, setLevel] = useState<(typeof levels)[number]>('grid')
  const [picked, setPicked] = useState<string | null>(null)
  const [building, setBuilding] = useState<string | null>(null)
  const top = useQuery(read('/api/v1/territory/tree', { params: { query: { limit: 1 } } }))
  const district = top.data?.items[0]
  const whole = useQuery({
    queryKey: ['/api/v1/territory/units/{id}', district?.id ?? null],
    queryFn: () => send<Unit>(`/api/v1/territory/units/${district?.id}`),
    enabled: district !== undefined,
    staleTime: 600_000,
  })
  const tiles = useMemo<MapTiles[]>(() => {
    const address = (of: string) => at(`/api/v1/territory/tiles/{z}/{x}/{y}.mvt?level=${of}`)
    const name = ({ nameEn, nameZh }: Record<string, unknown>) => String(locale === 'zh-CN' ? nameZh : nameEn)
    const onPick = (properties: Record<string, unknown>) => setPicked(name(properties))
    const onBuilding = ({ id }: Record<string, unknown>) => setBuilding(String(id))
    return [
      { id: `tiles-${level}`, address: address(level), holds: 'units', onPick },
      { id: 'tiles-building', address: address('building'), holds: 'buildings', from: 14, onPick: onBuilding },
    ]
  }, [level, locale])
  const landscape = useLandscape()
  const box = whole.data?.box as Bounds | null | undefined
  return (
    <div className={classes.main}>
      <p className={classes.help}>{t('territory.buildings.mapText')}</p>
      <SegmentedControl
        size="sm"
        style={{ justifySelf: 'start' }}
        aria-label={t('territory.buildings.mapLevel')}
        value={level}
        data={levels.map((each) => ({ value: each, label: t(`territory.level.${each}`) }))}
        onChange={(value) => setLevel(levels.find((each) => each === value) ?? 'grid')}
      />
      {box ? (
        <MapView
          landscape={landscape}
          label={t('territory.buildings.mapOf', { district: nameOf(district?.name) })}
          tiles={tiles}
          fit={box}
          list="none"
          height="24rem"
        />
      ) : null}
      <p role="status" className={classes.quiet}>
        {picked ?? ''}
      </p>
      {building ? <PickedBuilding id={building} /> : null}
    </div>
  )
}

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import type { Home } from '../device/home.ts'
import { NearWords } from '../report/NearbyStep.tsx'
import classes from '../resident.module.css'
import { BuildingChooser } from './BuildingChooser.tsx'
import { Serving } from './Serving.tsx'

/** "My building": who serves me, and what is open close by. Asks once for the building, and only here. */
export function MyBuilding(props: { home: Home | null }) {
  const { t, nameOf } = useWords()
  const { home } = props
  const [choosing, choose] = useState(false)
  if (!home || choosing)
    return (
      <Card title={t('resident.building.title')}>
        <p className={classes.lead}>{t('resident.building.why')}</p>
        <BuildingChooser onDone={() => choose(false)} onCancel={home ? () => choose(false) : undefined} />
      </Card>
    )
  return (
    <>
      <Card title={t('resident.serving.title', { building: nameOf(home.name) })}>
        <Serving unitId={home.unitId} />
        <Button variant="default" mt="sm" onClick={() => choose(true)}>
          {t('resident.building.change')}
        </Button>
      </Card>
      <Card title={t('resident.around.title')}>
        <Around unitId={home.unitId} />
      </Card>
    </>
  )
}

function Around(props: { unitId: string }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const around = useQuery(read('/api/v1/cases/around', { params: { query: { unitId: props.unitId } } }))
  if (around.isPending) return <PageSkeleton lines={2} />
  if (around.isError) return <ErrorState problem={around.error} onRetry={() => void around.refetch()} level={3} />
  const { items } = around.data
  if (items.length === 0) return <p className={classes.lead}>{t('resident.around.none')}</p>
  const shown = all ? items : items.slice(0, 4)
  return (
    <>
      <p className={classes.lead}>{t('resident.around.text')}</p>
      <ul className={classes.plain}>
        {shown.map((item) => (
          <li key={item.id}>
            <NearWords near={item} />
          </li>
        ))}
      </ul>
      {items.length > shown.length ? (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('resident.around.more', { count: items.length - shown.length })}
        </Button>
      ) : null}
    </>
  )
}

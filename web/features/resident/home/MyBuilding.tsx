import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import type { Home } from '../device/home.ts'
import { NearWords } from '../report/NearWords.tsx'
import classes from '../resident.module.css'
import { BuildingChooser } from './BuildingChooser.tsx'
import { Bulletins } from './Bulletins.tsx'
import building from './building.module.css'
import { Hours } from './Hours.tsx'
import { NearStations } from './NearStations.tsx'
import { Serving } from './Serving.tsx'

/** Matters shown on the home page; the others stand on a page of their own. */
const atFirst = 3

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
        <Hours unitId={home.unitId} />
        <Serving unitId={home.unitId} />
        <NearStations unitId={home.unitId} />
        <div className={`${classes.buttons} ${building.actions}`}>
          <ButtonLink to="/report" search={{ here: true }} variant="light">
            {t('doorstep.building.report')}
          </ButtonLink>
          <Button variant="default" onClick={() => choose(true)}>
            {t('resident.building.change')}
          </Button>
        </div>
      </Card>
      <Bulletins unitId={home.unitId} />
      <Card title={t('resident.around.title')}>
        <Around unitId={home.unitId} />
      </Card>
    </>
  )
}

function Around(props: { unitId: string }) {
  const { t } = useWords()
  const around = useQuery(read('/api/v1/cases/around', { params: { query: { unitId: props.unitId } } }))
  if (around.isPending) return <PageSkeleton lines={2} />
  if (around.isError) return <ErrorState problem={around.error} onRetry={() => void around.refetch()} level={3} />
  const { items } = around.data
  return (
    <>
      <p className={classes.lead}>{items.length === 0 ? t('resident.around.none') : t('resident.around.text')}</p>
      <ul className={classes.plain}>
        {items.slice(0, atFirst).map((item) => (
          <li key={item.id}>
            {item.here ? <p className={building.here}>{t('doorstep.around.here')}</p> : null}
            <NearWords near={item} />
          </li>
        ))}
      </ul>
      <ButtonLink to="/matters" variant="light" rightSection={<IconChevronRight size={18} aria-hidden />}>
        {t('doorstep.around.all')}
      </ButtonLink>
    </>
  )
}

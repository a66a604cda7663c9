import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { PlanCommunity, PlannedLevel, PlanRun } from '../../../../contract/planner.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { PlanMaps } from './PlanMaps.tsx'
import { PlanNumbers } from './PlanNumbers.tsx'
import { PlanUnits } from './PlanUnits.tsx'

// messages: planner.level.*

/** Microgrids of more units than this are shown community by community. */
const mostAtOnce = 1_500

/** A proposal beside what is in force: numbers, maps and units of one level, of all communities or of one. */
export function PlanView(props: {
  run: PlanRun
  communities: readonly PlanCommunity[]
  pins: readonly string[]
  onPins: ((pins: readonly string[]) => void) | undefined
}) {
  const { t, nameOf } = useWords()
  const { run, communities, pins, onPins } = props
  const [level, setLevel] = useState<PlannedLevel>('grid')
  const [wanted, setWanted] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const planned = communities.filter(({ state }) => state === 'planned')
  const isMany = level === 'microgrid' && (run.figures?.proposal.microgrid.units ?? 0) > mostAtOnce
  const only = planned.length === 1 ? planned[0]?.unit.id : undefined
  const community = wanted || (isMany ? planned[0]?.unit.id : only)
  const figures = community ? planned.find(({ unit }) => unit.id === community)?.figures : run.figures
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="sm"
          aria-label={t('planner.level')}
          value={level}
          data={(['grid', 'microgrid'] as const).map((value) => ({ value, label: t(`planner.level.${value}`) }))}
          onChange={(value) => {
            setLevel(value === 'microgrid' ? 'microgrid' : 'grid')
            setChosen(null)
          }}
        />
        {planned.length > 1 ? (
          <NativeSelect
            size="sm"
            aria-label={t('planner.community')}
            value={community ?? ''}
            data={[
              ...(isMany ? [] : [{ value: '', label: t('planner.community.all') }]),
              ...planned.map(({ unit }) => ({ value: unit.id, label: nameOf(unit.name) })),
            ]}
            onChange={(event) => {
              setWanted(event.currentTarget.value)
              setChosen(null)
            }}
          />
        ) : null}
        {isMany ? <span className={classes.quiet}>{t('planner.maps.many')}</span> : null}
      </div>
      {figures ? (
        <Card title={t('planner.numbers')}>
          <PlanNumbers figures={figures} level={level} />
        </Card>
      ) : null}
      <Card title={t('planner.maps')}>
        <PlanMaps
          {...{ run, communities, level, community, pins, onPins, chosen }}
          onChoose={(code) => setChosen(code)}
        />
      </Card>
      <PlanUnits
        key={`${level} ${community ?? ''}`}
        {...{ run, level, community, pins, onPins, chosen }}
        onChoose={setChosen}
      />
    </>
  )
}

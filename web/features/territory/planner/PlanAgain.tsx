import { Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanRun } from '../../../../contract/planner.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { codesIn } from './pins.rules.ts'
import { useStartPlan } from './usePlan.ts'

/** Plans again from a proposal: what is kept stays, and of the rest as little moves as the bounds allow. */
export function PlanAgain(props: { run: PlanRun; pins: readonly string[]; onPins: (pins: readonly string[]) => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const navigate = useNavigate()
  const { run, pins, onPins } = props
  const [building, setBuilding] = useState('')
  const start = useStartPlan((next) => void navigate({ to: '/console/territory/plans/$id', params: { id: next.id } }))
  const add = () => {
    onPins([...new Set([...pins, ...codesIn(building)])])
    setBuilding('')
  }
  return (
    <Card title={t('planner.again')}>
      <div className={classes.main}>
        <p className={classes.help}>{t('planner.again.text')}</p>
        {pins.length === 0 ? (
          <p className={classes.help}>{t('planner.again.none')}</p>
        ) : (
          <ul className={classes.chips} aria-label={t('planner.again.kept')}>
            {pins.map((code) => (
              <li key={code} className={classes.chip}>
                {code}
                <button
                  type="button"
                  aria-label={t('planner.again.drop', { code })}
                  onClick={() => onPins(pins.filter((each) => each !== code))}
                >
                  <IconX size={16} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <form
          noValidate
          className={classes.tools}
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <TextInput
            size="sm"
            style={{ flex: '1 1 18rem', maxWidth: '28rem' }}
            label={t('planner.again.building')}
            description={t('planner.again.building_help')}
            value={building}
            onChange={(event) => setBuilding(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" variant="default" disabled={codesIn(building).length === 0}>
            {t('planner.again.add')}
          </Button>
        </form>
        <div role="alert">{start.error ? <p className={classes.problem}>{explain(start.error)}</p> : null}</div>
        <Button
          size="sm"
          style={{ justifySelf: 'start' }}
          loading={start.isPending}
          onClick={() => start.mutate({ ...run.settings, basis: 'plan', planId: run.id, pins: [...pins] })}
        >
          {t('planner.again.start')}
        </Button>
      </div>
    </Card>
  )
}

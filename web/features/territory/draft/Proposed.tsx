import { Button, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Boundary, Level } from '../../../../contract/territory.ts'
import type { NewUnit, Step } from '../../../../contract/territory-changes.ts'
import type { Wish } from '../../../../contract/territory-drawing.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { useDesk } from './desk.ts'
import { NewUnitFields } from './NewUnitFields.tsx'
import { useProposal } from './useDraft.ts'

const unitsOf = (step: Step): NewUnit[] =>
  step.type === 'create' ? [step.unit] : step.type === 'merge' ? [step.into] : step.type === 'split' ? step.into : []

function withUnits(step: Step, units: readonly NewUnit[]): Step {
  const [first] = units
  if (step.type === 'split') return { ...step, into: [...units] }
  if (step.type === 'merge' && first) return { ...step, into: first }
  if (step.type === 'create' && first) return { ...step, unit: first }
  return step
}

/** What the server works out for a wish: shown on the map, named by the person, added as a step. */
export function Proposed(props: { wish: Wish; level: Level; onAgain?: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const { id, revision, setCanvas } = useDesk()
  const found = useProposal(id, revision, props.wish)
  const step = found.data
  useEffect(() => {
    setCanvas({
      picking: false,
      proposed: step ? unitsOf(step).flatMap(({ boundary }): Boundary[] => (boundary ? [boundary] : [])) : [],
    })
  }, [step, setCanvas])
  const again = props.onAgain ? (
    <Button variant="default" size="sm" onClick={props.onAgain}>
      {t('territory.draw.again')}
    </Button>
  ) : null
  if (found.error)
    return (
      <div role="alert">
        <p className={classes.problem}>{explain(found.error)}</p>
        {again}
      </div>
    )
  if (!step) return <PageSkeleton lines={3} />
  return (
    <Naming
      key={unitsOf(step)
        .map((unit) => unit.id)
        .join()}
      step={step}
      level={props.level}
      again={again}
    />
  )
}

function Naming(props: { step: Step; level: Level; again: React.ReactNode }) {
  const { t } = useWords()
  const { add, leave } = useDesk()
  const [units, setUnits] = useState(() => unitsOf(props.step))
  return (
    <form
      noValidate
      className={classes.main}
      onSubmit={(event) => {
        event.preventDefault()
        void add(withUnits(props.step, units))
      }}
    >
      {units.map((unit, nth) => (
        <NewUnitFields
          key={unit.id}
          legend={t('territory.new_unit', { number: String(nth + 1) })}
          value={unit}
          level={props.level}
          onChange={(next) => setUnits((before) => before.with(nth, next))}
        />
      ))}
      <Group gap="sm">
        <Button type="submit" size="sm">
          {t('territory.step.add')}
        </Button>
        {props.again}
        <Button variant="default" size="sm" onClick={leave}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </form>
  )
}

import type { LocalizedName } from '../../../../contract/common.ts'
import type { DraftUnit, Step } from '../../../../contract/territory-changes.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

// messages: territory.step.*

/** The steps of a draft in plain words, in the order they were taken. */
export function StepList(props: {
  steps: readonly Step[]
  units: readonly DraftUnit[]
  nameOf: (name: LocalizedName) => string
}) {
  const { t } = useWords()
  const { steps, nameOf } = props
  if (steps.length === 0) return <p className={classes.help}>{t('territory.steps.none')}</p>
  const names = new Map(props.units.map(({ unit }) => [unit.id, nameOf(unit.name)]))
  for (const made of steps.flatMap(madeBy)) names.set(made.id, nameOf(made.name))
  const said = (ids: readonly string[]) =>
    ids
      .slice(0, 3)
      .map((id) => names.get(id) ?? t('territory.step.unit'))
      .join(t('territory.step.and')) + (ids.length > 3 ? '…' : '')
  return (
    <ol>
      {steps.map((step, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are told apart by their place alone
        <li key={nth}>
          {t(`territory.step.${step.type}`, {
            unit: said(touchedBy(step)),
            count: Math.max(1, madeBy(step).length),
            made: madeBy(step)
              .slice(0, 3)
              .map(({ name }) => nameOf(name))
              .join(t('territory.step.and')),
          })}
        </li>
      ))}
    </ol>
  )
}

function madeBy(step: Step): { id: string; name: LocalizedName }[] {
  if (step.type === 'create') return [step.unit]
  if (step.type === 'merge') return [step.into]
  return step.type === 'split' || step.type === 'recut' ? step.into : []
}

function touchedBy(step: Step): string[] {
  if (step.type === 'create') return [step.parentId]
  if (step.type === 'redraw') return step.units.map(({ unitId }) => unitId)
  return 'unitIds' in step ? step.unitIds : [step.unitId]
}

import { NativeSelect, NumberInput } from '@mantine/core'
import type { Limit, Stage } from '../../../../contract/cases.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'

// messages: cases.stage.*, configuration.unit.*, configuration.limit.*

/** The stages that have a clock, in their order. */
export const stages: readonly Stage[] = ['accept', 'answer', 'arrive', 'handle', 'check']
const units = ['hours', 'working_hours', 'working_days', 'calendar_days'] as const

/** A limit in words: "2 working days". */
export function useLimitWords(): (limit: Limit | undefined) => string {
  const { t } = useWords()
  return (limit) => (limit ? t(`configuration.limit.${limit.unit}`, { amount: limit.amount }) : '')
}

/** Amount and unit for every stage. An empty amount takes what `fallback` says, shown in its place; without one it is needed. */
export function LimitFields(props: {
  label: string
  help?: string
  value: Partial<Record<Stage, Limit>>
  onChange: (value: Partial<Record<Stage, Limit>>) => void
  fallback?: Partial<Record<Stage, Limit>> | undefined
  disabled?: boolean
}) {
  const { t } = useWords()
  const say = useLimitWords()
  const { value, fallback } = props
  const set = (stage: Stage, limit: Limit | undefined) => {
    const next = { ...value }
    if (limit) next[stage] = limit
    else delete next[stage]
    props.onChange(next)
  }
  return (
    <fieldset className={classes.limits}>
      <legend>{props.label}</legend>
      {props.help ? <p className={classes.help}>{props.help}</p> : null}
      {stages.map((stage) => {
        const limit = value[stage]
        const usual = fallback?.[stage]
        const name = t(`cases.stage.${stage}`)
        return (
          <div key={stage} className={classes.limit}>
            <span>{name}</span>
            <NumberInput
              size="sm"
              aria-label={t('configuration.limit_amount', { stage: name })}
              min={0}
              max={10_000}
              decimalScale={2}
              hideControls
              value={limit?.amount ?? ''}
              placeholder={usual ? String(usual.amount) : undefined}
              disabled={props.disabled}
              onChange={(amount) =>
                set(
                  stage,
                  typeof amount === 'number' && amount > 0
                    ? { amount, unit: limit?.unit ?? usual?.unit ?? 'working_days' }
                    : undefined,
                )
              }
            />
            <NativeSelect
              size="sm"
              aria-label={t('configuration.limit_unit', { stage: name })}
              value={limit?.unit ?? usual?.unit ?? 'working_days'}
              disabled={props.disabled || !limit}
              onChange={(event) => {
                if (limit) set(stage, { ...limit, unit: event.currentTarget.value as Limit['unit'] })
              }}
              data={units.map((unit) => ({ value: unit, label: t(`configuration.unit.${unit}`) }))}
            />
            {usual && !limit ? <small>{t('configuration.limit_default', { limit: say(usual) })}</small> : null}
          </div>
        )
      })}
    </fieldset>
  )
}

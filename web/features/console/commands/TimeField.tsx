import { TextInput } from '@mantine/core'
import type { CaseView } from '../../../../contract/cases.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter, instantOf, wallOf } from '../../../words/zone.ts'
import classes from './commands.module.css'
import type { FieldProps } from './field.ts'

/** The due time that more time would move: that of the order's own work, else of the case's; not that of whatever ends first. */
function dueToMove(view: CaseView, orderId: string | null | undefined): string | null {
  const clocks = view.clocks.filter(({ stage, stoppedAt }) => stage === 'handle' && !stoppedAt)
  const own = orderId ? clocks.find((clock) => clock.orderId === orderId) : undefined
  return (own ?? clocks.find((clock) => !clock.orderId))?.dueAt ?? view.dueAt
}

/** A time by the clock of the district, with the times that are usually meant one click away. */
export function TimeField(props: FieldProps & { name: 'arriveBy' | 'until'; label: string }) {
  const { t, timeZone } = useWords()
  const { exact, day } = useFormat()
  const { name, values, set, view } = props
  const now = new Date()
  // More time counts from the present due time, everything else from now.
  const due = props.type === 'ask_extension' ? dueToMove(view, values.orderId) : null
  const from = due && Date.parse(due) > now.getTime() ? due : now
  const choices =
    name === 'arriveBy'
      ? [
          wallOf(now.getTime() + 2 * 3_600_000, timeZone),
          `${dayAfter(now, 1, timeZone)}T09:00`,
          `${dayAfter(now, 1, timeZone)}T14:00`,
        ]
      : [3, 7, 15, 30].map((days) => `${dayAfter(from, days, timeZone)}T17:00`)
  const instant = instantOf(values[name], timeZone)
  return (
    <div>
      <TextInput
        type="datetime-local"
        label={props.label}
        description={name === 'until' && due ? t('console.field.due_now', { due: exact(due) }) : undefined}
        withAsterisk={name === 'until'}
        value={values[name]}
        min={wallOf(now, timeZone)}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
        error={props.error}
      />
      <div className={classes.choices}>
        {choices.map((wall) => {
          const at = instantOf(wall, timeZone)
          return at ? (
            <button key={wall} type="button" aria-pressed={values[name] === wall} onClick={() => set({ [name]: wall })}>
              {name === 'arriveBy' ? exact(at) : day(at)}
            </button>
          ) : null
        })}
      </div>
      {instant ? <p className={classes.none}>{exact(instant)}</p> : null}
    </div>
  )
}

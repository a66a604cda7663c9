import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DayHours, WeekHours } from '../../../../contract/calendars.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { hoursOf, lineOf } from './hours.rules.ts'

// messages: configuration.day.*

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Opening hours of a week, one line a day; a line that can't be read says so and leaves the hours as they were. */
export function WeekFields(props: {
  label: string
  value: WeekHours
  onChange: (week: WeekHours) => void
  disabled: boolean
}) {
  const { t } = useWords()
  const { value, onChange } = props
  // What the lines start from; new when Monday's hours are copied to the others.
  const [round, setRound] = useState(0)
  return (
    <fieldset className={classes.week}>
      <legend>{props.label}</legend>
      <p className={classes.help}>{t('configuration.calendar.hours_help')}</p>
      {days.map((day) => (
        <HoursLine
          key={`${day} ${round}`}
          label={t(`configuration.day.${day}`)}
          value={value[day]}
          onChange={(hours) => onChange({ ...value, [day]: hours })}
          disabled={props.disabled}
        />
      ))}
      {props.disabled ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            onChange({ ...value, tue: value.mon, wed: value.mon, thu: value.mon, fri: value.mon })
            setRound(round + 1)
          }}
        >
          {t('configuration.calendar.copy_monday')}
        </Button>
      )}
    </fieldset>
  )
}

/** One day's hours as a line of text. */
export function HoursLine(props: {
  label: string
  value: DayHours
  onChange: (hours: DayHours) => void
  disabled: boolean
  help?: string
}) {
  const { t } = useWords()
  const [line, setLine] = useState(() => lineOf(props.value))
  const wrong = hoursOf(line) === undefined
  return (
    <TextInput
      size="sm"
      label={props.label}
      description={props.help}
      placeholder={t('configuration.calendar.closed')}
      value={line}
      onChange={(event) => {
        const typed = event.currentTarget.value
        setLine(typed)
        const hours = hoursOf(typed)
        if (hours) props.onChange(hours)
      }}
      error={wrong ? t('configuration.calendar.hours_wrong') : undefined}
      disabled={props.disabled}
    />
  )
}

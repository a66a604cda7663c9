import { Checkbox, TextInput } from '@mantine/core'
import type { LocalizedName } from '../../../../contract/common.ts'
import type { Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './register.module.css'

// messages: stations.day.*

/** Words in both languages beside each other. */
export function Both(props: {
  label: string
  value: LocalizedName
  onChange: (value: LocalizedName) => void
  required?: boolean
  disabled?: boolean
  error?: string | undefined
}) {
  const { t } = useWords()
  return (
    <fieldset className={classes.pair}>
      <legend>{props.label}</legend>
      {(['zh', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          size="sm"
          label={t(`stations.form.${language}`)}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          value={props.value[language]}
          onChange={(event) => props.onChange({ ...props.value, [language]: event.currentTarget.value })}
          withAsterisk={props.required}
          maxLength={200}
          disabled={props.disabled}
          error={props.error}
        />
      ))}
    </fieldset>
  )
}

/** The days of a week, each a box. */
export function WeekDays(props: {
  label: string
  value: readonly number[]
  onChange: (days: number[]) => void
  disabled?: boolean
}) {
  const { t, locale } = useWords()
  const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <fieldset className={classes.week}>
      <legend>{props.label}</legend>
      {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
        <Checkbox
          key={day}
          size="sm"
          aria-label={t(`stations.day.${day}`)}
          label={short.format(new Date(Date.UTC(2024, 0, day)))}
          checked={props.value.includes(day)}
          disabled={props.disabled}
          onChange={(event) =>
            props.onChange(
              event.currentTarget.checked ? [...props.value, day].sort() : props.value.filter((each) => each !== day),
            )
          }
        />
      ))}
    </fieldset>
  )
}

/** A time of day. */
export function Time(props: { label: string; value: string; onChange: (time: string) => void; disabled?: boolean }) {
  return (
    <TextInput
      size="sm"
      type="time"
      label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      disabled={props.disabled}
    />
  )
}

/** Why a form was not taken. */
export function Refusal(props: { problem: Problem | null }) {
  const explain = useErrorWords()
  const { problem } = props
  return (
    <div role="alert" className={classes.problem}>
      {problem ? (
        <>
          <p>{explain(problem)}</p>
          {problem.fields.length > 0 ? (
            <ul>
              {problem.fields.map((field) => (
                <li key={`${field.field} ${field.code}`}>{field.detail}</li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

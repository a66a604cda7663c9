import { Textarea, TextInput } from '@mantine/core'
import { useErrorWords } from '../ui/ErrorState.tsx'
import { useWords } from '../words/words.tsx'
import classes from './form.module.css'
import type { Problem } from './problem.ts'

/** Words in both languages beside each other; `rows` makes them fields of several lines. */
export function Both(props: {
  label: string
  value: { en: string; zh: string }
  onChange: (value: { en: string; zh: string }) => void
  required?: boolean
  disabled?: boolean
  rows?: number
  max?: number
  error?: string | undefined
}) {
  const { t } = useWords()
  return (
    <fieldset className={classes.pair}>
      <legend>{props.label}</legend>
      {(['zh', 'en'] as const).map((language) => {
        const field = {
          size: 'sm' as const,
          label: t(`app.form.${language}`),
          lang: language === 'zh' ? 'zh-CN' : 'en',
          value: props.value[language],
          withAsterisk: props.required,
          maxLength: props.max ?? 200,
          disabled: props.disabled,
          error: props.error,
        }
        const typed = (text: string) => props.onChange({ ...props.value, [language]: text })
        return props.rows ? (
          <Textarea
            key={language}
            {...field}
            autosize
            minRows={props.rows}
            onChange={(event) => typed(event.currentTarget.value)}
          />
        ) : (
          <TextInput key={language} {...field} onChange={(event) => typed(event.currentTarget.value)} />
        )
      })}
    </fieldset>
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

import { Textarea, TextInput } from '@mantine/core'
import type { Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'

/** What changes of a call while it runs. */
export interface Running {
  places: string
  requirements: { en: string; zh: string }
  closesOn: string
  phone: string
}

/** Number of places, requirements in both languages, the last day, and whom to ask. */
export function RunningFields(props: {
  value: Running
  onChange: (change: Partial<Running>) => void
  problem: Problem | null
}) {
  const { t } = useWords()
  const { value, onChange, problem } = props
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          size="sm"
          type="number"
          inputMode="numeric"
          min={1}
          label={t('recruitment.form.places')}
          value={value.places}
          onChange={(event) => onChange({ places: event.currentTarget.value })}
          error={problem?.of('places')}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('recruitment.form.closes')}
          value={value.closesOn}
          onChange={(event) => onChange({ closesOn: event.currentTarget.value })}
          error={problem?.of('closesOn')}
        />
        <TextInput
          size="sm"
          type="tel"
          label={t('recruitment.form.phone')}
          value={value.phone}
          maxLength={40}
          onChange={(event) => onChange({ phone: event.currentTarget.value })}
          error={problem?.of('phone')}
        />
      </div>
      <fieldset className={classes.choices}>
        <legend>{t('recruitment.form.requirements')}</legend>
        <div className={classes.pair}>
          {(['zh', 'en'] as const).map((language) => (
            <Textarea
              key={language}
              size="sm"
              label={t(language === 'zh' ? 'recruitment.form.zh' : 'recruitment.form.en')}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              rows={4}
              maxLength={2000}
              value={value.requirements[language]}
              onChange={(event) =>
                onChange({ requirements: { ...value.requirements, [language]: event.currentTarget.value } })
              }
              error={problem?.of(`requirements.${language}`)}
            />
          ))}
        </div>
      </fieldset>
    </>
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
          <p className={classes.problem}>{explain(problem)}</p>
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

import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CategoryInput } from '../../../../contract/case-configuration.ts'
import { read } from '../../../app/api.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { askedOf } from './questions.rules.ts'

/** The category as a resident meets it on a phone, also before it is saved. Answers given here are kept nowhere. */
export function Preview(props: { category: CategoryInput }) {
  const { t, nameOf } = useWords()
  const { category } = props
  const [answers, setAnswers] = useState<Record<string, string[]>>({})
  const { data } = useQuery({ ...read('/api/v1/categories'), staleTime: 600_000 })
  const asked = askedOf(category.questions, answers)
  return (
    <div className={classes.phone}>
      <p className={classes.help}>{t('configuration.preview.help')}</p>
      {category.open && category.active ? null : <p className={classes.note}>{t('configuration.preview.hidden')}</p>}
      {category.danger ? (
        <div className={classes.emergency}>
          <strong>{t('configuration.preview.danger')}</strong>{' '}
          {data?.emergencyNumbers.map((each) => `${each.number} ${nameOf(each.name)}`).join(' · ')}
        </div>
      ) : null}
      <h3>{nameOf(category.name) || t('configuration.questions.unnamed')}</h3>
      {category.description ? <p className={classes.help}>{nameOf(category.description)}</p> : null}
      {asked.length === 0 ? <p className={classes.help}>{t('configuration.preview.none')}</p> : null}
      {asked.map((question) => {
        const words = nameOf(question.words) || t('configuration.questions.unnamed')
        const hint = question.hint ? nameOf(question.hint) : undefined
        if (question.kind === 'information')
          return (
            <p key={question.code} className={classes.note}>
              {words}
            </p>
          )
        if (question.kind === 'one_of' || question.kind === 'many_of')
          return (
            <fieldset key={question.code} className={classes.choices}>
              <legend>
                {words}
                {question.required ? ' *' : ''}
              </legend>
              {hint ? <p className={classes.help}>{hint}</p> : null}
              {(question.values ?? []).map((value) => {
                const given = answers[question.code] ?? []
                const many = question.kind === 'many_of'
                return (
                  <ChoiceCard
                    key={value.key}
                    name={`preview-${question.code}`}
                    value={value.key}
                    type={many ? 'checkbox' : 'radio'}
                    checked={given.includes(value.key)}
                    onChoose={(key) =>
                      setAnswers({
                        ...answers,
                        [question.code]: !many
                          ? [key]
                          : given.includes(key)
                            ? given.filter((each) => each !== key)
                            : [...given, key],
                      })
                    }
                    title={nameOf(value.name)}
                  />
                )
              })}
            </fieldset>
          )
        const common = { label: words, description: hint, withAsterisk: question.required }
        return question.kind === 'text' ? (
          <Textarea key={question.code} {...common} autosize minRows={2} />
        ) : (
          <TextInput
            key={question.code}
            {...common}
            type={question.kind === 'datetime' ? 'datetime-local' : 'text'}
            inputMode={question.kind === 'number' ? 'decimal' : undefined}
          />
        )
      })}
    </div>
  )
}

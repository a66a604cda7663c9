import { Textarea, TextInput } from '@mantine/core'
import type { Category } from '../../../../contract/case-configuration.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import { askedOf } from './tree.rules.ts'

/** The questions of a category, those whose turn it is. `lacking`: codes without the answer they need. */
export function Questions(props: {
  questions: Category['questions']
  answers: Record<string, string | string[]>
  onChange: (answers: Record<string, string | string[]>) => void
  lacking: readonly string[]
}) {
  const { t, nameOf } = useWords()
  const { answers } = props
  const set = (code: string, value: string | string[]) => props.onChange({ ...answers, [code]: value })
  return (
    <div className={classes.stack}>
      {askedOf(props.questions, answers).map((question) => {
        const { code, kind } = question
        const given = answers[code]
        const text = typeof given === 'string' ? given : ''
        const list = Array.isArray(given) ? given : []
        const error = props.lacking.includes(code) ? t('ui.required') : undefined
        const common = {
          label: nameOf(question.words),
          description: question.hint ? nameOf(question.hint) : undefined,
          withAsterisk: question.required,
          error,
        }
        if (kind === 'information')
          return (
            <p key={code} className={classes.note}>
              {nameOf(question.words)}
            </p>
          )
        if (kind === 'one_of' || kind === 'many_of')
          return (
            <fieldset key={code} className={classes.choices}>
              <legend>
                {nameOf(question.words)}
                {question.required ? ' *' : ''}
              </legend>
              {question.hint ? <p className={classes.dim}>{nameOf(question.hint)}</p> : null}
              {(question.values ?? []).map((value) => (
                <ChoiceCard
                  key={value.key}
                  name={code}
                  value={value.key}
                  type={kind === 'many_of' ? 'checkbox' : 'radio'}
                  checked={kind === 'many_of' ? list.includes(value.key) : text === value.key}
                  onChoose={(key) =>
                    set(
                      code,
                      kind === 'one_of'
                        ? key
                        : list.includes(key)
                          ? list.filter((each) => each !== key)
                          : [...list, key],
                    )
                  }
                  title={nameOf(value.name)}
                />
              ))}
              <div role="alert">{error ? <p className={classes.problem}>{error}</p> : null}</div>
            </fieldset>
          )
        if (kind === 'text')
          return (
            <Textarea
              key={code}
              {...common}
              autosize
              minRows={2}
              maxLength={2000}
              value={text}
              onChange={(event) => set(code, event.currentTarget.value)}
            />
          )
        return (
          <TextInput
            key={code}
            {...common}
            type={kind === 'datetime' ? 'datetime-local' : 'text'}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            maxLength={500}
            value={text}
            onChange={(event) => set(code, event.currentTarget.value)}
          />
        )
      })}
    </div>
  )
}

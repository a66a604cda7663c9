import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Question } from '../../../../contract/case-configuration.ts'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { QuestionFields } from './QuestionFields.tsx'
import { freeCode, moved } from './questions.rules.ts'

// messages: configuration.question.*

/** The questions of a category in the order they are asked; one at a time is open. */
export function QuestionsBuilder(props: {
  value: readonly Question[]
  onChange: (questions: Question[]) => void
  problem: Problem | null
  disabled: boolean
}) {
  const { t, nameOf } = useWords()
  const { value, onChange, disabled } = props
  const [open, setOpen] = useState<number | null>(null)
  const wrong = new Set(
    props.problem?.fields.flatMap((field) => /questions[.[](\d+)/.exec(field.field)?.[1] ?? []).map(Number),
  )
  const move = (at: number, by: -1 | 1) => {
    onChange(moved(value, at, by))
    if (open === at) setOpen(at + by)
  }
  return (
    <>
      {value.length === 0 ? <p className={classes.help}>{t('configuration.questions.none')}</p> : null}
      <ol className={classes.questions}>
        {value.map((question, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a question is known by while its code is typed
          <li key={at} data-wrong={wrong.has(at) || undefined}>
            <div className={classes.questionHead}>
              <button
                type="button"
                className={classes.questionName}
                aria-expanded={open === at}
                onClick={() => setOpen(open === at ? null : at)}
              >
                <span>{nameOf(question.words) || t('configuration.questions.unnamed')}</span>
                <small>
                  {t(`configuration.question.${question.kind}`)}
                  {question.required ? ` · ${t('configuration.questions.required')}` : ''}
                  {question.when?.code ? ` · ${t('configuration.questions.conditional')}` : ''}
                </small>
              </button>
              {disabled ? null : (
                <>
                  <button
                    type="button"
                    className={classes.icon}
                    aria-label={t('configuration.up', { name: nameOf(question.words) })}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  >
                    <IconArrowUp size={18} aria-hidden />
                  </button>
                  <button
                    type="button"
                    className={classes.icon}
                    aria-label={t('configuration.down', { name: nameOf(question.words) })}
                    disabled={at === value.length - 1}
                    onClick={() => move(at, 1)}
                  >
                    <IconArrowDown size={18} aria-hidden />
                  </button>
                  <button
                    type="button"
                    className={classes.icon}
                    aria-label={t('configuration.remove', { name: nameOf(question.words) })}
                    onClick={() => {
                      onChange(value.filter((_, other) => other !== at))
                      setOpen(null)
                    }}
                  >
                    <IconTrash size={18} aria-hidden />
                  </button>
                </>
              )}
            </div>
            {open === at ? (
              <QuestionFields
                question={question}
                before={value.slice(0, at)}
                onChange={(next) => onChange(value.map((each, other) => (other === at ? next : each)))}
                disabled={disabled}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {disabled || value.length >= 30 ? null : (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            onChange([...value, { code: freeCode(value), kind: 'string', words: { en: '', zh: '' }, required: false }])
            setOpen(value.length)
          }}
        >
          {t('configuration.questions.add')}
        </Button>
      )}
    </>
  )
}

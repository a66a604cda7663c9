import { Textarea, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { Question } from '../../../../contract/case-configuration.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './report.module.css'
import type { StepProps } from './step-props.ts'
import { answerFault, type QuestionScreenful } from './steps.rules.ts'

// messages: resident.answer.*

/** One question of the category, with the advice that belongs before it. */
export function QuestionStep(props: StepProps & { screen: QuestionScreenful }) {
  const { t, nameOf } = useWords()
  const { draft, change, screen } = props
  const { question, notes } = screen
  const [tried, setTried] = useState(false)
  const answer = question ? draft.answers[question.code] : undefined
  const fault = question ? answerFault(question, answer) : undefined
  const set = (value: string | string[]) => {
    if (question) change((now) => ({ answers: { ...now.answers, [question.code]: value } }))
  }
  return (
    <QuestionScreen
      step={props.step}
      of={props.of}
      question={question ? nameOf(question.words) : t('resident.answer.advice')}
      help={question?.hint ? nameOf(question.hint) : undefined}
      onBack={props.onBack}
      problem={tried && fault ? t(`resident.answer.${fault}`) : null}
      onNext={() => {
        setTried(true)
        if (!fault) void props.onNext()
      }}
      onSkip={
        question && !question.required
          ? () => {
              if (answer !== undefined) change((now) => ({ answers: without(now.answers, question.code) }))
              void props.onNext()
            }
          : undefined
      }
    >
      {notes.map((note) => (
        <p key={note.code} className={classes.advice}>
          <IconInfoCircle size={22} aria-hidden />
          <span>{nameOf(note.words)}</span>
        </p>
      ))}
      {question ? <AnswerField question={question} answer={answer} onChange={set} /> : null}
    </QuestionScreen>
  )
}

const without = <T,>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))

function AnswerField(props: {
  question: Question
  answer: string | string[] | undefined
  onChange: (answer: string | string[]) => void
}) {
  const { nameOf } = useWords()
  const { question, answer } = props
  const text = typeof answer === 'string' ? answer : ''
  const many = Array.isArray(answer) ? answer : []
  const label = nameOf(question.words)
  const field = {
    label,
    classNames: { label: 'ds-hidden' },
    value: text,
    required: question.required,
    withAsterisk: false,
  }
  if (question.kind === 'one_of' || question.kind === 'many_of') {
    const isMany = question.kind === 'many_of'
    return (
      <fieldset>
        <legend className="ds-hidden">{label}</legend>
        {question.values?.map((value) => (
          <ChoiceCard
            key={value.key}
            name={question.code}
            value={value.key}
            type={isMany ? 'checkbox' : 'radio'}
            checked={isMany ? many.includes(value.key) : text === value.key}
            onChoose={(key) =>
              props.onChange(isMany ? (many.includes(key) ? many.filter((each) => each !== key) : [...many, key]) : key)
            }
            title={nameOf(value.name)}
          />
        ))}
      </fieldset>
    )
  }
  if (question.kind === 'text')
    return (
      <Textarea {...field} rows={4} maxLength={2000} onChange={(event) => props.onChange(event.currentTarget.value)} />
    )
  return (
    <TextInput
      {...field}
      type={question.kind === 'datetime' ? 'date' : 'text'}
      inputMode={question.kind === 'number' ? 'decimal' : undefined}
      maxLength={200}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

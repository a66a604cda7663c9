import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { DeliberationView } from '../../../../contract/assembly.ts'
import { Refusal } from '../../../app/forms.tsx'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { useAct } from '../data.ts'

/** Questions sent before, without names, and sending one. */
export function Questions({ view }: { view: DeliberationView }) {
  const { t } = useWords()
  const { questions } = view
  if (questions.length === 0 && !view.may.ask) return null
  return (
    <Card title={t('assembly.questions')}>
      <div className={classes.fields}>
        {questions.length > 0 ? (
          <ul className={classes.plain}>
            {questions.map(({ id, text, leftOut, answer }) => (
              <li key={id}>
                {text ? (
                  <p className={classes.words}>{text}</p>
                ) : (
                  <p className={classes.dim}>{t('assembly.left_out', { why: leftOut ?? '' })}</p>
                )}
                {answer ? <p className={classes.dim}>{t('assembly.answer_is', { words: answer })}</p> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {view.may.ask ? <Say view={view} path="/questions" label={t('assembly.ask')} most={500} /> : null}
      </div>
    </Card>
  )
}

/** Objections to the minutes with the chair's answers, and making one while it is time. */
export function Objections({ view }: { view: DeliberationView }) {
  const { t } = useWords()
  const { day, time } = useFormat()
  const { objections, minutes } = view
  if (!minutes || (objections.length === 0 && !view.may.object)) return null
  return (
    <Card title={t('assembly.objections')}>
      <div className={classes.fields}>
        {view.may.object ? (
          <p className={classes.words}>
            {t('assembly.object_until', { day: day(minutes.objectUntil), time: time(minutes.objectUntil) })}
          </p>
        ) : null}
        {objections.length > 0 ? (
          <ul className={classes.plain}>
            {objections.map(({ id, text, answer }) => (
              <li key={id}>
                <p className={classes.words}>{text}</p>
                <p className={classes.dim}>
                  {answer
                    ? t(answer.upheld ? 'assembly.upheld' : 'assembly.not_upheld', { words: answer.words })
                    : t('assembly.unanswered')}
                </p>
              </li>
            ))}
          </ul>
        ) : null}
        {view.may.object ? <Say view={view} path="/objections" label={t('assembly.object')} most={1000} /> : null}
      </div>
    </Card>
  )
}

function Say(props: { view: DeliberationView; path: string; label: string; most: number }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const act = useAct(props.view.id, () => {
    setText('')
    toast(t('assembly.said'))
  })
  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim().length >= 4) act.mutate({ path: props.path, body: { text: text.trim() } })
      }}
    >
      <Textarea
        size="lg"
        label={props.label}
        description={t('assembly.no_names')}
        autosize
        minRows={2}
        maxLength={props.most}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Refusal problem={act.error} />
      <div className={classes.buttons}>
        <Button type="submit" variant="light" loading={act.isPending} disabled={text.trim().length < 4}>
          {t('assembly.send')}
        </Button>
      </div>
    </form>
  )
}

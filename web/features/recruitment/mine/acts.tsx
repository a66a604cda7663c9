import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MyApplication } from '../../../../contract/recruitment.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { lastDay } from '../parts/days.ts'
import classes from '../recruitment.module.css'

// messages: recruitment.ground.*

type Acting = { application: MyApplication; onChanged: () => void }

/** Objections without who wrote them, each to be answered once. */
export function Objections({ application, onChanged }: Acting) {
  const { t } = useWords()
  const { day } = useFormat()
  const mayAnswer = application.state === 'published'
  const send = useWrite(({ objectionId, words }: { objectionId: string; words: string }, context) =>
    answer(
      api.POST('/api/v1/recruitment/mine/{id}/objections/{objectionId}', {
        params: { path: { id: application.id, objectionId } },
        body: { answer: words },
        ...context,
      }),
    ),
  )
  return (
    <Card title={t('recruitment.mine.objections')}>
      <ul className={classes.plain}>
        {application.objections.map((objection) => (
          <li key={objection.id}>
            <strong>{t(`recruitment.ground.${objection.ground}`)}</strong>
            <p className={classes.words}>{objection.words}</p>
            {objection.answer ? (
              <div className={classes.said}>
                <span className={classes.dim}>{t('recruitment.mine.answered')}</span> {objection.answer}
              </div>
            ) : mayAnswer ? (
              <>
                <p className={classes.dim}>
                  {t('recruitment.mine.objection_text', {
                    day: day(
                      lastDay(
                        [objection.answerBy, application.publication?.until ?? objection.answerBy].sort().at(-1) ?? '',
                      ),
                    ),
                  })}
                </p>
                <Words
                  label={t('recruitment.mine.answer')}
                  button={t('recruitment.mine.send_answer')}
                  onSend={async (words) => {
                    await send.mutateAsync({ objectionId: objection.id, words })
                    toast(t('recruitment.mine.answer_sent'))
                    onChanged()
                  }}
                />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Asking once that somebody else looks at a rejection. */
export function Appeal(props: Acting & { until: string }) {
  const { t } = useWords()
  const { day } = useFormat()
  const { id } = props.application
  const send = useWrite((words: string, context) =>
    answer(api.POST('/api/v1/recruitment/mine/{id}/appeal', { params: { path: { id } }, body: { words }, ...context })),
  )
  return (
    <Card title={t('recruitment.mine.appeal')}>
      <p className={classes.words}>{t('recruitment.mine.appeal_text', { day: day(lastDay(props.until)) })}</p>
      <Words
        label={t('recruitment.mine.appeal_words')}
        button={t('recruitment.mine.appeal_send')}
        onSend={async (words) => {
          await send.mutateAsync(words)
          toast(t('recruitment.mine.appeal_sent'))
          props.onChanged()
        }}
      />
    </Card>
  )
}

/** Takes the application back, after asking once. */
export function Withdraw(props: { id: string; onChanged: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [open, setOpen] = useState(false)
  const send = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/recruitment/mine/{id}/withdraw', { params: { path: { id } }, ...context })),
  )
  if (!open)
    return (
      <Button variant="subtle" size="lg" onClick={() => setOpen(true)}>
        {t('recruitment.mine.withdraw')}
      </Button>
    )
  return (
    <Card title={t('recruitment.mine.withdraw')}>
      <p className={classes.words}>{t('recruitment.mine.withdraw_text')}</p>
      <div role="alert">{send.error ? <p className={classes.problem}>{explain(send.error)}</p> : null}</div>
      <div className={classes.buttons}>
        <Button
          color="plum"
          size="lg"
          loading={send.isPending}
          onClick={() =>
            send.mutate(props.id, {
              onSuccess: () => {
                setOpen(false)
                toast(t('recruitment.mine.withdrawn'))
                props.onChanged()
              },
            })
          }
        >
          {t('recruitment.mine.withdraw')}
        </Button>
        <Button variant="default" size="lg" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Card>
  )
}

/** A few words and the button that sends them. */
function Words(props: { label: string; button: string; onSend: (words: string) => Promise<void> }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async () => {
    setTried(true)
    if (!words.trim()) return
    setBusy(true)
    setProblem(null)
    try {
      await props.onSend(words.trim())
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Textarea
        size="lg"
        label={props.label}
        rows={4}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={tried && !words.trim() ? t('recruitment.apply.missing') : undefined}
      />
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <Button type="submit" size="lg" loading={busy}>
        {props.button}
      </Button>
    </form>
  )
}

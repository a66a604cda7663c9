import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeskApplication, Stage } from '../../../../contract/recruitment.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'
import { Refusal } from './fields.tsx'

// messages: recruitment.stage.*

/** Writes down the review that is due. */
export function ReviewForm(props: { application: DeskApplication; stage: Stage; onDone: () => void }) {
  const { t } = useWords()
  const { application, stage } = props
  const [values, setValues] = useState({ passed: true, reason: '', talkOn: '', trainingOn: '' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const send = useWrite((given: typeof values, context) =>
    answer(
      api.POST('/api/v1/recruitment/desk/applications/{id}/reviews', {
        params: { path: { id: application.id } },
        body: {
          ...{ version: application.version, stage, passed: given.passed, reason: given.reason },
          ...{ talkOn: given.talkOn || null, trainingOn: given.trainingOn || null },
        },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      await send.mutateAsync(values)
      toast(t('recruitment.one.saved'))
      props.onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.form}
      aria-label={t('recruitment.one.review', { stage: t(`recruitment.stage.${stage}`) })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <Result
        passed={values.passed}
        onChange={(passed) => set({ passed })}
        labels={[t('recruitment.one.passed'), t('recruitment.one.failed')]}
      />
      {stage === 'ability' ? (
        <div className={classes.pair}>
          <TextInput
            size="sm"
            type="date"
            label={t('recruitment.one.talk')}
            value={values.talkOn}
            onChange={(event) => set({ talkOn: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('recruitment.one.training')}
            value={values.trainingOn}
            onChange={(event) => set({ trainingOn: event.currentTarget.value })}
          />
        </div>
      ) : null}
      <Reason value={values.reason} onChange={(reason) => set({ reason })} problem={problem} />
      {values.passed && stage !== 'standing' ? (
        <p className={classes.dim}>
          {stage === 'eligibility'
            ? t('recruitment.one.publishes', { days: application.call.objectionDays })
            : t('recruitment.one.makes_post')}
        </p>
      ) : null}
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={send.isPending}>
          {t('recruitment.one.save')}
        </Button>
      </div>
    </form>
  )
}

/** Decides an appeal. */
export function AppealForm(props: { application: DeskApplication; onDone: () => void }) {
  const { t } = useWords()
  const { application } = props
  const [values, setValues] = useState({ passed: true, reason: '' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = useWrite((given: typeof values, context) =>
    answer(
      api.POST('/api/v1/recruitment/desk/applications/{id}/appeal', {
        params: { path: { id: application.id } },
        body: { version: application.version, ...given },
        ...context,
      }),
    ),
  )
  const give = async () => {
    setProblem(null)
    try {
      await send.mutateAsync(values)
      toast(t('recruitment.one.saved'))
      props.onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.form}
      aria-label={t('recruitment.one.decide')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <p className={classes.dim}>{t('recruitment.one.appeal_text')}</p>
      <Result
        passed={values.passed}
        onChange={(passed) => setValues({ ...values, passed })}
        labels={[t('recruitment.one.grant'), t('recruitment.one.refuse')]}
      />
      <Reason value={values.reason} onChange={(reason) => setValues({ ...values, reason })} problem={problem} />
      <Refusal problem={problem} />
      <div className={classes.buttons}>
        <Button type="submit" loading={send.isPending}>
          {t('recruitment.one.decide')}
        </Button>
      </div>
    </form>
  )
}

function Result(props: { passed: boolean; onChange: (passed: boolean) => void; labels: [string, string] }) {
  const { t } = useWords()
  return (
    <fieldset className={classes.choices}>
      <legend className="ds-hidden">{t('recruitment.one.reviews')}</legend>
      <div className={classes.results}>
        {([true, false] as const).map((passed, n) => (
          <Radio
            key={String(passed)}
            name="passed"
            label={props.labels[n]}
            checked={props.passed === passed}
            onChange={() => props.onChange(passed)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Reason(props: { value: string; onChange: (reason: string) => void; problem: Problem | null }) {
  const { t } = useWords()
  return (
    <Textarea
      size="sm"
      label={t('recruitment.one.reason')}
      description={t('recruitment.one.reason_help')}
      withAsterisk
      autosize
      minRows={2}
      maxLength={1000}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      error={props.problem?.of('reason')}
    />
  )
}

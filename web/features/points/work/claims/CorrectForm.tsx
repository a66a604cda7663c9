import { Button, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PointsClaim } from '../../../../../contract/points-claims.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { toast } from '../../../../ui/toasts.tsx'
import { useWords } from '../../../../words/words.tsx'

/** Puts a mistaken grant right: points and minutes that were too many, and what was mistaken. Its owner reads it. */
export function CorrectForm(props: {
  grant: NonNullable<PointsClaim['granted']>
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useWords()
  const { grant } = props
  const [values, setValues] = useState({ points: 0, minutes: 0, why: '' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const correct = useWrite((body: typeof values, context) =>
    answer(api.POST('/api/v1/points/grants/{id}/correction', { params: { path: { id: grant.id } }, body, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      await correct.mutateAsync(values)
      toast(t('merit.correct.done'))
      props.onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={forms.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <h3>{t('merit.correct.title')}</h3>
      <p className={forms.dim}>{t('merit.correct.text')}</p>
      <div className={forms.pair}>
        {(['points', 'minutes'] as const).map((key) => (
          <NumberInput
            key={key}
            label={key === 'points' ? t('merit.correct.points') : t('merit.correct.minutes')}
            value={values[key]}
            onChange={(value) => setValues({ ...values, [key]: Number(value) })}
            min={0}
            max={grant[key]}
            allowDecimal={false}
            error={problem?.of(key)}
          />
        ))}
      </div>
      <Textarea
        label={t('merit.correct.why')}
        description={t('merit.correct.why_help')}
        withAsterisk
        autosize
        minRows={2}
        maxLength={1000}
        value={values.why}
        onChange={(event) => setValues({ ...values, why: event.currentTarget.value })}
        error={problem?.of('why')}
      />
      <Refusal problem={problem} />
      <div className={forms.row}>
        <Button type="submit" loading={correct.isPending}>
          {t('merit.correct.do')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('merit.cancel')}
        </Button>
      </div>
    </form>
  )
}

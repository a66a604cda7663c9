import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { PointsScheme, ReviewSettings } from '../../../../../contract/points.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import classes from '../../../../app/form.module.css'
import { Both, Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { UnitPick } from '../../../../app/UnitPick.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { useWords } from '../../../../words/words.tsx'
import { Whole } from '../Whole.tsx'

// messages: merit.scheme.review.*

const usualReview: ReviewSettings = { days: 90, pair: 3, share: 50, burst: 20 }

/** A scheme as its steward writes it: name, caps, how long points and orders last, from when on something is listed for a look. */
export function SchemeForm(props: { scheme: PointsScheme | undefined; onSaved: (scheme: PointsScheme) => void }) {
  const { t } = useWords()
  const { scheme } = props
  const [unitId, setUnitId] = useState<string | null>(scheme?.unitId ?? null)
  const [usual, setUsual] = useState(true)
  const [values, setValues] = useState({
    name: scheme?.name ?? { en: '', zh: '' },
    perDay: scheme?.perDay ?? null,
    perMonth: scheme?.perMonth ?? null,
    expiryMonths: scheme?.expiryMonths ?? 24,
    pickUpDays: scheme?.pickUpDays ?? 7,
    review: scheme?.review ?? usualReview,
  })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [ending, setEnding] = useState(false)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite(async (given: typeof values & { ended: boolean }, context): Promise<PointsScheme> => {
    const { ended, ...rest } = given
    if (!scheme)
      return (await answer(
        api.POST('/api/v1/points/schemes', { body: { ...rest, unitId: unitId ?? '', usual }, ...context }),
      )) as PointsScheme
    return (await answer(
      api.PUT('/api/v1/points/schemes/{id}', {
        params: { path: { id: scheme.id } },
        body: { ...rest, version: scheme.version, ended },
        ...context,
      }),
    )) as PointsScheme
  })
  const give = async (ended: boolean) => {
    const saved = await save.mutateAsync({ ...values, ended })
    toast(t('merit.saved'))
    props.onSaved(saved)
  }
  const submit = async () => {
    setProblem(null)
    if (!scheme && !unitId) return setProblem(asProblem(new Error(t('merit.scheme.place_missing'))))
    try {
      await give(scheme?.endedAt != null)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={classes.stack}
      style={{ maxWidth: '48rem' }}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Card>
        <div className={classes.stack}>
          {scheme ? null : (
            <UnitPick
              label={t('merit.scheme.place')}
              description={t('merit.scheme.place_help')}
              value={unitId}
              onChange={setUnitId}
              error={problem?.of('unitId')}
            />
          )}
          <Both
            label={t('merit.scheme.name')}
            value={values.name}
            onChange={(name) => set({ name })}
            required
            error={problem?.of('name')}
          />
          <div className={classes.pair}>
            <Whole label={t('merit.scheme.per_day')} value={values.perDay} onChange={(perDay) => set({ perDay })} />
            <Whole
              label={t('merit.scheme.per_month')}
              value={values.perMonth}
              onChange={(perMonth) => set({ perMonth })}
            />
          </div>
          <p className={classes.dim}>{t('merit.scheme.caps_help')}</p>
          <div className={classes.pair}>
            <NumberInput
              size="sm"
              label={t('merit.scheme.expiry')}
              value={values.expiryMonths}
              onChange={(value) => set({ expiryMonths: Number(value) })}
              min={1}
              max={120}
              allowDecimal={false}
              error={problem?.of('expiryMonths')}
            />
            <NumberInput
              size="sm"
              label={t('merit.scheme.pick_up')}
              value={values.pickUpDays}
              onChange={(value) => set({ pickUpDays: Number(value) })}
              min={1}
              max={60}
              allowDecimal={false}
              error={problem?.of('pickUpDays')}
            />
          </div>
          {scheme ? null : (
            <Checkbox
              label={t('merit.scheme.usual')}
              description={t('merit.scheme.usual_help')}
              checked={usual}
              onChange={(event) => setUsual(event.currentTarget.checked)}
            />
          )}
        </div>
      </Card>
      <Card title={t('merit.scheme.review')}>
        <div className={classes.stack}>
          <p className={classes.dim}>{t('merit.scheme.review_help')}</p>
          <div className={classes.pair}>
            {(['days', 'pair', 'share', 'burst'] as const).map((key) => (
              <NumberInput
                key={key}
                size="sm"
                label={t(`merit.scheme.review.${key}`)}
                value={values.review[key]}
                onChange={(value) => set({ review: { ...values.review, [key]: Number(value) } })}
                min={1}
                max={1000}
                allowDecimal={false}
                error={problem?.of(key)}
              />
            ))}
          </div>
        </div>
      </Card>
      <Refusal problem={problem} />
      <div className={classes.foot}>
        {scheme && !scheme.endedAt ? (
          <Button variant="subtle" onClick={() => setEnding(true)}>
            {t('merit.scheme.end')}
          </Button>
        ) : null}
        {scheme?.endedAt ? (
          <Button variant="default" onClick={() => void give(false).catch((refused) => setProblem(asProblem(refused)))}>
            {t('merit.scheme.again')}
          </Button>
        ) : null}
        <Button type="submit" loading={save.isPending}>
          {scheme ? t('merit.save') : t('merit.scheme.open')}
        </Button>
      </div>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('merit.scheme.end')}
        text={t('merit.scheme.end_text')}
        confirmLabel={t('merit.scheme.end')}
        onConfirm={() => give(true)}
      />
    </form>
  )
}

import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PointsGood } from '../../../../../contract/points-exchange.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Both, Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { uploadPhotos } from '../../../../cases/uploads.ts'
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../../ui/PhotoInput.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { useWords } from '../../../../words/words.tsx'
import { Whole } from '../Whole.tsx'

const nothing = { en: '', zh: '' }

/** A good or service as its steward writes it. Orders that wait keep their price. */
export function GoodForm(props: {
  schemeId: string
  good: PointsGood | undefined
  onClose: () => void
  onSaved: () => void
}) {
  const { t } = useWords()
  const { good, schemeId } = props
  const [values, setValues] = useState({
    name: good?.name ?? nothing,
    about: good?.about ?? nothing,
    points: good?.points ?? 10,
    perPerson: good?.perPerson ?? null,
    givenBy: good?.givenBy ?? null,
  })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [ending, setEnding] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const save = useWrite(async ({ ended, ...given }: typeof values & { ended: boolean }, context) => {
    const body = { ...given, fileIds: await uploadPhotos(photos) }
    return good
      ? await answer(
          api.PUT('/api/v1/points/goods/{id}', {
            params: { path: { id: good.id } },
            body: { ...body, version: good.version, ended },
            ...context,
          }),
        )
      : await answer(api.POST('/api/v1/points/goods', { body: { ...body, schemeId }, ...context }))
  })
  const give = async (ended: boolean) => {
    await save.mutateAsync({ ...values, ended })
    toast(t('merit.saved'))
    props.onSaved()
  }
  const submit = async (ended: boolean) => {
    setProblem(null)
    try {
      await give(ended)
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
        void submit(good?.endedAt != null)
      }}
    >
      <Both
        label={t('merit.goods.name')}
        value={values.name}
        onChange={(name) => set({ name })}
        required
        error={problem?.of('name.zh') ?? problem?.of('name.en')}
      />
      <Both
        label={t('merit.goods.about')}
        value={values.about}
        onChange={(about) => set({ about })}
        rows={2}
        max={1000}
      />
      <div className={forms.pair}>
        <NumberInput
          size="sm"
          label={t('merit.goods.points')}
          value={values.points}
          onChange={(value) => set({ points: Number(value) })}
          min={1}
          max={100_000}
          allowDecimal={false}
          error={problem?.of('points')}
        />
        <Whole
          label={t('merit.goods.per_person')}
          value={values.perPerson}
          onChange={(perPerson) => set({ perPerson })}
          error={problem?.of('perPerson')}
        />
      </div>
      <TextInput
        size="sm"
        label={t('merit.goods.given_by')}
        description={t('merit.goods.given_by_help')}
        value={values.givenBy ?? ''}
        maxLength={200}
        onChange={(event) => set({ givenBy: event.currentTarget.value || null })}
      />
      <PhotoInput
        label={good && good.photos.length > 0 ? t('merit.goods.more_photos') : t('merit.goods.photos')}
        value={photos}
        onChange={setPhotos}
      />
      <Refusal problem={problem} />
      <div className={forms.foot}>
        {good && !good.endedAt ? (
          <Button variant="subtle" onClick={() => setEnding(true)}>
            {t('merit.goods.end')}
          </Button>
        ) : null}
        {good?.endedAt ? (
          <Button variant="subtle" onClick={() => void submit(false)}>
            {t('merit.goods.again')}
          </Button>
        ) : null}
        <Button variant="default" onClick={props.onClose}>
          {t('merit.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('merit.save')}
        </Button>
      </div>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('merit.goods.end')}
        text={t('merit.goods.end_text')}
        confirmLabel={t('merit.goods.end')}
        onConfirm={() => give(true)}
      />
    </form>
  )
}

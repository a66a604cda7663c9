import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Call, MyApplication, ShownAs } from '../../../../contract/recruitment.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { wholeName } from '../parts/name.ts'
import classes from '../recruitment.module.css'

// messages: recruitment.shown.*, cases.role.*

const shown: readonly ShownAs[] = ['family_name', 'full_name']

type Step = 'where' | 'name' | 'words' | 'more' | 'check'

/** Applying: one question on each screen, the words that are agreed to on the last. */
export function ApplyPage() {
  const { id } = useParams({ from: '/resident/calls/$id/apply' })
  const { data, error, refetch } = useQuery(read('/api/v1/recruitment/calls/{id}', { params: { path: { id } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  return <Form call={data.call as Call} consent={data.consent} />
}

function Form({ call, consent }: { call: Call; consent: { version: string; text: string } }) {
  const { t, nameOf, locale } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const steps: Step[] = [...(call.units.length > 1 ? ['where' as const] : []), 'name', 'words', 'more', 'check']
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  const [values, setValues] = useState({
    ...{ unitId: call.units.length === 1 ? (call.units[0]?.id ?? '') : '', familyName: '', givenName: '' },
    ...{ shownAs: 'family_name' as ShownAs, words: '', phone: '', agreed: false },
  })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const set = (change: Partial<typeof values>) => setValues({ ...values, ...change })
  const step = steps[at] as Step
  const agree = useRef<HTMLInputElement>(null)
  const unit = call.units.find((each) => each.id === values.unitId)
  const whole = wholeName(values)
  const seen = values.shownAs === 'family_name' ? values.familyName : whole
  const send = useWrite(async ({ agreed: _, ...given }: typeof values, context) => {
    const fileIds = await uploadPhotos(photos)
    const body = { ...given, phone: given.phone || null, fileIds, consentVersion: consent.version }
    return (await answer(
      api.POST('/api/v1/recruitment/calls/{id}/applications', { params: { path: { id: call.id } }, body, ...context }),
    )) as MyApplication
  })
  const missing = {
    where: !values.unitId,
    name: !values.familyName.trim() || !values.givenName.trim(),
    words: !values.words.trim(),
    more: false,
    check: !values.agreed,
  }[step]
  const next = async () => {
    setTried(true)
    // The box may lie under the button that stays in sight.
    if (missing && step === 'check') agree.current?.scrollIntoView({ block: 'center' })
    if (missing) return
    if (step !== 'check') {
      setTried(false)
      setAt(at + 1)
      return
    }
    setProblem(null)
    try {
      const made = await send.mutateAsync(values)
      void queries.invalidateQueries({ queryKey: ['/api/v1/recruitment/calls/{id}'] })
      toast(t('recruitment.apply.sent'))
      void navigate({ to: '/my/applications/$id', params: { id: made.id }, replace: true })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const questions: Record<Step, string> = {
    where: t('recruitment.apply.where'),
    name: t('recruitment.apply.name'),
    words: t('recruitment.apply.words'),
    more: t('recruitment.apply.more'),
    check: t('recruitment.apply.check'),
  }
  const error = tried && missing ? t('recruitment.apply.missing') : undefined
  return (
    <QuestionScreen
      step={at + 1}
      of={steps.length}
      question={questions[step]}
      help={
        step === 'words'
          ? t('recruitment.apply.words_help')
          : step === 'more'
            ? t('recruitment.apply.more_help')
            : at === 0
              ? `${t(`cases.role.${call.role}`)} · ${nameOf(call.unit.name)}`
              : undefined
      }
      onBack={() => (at === 0 ? void navigate({ to: '/calls/$id', params: { id: call.id } }) : setAt(at - 1))}
      onNext={() => void next()}
      nextLabel={step === 'check' ? t('recruitment.apply.send') : undefined}
      busy={send.isPending}
      problem={
        problem ??
        (tried && missing ? t(step === 'check' ? 'recruitment.apply.must_agree' : 'recruitment.apply.missing') : null)
      }
    >
      {step === 'where' ? (
        <fieldset className={classes.choices}>
          <legend className="ds-hidden">{t('recruitment.apply.where')}</legend>
          {call.units.map((each) => (
            <ChoiceCard
              key={each.id}
              name="unit"
              value={each.id}
              checked={values.unitId === each.id}
              onChoose={(unitId) => set({ unitId })}
              title={nameOf(each.name)}
            />
          ))}
        </fieldset>
      ) : null}
      {step === 'name' ? (
        <div className={classes.stack}>
          <div className={classes.pair}>
            <TextInput
              size="lg"
              label={t('recruitment.apply.family')}
              autoComplete="family-name"
              maxLength={60}
              value={values.familyName}
              onChange={(event) => set({ familyName: event.currentTarget.value })}
              error={!values.familyName.trim() && error}
            />
            <TextInput
              size="lg"
              label={t('recruitment.apply.given')}
              autoComplete="given-name"
              maxLength={60}
              value={values.givenName}
              onChange={(event) => set({ givenName: event.currentTarget.value })}
              error={!values.givenName.trim() && error}
            />
          </div>
          <fieldset className={classes.choices}>
            <legend>{t('recruitment.apply.shown')}</legend>
            {shown.map((each) => (
              <ChoiceCard
                key={each}
                name="shown"
                value={each}
                checked={values.shownAs === each}
                onChoose={() => set({ shownAs: each })}
                title={t(`recruitment.shown.${each}`)}
              />
            ))}
          </fieldset>
          {seen && unit ? (
            <p className={classes.preview} role="status">
              {t('recruitment.apply.shown_as', { name: seen, unit: nameOf(unit.name) })}
            </p>
          ) : null}
        </div>
      ) : null}
      {step === 'words' ? (
        <Textarea
          label={t('recruitment.apply.words_label')}
          classNames={{ label: 'ds-hidden' }}
          size="lg"
          rows={7}
          maxLength={2000}
          value={values.words}
          onChange={(event) => set({ words: event.currentTarget.value })}
          error={error}
        />
      ) : null}
      {step === 'more' ? (
        <div className={classes.stack}>
          <TextInput
            size="lg"
            type="tel"
            label={t('recruitment.apply.phone')}
            autoComplete="tel"
            maxLength={40}
            value={values.phone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
          />
          <PhotoInput label={t('recruitment.apply.files')} value={photos} onChange={setPhotos} max={6} />
        </div>
      ) : null}
      {step === 'check' ? (
        <div className={classes.stack}>
          <Facts
            items={[
              { label: t('recruitment.desk.role'), value: t(`cases.role.${call.role}`) },
              { label: t('recruitment.desk.unit'), value: nameOf(unit?.name) },
              { label: t('recruitment.one.name'), value: whole },
              { label: t('recruitment.one.shown'), value: `${seen} · ${nameOf(unit?.name)}` },
              { label: t('recruitment.one.phone'), value: values.phone },
              {
                label: t('recruitment.apply.words_label'),
                value: <span className={classes.words}>{values.words}</span>,
              },
              { label: t('recruitment.mine.files'), value: photos.length > 0 ? photos.length : '' },
            ]}
          />
          <section className={classes.consent} lang={locale}>
            <strong>{t('recruitment.consent.title')}</strong>
            <p>{consent.text}</p>
            <p className={classes.dim}>{t('recruitment.consent.version', { version: consent.version })}</p>
          </section>
          <Checkbox
            ref={agree}
            size="lg"
            label={t('recruitment.apply.agree')}
            checked={values.agreed}
            onChange={(event) => set({ agreed: event.currentTarget.checked })}
          />
        </div>
      ) : null}
    </QuestionScreen>
  )
}

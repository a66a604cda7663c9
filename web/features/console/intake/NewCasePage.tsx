import { Button, Checkbox, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { NewCase } from '../../../../contract/cases.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useBoundaries, usePlaces } from '../../../cases/places.ts'
import { CategorySuggestions } from '../../../cases/Suggestions.tsx'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { type ChosenPhoto, PhotoInput } from '../../../ui/PhotoInput.tsx'
import { PlacePicker } from '../../../ui/PlacePicker.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useWords } from '../../../words/words.tsx'
import { CasePanel } from '../case/CasePanel.tsx'
import { CategorySelect, useCategories } from '../pick/CategorySelect.tsx'
import { askedOf, unansweredOf } from './answers.ts'
import { type Draft, emptyDraft, newCaseOf } from './draft.ts'
import classes from './intake.module.css'
import { QuestionField } from './QuestionField.tsx'
import { type Filed, ReceiptView } from './ReceiptView.tsx'
import { SimilarCases } from './SimilarCases.tsx'

// messages: console.mandate.*, console.hear_back.*

/** A case taken down for somebody at the counter or on the phone, on one page, in the order people tell it. */
export function NewCasePage() {
  const [receipt, setReceipt] = useState<Filed>()
  const [round, setRound] = useState(0)
  if (receipt)
    return (
      <ReceiptView
        receipt={receipt}
        onAnother={() => {
          setReceipt(undefined)
          setRound(round + 1)
        }}
      />
    )
  return <IntakeForm key={round} onReceipt={setReceipt} />
}

type Missing = Partial<Record<'text' | 'mandate' | 'onBehalfName' | 'phone' | 'mail', boolean>> & { answers?: string[] }

function missingIn(draft: Draft, answers: string[]): Missing {
  return {
    ...(draft.text.trim().length < 2 ? { text: true } : {}),
    ...(draft.onBehalf && !draft.onBehalfName.trim() ? { onBehalfName: true } : {}),
    ...(draft.onBehalf && !draft.mandate ? { mandate: true } : {}),
    ...(draft.hearBack === 'sms' && !draft.phone.trim() ? { phone: true } : {}),
    ...(draft.hearBack === 'mail' && !draft.mail.trim() ? { mail: true } : {}),
    ...(answers.length > 0 ? { answers } : {}),
  }
}

function IntakeForm(props: { onReceipt: (receipt: Filed) => void }) {
  const { t, locale, timeZone } = useWords()
  const explain = useErrorWords()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [missing, setMissing] = useState<Missing>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [beside, setBeside] = useState<string>()
  const { byId } = useCategories()
  const set = (change: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...change }))
    setMissing({})
  }
  const category = draft.categoryId ? byId.get(draft.categoryId) : undefined
  const questions = category?.questions ?? []
  const create = useWrite((body: NewCase, context) =>
    answer(api.POST('/api/v1/cases', { body: body as never, ...context })),
  )

  const file = async () => {
    const lacks = missingIn(draft, unansweredOf(questions, draft.answers))
    setMissing(lacks)
    setProblem(null)
    if (Object.keys(lacks).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setBusy(true)
    try {
      const fileIds = await uploadPhotos(photos)
      const receipt = await create.mutateAsync(newCaseOf(draft, { questions, fileIds, locale, timeZone }))
      props.onReceipt(receipt as Filed)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <PageHeader title={t('console.new.title')} text={t('console.new.text')} />
      <SplitView panel={beside ? <CasePanel id={beside} onClose={() => setBeside(undefined)} /> : undefined}>
        <form
          ref={form}
          noValidate
          className={classes.page}
          data-beside={beside ? true : undefined}
          onSubmit={(event) => {
            event.preventDefault()
            void file()
          }}
        >
          <div>
            <Card title={t('console.new.what')}>
              <div className={classes.fields}>
                <div>
                  <span className={classes.label} id="channel">
                    {t('console.case.channel')}
                  </span>
                  <SegmentedControl
                    aria-labelledby="channel"
                    value={draft.channel}
                    onChange={(channel) => set({ channel: channel as Draft['channel'] })}
                    data={[
                      { value: 'phone', label: t('cases.channel.phone') },
                      { value: 'counter', label: t('cases.channel.counter') },
                    ]}
                  />
                </div>
                <Textarea
                  label={t('console.new.words')}
                  description={t('console.new.words_help')}
                  withAsterisk
                  autosize
                  minRows={4}
                  maxRows={12}
                  maxLength={4000}
                  value={draft.text}
                  onChange={(event) => set({ text: event.currentTarget.value })}
                  error={missing.text ? t('console.missing.needed') : problem?.of('text')}
                />
                <CategorySelect
                  label={t('cases.category')}
                  value={draft.categoryId}
                  onChange={(categoryId) => set({ categoryId, answers: {} })}
                  clearable
                  error={problem?.of('categoryId')}
                />
                {draft.categoryId ? null : (
                  <CategorySuggestions text={draft.text} onChoose={(categoryId) => set({ categoryId, answers: {} })} />
                )}
                {category?.path.some((id) => byId.get(id)?.danger) ? <Danger /> : null}
                {askedOf(questions, draft.answers).map((question) => (
                  <QuestionField
                    key={question.code}
                    question={question}
                    value={draft.answers[question.code]}
                    onChange={(value) => set({ answers: { ...draft.answers, [question.code]: value } })}
                    error={
                      missing.answers?.includes(question.code)
                        ? t('console.missing.needed')
                        : problem?.of(`answers.${question.code}`)
                    }
                  />
                ))}
              </div>
            </Card>
            <Card title={t('console.new.where')}>
              <Where draft={draft} set={set} />
            </Card>
            <Card title={t('console.new.who')}>
              <Who draft={draft} set={set} missing={missing} problem={problem} />
            </Card>
            <Card>
              <PhotoInput label={t('console.field.photos')} value={photos} onChange={setPhotos} max={10} />
            </Card>
            <div role="alert">
              {problem ? <p className={classes.problem}>{explain(problem)}</p> : null}
              {Object.keys(missing).length > 0 ? <p className={classes.problem}>{t('console.new.missing')}</p> : null}
            </div>
            <Button type="submit" size="lg" loading={busy} className={classes.submit}>
              {t('console.new.file')}
            </Button>
          </div>
          <SimilarCases draft={draft} onJoined={props.onReceipt} onOpen={setBeside} />
        </form>
      </SplitView>
    </>
  )
}

interface PartProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
}

function Where({ draft, set }: PartProps) {
  const { search, describe } = usePlaces()
  const [opened, setOpened] = useState(false)
  const grids = useBoundaries({ level: 'grid', look: 'area', wanted: opened })
  const map = useMemo(() => ({ layers: grids ? [grids] : [] }), [grids])
  const onMap = useCallback(() => setOpened(true), [])
  return (
    <PlacePicker
      value={draft.place}
      onChange={(place) => set({ place })}
      search={search}
      describe={describe}
      map={map}
      onMap={onMap}
    />
  )
}

function Who({ draft, set, missing, problem }: PartProps & { missing: Missing; problem: Problem | null }) {
  const { t } = useWords()
  const needed = t('console.missing.needed')
  return (
    <div className={classes.fields}>
      <div className={classes.two}>
        <TextInput
          label={t('console.reporter.name')}
          value={draft.name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          type="tel"
          label={t('console.reporter.phone')}
          value={draft.phone}
          maxLength={25}
          autoComplete="off"
          onChange={(event) => set({ phone: event.currentTarget.value })}
          error={missing.phone ? needed : problem?.of('contact.phone')}
        />
        <TextInput
          type="email"
          label={t('console.reporter.mail')}
          value={draft.mail}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ mail: event.currentTarget.value })}
          error={missing.mail ? needed : problem?.of('contact.mail')}
        />
        <TextInput
          label={t('console.new.address_detail')}
          value={draft.addressDetail}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ addressDetail: event.currentTarget.value })}
        />
        <Select
          label={t('console.new.hear_back')}
          data={(['none', 'sms', 'mail'] as const).map((each) => ({
            value: each,
            label: t(`console.hear_back.${each}`),
          }))}
          value={draft.hearBack}
          onChange={(value) => set({ hearBack: (value ?? 'none') as Draft['hearBack'] })}
          allowDeselect={false}
        />
      </div>
      <Checkbox
        label={t('console.new.confidential')}
        description={t('console.new.confidential_help')}
        checked={draft.confidential}
        onChange={(event) => set({ confidential: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('console.new.on_behalf')}
        description={t('console.new.on_behalf_help')}
        checked={draft.onBehalf}
        onChange={(event) => set({ onBehalf: event.currentTarget.checked })}
      />
      {draft.onBehalf ? (
        <div className={classes.two}>
          <TextInput
            label={t('console.new.behalf_name')}
            withAsterisk
            value={draft.onBehalfName}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => set({ onBehalfName: event.currentTarget.value })}
            error={missing.onBehalfName ? needed : undefined}
          />
          <TextInput
            type="tel"
            label={t('console.new.behalf_phone')}
            value={draft.onBehalfPhone}
            maxLength={25}
            autoComplete="off"
            onChange={(event) => set({ onBehalfPhone: event.currentTarget.value })}
          />
          <Select
            label={t('console.new.mandate')}
            withAsterisk
            data={(['spoken', 'written', 'phone_call', 'guardian'] as const).map((each) => ({
              value: each,
              label: t(`console.mandate.${each}`),
            }))}
            value={draft.mandate}
            onChange={(mandate) => set({ mandate: mandate as Draft['mandate'] })}
            error={missing.mandate ? needed : undefined}
          />
        </div>
      ) : null}
    </div>
  )
}

/** Life is in danger: the numbers to call come before any form. */
function Danger() {
  const { t, nameOf } = useWords()
  const { data } = useQuery({ ...read('/api/v1/categories'), staleTime: 300_000 })
  return (
    <div className={classes.danger} role="alert">
      <strong>{t('console.new.danger')}</strong>
      <span className={classes.numbers}>
        {data?.emergencyNumbers.map((each) => (
          <a key={each.number} href={`tel:${each.number}`}>
            <span className="ds-num">{each.number}</span> {nameOf(each.name)}
          </a>
        ))}
      </span>
    </div>
  )
}

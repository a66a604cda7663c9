import { Switch, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Category } from '../../../../contract/case-configuration.ts'
import type { Receipt } from '../../../../contract/cases.ts'
import { settledOrLater, takeOut } from '../../../app/device/outbox.ts'
import { asProblem, Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { CategorySuggestions } from '../../../cases/Suggestions.tsx'
import { PhotoInput } from '../../../ui/PhotoInput.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import { WordChips } from '../case/WordChips.tsx'
import { categoriesQuery } from '../device/configuration.ts'
import { letGoOfDraft, newDraftId, rememberCategory, useReportDraft } from '../device/drafts.ts'
import { layReport } from '../device/entries.ts'
import { useKeptPhotos } from '../device/photos.ts'
import classes from '../field.module.css'
import { BehalfFields } from './BehalfFields.tsx'
import { CategoryStep } from './CategoryStep.tsx'
import { LaidView } from './LaidView.tsx'
import { NearbyList } from './NearbyList.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { Questions } from './Questions.tsx'
import { ReceiptView } from './ReceiptView.tsx'
import { treeOf, unansweredOf } from './tree.rules.ts'

const steps = 4

/** How long somebody waits on the page for the server's answer before the outbox sees to it, ms. */
const patience = 20_000

/** A new report on foot: photo, what, where, words. Every answer is on the device at once; the next report is one tap away. */
export function QuickReportPage() {
  const { draft } = useSearch({ from: '/field/report' })
  const navigate = useNavigate()
  const [id, setId] = useState(() => draft ?? newDraftId())
  // Another draft chosen while this page is open is another report.
  const shown = draft ?? id
  return (
    <QuickReport
      key={shown}
      id={shown}
      onNext={() => {
        setId(newDraftId())
        void navigate({ to: '/field/report', search: {}, replace: true })
      }}
    />
  )
}

function QuickReport(props: { id: string; onNext: () => void }) {
  const { t, nameOf, locale } = useWords()
  const [draft, change] = useReportDraft(props.id)
  const { activePosts } = useSession()
  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place
  const categories = useQuery(categoriesQuery)
  const tree = useMemo(() => treeOf((categories.data?.items ?? []) as Category[]), [categories.data])
  const brought = useKeptPhotos(
    draft.photos,
    useCallback((photos: string[]) => change({ photos }), [change]),
    draft.step === 1,
  )
  const results = useKeptPhotos(
    draft.resultPhotos,
    useCallback((resultPhotos: string[]) => change({ resultPhotos }), [change]),
    draft.step === steps && draft.solved,
  )
  const [problem, setProblem] = useState<string | Problem | null>(null)
  const [lacking, setLacking] = useState<{ questions: string[]; behalf: boolean }>({ questions: [], behalf: false })
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<{ receipt: Receipt | null; solved: boolean; behalf: string | null } | null>(null)
  const category = draft.categoryId ? tree.byId.get(draft.categoryId) : undefined
  const { step } = draft

  if (done?.receipt) return <ReceiptView {...done} receipt={done.receipt} onNext={props.onNext} />
  if (done) return <LaidView onNext={props.onNext} />

  const go = (to: number) => {
    setProblem(null)
    change({ step: to })
  }
  const send = async () => {
    const missing = {
      questions: category ? unansweredOf(category.questions, draft.answers) : [],
      behalf: draft.behalf !== null && (!draft.behalf.name.trim() || !draft.behalf.mandate),
    }
    setLacking(missing)
    if (draft.text.trim().length < 2) return setProblem(t('field.missing.words'))
    if (missing.behalf) return setProblem(t('field.missing.behalf'))
    if (draft.solved && draft.solvedText.trim().length < 2) return setProblem(t('field.missing.solvedText'))
    if (draft.solved && results.photos.length === 0) return setProblem(t('field.missing.solvedPhoto'))
    setBusy(true)
    setProblem(null)
    try {
      const entry = await layReport(draft, { brought: brought.photos, results: results.photos }, locale)
      letGoOfDraft(draft.id)
      if (draft.categoryId) rememberCategory(draft.categoryId)
      const ended = await settledOrLater(entry.id, patience)
      const trouble = ended && ended.state !== 'sent' ? ended.trouble : undefined
      // Whoever is still looking mends it here; what stands under the same key already is for the outbox to show.
      if (
        trouble &&
        trouble.code !== 'idempotency.content_differs' &&
        (await takeOut(entry.id, { keepPhotos: true }))
      ) {
        change({ entry: undefined })
        setProblem(new Problem({ ...trouble, detail: trouble.message }))
        return
      }
      const receipt = ended?.state === 'sent' ? (ended.answer as unknown as Receipt) : null
      setDone({ receipt, solved: draft.solved, behalf: draft.behalf?.name.trim() ?? null })
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  const next = () => {
    if (step === 2) {
      const questions = category ? unansweredOf(category.questions, draft.answers) : []
      setLacking({ ...lacking, questions })
      if (questions.length > 0) return setProblem(t('field.missing.answers'))
    }
    if (step === 3 && !draft.place && !draft.address.trim()) return setProblem(t('field.missing.place'))
    if (step < steps) go(step + 1)
    else void send()
  }
  const back = step > 1 ? { onBack: () => go(step - 1) } : {}
  const questions = [
    t('field.report.photo'),
    t('field.report.category'),
    t('field.report.place'),
    t('field.report.words'),
  ]
  return (
    <QuestionScreen
      step={step}
      of={steps}
      question={questions[step - 1] ?? ''}
      help={step === 1 ? t('field.report.photoHelp') : undefined}
      {...back}
      onNext={next}
      nextLabel={
        step === steps
          ? t(draft.solved ? 'field.report.sendSolved' : 'field.report.send')
          : step === 1 && draft.photos.length === 0
            ? t('field.report.noPhoto')
            : step === 2 && !draft.categoryId
              ? t('field.report.noCategory')
              : undefined
      }
      problem={problem}
      busy={busy}
    >
      {step === 1 ? (
        <PhotoInput value={brought.photos} onChange={brought.set} max={5} label={t('field.photo.report')} />
      ) : null}
      {step === 2 ? (
        <div className={classes.stack}>
          <CategoryStep
            tree={tree}
            value={draft.categoryId}
            onChange={(categoryId) => change({ categoryId, answers: {} })}
          />
          {category && category.questions.length > 0 ? (
            <Questions
              questions={category.questions}
              answers={draft.answers}
              onChange={(answers) => change({ answers })}
              lacking={lacking.questions}
            />
          ) : null}
        </div>
      ) : null}
      {step === 3 ? <PlaceStep draft={draft} change={change} place={place} /> : null}
      {step === 4 ? (
        <div className={classes.stack}>
          <div>
            <Textarea
              label={t('field.report.text')}
              autosize
              minRows={3}
              maxRows={10}
              maxLength={4000}
              withAsterisk
              value={draft.text}
              onChange={(event) => change({ text: event.currentTarget.value })}
            />
            {category && !draft.text.trim() ? (
              <fieldset className={classes.chips} aria-label={t('field.texts.label')}>
                <button type="button" onClick={() => change({ text: nameOf(category.name) })}>
                  {nameOf(category.name)}
                </button>
              </fieldset>
            ) : null}
          </div>
          <NearbyList draft={draft} />
          {draft.categoryId ? null : (
            <CategorySuggestions text={draft.text} onChoose={(categoryId) => change({ categoryId, answers: {} })} />
          )}
          <Switch
            size="lg"
            label={t('field.report.solved')}
            description={t('field.report.solvedHelp')}
            checked={draft.solved}
            onChange={(event) => change({ solved: event.currentTarget.checked })}
          />
          {draft.solved ? (
            <div className={classes.inset}>
              <PhotoInput
                value={results.photos}
                onChange={results.set}
                max={5}
                label={t('field.photo.result')}
                help={t('field.photo.resultHelp')}
              />
              <div>
                <Textarea
                  label={t('field.words.handle')}
                  autosize
                  minRows={2}
                  maxLength={4000}
                  value={draft.solvedText}
                  onChange={(event) => change({ solvedText: event.currentTarget.value })}
                />
                <WordChips
                  use="handle"
                  categoryId={draft.categoryId}
                  onTake={(text) =>
                    change({ solvedText: draft.solvedText.trim() ? `${draft.solvedText.trim()}\n${text}` : text })
                  }
                />
              </div>
            </div>
          ) : null}
          <Switch
            size="lg"
            label={t('field.report.behalf')}
            description={t('field.report.behalfHelp')}
            checked={draft.behalf !== null}
            onChange={(event) =>
              change({ behalf: event.currentTarget.checked ? { name: '', phone: '', mandate: null } : null })
            }
          />
          {draft.behalf ? (
            <BehalfFields value={draft.behalf} onChange={(behalf) => change({ behalf })} lacking={lacking.behalf} />
          ) : null}
        </div>
      ) : null}
    </QuestionScreen>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { HolderView } from '../../../../contract/cases.ts'
import type { PetitionPurpose } from '../../../../contract/petition-settings.ts'
import type { PetitionReceipt } from '../../../../contract/petitions.ts'
import { useWrite } from '../../../app/api.ts'
import { keepOnDevice, useOnDevice } from '../../../app/device/shelf.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { keepCase } from '../../../cases/keptCases.ts'
import { uploadPhotos } from '../../../cases/uploads.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import type { ChosenPhoto } from '../../../ui/PhotoInput.tsx'
import { QuestionScreen } from '../../../ui/QuestionScreen.tsx'
import { useWords } from '../../../words/words.tsx'
import { paths, setupQuery, write } from '../data.ts'
import { CheckStep } from './CheckStep.tsx'
import { type Draft, emptyDraft, lackOf, petitionOf, type Step, stepsOf } from './draft.rules.ts'
import { keepReceipt } from './receipt.ts'
import { StepFields } from './StepFields.tsx'

// messages: petition-pages.new.*

const shelf = 'petitionDraft'

/** Writing a petition: one question on each screen. What was written stays on the device until it is sent. */
export function NewPage() {
  const { data, error, refetch } = useQuery(setupQuery)
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page lines={6} />
  return <Writing purposes={data.settings.purposes} bodies={data.bodies} />
}

function Writing({ purposes, bodies }: { purposes: readonly PetitionPurpose[]; bodies: readonly HolderView[] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const search = useSearch({ from: '/resident/petitions/new' })
  const draft = useOnDevice<Draft>(shelf, emptyDraft)
  const change = (next: Partial<Draft>) => keepOnDevice(shelf, { ...draft, ...next })
  const [photos, setPhotos] = useState<ChosenPhoto[]>([])
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const purpose = purposes.find(({ code }) => code === draft.purpose)
  const steps = stepsOf(draft, purpose)
  // Whoever opens the address of a later question begins with the first that is not answered.
  const asked = steps.indexOf(search.step as Step)
  const open = steps.findIndex((step) => lackOf(step, draft) !== undefined)
  const at = Math.max(0, open === -1 ? asked : Math.min(asked, open))
  const step = steps[at] ?? 'purpose'
  const lack = lackOf(step, draft)
  const go = (to: Step) => {
    setTried(false)
    setProblem(null)
    void navigate({ to: '/petitions/new', search: { step: to } })
  }
  const send = useWrite(async (given: Draft, { headers }) => {
    const fileIds = await uploadPhotos(photos)
    const labels = { happened: t('petition-pages.new.account_what'), asks: t('petition-pages.new.account_ask') }
    return await write<PetitionReceipt>(paths.list, {
      body: petitionOf(given, { purpose, fileIds, labels }),
      key: headers['Idempotency-Key'],
    })
  })
  const next = async () => {
    setTried(true)
    if (lack) {
      setTimeout(() => document.querySelector<HTMLElement>('#main [aria-invalid="true"]')?.focus())
      return
    }
    const following = steps[at + 1]
    if (following) return go(following)
    setProblem(null)
    try {
      const receipt = await send.mutateAsync(draft)
      const { number, secret } = receipt
      const kept = { number, secret, text: draft.subject.slice(0, 120), relation: 'reporter', page: 'p' } as const
      keepCase({ ...kept, since: new Date().toISOString() })
      keepReceipt(receipt, draft.subject)
      keepOnDevice(shelf, undefined)
      void queries.invalidateQueries({ queryKey: [paths.mine] })
      void navigate({ to: '/petitions/receipt/$number', params: { number }, replace: true })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const help =
    step === 'check' || (step !== 'purpose' && step !== 'who') ? t(`petition-pages.new.${step}_help`) : undefined
  return (
    <QuestionScreen
      step={at + 1}
      of={steps.length}
      question={t(`petition-pages.new.${step}`)}
      help={help}
      onBack={() => {
        const before = steps[at - 1]
        if (before) go(before)
        else void navigate({ to: '/petitions' })
      }}
      onNext={() => void next()}
      nextLabel={step === 'check' ? t('petition-pages.new.send') : undefined}
      busy={send.isPending}
      problem={problem ?? (tried && lack ? t(`petition-pages.new.${lack}`) : null)}
    >
      {step === 'check' ? (
        <CheckStep draft={draft} purpose={purpose} bodies={bodies} photos={photos.length} steps={steps} onEdit={go} />
      ) : (
        <StepFields
          step={step}
          draft={draft}
          change={change}
          tried={tried}
          purposes={purposes}
          bodies={bodies}
          photos={photos}
          onPhotos={setPhotos}
        />
      )}
    </QuestionScreen>
  )
}

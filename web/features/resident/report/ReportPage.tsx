import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { draftId, useDraft, useDrafts } from '../device/drafts.ts'
import { CategoryStep } from './CategoryStep.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ContactStep } from './ContactStep.tsx'
import { useOpenCategories } from './categories.ts'
import { DangerStep } from './DangerStep.tsx'
import { DraftChooser } from './DraftChooser.tsx'
import { NearbyStep } from './NearbyStep.tsx'
import { fetchNear, useNear } from './near.ts'
import { PhotosStep } from './PhotosStep.tsx'
import { QuestionStep } from './QuestionStep.tsx'
import type { StepProps } from './step-props.ts'
import { pathOf, type Step, screensOf, stepsOf } from './steps.rules.ts'
import { soundsDangerous } from './suggest.rules.ts'
import { WhatStep } from './WhatStep.tsx'
import { WhereStep } from './WhereStep.tsx'

/** The report: one question per screen. The address holds the draft and the screen, so that every way back works. */
export function ReportPage() {
  const { draft: id } = useSearch({ from: '/resident/report' })
  const drafts = useDrafts()
  const navigate = useNavigate()
  const [first] = useState(drafts)
  const begin = (draft: string, step = 'what') => navigate({ to: '/report', search: { draft, step }, replace: true })
  const isNew = !id && first.length === 0
  useEffect(() => {
    if (isNew) void navigate({ to: '/report', search: { draft: draftId(), step: 'what' }, replace: true })
  }, [isNew, navigate])
  if (id) return <Report key={id} id={id} />
  if (isNew) return null
  return <DraftChooser drafts={drafts} onOpen={(draft) => begin(draft.id, draft.step)} onNew={() => begin(draftId())} />
}

function Report(props: { id: string }) {
  const search = useSearch({ from: '/resident/report' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [draft, change] = useDraft(props.id)
  const { items: categories, emergencyNumbers } = useOpenCategories()
  const near = useNear(draft, categories)
  const steps = stepsOf(draft, { categories, hasNearby: near.length > 0 })
  const wanted = search.step as Step | undefined
  // A screen that the answers have made pointless leads back to where the writer can go on.
  const step: Step = wanted && steps.includes(wanted) ? wanted : wanted === 'nearby' ? 'where' : 'what'
  const index = steps.indexOf(step)

  useEffect(() => {
    if (draft.step !== step && draft.text) change({ step })
  }, [draft.step, draft.text, step, change])

  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    // Each screen is another component: the new question gets the focus here, so that it is read out.
    document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [step])

  const go = (to: Step) => navigate({ to: '/report', search: { draft: props.id, step: to } })
  const onNext = async () => {
    const now = change({})
    const found = step === 'where' ? await fetchNear(queries, now, categories) : near
    const list = stepsOf(now, { categories, hasNearby: found.length > 0 })
    await go(list[list.indexOf(step) + 1] ?? 'check')
  }
  const previous = steps[index - 1]
  const given: StepProps = {
    draft,
    change,
    step: index + 1,
    of: steps.length,
    onBack: previous ? () => void go(previous) : () => void navigate({ to: '/' }),
    onNext,
    onGo: (to) => void go(to),
  }
  const screens = screensOf(pathOf(categories, draft.categoryId)[0]?.questions ?? [], draft.answers)
  const screen = screens.find((each) => each.step === step)
  const pages: Record<string, () => ReactNode> = {
    what: () => (
      <WhatStep {...given} emergencyNumbers={emergencyNumbers} danger={soundsDangerous(categories, draft.text)} />
    ),
    category: () => <CategoryStep {...given} categories={categories} />,
    danger: () => <DangerStep {...given} emergencyNumbers={emergencyNumbers} />,
    where: () => <WhereStep {...given} />,
    nearby: () => <NearbyStep {...given} near={near} />,
    photos: () => <PhotosStep {...given} />,
    contact: () => <ContactStep {...given} />,
    check: () => <CheckStep {...given} categories={categories} />,
  }
  if (screen) return <QuestionStep key={step} {...given} screen={screen} />
  return pages[step]?.()
}

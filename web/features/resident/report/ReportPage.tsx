import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { read } from '../../../app/api.ts'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { draftId, useDraft, useDrafts } from '../device/drafts.ts'
import { useHome } from '../device/home.ts'
import { fetchOpenCategories, useOpenCategories } from './categories.ts'
import { DraftChooser } from './DraftChooser.tsx'
import type { Draft } from './draft.rules.ts'
import { fetchNear, useNear } from './near.ts'
import type { StepProps } from './step-props.ts'
import { type Step, stepsOf } from './steps.rules.ts'
import { soundsDangerous } from './suggest.rules.ts'
import { WhatStep } from './WhatStep.tsx'

// What follows the first screen comes while somebody writes there: a phone on a slow line shows the question first.
const fetchLater = () => import('./LaterSteps.tsx')
const LaterSteps = lazy(() => fetchLater().then((module) => ({ default: module.LaterSteps })))

/** The report: one question per screen. The address holds the draft and the screen, so that every way back works. */
export function ReportPage() {
  const { draft: id, here, at } = useSearch({ from: '/resident/report' })
  const drafts = useDrafts()
  const navigate = useNavigate()
  const [first] = useState(drafts)
  const from = useMemo(() => ({ ...(here ? { here } : {}), ...(at ? { at } : {}) }), [here, at])
  const begin = (draft: string, step = 'what') =>
    navigate({ to: '/report', search: { draft, step, ...(step === 'what' ? from : {}) }, replace: true })
  const [fresh] = useState(draftId)
  const isNew = !id && first.length === 0
  useEffect(() => {
    if (!isNew) return
    const search = { draft: fresh, step: 'what', ...from }
    const timer = setTimeout(() => void navigate({ to: '/report', search, replace: true }))
    return () => clearTimeout(timer)
  }, [isNew, fresh, from, navigate])
  // The question stands there at once; the address follows.
  const open = id ?? (isNew ? fresh : undefined)
  if (open) return <Report key={open} id={open} />
  return <DraftChooser drafts={drafts} onOpen={(draft) => begin(draft.id, draft.step)} onNew={() => begin(draftId())} />
}

/** Begun from the card of the reader's building: the place is known. Once, and never over what the writer chose. */
function usePlaceOfHome(draft: Draft, given: { wanted: boolean; change: StepProps['change'] }): void {
  const { nameOf } = useWords()
  const home = useHome()
  const { wanted, change } = given
  const done = useRef(false)
  useEffect(() => {
    if (!wanted || !home || done.current) return
    done.current = true
    if (draft.place === null) change({ place: { kind: 'home', label: nameOf(home.name), unit: home.unitId } })
  }, [wanted, home, draft.place, change, nameOf])
}

/** Begun from a board on a wall: its place is filled in, and can be changed like any other. Once. */
function usePlaceOfBoard(draft: Draft, given: { code: string | undefined; change: StepProps['change'] }): void {
  const { nameOf } = useWords()
  const { code, change } = given
  const found = useQuery({
    ...read('/api/v1/board/{code}', { params: { path: { code: code ?? '' } } }),
    enabled: code !== undefined,
    staleTime: 300_000,
  })
  const board = found.data
  const done = useRef(false)
  useEffect(() => {
    if (!board || done.current) return
    done.current = true
    if (draft.place !== null) return
    const label = nameOf(board.name)
    const point = board.station?.point
    change({
      place: point
        ? { kind: 'point', point, by: 'map', said: label }
        : { kind: 'unit', unitId: board.unit.id, label: nameOf(board.unit.name) },
      ...(board.station && draft.spot === '' ? { spot: label } : {}),
    })
  }, [board, draft.place, draft.spot, change, nameOf])
}

function Report(props: { id: string }) {
  const search = useSearch({ from: '/resident/report' })
  const navigate = useNavigate()
  const { t } = useWords()
  const queries = useQueryClient()
  const [draft, change] = useDraft(props.id)
  usePlaceOfHome(draft, { wanted: search.here === true, change })
  usePlaceOfBoard(draft, { code: search.at, change })
  const { items: categories, emergencyNumbers, query } = useOpenCategories()
  const [busy, setBusy] = useState(false)
  const near = useNear(draft, categories)
  const steps = stepsOf(draft, { categories, hasNearby: near.length > 0 })
  const wanted = search.step as Step | undefined
  // A screen that the answers have made pointless leads back to where the writer can go on.
  const step: Step = wanted && steps.includes(wanted) ? wanted : wanted === 'nearby' ? 'where' : 'what'
  const index = steps.indexOf(step)
  // Which screens there are is not known before the kinds of matters: nobody begins to answer one that goes away again.
  const isComing = wanted !== undefined && wanted !== step && query.isPending

  useEffect(() => {
    if (!isComing && draft.step !== step && draft.text) change({ step })
  }, [isComing, draft.step, draft.text, step, change])

  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    // Each screen is another component: the new question gets the focus here, so that it is read out.
    document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [step])

  useEffect(() => {
    const begin = () => void fetchLater().catch(() => {})
    for (const sign of signsOfLife) addEventListener(sign, begin, { once: true, passive: true })
    return () => {
      for (const sign of signsOfLife) removeEventListener(sign, begin)
    }
  }, [])

  const go = (to: Step) => navigate({ to: '/report', search: { draft: props.id, step: to } })
  const shown = useRef<Step | null>(null)
  useEffect(() => {
    shown.current = step
    return () => {
      shown.current = null
    }
  }, [step])
  const onNext = async () => {
    setBusy(true)
    try {
      const known = step === 'what' ? await fetchOpenCategories(queries) : categories
      await fetchLater()
      const found = step === 'where' ? await fetchNear(queries, change({}), known) : near
      // Asked last: who waited may have gone on writing.
      const list = stepsOf(change({}), { categories: known, hasNearby: found.length > 0 })
      // Nobody is led on who has gone back meanwhile.
      if (shown.current === step) await go(list[list.indexOf(step) + 1] ?? 'check')
    } catch {
      // The line went before the rest of the questions had come. What was written is on the device.
      toast({ text: t('resident.what.noLine'), kind: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  const previous = steps[index - 1]
  const given: StepProps = {
    draft,
    change,
    step: index + 1,
    of: steps.length,
    busy,
    onBack: previous ? () => void go(previous) : () => void navigate({ to: '/' }),
    onNext,
    onGo: (to) => void go(to),
  }
  if (isComing) return <PageSkeleton page />
  if (step === 'what')
    return <WhatStep {...given} emergencyNumbers={emergencyNumbers} danger={soundsDangerous(categories, draft.text)} />
  return (
    <Suspense fallback={<PageSkeleton page />}>
      <LaterSteps at={step} {...{ given, categories, emergencyNumbers, near }} />
    </Suspense>
  )
}

const signsOfLife = ['pointerdown', 'keydown', 'input'] as const

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { DisputeReceipt } from '../../../../contract/disputes.ts'
import { send, useWrite } from '../../../app/api.ts'
import { keepOnDevice, onDevice, useOnDevice } from '../../../app/device/shelf.ts'
import { useSession } from '../../../app/session.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { keepDispute } from '../device/kept.ts'
import { useAbout } from '../parts/about.ts'
import { CheckStep } from './CheckStep.tsx'
import { type ApplyStep, applySteps, bodyOf, type DisputeDraft, faultOf, firstOpen, newDraft } from './draft.rules.ts'
import { HandedOver } from './HandedOver.tsx'
import type { ApplyProps } from './screen.ts'
import { WhereStep } from './WhereStep.tsx'
import { OthersStep, StoryStep, WhatStep, YouStep } from './WordSteps.tsx'

const kept = 'dispute-draft'

/** Applying for mediation: one question per screen. The address holds the screen; what was written stays on the device until it is sent. */
export function NewDisputePage() {
  const search = useSearch({ from: '/resident/disputes/new' })
  const navigate = useNavigate()
  const { account } = useSession()
  const about = useAbout()
  const stored = useOnDevice<DisputeDraft | null>(kept, null)
  const [empty] = useState(newDraft)
  const draft = stored ?? empty
  const change = useCallback(
    (next: Partial<DisputeDraft>) =>
      keepOnDevice(kept, { ...(onDevice<DisputeDraft | null>(kept, null) ?? newDraft()), ...next }),
    [],
  )
  const [handed, setHanded] = useState<{ number: string; code: string; until: string } | null>(null)
  const [tried, setTried] = useState<ApplyStep | null>(null)
  const file = useWrite((body: ReturnType<typeof bodyOf>, { headers }) =>
    send<z.infer<typeof DisputeReceipt>>('/api/v1/disputes', {
      method: 'POST',
      key: headers['Idempotency-Key'],
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  // Nobody comes onto a later screen before the earlier ones are answered, as when the address was kept.
  const open = firstOpen(draft)
  const wanted = search.step ?? 'what'
  const step = open && applySteps.indexOf(open) < applySteps.indexOf(wanted) ? open : wanted
  const index = applySteps.indexOf(step)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    // Each screen is another component: the new question gets the focus here, so that it is read out.
    document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [step])
  const go = (to: ApplyStep) => navigate({ to: '/disputes/new', search: { ...search, step: to } })
  const send_ = () => {
    if (!about.data || file.isPending) return
    const body = bodyOf(draft, { consentVersion: about.data.consent.version, behalf: search.desk === true })
    file.mutate(body, {
      onSuccess: ({ number, secret, invitation }) => {
        keepOnDevice(kept, undefined)
        if (!secret) return setHanded({ number, ...(invitation ?? { code: '', until: '' }) })
        keepDispute({ number, secret, subject: body.subject })
        void navigate({ to: '/disputes/receipt/$number', params: { number }, replace: true })
      },
    })
  }
  if (handed) return <HandedOver {...handed} />
  if (about.error) return <ErrorState level={1} problem={about.error} onRetry={() => void about.refetch()} />
  if (!about.data) return <PageSkeleton page />
  const previous = applySteps[index - 1]
  const next = applySteps[index + 1]
  const props: ApplyProps = {
    ...{ draft, change, step: index + 1, of: applySteps.length },
    fault: tried === step ? faultOf(draft, step) : undefined,
    onBack: () => void (previous ? go(previous) : navigate({ to: search.desk ? '/console/disputes' : '/disputes' })),
    onNext: () => {
      setTried(step)
      if (faultOf(draft, step))
        return void setTimeout(() => document.querySelector<HTMLElement>('#main [aria-invalid="true"]')?.focus())
      if (next) void go(next)
      else send_()
    },
  }
  if (step === 'what') return <WhatStep {...props} topics={about.data.topics} />
  if (step === 'story') return <StoryStep {...props} />
  if (step === 'others') return <OthersStep {...props} />
  if (step === 'where') return <WhereStep {...props} />
  if (step === 'you') return <YouStep {...props} signedIn={account !== null} />
  return (
    <CheckStep {...props} about={about.data} busy={file.isPending} problem={file.error} onGo={(to) => void go(to)} />
  )
}

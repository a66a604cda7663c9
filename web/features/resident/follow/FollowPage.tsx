import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react'
import type { FollowView, Lifecycle } from '../../../../contract/cases.ts'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { CasePhotos, CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { endPassing, keepCase, keptFrom, plainNumber, useKeptCase } from '../../../cases/keptCases.ts'
import { usePlaces } from '../../../cases/places.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import report from '../report/report.module.css'
import shared from '../resident.module.css'
import { AddWords } from './AddWords.tsx'
import follow from './follow.module.css'
import { useFollowed } from './followed.ts'
import { Looks } from './Looks.tsx'
import { Rating } from './Rating.tsx'
import { SecretForm } from './SecretForm.tsx'
import { Status } from './Status.tsx'
import { Withdraw } from './Withdraw.tsx'

/** Where matters go on that are no reports. */
const pages: Partial<Record<Lifecycle, 'd' | 'p'>> = { dispute: 'd', petition: 'p' }

/** One case, followed like a parcel: by the secret of the link, the one kept here, one typed in, or the account. */
export function FollowPage() {
  const { t } = useWords()
  const params = useParams({ from: '/resident/f/$number' })
  const number = plainNumber(params.number)
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const kept = useKeptCase(number)
  const { account, ready, problem } = useSession()
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const secret = typed ?? kept?.secret
  const found = useFollowed(number, secret, Boolean(secret) || account !== null)

  useEffect(() => {
    // Off the address bar at once: neither the history nor a screenshot keeps it.
    if (!hash) return
    const linked = decodeURIComponent(hash)
    if (linked.length >= 8)
      keepCase(keptFrom({ number, secret: linked }, { text: '', relation: 'reporter', now: new Date() }))
    const timer = setTimeout(() => void navigate({ to: '/f/$number', params: { number }, hash: '', replace: true }))
    return () => clearTimeout(timer)
  }, [hash, number, navigate])

  // Drawn in small steps, between which a phone answers its owner.
  const view = useDeferredValue(found.data)
  useEffect(() => {
    if (!view || !secret) return
    // Kept only once it has opened the case, with the words to know it by.
    keepCase(
      keptFrom(
        { number, secret },
        { text: view.text, relation: view.isReporter ? 'reporter' : 'follower', now: new Date(view.reportedAt) },
      ),
    )
    endPassing()
  }, [view, secret, number])

  // Disputes and petitions have a page of their own, which the secret kept here opens.
  const elsewhere = view && pages[view.lifecycle]
  useEffect(() => {
    if (elsewhere) void navigate({ href: `/${elsewhere}/${encodeURIComponent(number)}`, replace: true })
  }, [elsewhere, number, navigate])

  if (elsewhere) return <Coming />
  if (view) return <Followed view={view} secret={secret} />
  if (found.isError && asProblem(found.error).status !== 404)
    return <ErrorState level={1} problem={asProblem(found.error)} onRetry={() => void found.refetch()} />
  // The secret of the link is taken off the address first.
  if (secret || account || hash) {
    if (!found.isError) return <Coming />
  } else if (!ready && !problem) return <Coming />
  return (
    <>
      <PageHeader title={t('resident.secret.title', { number })} text={t('resident.secret.text')} />
      <SecretForm wrong={found.isError && Boolean(secret)} onSecret={setTyped} number={number} />
    </>
  )
}

/** While the case is on its way: what will stand here. */
function Coming() {
  const { t } = useWords()
  return (
    <div aria-busy="true">
      <PageHeader title={t('resident.follow.coming')} text={t('resident.follow.comingText')} />
      <PageSkeleton lines={6} />
    </div>
  )
}

/** The first words of a report, cut between words where its language has gaps. */
function headline(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  if (line.length <= 80 && line.length === text.length) return text
  if (line.length <= 80) return `${line} …`
  const cut = line.slice(0, 80)
  const gap = cut.lastIndexOf(' ')
  return `${(gap > 50 ? cut.slice(0, gap) : cut).trimEnd()}…`
}

function Followed(props: { view: FollowView; secret: string | undefined }) {
  const { t, nameOf } = useWords()
  const { path } = usePlaces()
  const { view, secret } = props
  const may = (command: string) => view.offers.some((offer) => offer.command === command && offer.allowed)
  const results = view.files.filter((file) => file.purpose === 'result')
  const own = view.files.filter((file) => file.purpose === 'report')
  const place = [view.place.address, view.place.placed ? path(view.place.units) : ''].filter(Boolean)
  return (
    <div className={follow.follow}>
      <PageHeader above={<span className="ds-num">{view.number}</span>} title={headline(view.text)} />
      <Status view={view} secret={secret} />
      {may('rate') || may('reopen') ? <Rating view={view} secret={secret} /> : null}
      {results.length > 0 ? (
        <Card title={t('resident.follow.result')}>
          <CasePhotos files={results} />
        </Card>
      ) : null}
      <Card title={t('resident.follow.story')}>
        <CaseTimeline entries={view.timeline} label={t('resident.follow.story')} reader="reporter" />
      </Card>
      {may('comment') ? <AddWords view={view} secret={secret} /> : null}
      <Card title={view.isReporter ? t('resident.follow.report') : t('resident.follow.matter')}>
        <p className={shared.said}>{view.text}</p>
        <CasePhotos files={own} />
        <dl className={report.summary}>
          <Fact label={t('cases.category')}>{view.category ? nameOf(view.category) : null}</Fact>
          <Fact label={t('cases.place')}>{place.join(' · ') || t('cases.unplaced')}</Fact>
          <Fact label={t('cases.reported_at')}>
            <Instant at={view.reportedAt} show="exact" />
          </Fact>
          <Fact label={t('cases.number')}>
            <span className="ds-num">{view.number}</span>
          </Fact>
        </dl>
      </Card>
      {view.isReporter ? <Looks looks={view.looks} /> : null}
      <div className={`${follow.foot} ds-no-print`}>
        <Button variant="default" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
          {t('resident.print')}
        </Button>
        {may('withdraw') ? <Withdraw view={view} secret={secret} /> : null}
      </div>
    </div>
  )
}

function Fact(props: { label: string; children: ReactNode }) {
  if (!props.children) return null
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

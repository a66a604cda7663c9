import { Button } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { PointsClaim } from '../../../../contract/points-claims.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { PhotoStrip } from '../../../ui/PhotoStrip.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'
import { Head, minePaths, SignedOut, State, useHours, useMine } from './parts.tsx'

// messages: points.claim.*

const ConfirmDialog = lazy(() => import('../../../ui/ConfirmDialog.tsx').then((m) => ({ default: m.ConfirmDialog })))

const path = '/api/v1/my/points/claims'

/** The reader's claims, where each stands and why; a way to take one back, and to have a refusal looked at anew. */
export function ClaimsPage() {
  const { t } = useWords()
  const { ready, accountId } = useMine()
  const claims = useInfiniteQuery({
    queryKey: [path],
    enabled: accountId !== null,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (!ready) return <PageSkeleton page />
  const rows = claims.data?.pages.flatMap((page) => page.items as PointsClaim[])
  const claimAgain = (
    <ButtonLink to="/points/claim" search={{}} size="md">
      {t('points.my.way.claim')}
    </ButtonLink>
  )
  return (
    <div className={classes.page}>
      <Head title={t('points.my.way.claims')} actions={rows && rows.length > 0 ? claimAgain : undefined} />
      {accountId ? null : <SignedOut next="/points/claims" />}
      {claims.error ? <ErrorState problem={asProblem(claims.error)} onRetry={() => void claims.refetch()} /> : null}
      {accountId && !rows && !claims.error ? <PageSkeleton lines={5} /> : null}
      {rows?.length === 0 ? <EmptyState title={t('points.claims.none')} action={claimAgain} /> : null}
      {rows?.map((claim) => (
        <Claim key={claim.id} claim={claim} />
      ))}
      {claims.hasNextPage ? (
        <Button variant="subtle" loading={claims.isFetchingNextPage} onClick={() => void claims.fetchNextPage()}>
          {t('points.my.more')}
        </Button>
      ) : null}
    </div>
  )
}

function Claim({ claim }: { claim: PointsClaim }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const hours = useHours()
  const name = nameOf(claim.rule.name)
  return (
    <Card title={name} actions={<State good={claim.state === 'approved'}>{t(`points.claim.${claim.state}`)}</State>}>
      <p className={classes.dim}>
        {day(claim.day)}
        {claim.minutes ? ` · ${hours(claim.minutes)}` : ''} · {nameOf(claim.unit.name)}
      </p>
      <p className={classes.words}>{claim.note}</p>
      <PhotoStrip
        photos={claim.files.map((file, n) => ({
          id: file.id,
          src: at(`/api/v1/files/${file.id}`),
          thumb: at(`/api/v1/files/${file.id}/thumbnail`),
          alt: t('points.claims.photo', { n: n + 1 }),
        }))}
      />
      {claim.granted ? (
        <p className={classes.words}>
          <strong>{t('points.claims.granted', { points: claim.granted.points })}</strong>
          {claim.granted.minutes > 0 ? ` · ${hours(claim.granted.minutes)}` : ''}
          {claim.granted.uncapped > claim.granted.points
            ? ` · ${t('points.claims.capped', { uncapped: claim.granted.uncapped })}`
            : ''}
        </p>
      ) : null}
      {claim.why ? <p className={classes.words}>{t('points.claims.why', { why: claim.why })}</p> : null}
      {claim.contested ? (
        <p className={classes.words}>{t('points.claims.contested', { words: claim.contested })}</p>
      ) : null}
      <Acts claim={claim} />
    </Card>
  )
}

function Acts({ claim }: { claim: PointsClaim }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'withdraw' | 'contest' | null>(null)
  const params = { path: { id: claim.id } }
  const withdraw = useWrite((_: string, context) =>
    answer(api.POST('/api/v1/points/claims/{id}/withdraw', { params, ...context })),
  )
  const contest = useWrite((words: string, context) =>
    answer(api.POST('/api/v1/points/claims/{id}/contest', { params, body: { words }, ...context })),
  )
  const after = (said: string) => {
    toast(said)
    for (const key of minePaths) void queries.invalidateQueries({ queryKey: [key] })
  }
  const { rights } = claim
  if (!rights.withdraw && !rights.contest) return null
  return (
    <div className={classes.buttons}>
      {rights.withdraw ? (
        <Button variant="default" onClick={() => setAsking('withdraw')}>
          {t('points.claims.withdraw')}
        </Button>
      ) : null}
      {rights.contest ? (
        <Button variant="default" onClick={() => setAsking('contest')}>
          {t('points.claims.contest')}
        </Button>
      ) : null}
      {asking === 'withdraw' ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setAsking(null)}
            title={t('points.claims.withdraw')}
            text={t('points.claims.withdraw_text')}
            confirmLabel={t('points.claims.withdraw')}
            danger
            onConfirm={async () => {
              await withdraw.mutateAsync(claim.id)
              after(t('points.claims.withdrawn'))
            }}
          />
        </Suspense>
      ) : null}
      {asking === 'contest' ? (
        <Suspense fallback={null}>
          <ConfirmDialog
            opened
            onClose={() => setAsking(null)}
            title={t('points.claims.contest')}
            text={t('points.claims.contest_text')}
            confirmLabel={t('points.claims.contest_send')}
            reason={{ label: t('points.claims.contest_words'), max: 1000 }}
            onConfirm={async (words) => {
              await contest.mutateAsync(words)
              after(t('points.claims.contest_sent'))
            }}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

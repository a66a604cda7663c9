import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { PointsScheme } from '../../../../../contract/points.ts'
import type { PointsClaim } from '../../../../../contract/points-claims.ts'
import { answer, api } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { useHotkeys } from '../../../../ui/keyboard.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../../words/words.tsx'
import type { SchemeSearch } from '../search.ts'
import { ClaimView } from './ClaimView.tsx'
import classes from './claims.module.css'
import { nextAfter } from './queue.rules.ts'
import { useClaimKeys } from './useClaimKeys.ts'

// messages: points.claim.*

const path = '/api/v1/points/claims'
const states = ['open', 'contested', 'approved', 'refused'] as const

/** Claims of a scheme, the oldest first: one stands open, its decision brings the next one. */
export function ClaimsTab(props: { scheme: PointsScheme; state: NonNullable<SchemeSearch['state']> }) {
  const { t, nameOf } = useWords()
  const { scheme, state } = props
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [openId, setOpenId] = useState<string | null>(null)
  const query = { scheme: scheme.id, state, limit: 50 }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const claims = found.data?.pages.flatMap((page) => page.items as PointsClaim[])
  const open = claims?.find(({ id }) => id === openId) ?? claims?.[0]
  const ids = claims?.map(({ id }) => id) ?? []
  const heading = useRef<HTMLHeadingElement>(null)
  const moved = useRef(false)
  const go = (id: string | null) => {
    moved.current = true
    setOpenId(id)
  }
  // Whoever goes on by keys or by deciding hears which claim stands open now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the claim that stands open is what it waits for
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    heading.current?.focus()
  }, [open?.id])
  const decided = async () => {
    go(open ? nextAfter(ids, open.id) : null)
    await queries.invalidateQueries({ queryKey: [path] })
  }
  const step = (by: 1 | -1) => {
    const next = ids[ids.indexOf(open?.id ?? '') + by]
    if (next) go(next)
  }
  useHotkeys(t('merit.tab.claims'), useClaimKeys(step))
  return (
    <div className={forms.stack}>
      <div className={forms.filters}>
        <NativeSelect
          size="sm"
          label={t('merit.claims.show')}
          value={state}
          onChange={(event) =>
            void navigate({
              to: '/console/points/schemes/$id',
              params: { id: scheme.id },
              search: { tab: 'claims', state: event.currentTarget.value as typeof state },
              replace: true,
            })
          }
          data={states.map((value) => ({ value, label: t(`points.claim.${value}`) }))}
        />
      </div>
      {found.error && !claims ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!claims && !found.error ? <PageSkeleton lines={6} /> : null}
      {claims?.length === 0 ? (
        <EmptyState
          title={t('merit.claims.none')}
          text={state === 'open' ? t('merit.claims.none_open') : t('merit.claims.none_here')}
        />
      ) : null}
      {open && claims ? (
        <div className={classes.queue}>
          <nav aria-label={t('merit.claims.list')}>
            <ul className={classes.list}>
              {claims.map((claim) => (
                <li key={claim.id}>
                  <button
                    type="button"
                    className={classes.line}
                    aria-current={claim.id === open.id ? 'true' : undefined}
                    onClick={() => go(claim.id)}
                  >
                    <strong>{nameOf(claim.rule.name)}</strong>
                    <span>
                      {claim.day} · {claim.who ?? t('merit.claims.no_name')}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {found.hasNextPage ? (
              <Button variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t('merit.more')}
              </Button>
            ) : null}
          </nav>
          <ClaimView key={open.id} claim={open} heading={heading} onDecided={decided} />
        </div>
      ) : null}
    </div>
  )
}

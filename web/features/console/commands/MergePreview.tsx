import { Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { KinCase, MergePreview as Preview } from '../../../../contract/kin-routes.ts'
import { read } from '../../../app/api.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { CaseTimeline } from '../../../cases/CaseTimeline.tsx'
import { useReasons } from '../../../cases/reasons.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import type { FieldProps } from './field.ts'
import classes from './kin.module.css'

// messages: cases.order.*, cases.stage.*

/** Both cases beside each other, which of them goes on, and what becomes of everything the other has. */
export function MergePreview(props: FieldProps & { otherId: string }) {
  const { t } = useWords()
  const { view, values, set, otherId } = props
  const ends = values.leads === 'this' ? otherId : view.id
  const into = values.leads === 'this' ? view.id : otherId
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/cases/{id}/merge-preview', { params: { path: { id: ends }, query: { into } } }),
    staleTime: 0,
  })
  const preview = data as Preview | undefined
  const known = preview && { because: preview.because, caseId: preview.ends.id, version: preview.ends.version }
  const text = known ? JSON.stringify(known) : ''
  // The form sends what was seen here: whose case it ends, in which version, and whether it can.
  const tell = useRef(set)
  tell.current = set
  useEffect(() => {
    tell.current({ merge: text ? JSON.parse(text) : null })
  }, [text])
  if (error) return <ErrorState level={3} problem={error} onRetry={() => void refetch()} />
  if (!preview)
    return (
      <div role="status" aria-label={t('kin.merge.check')}>
        <PageSkeleton lines={4} />
      </div>
    )
  const other = preview.ends.id === view.id ? preview.stays : preview.ends
  return (
    <section className={classes.preview} aria-label={t('kin.merge.happens')}>
      <Radio.Group
        label={t('kin.merge.lead')}
        value={values.leads}
        onChange={(leads) => set({ leads: leads as 'this' | 'other', merge: null })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="other" label={t('kin.merge.lead_other', { number: other.number })} />
          <Radio value="this" label={t('kin.merge.lead_this', { number: view.number })} />
        </Stack>
      </Radio.Group>
      <div className={classes.pair}>
        <Side one={preview.ends} part="ends" />
        <Side one={preview.stays} part="stays" />
      </div>
      {preview.because ? <Refusal code={preview.because} /> : <Effects preview={preview} />}
    </section>
  )
}

function Side({ one, part }: { one: KinCase; part: 'ends' | 'stays' }) {
  const { t, nameOf } = useWords()
  return (
    <section className={classes.side} data-role={part} aria-label={`${t(`kin.merge.${part}`)}: ${one.number}`}>
      <span className={classes.role}>{t(`kin.merge.${part}`)}</span>
      <h3>
        <span className="ds-num">{one.number}</span> <CaseStateBadge state={one.state as 'reported'} />
      </h3>
      <CaseLight of={{ light: one.light, state: one.state as 'reported', dueAt: one.dueAt }} />
      <p>{one.text || t('console.merge.private')}</p>
      <p className={classes.facts}>
        {[nameOf(one.category ?? undefined), one.address, nameOf(one.holder.name)].filter(Boolean).join(' · ')}
        <br />
        <Instant at={one.reportedAt} /> · {t('cases.followers', { count: one.followers })}
      </p>
      {one.timeline.length > 0 ? (
        <details>
          <summary>{t('kin.merge.story', { count: one.timeline.length })}</summary>
          <CaseTimeline entries={one.timeline} label={one.number} reader="staff" />
        </details>
      ) : null}
    </section>
  )
}

function Refusal({ code }: { code: string }) {
  const { t } = useWords()
  const reason = useReasons()
  return (
    <p className={classes.refusal} role="alert">
      {t('kin.merge.cannot', { reason: reason(code) || code })}
    </p>
  )
}

function Effects({ preview }: { preview: Preview }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { ends, stays } = preview
  const orders = preview.orders
    .map((order) => `${t(`cases.order.${order.kind}`)} · ${nameOf(order.target.name)}`)
    .join('; ')
  const clocks = preview.clocks.map((clock) => t(`cases.stage.${clock.stage}`)).join(', ')
  return (
    <>
      <h3 className={classes.happens}>{t('kin.merge.happens')}</h3>
      <ul className={classes.effects} aria-live="polite">
        <li>{t('kin.merge.number', { number: ends.number, other: stays.number })}</li>
        <li>
          {t('kin.merge.moving', { count: preview.moving, number: ends.number })}{' '}
          {preview.moving > 0 ? t('kin.merge.after', { count: preview.followersAfter, number: stays.number }) : null}
        </li>
        {clocks ? <li>{t('kin.merge.clocks', { clocks })}</li> : null}
        {orders ? <li>{t('kin.merge.orders', { count: preview.orders.length, orders })}</li> : null}
        <li>{t('kin.merge.photos', { count: ends.photos })}</li>
        <li>
          {preview.undoUntil ? t('kin.merge.final', { until: exact(preview.undoUntil) }) : t('kin.merge.for_good')}
        </li>
      </ul>
    </>
  )
}

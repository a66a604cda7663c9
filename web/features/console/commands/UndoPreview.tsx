import { useQuery } from '@tanstack/react-query'
import type { UndoPreview as Preview } from '../../../../contract/kin-routes.ts'
import { read } from '../../../app/api.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { useReasons } from '../../../cases/reasons.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import type { FieldProps } from './field.ts'
import classes from './kin.module.css'

// messages: cases.order.*, cases.stage.*, kin.undo.*

/** What comes back when a merge or split is taken back: the case as it was, the others, and who is told. */
export function UndoPreview(props: Pick<FieldProps, 'view'>) {
  const { t } = useWords()
  const reason = useReasons()
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/cases/{id}/undo-preview', { params: { path: { id: props.view.id } } }),
    staleTime: 0,
  })
  const preview = data as Preview | undefined
  if (error) return <ErrorState level={3} problem={error} onRetry={() => void refetch()} />
  if (!preview)
    return (
      <div role="status" aria-label={t('kin.merge.check')}>
        <PageSkeleton lines={4} />
      </div>
    )
  return (
    <section className={classes.preview} aria-label={t('kin.undo.happens')}>
      {preview.because ? (
        <p className={classes.refusal} role="alert">
          {t('kin.merge.cannot', { reason: reason(preview.because) || preview.because })}
        </p>
      ) : null}
      <div className={classes.pair}>
        <Back back={preview.back} />
        {preview.others.map((other) => (
          <section key={other.id} className={classes.side} data-role={other.ends ? 'ends' : 'stays'}>
            <span className={classes.role}>{t(other.ends ? 'kin.merge.ends' : 'kin.merge.stays')}</span>
            <h3>
              <span className="ds-num">{other.number}</span> <CaseStateBadge state={other.state as 'reported'} />
            </h3>
            <p>{other.text || t('console.merge.private')}</p>
          </section>
        ))}
      </div>
      <Effects preview={preview} />
    </section>
  )
}

function Back({ back }: { back: Preview['back'] }) {
  const { t, nameOf } = useWords()
  return (
    <section className={classes.side} data-role="stays">
      <span className={classes.role}>{t('kin.undo.back')}</span>
      <h3>
        <span className="ds-num">{back.number}</span> <CaseStateBadge state={back.state as 'reported'} />
      </h3>
      <CaseLight of={{ light: back.light, state: back.state as 'reported', dueAt: back.dueAt }} />
      <p className={classes.facts}>{nameOf(back.holder.name)}</p>
    </section>
  )
}

function Effects({ preview }: { preview: Preview }) {
  const { t, nameOf } = useWords()
  const { exact } = useFormat()
  const { back, others, kind } = preview
  const clocks = back.clocks
    .map((clock) => t('kin.undo.clock', { clock: t(`cases.stage.${clock.stage}`), due: exact(clock.dueAt) }))
    .join('; ')
  const orders = back.orders
    .map((order) => `${t(`cases.order.${order.kind}`)} · ${nameOf(order.target.name)}`)
    .join('; ')
  const numbers = others.map((other) => other.number).join(', ')
  return (
    <>
      <h3 className={classes.happens}>{t('kin.undo.happens')}</h3>
      <ul className={classes.effects}>
        <li>{t(`kin.undo.${kind}`, { number: back.number, numbers })}</li>
        {clocks ? <li>{t('kin.undo.clocks', { clocks })}</li> : null}
        {orders ? <li>{t('kin.undo.orders', { orders })}</li> : null}
        {preview.moving > 0 ? (
          <li>{t(`kin.undo.moving_${kind}`, { count: preview.moving, number: back.number, numbers })}</li>
        ) : null}
        <li>{t('kin.undo.told', { count: preview.told })}</li>
        <li>{t('kin.undo.until', { until: exact(preview.until) })}</li>
      </ul>
    </>
  )
}

import { Button, Group, Modal, Progress } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChosenCase } from '../../../../contract/case-desk.ts'
import { asProblem } from '../../../app/problem.ts'
import { useReasons } from '../../../cases/reasons.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { BulkFields } from './BulkFields.tsx'
import classes from './bulk.module.css'
import { type BulkType, type BulkValues, canUndo, emptyBulk, missingIn, obstacleFor, tally } from './bulk.rules.ts'
import { ResultSheet } from './ResultSheet.tsx'
import { readChosen, useBulk } from './useBulk.ts'

// messages: desk.bulk.type.*, desk.bulk.help.*

/**
 * One command for many cases: says first which can be given it and which cannot, and why; then how far it is, with a way to
 * stop; then what became of each, with a way back where there is one. `onClose` gets what stays chosen.
 */
export function BulkDialog(props: {
  type: BulkType
  ids: readonly string[]
  onClose: (kept?: ReadonlySet<string>) => void
}) {
  const { t } = useWords()
  const narrow = useMediaQuery('(max-width: 40em)')
  const bulk = useBulk()
  const busy = bulk.phase === 'running' || bulk.phase === 'undoing'
  const close = () => {
    if (busy) return
    if (bulk.phase === 'form') return props.onClose()
    // What did not go stays chosen, so that it can be looked at.
    const left = bulk.results.filter(({ outcome }) => outcome !== 'done')
    props.onClose(new Set(left.map(({ id }) => id)))
  }
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      fullScreen={narrow}
      title={t(`desk.bulk.type.${props.type}`)}
      closeButtonProps={{ 'aria-label': t('ui.close'), disabled: busy }}
      closeOnClickOutside={false}
    >
      {bulk.phase === 'form' ? (
        <BulkForm type={props.type} ids={props.ids} onCancel={close} onGive={bulk.run} />
      ) : (
        <BulkOutcome type={props.type} bulk={bulk} busy={busy} onClose={close} />
      )}
    </Modal>
  )
}

function BulkForm(props: {
  type: BulkType
  ids: readonly string[]
  onCancel: () => void
  onGive: (type: BulkType, values: BulkValues, cases: readonly ChosenCase[]) => void
}) {
  const { t } = useWords()
  const reason = useReasons()
  const { type, ids } = props
  const [values, setValues] = useState<BulkValues>(emptyBulk)
  const [missing, setMissing] = useState<readonly (keyof BulkValues)[]>([])
  const { data, error, refetch } = useQuery({
    queryKey: ['/api/v1/cases/chosen', ids],
    queryFn: () => readChosen(ids),
    gcTime: 0,
  })
  if (error) return <ErrorState level={3} problem={asProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={4} />
  const can = data.filter((one) => obstacleFor(type, one) === undefined)
  const cannot = data.filter((one) => obstacleFor(type, one) !== undefined)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const lacks = missingIn(type, values)
        setMissing(lacks)
        if (lacks.length === 0 && can.length > 0) props.onGive(type, values, can)
      }}
    >
      <p className={classes.help}>
        {t(`desk.bulk.help.${type}`)} {canUndo(type) ? t('desk.bulk.undo_way') : t('desk.bulk.undo_none')}
      </p>
      <p className={classes.can}>
        <strong>{t('desk.bulk.can', { can: can.length, all: ids.length })}</strong>
      </p>
      {cannot.length > 0 ? (
        <details className={classes.cannot} open={can.length === 0}>
          <summary>{t('desk.bulk.cannot', { count: cannot.length })}</summary>
          <ul>
            {cannot.map((one) => (
              <li key={one.id}>
                <span className="ds-num">{one.number}</span>{' '}
                {reason(obstacleFor(type, one)) || t('console.case.no_reason')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {can.length > 0 ? (
        <BulkFields
          type={type}
          cases={can}
          values={values}
          missing={missing}
          set={(change) => {
            setValues((before) => ({ ...before, ...change }))
            setMissing([])
          }}
        />
      ) : null}
      <Group justify="flex-end" mt="lg">
        <Button type="button" variant="default" onClick={props.onCancel}>
          {t('ui.cancel')}
        </Button>
        <Button type="submit" disabled={can.length === 0}>
          {t('desk.bulk.give', { count: can.length })}
        </Button>
      </Group>
    </form>
  )
}

function BulkOutcome(props: { type: BulkType; bulk: ReturnType<typeof useBulk>; busy: boolean; onClose: () => void }) {
  const { t } = useWords()
  const { bulk, busy, type } = props
  const sum = tally(bulk.results)
  const all = bulk.results.length
  const over = all - sum.waiting
  const undoing = bulk.phase === 'undoing' || bulk.phase === 'undone'
  const share = undoing
    ? (sum.undone + sum.not_undone) / Math.max(1, sum.undone + sum.not_undone + sum.done)
    : over / all
  return (
    <>
      {busy ? (
        <>
          <Progress value={share * 100} aria-label={t('desk.bulk.progress')} mb="sm" />
          <Group justify="space-between">
            <span role="status">{undoing ? t('desk.bulk.undoing') : t('desk.bulk.running', { over, all })}</span>
            <Button type="button" variant="default" size="sm" onClick={bulk.stop}>
              {t('desk.bulk.stop')}
            </Button>
          </Group>
        </>
      ) : (
        <p className={classes.can} role="status">
          <strong>
            {undoing
              ? t('desk.bulk.undone', { undone: sum.undone, left: sum.not_undone + sum.done })
              : t('desk.bulk.over', { done: sum.done, refused: sum.refused, stopped: sum.stopped })}
          </strong>
        </p>
      )}
      <ResultSheet results={bulk.results} />
      {busy ? null : (
        <Group justify="flex-end" mt="lg">
          {canUndo(type) && bulk.phase === 'over' && sum.done > 0 ? (
            <Button type="button" variant="default" onClick={() => void bulk.undo()}>
              {t('desk.bulk.undo', { count: sum.done })}
            </Button>
          ) : null}
          <Button type="button" onClick={props.onClose} data-autofocus>
            {t('ui.close')}
          </Button>
        </Group>
      )}
    </>
  )
}

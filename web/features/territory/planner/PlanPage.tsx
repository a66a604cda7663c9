import { Button, Progress } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PlanCommunity, PlanRun } from '../../../../contract/planner.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { holds, useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { PlanAccept } from './PlanAccept.tsx'
import { PlanAgain } from './PlanAgain.tsx'
import { PlanState } from './PlanState.tsx'
import { PlanView } from './PlanView.tsx'
import { isUnderWay, plansPath, useAreaName, usePlan } from './usePlan.ts'

// messages: planner.basis.*

/** One plan: how far it is, and once it is done the map of today beside the proposal, and the way into a draft. */
export function PlanPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/console/territory/plans/$id' })
  const found = usePlan(id)
  const areaName = useAreaName()
  const { activePosts } = useSession()
  const may = holds(activePosts, 'administrator')
  if (found.error && !found.data)
    return (
      <TerritoryFrame title={t('planner.title')}>
        <ErrorState problem={found.error} onRetry={() => void found.refetch()} />
      </TerritoryFrame>
    )
  if (!found.data) return <PageSkeleton lines={8} />
  const { run, communities } = found.data
  return (
    <TerritoryFrame
      title={areaName(run)}
      text={<Settings run={run} />}
      above={
        <>
          <Link to="/console/territory/plans" className={classes.link}>
            {t('planner.title')}
          </Link>{' '}
          <PlanState run={run} />
        </>
      }
      actions={<Actions run={run} may={may} />}
    >
      {isUnderWay(run) ? (
        <UnderWay run={run} may={may} />
      ) : run.state === 'done' ? (
        <Proposal key={run.id} run={run} communities={communities} may={may} />
      ) : (
        <div className={classes.main}>
          <p className={run.state === 'failed' ? classes.problem : undefined} role="status">
            {run.problem?.detail ?? t('planner.cancelled')}
          </p>
          {may && (run.state === 'cancelled' || run.problem?.code === 'plan.broken') ? <Resume id={run.id} /> : null}
        </div>
      )}
    </TerritoryFrame>
  )
}

/** Goes on with a run that was stopped or that broke. */
function Resume({ id }: { id: string }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const resume = useWrite(
    (wanted: { id: string }, context) =>
      answer(api.POST('/api/v1/territory/plans/{id}/resume', { params: { path: wanted }, ...context })),
    { onSuccess: () => queries.invalidateQueries({ queryKey: [`${plansPath}/{id}`] }) },
  )
  return (
    <>
      <div role="alert">{resume.error ? <p className={classes.problem}>{explain(resume.error)}</p> : null}</div>
      <Button
        size="sm"
        style={{ justifySelf: 'start' }}
        loading={resume.isPending}
        onClick={() => resume.mutate({ id })}
      >
        {t('planner.resume')}
      </Button>
    </>
  )
}

function Settings({ run }: { run: PlanRun }) {
  const { t } = useWords()
  const { bounds, seed, basis } = run.settings
  const numbers = {
    ...{ gridMin: bounds.grid.min, gridMax: bounds.grid.max },
    ...{ microMin: bounds.microgrid.min, microMax: bounds.microgrid.max, seed: String(seed) },
  }
  return (
    <>
      {t('planner.settings', numbers)} {t('planner.form.basis')}: {t(`planner.basis.${basis}`)}.
    </>
  )
}

function Actions({ run, may }: { run: PlanRun; may: boolean }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const remove = useWrite(({ id }: { id: string }, context) =>
    answer(api.DELETE('/api/v1/territory/plans/{id}', { params: { path: { id } }, ...context })),
  )
  if (isUnderWay(run)) return null
  return (
    <>
      {run.state === 'done' ? (
        <Button
          component="a"
          size="sm"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={at(`${plansPath}/${run.id}/file`)}
          download="plan.geojson"
        >
          {t('planner.download')}
        </Button>
      ) : null}
      {may ? (
        <>
          <ButtonLink to="/console/territory/plans/new" search={{ from: run.id }} size="sm" variant="default">
            {t('planner.again.other')}
          </ButtonLink>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('planner.remove')}
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('planner.remove_title')}
        text={t('planner.remove_text')}
        confirmLabel={t('planner.remove')}
        danger
        onConfirm={async () => {
          await remove.mutateAsync({ id: run.id })
          toast(t('planner.removed'))
          await navigate({ to: '/console/territory/plans' })
          await queries.invalidateQueries({ queryKey: [plansPath] })
        }}
      />
    </>
  )
}

function UnderWay({ run, may }: { run: PlanRun; may: boolean }) {
  const { t } = useWords()
  const { share } = useFormat()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const cancel = useWrite(
    ({ id }: { id: string }, context) =>
      answer(api.POST('/api/v1/territory/plans/{id}/cancel', { params: { path: { id } }, ...context })),
    { onSuccess: () => queries.invalidateQueries({ queryKey: [`${plansPath}/{id}`] }) },
  )
  const words =
    run.state === 'waiting'
      ? t('planner.waiting')
      : t('planner.running', { planned: run.planned, communities: run.communities })
  return (
    <Card>
      <div className={classes.main}>
        <p role="status" style={{ margin: 0 }}>
          {words} {share(run.share)}
        </p>
        <Progress value={run.share * 100} aria-label={words} />
        <p className={classes.help}>{t('planner.stay')}</p>
        <div role="alert">{cancel.error ? <p className={classes.problem}>{explain(cancel.error)}</p> : null}</div>
        {may ? (
          <Button
            size="sm"
            variant="default"
            style={{ justifySelf: 'start' }}
            disabled={run.cancelAsked}
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ id: run.id })}
          >
            {t(run.cancelAsked ? 'planner.stopping' : 'planner.stop')}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

function Proposal({ run, communities, may }: { run: PlanRun; communities: PlanCommunity[]; may: boolean }) {
  const [pins, setPins] = useState<readonly string[]>([])
  return (
    <div className={classes.main}>
      <PlanView run={run} communities={communities} pins={pins} onPins={may ? setPins : undefined} />
      {may ? (
        <>
          <PlanAgain run={run} pins={pins} onPins={setPins} />
          <PlanAccept run={run} communities={communities} />
        </>
      ) : (
        <PlanAccept run={run} communities={communities} readOnly />
      )}
    </div>
  )
}

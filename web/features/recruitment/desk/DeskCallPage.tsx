import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DeskCall } from '../../../../contract/recruitment.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { CalledOff, CallFacts } from '../parts/CallFacts.tsx'
import classes from '../recruitment.module.css'
import { ApplicationsTable } from './ApplicationsTable.tsx'
import { ChangeForm } from './ChangeForm.tsx'

// messages: cases.role.*

const path = '/api/v1/recruitment/desk/calls/{id}'

/** One call with its applications. */
export function DeskCallPage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/console/recruitment/calls/$id' })
  const queries = useQueryClient()
  const [changing, setChanging] = useState(false)
  const [closing, setClosing] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const { data, error, refetch } = useQuery(read(path, { params: { path: { id } } }))
  const close = useWrite((version: number, context) =>
    answer(
      api.POST('/api/v1/recruitment/desk/calls/{id}/close', {
        params: { path: { id } },
        body: { version },
        ...context,
      }),
    ),
  )
  const cancel = useWrite((body: { version: number; why: string }, context) =>
    answer(api.POST('/api/v1/recruitment/desk/calls/{id}/cancel', { params: { path: { id } }, body, ...context })),
  )
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const call = data as DeskCall
  const changed = () => {
    setChanging(false)
    for (const each of [path, '/api/v1/recruitment/desk/calls']) void queries.invalidateQueries({ queryKey: [each] })
  }
  return (
    <>
      <PageHeader
        title={t(`cases.role.${call.role}`)}
        text={nameOf(call.unit.name)}
        above={
          <Link to="/console/recruitment" search={{}} className={classes.link}>
            {t('recruitment.desk.calls')}
          </Link>
        }
        actions={
          <>
            <ButtonLink to="/calls/$id" params={{ id }} variant="default" size="sm">
              {t('recruitment.desk.public')}
            </ButtonLink>
            <ButtonLink to="/calls/$id/notice" params={{ id }} variant="default" size="sm">
              {t('recruitment.call.notice')}
            </ButtonLink>
            {call.mayManage && !call.cancelled ? (
              <Button size="sm" variant="default" onClick={() => setChanging(!changing)} aria-expanded={changing}>
                {t('recruitment.desk.change')}
              </Button>
            ) : null}
            {call.mayManage && call.isOpen ? (
              <Button size="sm" variant="default" onClick={() => setClosing(true)}>
                {t('recruitment.desk.close')}
              </Button>
            ) : null}
            {call.mayManage && !call.cancelled && (call.isOpen || call.waiting > 0) ? (
              <Button size="sm" variant="subtle" onClick={() => setCancelling(true)}>
                {t('recruitment.desk.cancel')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={classes.stack}>
        <CalledOff call={call} />
        {changing ? (
          <Card title={t('recruitment.form.change')}>
            <ChangeForm call={call} onDone={changed} />
          </Card>
        ) : null}
        <div className={classes.columns}>
          <Card>
            <CallFacts call={call} />
            {call.separate ? <p className={classes.dim}>{t('recruitment.desk.separate')}</p> : null}
          </Card>
          <Card title={t('recruitment.call.requirements')}>
            <p className={classes.words}>{nameOf(call.requirements)}</p>
          </Card>
        </div>
        <h2>{t('recruitment.desk.applications')}</h2>
        <ApplicationsTable call={id} show="all" />
      </div>
      <ConfirmDialog
        opened={closing}
        onClose={() => setClosing(false)}
        title={t('recruitment.desk.close')}
        text={t('recruitment.desk.close_text')}
        confirmLabel={t('recruitment.desk.close')}
        onConfirm={async () => {
          await close.mutateAsync(call.version)
          toast(t('recruitment.desk.closed_now'))
          changed()
        }}
      />
      <ConfirmDialog
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t('recruitment.desk.cancel')}
        text={t('recruitment.desk.cancel_text', { count: call.waiting })}
        confirmLabel={t('recruitment.desk.cancel')}
        danger
        reason={{ label: t('recruitment.desk.cancel_why'), max: 500 }}
        onConfirm={async (why) => {
          await cancel.mutateAsync({ version: call.version, why })
          toast(t('recruitment.desk.cancelled_now'))
          changed()
          void queries.invalidateQueries({ queryKey: ['/api/v1/recruitment/desk/applications'] })
        }}
      />
    </>
  )
}

import { useParams } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/cases.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { ArchivedNote } from '../archive/BringBack.tsx'
import { PresenceNote } from '../presence/PresenceNote.tsx'
import { CaseCommands, WhyNot } from './CaseCommands.tsx'
import { CaseNotices } from './CaseNotices.tsx'
import { CaseReporter } from './CaseReporter.tsx'
import {
  CaseChildren,
  CaseClocks,
  CaseFacts,
  CaseOrders,
  CaseReported,
  CaseResult,
  CaseSigns,
  CaseStory,
} from './CaseSections.tsx'
import classes from './case.module.css'
import { useCase } from './useCase.ts'

/** One case on a page of its own: an address to send to a colleague. */
export function CasePage() {
  const { t, nameOf } = useWords()
  const { id } = useParams({ from: '/console/cases/$id' })
  const { view, error, refetch } = useCase(id)
  if (!view) {
    if (error) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
    return <PageSkeleton page lines={8} />
  }
  return (
    <>
      <PageHeader
        title={t('console.case.title', { number: view.number })}
        above={view.category ? nameOf(view.category.name) : t('cases.no_category')}
        text={<CaseSigns view={view} />}
        actions={
          <ButtonLink to="/console/queue" search={{ scope: 'place' }} variant="default">
            {t('console.case.to_queue')}
          </ButtonLink>
        }
      />
      <div className={classes.bar}>
        {view.archived ? null : <CaseCommands view={view} side={4} />}
        {view.archived ? null : <PresenceNote caseId={view.id} />}
      </div>
      <div className={classes.page}>
        <div>
          <ArchivedNote view={view} />
          <CaseNotices view={view} />
          <Card title={t('console.case.reported')}>
            <CaseReported view={view} />
          </Card>
          <Orders view={view} />
          <Result view={view} />
          <Card title={t('console.case.story')}>
            <CaseStory view={view} />
          </Card>
        </div>
        <div>
          <Card title={t('console.case.facts')}>
            <CaseFacts view={view} />
          </Card>
          <Card title={t('console.case.reporter')}>
            <CaseReporter view={view} />
          </Card>
          <Card title={t('console.case.clocks')}>
            <CaseClocks view={view} />
          </Card>
          {view.archived ? null : (
            <Card>
              <WhyNot view={view} />
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function Orders({ view }: { view: CaseView }) {
  const { t } = useWords()
  return (
    <>
      {view.children.length > 0 ? (
        <Card title={t('console.case.children')}>
          <CaseChildren view={view} />
        </Card>
      ) : null}
      {view.orders.length > 0 ? (
        <Card title={t('console.case.orders')}>
          <CaseOrders view={view} />
        </Card>
      ) : null}
    </>
  )
}

function Result({ view }: { view: CaseView }) {
  const { t } = useWords()
  return view.files.some((file) => file.purpose === 'result') ? (
    <Card title={t('console.case.result')}>
      <CaseResult view={view} />
    </Card>
  ) : null
}

import { IconArrowsDiagonal } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { SidePanel } from '../../../ui/SidePanel.tsx'
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

/** One case beside its list. */
export function CasePanel(props: { id: string; onClose: () => void; quiet?: boolean; onGiven?: () => void }) {
  const { t } = useWords()
  const { view, error, refetch } = useCase(props.id)
  return (
    <SidePanel
      title={<span className="ds-num">{view?.number ?? t('console.case.opening')}</span>}
      focusKey={props.id}
      quiet={props.quiet}
      onClose={props.onClose}
      actions={
        <Link
          to="/console/cases/$id"
          params={{ id: props.id }}
          className={classes.full}
          aria-label={t('console.case.full')}
          title={t('console.case.full')}
        >
          <IconArrowsDiagonal size={20} aria-hidden />
        </Link>
      }
      footer={
        view && !view.archived ? (
          <CaseCommands key={view.id} view={view} side={1} size="sm" onGiven={props.onGiven} />
        ) : undefined
      }
    >
      {view ? (
        <div className={classes.sections}>
          <CaseSigns view={view} />
          {view.archived ? <ArchivedNote view={view} /> : <PresenceNote caseId={view.id} />}
          <CaseNotices view={view} />
          <Section title={t('console.case.reported')}>
            <CaseReported view={view} />
          </Section>
          <Section title={t('console.case.facts')}>
            <CaseFacts view={view} />
          </Section>
          <Section title={t('console.case.reporter')}>
            <CaseReporter view={view} />
          </Section>
          {view.children.length > 0 ? (
            <Section title={t('console.case.children')}>
              <CaseChildren view={view} />
            </Section>
          ) : null}
          {view.orders.length > 0 ? (
            <Section title={t('console.case.orders')}>
              <CaseOrders view={view} />
            </Section>
          ) : null}
          {view.files.some((file) => file.purpose === 'result') ? (
            <Section title={t('console.case.result')}>
              <CaseResult view={view} />
            </Section>
          ) : null}
          <Section title={t('console.case.clocks')}>
            <CaseClocks view={view} />
          </Section>
          <Section title={t('console.case.story')}>
            <CaseStory key={view.id} view={view} />
          </Section>
          {view.archived ? null : <WhyNot view={view} />}
        </div>
      ) : error ? (
        <ErrorState level={3} problem={error} onRetry={() => void refetch()} />
      ) : (
        <PageSkeleton lines={6} />
      )}
    </SidePanel>
  )
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>{props.title}</h3>
      {props.children}
    </section>
  )
}

import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { DocumentCheck } from '../../../../contract/documents.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './stars.module.css'

// messages: documents.kind.*

/** What a paper's code tells anybody: that it is genuine, who issued it and when; nothing of what stands in it. */
export function PaperSaid({ paper, code }: { paper: DocumentCheck; code: string }) {
  const { t, nameOf } = useWords()
  if (!paper.intact)
    return (
      <EmptyState
        level={1}
        icon={<IconCircleX size={32} stroke={1.5} />}
        title={t('documents.check.changed')}
        text={t('documents.check.changed_text')}
      />
    )
  return (
    <>
      <PageHeader title={t('documents.check.genuine')} text={t('documents.check.text')} />
      <Card>
        <p className={classes.reached}>
          <IconCircleCheck size={28} aria-hidden />{' '}
          <span className={`${classes.code} ds-num`}>{code.toUpperCase()}</span>
        </p>
        <Facts
          items={[
            { label: t('documents.check.kind'), value: t(`documents.kind.${paper.kind}`) },
            { label: t('documents.check.by'), value: nameOf(paper.issuer) },
            { label: t('documents.check.on'), value: <Instant at={paper.issuedAt} show="day" /> },
          ]}
        />
        {paper.replaced ? <p role="status">{t('documents.check.replaced')}</p> : null}
      </Card>
    </>
  )
}

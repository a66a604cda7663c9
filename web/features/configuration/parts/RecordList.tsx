import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import { AdminFrame } from './AdminFrame.tsx'
import { type Records, useMayConfigure, useRecords } from './records.ts'
import { TableTools } from './TableTools.tsx'

// messages: configuration.nav.*, configuration.about.*

/** What the form of the open record gets; `record` is undefined for a new one. */
export interface OpenRecord<R> {
  record: R | undefined
  onClose: () => void
  onSaved: (saved: R) => void
}

/** A page of records of one kind as a table, filtered, with the open one in a panel beside it. */
export function RecordList<K extends 'conditions' | 'texts'>(props: {
  kind: K
  /** The open record as the address has it; `new` for one to be added. */
  open: string | undefined
  newLabel: string
  filters: ReactNode
  keep: (record: Records[K]) => boolean
  columns: Column<Records[K]>[]
  card: (record: Records[K]) => ReactNode
  form: (open: OpenRecord<Records[K]>) => ReactNode
}) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { kind, open } = props
  const { items, error, refetch } = useRecords(kind)
  const may = useMayConfigure()
  const go = (to: string | undefined) =>
    void navigate({ to: `/console/admin/${kind}` as '/console/admin/texts', search: to ? { open: to } : {} })
  const record = items?.find((each) => each.id === open)
  const form = { record, onClose: () => go(undefined), onSaved: (saved: Records[K]) => go(saved.id) }
  return (
    <AdminFrame
      title={t(`configuration.nav.${kind}`)}
      text={t(`configuration.about.${kind}`)}
      actions={
        <>
          <TableTools kind={kind} />
          {may ? (
            <Button size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => go('new')}>
              {props.newLabel}
            </Button>
          ) : null}
        </>
      }
    >
      <SplitView panel={record || open === 'new' ? props.form(form) : undefined}>
        <div className={classes.filters}>{props.filters}</div>
        <DataTable
          label={t(`configuration.nav.${kind}`)}
          columns={props.columns}
          rows={items?.filter(props.keep)}
          rowKey={(row) => row.id}
          onOpen={(row) => go(row.id)}
          openKey={open ?? null}
          problem={error as Problem | null}
          onRetry={() => void refetch()}
          height="calc(100dvh - 21rem)"
          empty={<EmptyState title={t('configuration.none')} text={t('configuration.none_text')} />}
          card={(row) => <span className={classes.card}>{props.card(row)}</span>}
        />
      </SplitView>
    </AdminFrame>
  )
}

import type { DraftUnit } from '../../../../contract/territory-changes.ts'
import { Card } from '../../../ui/Card.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'

// messages: territory.status.*

/** Each unit a change touches: what it was, what it becomes, its households before and after. */
export function UnitTable(props: { units: readonly DraftUnit[]; total: number }) {
  const { t, nameOf } = useWords()
  const { number, share } = useFormat()
  const { units, total } = props
  const count = (value: number | null) => (value === null ? '–' : number(value))
  const links = ({ predecessors, successors }: DraftUnit) =>
    successors.length > 0
      ? successors.map((each) => `→ ${nameOf(each.unit.name)} ${share(each.share)}`).join(', ')
      : predecessors.length > 0
        ? `← ${predecessors.map((each) => nameOf(each.name)).join(', ')}`
        : ''
  const columns: Column<DraftUnit>[] = [
    {
      key: 'unit',
      header: t('territory.unit'),
      cell: (row) => <strong>{nameOf(row.unit.name)}</strong>,
      width: '11rem',
    },
    { key: 'code', header: t('territory.code'), cell: (row) => row.unit.code, width: '11.5rem', wide: true },
    {
      key: 'status',
      header: t('territory.preview.what'),
      cell: (row) => t(`territory.status.${row.status}`),
      width: '8rem',
    },
    {
      key: 'links',
      header: t('territory.preview.links'),
      cell: (row) => <span title={links(row)}>{links(row)}</span>,
      wide: true,
    },
    {
      key: 'before',
      header: t('territory.preview.before'),
      cell: (row) => count(row.householdsBefore),
      width: '9.5rem',
      align: 'end',
    },
    {
      key: 'after',
      header: t('territory.preview.after'),
      cell: (row) => (row.status === 'ended' ? '–' : count(row.households)),
      width: '9.5rem',
      align: 'end',
    },
  ]
  return (
    <Card title={t('territory.preview.units')} flush>
      <DataTable
        label={t('territory.preview.units')}
        columns={columns}
        rows={units}
        rowKey={(row) => row.unit.id}
        empty={null}
        height="26rem"
        card={(row) => (
          <span className={classes.main} style={{ gap: '0.125rem' }}>
            <strong>{nameOf(row.unit.name)}</strong>
            <span>
              {t(`territory.status.${row.status}`)} · {count(row.householdsBefore)} →{' '}
              {row.status === 'ended' ? '–' : count(row.households)} {t('territory.households')}
            </span>
            <span className={classes.quiet}>{links(row)}</span>
          </span>
        )}
      />
      {total > units.length ? (
        <p className={classes.help} style={{ padding: '0.75rem 1rem' }}>
          {t('territory.preview.more', { shown: number(units.length), total: number(total) })}
        </p>
      ) : null}
    </Card>
  )
}

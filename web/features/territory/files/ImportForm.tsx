import { Button, FileButton, NativeSelect, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportReport, UnitMapping } from '../../../../contract/territory.ts'
import { answer, api, newKey } from '../../../app/api.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { isLevel, levelNames } from '../parts/levels.ts'

// messages: territory.level.*

interface File {
  name: string
  format: 'geojson' | 'csv'
  content: string
}
type Refused = ImportReport['refused'][number]

/** Brings units from a file: first a try that changes nothing and says what would happen, then for good. */
export function ImportForm() {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState<UnitMapping>({})
  const [report, setReport] = useState<ImportReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [doing, setDoing] = useState<'trying' | 'taking' | null>(null)
  const set = (part: Partial<UnitMapping>) => {
    setMapping((before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined && value !== ''),
      ),
    )
    setReport(null)
  }
  const run = async (dryRun: boolean, given = file) => {
    if (!given) return
    setDoing(dryRun ? 'trying' : 'taking')
    setProblem(null)
    try {
      const { format, content } = given
      const body = { format, content, mapping, dryRun }
      const headers = { 'Idempotency-Key': newKey() }
      setReport((await answer(api.POST('/api/v1/territory/import', { body, headers }))) as ImportReport)
      if (dryRun) return
      await queries.invalidateQueries()
      toast(t('territory.import.done'))
    } catch (error) {
      setProblem(asProblem(error))
      setReport(null)
    } finally {
      setDoing(null)
    }
  }
  return (
    <div className={classes.main}>
      <p className={classes.help}>{t('territory.import.text')}</p>
      <div className={classes.tools}>
        <FileButton
          accept=".geojson,.json,.csv,application/geo+json,application/json,text/csv"
          onChange={(picked) => {
            if (!picked) return
            void picked.text().then((content) => {
              const format = /\.csv$/i.test(picked.name) ? 'csv' : 'geojson'
              const next: File = { name: picked.name, format, content }
              setFile(next)
              setReport(null)
              void run(true, next)
            })
          }}
        >
          {(given) => (
            <Button {...given} size="sm" leftSection={<IconUpload size={18} aria-hidden />} loading={doing !== null}>
              {t('territory.import.choose')}
            </Button>
          )}
        </FileButton>
        {file ? <span className={classes.quiet}>{file.name}</span> : null}
      </div>
      <details>
        <summary>{t('territory.import.mapping')}</summary>
        <div className={classes.unit} style={{ marginTop: '0.5rem' }}>
          <NativeSelect
            size="sm"
            label={t('territory.import.level')}
            value={mapping.level ?? ''}
            data={[
              { value: '', label: t('territory.import.by_row') },
              ...levelNames.map((each) => ({ value: each, label: t(`territory.level.${each}`) })),
            ]}
            onChange={(event) => {
              const { value } = event.currentTarget
              set({ level: isLevel(value) ? value : undefined })
            }}
          />
          {(
            [
              'codeProperty',
              'nameZhProperty',
              'nameEnProperty',
              'parentProperty',
              'parent',
              'householdsProperty',
            ] as const
          ).map((each) => (
            <TextInput
              key={each}
              size="sm"
              label={t(`territory.import.${each}`)}
              value={mapping[each] ?? ''}
              onChange={(event) => set({ [each]: event.currentTarget.value })}
            />
          ))}
          <Button size="sm" variant="default" disabled={!file} loading={doing !== null} onClick={() => void run(true)}>
            {t('territory.import.again')}
          </Button>
        </div>
      </details>
      <div role="status">
        {doing ? <p>{t(`territory.import.${doing}`)}</p> : null}
        {report ? <Outcome report={report} /> : null}
      </div>
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      {report && report.refused.length > 0 ? <RefusedRows rows={report.refused} total={report.refusedTotal} /> : null}
      {report?.dryRun ? (
        <Button
          style={{ justifySelf: 'start' }}
          loading={doing !== null}
          disabled={report.created + report.changed === 0}
          onClick={() => void run(false)}
        >
          {t('territory.import.take', { count: report.created + report.changed })}
        </Button>
      ) : null}
    </div>
  )
}

function Outcome(props: { report: ImportReport }) {
  const { t } = useWords()
  const { report } = props
  return (
    <p>
      <strong>{t(report.dryRun ? 'territory.import.would' : 'territory.import.did')}</strong>{' '}
      {t('territory.import.counts', {
        ...{ rows: report.rows, created: report.created, changed: report.changed },
        ...{ unchanged: report.unchanged, refused: report.refusedTotal },
      })}
    </p>
  )
}

function RefusedRows(props: { rows: readonly Refused[]; total: number }) {
  const { t } = useWords()
  const { number } = useFormat()
  const columns: Column<Refused>[] = [
    { key: 'row', header: t('territory.import.row'), cell: (row) => number(row.row), width: '5rem', align: 'end' },
    { key: 'code', header: t('territory.code'), cell: (row) => row.code ?? '–', width: '11rem', wide: true },
    {
      key: 'why',
      header: t('territory.import.why'),
      cell: (row) => <span title={row.detail}>{row.detail ?? row.reason}</span>,
    },
  ]
  return (
    <div>
      <h3 className={classes.sub}>{t('territory.import.refused', { count: props.total })}</h3>
      <DataTable
        label={t('territory.import.refused', { count: props.total })}
        columns={columns}
        rows={props.rows}
        rowKey={(row) => `${row.row} ${row.reason}`}
        empty={null}
        height="20rem"
        card={(row) => (
          <span>
            <strong>
              {t('territory.import.row')} {number(row.row)}
            </strong>{' '}
            {row.detail ?? row.reason}
          </span>
        )}
      />
    </div>
  )
}

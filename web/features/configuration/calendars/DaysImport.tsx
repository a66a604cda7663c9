import { Button, Checkbox, FileButton } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarDaysImport, CalendarDaysReport, CalendarView } from '../../../../contract/calendars.ts'
import { answer, api, newKey } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import look from '../form.module.css'

/** Brings in the national days of a year or a table, after showing what it would do. Only for a calendar without unsaved changes. */
export function DaysImport(props: {
  record: CalendarView
  year: number
  national: boolean
  unsaved: boolean
  onDone: (calendar: CalendarView) => void
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const { record, year } = props
  const [tried, setTried] = useState<{ input: CalendarDaysImport; report: CalendarDaysReport } | null>(null)
  const [replace, setReplace] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (input: CalendarDaysImport) => {
    setBusy(true)
    setProblem(null)
    try {
      const report = (await answer(
        api.POST('/api/v1/calendars/{code}/days', {
          params: { path: { code: record.code } },
          body: input as never,
          headers: { 'Idempotency-Key': newKey() },
        }),
      )) as CalendarDaysReport
      if (input.dryRun) return setTried({ input, report })
      setTried(null)
      await queries.invalidateQueries({ queryKey: ['/api/v1/calendars'] })
      toast(t('configuration.days.brought', { count: report.added + report.changed }))
      props.onDone(report.calendar)
    } catch (error) {
      setProblem(asProblem(error))
      setTried(null)
    } finally {
      setBusy(false)
    }
  }
  const common = { version: record.version, replace, dryRun: true }
  const report = tried?.report
  return (
    <div className={look.form}>
      {props.unsaved ? <p className={look.note}>{t('configuration.days.save_first')}</p> : null}
      <Checkbox
        label={t('configuration.days.replace')}
        description={t('configuration.days.replace_help')}
        checked={replace}
        onChange={(event) => {
          setReplace(event.currentTarget.checked)
          setTried(null)
        }}
      />
      <div className={classes.tools}>
        {props.national ? (
          <Button
            size="sm"
            variant="default"
            loading={busy}
            disabled={props.unsaved}
            onClick={() => void run({ source: 'national', year, ...common })}
          >
            {t('configuration.days.national', { year: String(year) })}
          </Button>
        ) : null}
        <FileButton
          accept=".csv,text/csv,text/plain"
          disabled={props.unsaved}
          onChange={(file) => {
            if (file) void file.text().then((csv) => run({ source: 'csv', csv, year, ...common }))
          }}
        >
          {(given) => (
            <Button {...given} size="sm" variant="default" loading={busy} disabled={props.unsaved}>
              {t('configuration.days.table')}
            </Button>
          )}
        </FileButton>
        <Button
          component="a"
          size="sm"
          variant="subtle"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={at(`/api/v1/calendars/${record.code}/days`)}
          download={`${record.code}.csv`}
        >
          {t('configuration.table.export')}
        </Button>
      </div>
      {props.national ? null : <p className={look.help}>{t('configuration.days.unknown', { year: String(year) })}</p>}
      <div role="alert">{problem ? <p className={look.problem}>{explain(problem)}</p> : null}</div>
      {tried && report ? (
        <div className={look.note}>
          <p role="status">
            <strong>{t('configuration.table.would')}</strong>{' '}
            {t('configuration.days.counts', {
              added: report.added,
              changed: report.changed,
              removed: report.removed,
              unchanged: report.unchanged,
            })}
          </p>
          {report.refused.length > 0 ? (
            <ul>
              {report.refused.map((each) => (
                <li key={each.line}>
                  {t('configuration.table.row')} {each.line}: {each.detail}
                </li>
              ))}
            </ul>
          ) : null}
          <Button
            size="sm"
            loading={busy}
            disabled={report.added + report.changed + report.removed === 0}
            onClick={() => void run({ ...tried.input, dryRun: false })}
          >
            {t('configuration.days.take')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

import { Button, FileButton, Progress, TextInput } from '@mantine/core'
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PostImport, postColumns } from '../../../../contract/people-import.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { PeopleFrame } from '../../../app/PeopleFrame.tsx'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'
import { Report } from './Report.tsx'

// messages: people.import.state.*

const columns: readonly (typeof postColumns)[number][] = [
  ...(['role', 'unit', 'department', 'holder', 'account', 'title'] as const),
  ...(['phone', 'name_public', 'committee', 'from', 'until', 'basis'] as const),
]

/** Brings posts in from a table: looked at first, then taken, with progress and a way to stop. */
export function ImportPage() {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [file, setFile] = useState<{ name: string; content: string } | null>(null)
  const [basis, setBasis] = useState('')
  const [running, setRunning] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const before = useQuery(read('/api/v1/people/imports'))
  const current = useQuery({
    ...read('/api/v1/people/imports/{id}', { params: { path: { id: running ?? '' } } }),
    enabled: running !== null,
    refetchInterval: (query) => ((query.state.data as PostImport | undefined)?.endedAt ? false : 400),
  })
  const report = current.data as PostImport | undefined
  const start = useWrite((dryRun: boolean, context) =>
    answer(
      api.POST('/api/v1/people/imports', {
        body: {
          content: file?.content ?? '',
          fileName: file?.name,
          dryRun,
          ...(basis.trim() ? { basis: basis.trim() } : {}),
        },
        ...context,
      }),
    ),
  )
  const stop = useWrite((id: string, context) =>
    answer(api.POST('/api/v1/people/imports/{id}/cancel', { params: { path: { id } }, ...context })),
  )
  const run = async (dryRun: boolean) => {
    setProblem(null)
    try {
      const { id } = await start.mutateAsync(dryRun)
      setRunning(id)
      void queries.invalidateQueries({ queryKey: ['/api/v1/people/imports'] })
      void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/staffing/') })
    } catch (refused) {
      setProblem(explain(asProblem(refused)))
    }
  }
  const busy = running !== null && !report?.endedAt
  const changed = () => setRunning(null)
  return (
    <PeopleFrame
      title={t('people.nav.import')}
      text={t('people.import.about')}
      actions={
        <Button
          component="a"
          size="sm"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={at('/api/v1/people/posts.csv')}
          download="posts.csv"
        >
          {t('people.import.export')}
        </Button>
      }
    >
      <div className={classes.form}>
        <div className={classes.actions}>
          <FileButton
            accept=".csv,text/csv,text/plain"
            onChange={(chosen) => {
              changed()
              if (chosen) void chosen.text().then((content) => setFile({ name: chosen.name, content }))
            }}
          >
            {(given) => (
              <Button {...given} size="sm" variant="default" leftSection={<IconFileImport size={18} aria-hidden />}>
                {t('people.import.file')}
              </Button>
            )}
          </FileButton>
          <span role="status">{file ? t('people.import.chosen', { name: file.name }) : ''}</span>
        </div>
        <p className={classes.dim}>{t('people.import.columns_text', { columns: columns.join(', ') })}</p>
        <TextInput
          size="sm"
          label={t('people.import.basis')}
          description={t('people.import.basis_help')}
          maxLength={300}
          value={basis}
          onChange={(event) => {
            setBasis(event.currentTarget.value)
            changed()
          }}
        />
        <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
        <div className={classes.actions}>
          <Button size="sm" disabled={!file || busy} loading={start.isPending} onClick={() => void run(true)}>
            {t('people.import.try')}
          </Button>
          {busy ? (
            <Button
              size="sm"
              variant="default"
              loading={stop.isPending}
              onClick={() => running && stop.mutate(running)}
            >
              {t('people.import.stop')}
            </Button>
          ) : null}
        </div>
        {busy && report ? (
          <div role="status">
            <p>{t(`people.import.state.${report.state}`)}</p>
            <Progress
              value={report.rows === 0 ? 0 : (report.read / report.rows) * 100}
              aria-label={t('people.import.progress', { read: report.read, rows: report.rows })}
            />
          </div>
        ) : null}
      </div>
      {report?.endedAt ? <Report report={report} busy={start.isPending} onTake={() => void run(false)} /> : null}
      <section className={classes.section}>
        <Card title={t('people.import.before')}>
          <ul className={classes.plain}>
            {(before.data?.items ?? []).map((each) => (
              <li key={each.id} className={classes.row}>
                <span className={classes.rowText}>
                  {each.fileName ?? '–'} · <Instant at={each.startedAt} show="both" />
                  <small>
                    {t('people.import.counts', {
                      ...{ created: each.created, unchanged: each.unchanged },
                      ...{ refused: each.refusedTotal, rows: each.rows },
                    })}
                    {each.basis ? ` · ${each.basis}` : ''}
                  </small>
                </span>
                <span className={classes.mark}>
                  {t(`people.import.state.${each.state}`)}
                  {each.dryRun ? ` · ${t('people.import.dry')}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </section>
    </PeopleFrame>
  )
}

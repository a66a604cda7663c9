import { Button, FileButton, Modal } from '@mantine/core'
import { IconDownload, IconTableImport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConfigurationImport, ConfigurationTable } from '../../../../contract/case-configuration-routes.ts'
import { answer, api, newKey } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../form.module.css'
import { useMayConfigure } from './records.ts'

// messages: configuration.kind.*

/** Taking a kind of records out as a table and bringing one in, first as a rehearsal that lists every row refused. */
export function TableTools(props: { kind: ConfigurationTable }) {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  const may = useMayConfigure()
  return (
    <>
      <Button
        component="a"
        size="sm"
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        href={at(`/api/v1/configuration/${props.kind}/export`)}
        download={`${props.kind}.csv`}
      >
        {t('configuration.table.export')}
      </Button>
      {may ? (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconTableImport size={18} aria-hidden />}
          onClick={() => setOpened(true)}
        >
          {t('configuration.table.import')}
        </Button>
      ) : null}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="lg"
        title={t('configuration.table.title', { kind: t(`configuration.kind.${props.kind}`) })}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <ImportForm kind={props.kind} onDone={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function ImportForm(props: { kind: ConfigurationTable; onDone: () => void }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [file, setFile] = useState<{ name: string; content: string } | null>(null)
  const [report, setReport] = useState<ConfigurationImport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (content: string, dryRun: boolean) => {
    setBusy(true)
    setProblem(null)
    try {
      const done = await answer(
        api.POST('/api/v1/configuration/{kind}/import', {
          params: { path: { kind: props.kind } },
          body: { content, dryRun },
          headers: { 'Idempotency-Key': newKey() },
        }),
      )
      setReport(done as ConfigurationImport)
      if (dryRun) return
      await queries.invalidateQueries()
      toast(t('configuration.table.done', { created: done.created, changed: done.changed }))
      if (done.refused.length === 0) props.onDone()
    } catch (error) {
      setProblem(asProblem(error))
      setReport(null)
    } finally {
      setBusy(false)
    }
  }
  const choose = async (chosen: File | null) => {
    if (!chosen) return
    const content = await chosen.text()
    setFile({ name: chosen.name, content })
    await run(content, true)
  }
  const nothing = report !== null && report.created + report.changed === 0
  return (
    <div className={classes.form}>
      <p className={classes.help}>{t('configuration.table.help')}</p>
      <div>
        <FileButton onChange={(chosen) => void choose(chosen)} accept=".csv,text/csv,text/plain">
          {(given) => (
            <Button {...given} size="sm" variant="default" loading={busy}>
              {file ? t('configuration.table.other') : t('configuration.table.choose')}
            </Button>
          )}
        </FileButton>
        {file ? <span className={classes.fileName}>{file.name}</span> : null}
      </div>
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      {report ? (
        <>
          <p role="status">
            <strong>{report.dryRun ? t('configuration.table.would') : t('configuration.table.did')}</strong>{' '}
            {t('configuration.table.counts', {
              rows: report.rows,
              created: report.created,
              changed: report.changed,
              unchanged: report.unchanged,
              refused: report.refused.length,
            })}
          </p>
          {report.refused.length > 0 ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section className={classes.scroll} aria-label={t('configuration.table.refused')} tabIndex={0}>
              <table className={classes.table}>
                <caption className="ds-hidden">{t('configuration.table.refused')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('configuration.table.row')}</th>
                    <th scope="col">{t('configuration.table.key')}</th>
                    <th scope="col">{t('configuration.table.why')}</th>
                  </tr>
                </thead>
                <tbody>
                  {report.refused.slice(0, 500).map((row) => (
                    <tr key={`${row.row} ${row.reason}`}>
                      <td className="ds-num">{row.row}</td>
                      <td>{row.key ?? '–'}</td>
                      <td>{row.words}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ) : null}
          {report.dryRun ? (
            <div className={classes.foot}>
              <span className={classes.help}>{nothing ? t('configuration.table.nothing') : ''}</span>
              <Button
                size="sm"
                loading={busy}
                disabled={nothing}
                onClick={() => {
                  if (file) void run(file.content, false)
                }}
              >
                {t('configuration.table.apply', { count: report.created + report.changed })}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

import { Button, FileButton, Progress } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { UnitMapping } from '../../../../contract/territory.ts'
import type { ImportKind, TerritoryImport } from '../../../../contract/territory-imports.ts'
import { answer, api, send, useWrite } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { RefusedRows } from './RefusedRows.tsx'
import { sendFile } from './send-file.ts'

const path = '/api/v1/territory/imports'
const isUnderWay = (found: TerritoryImport | undefined) => found?.state === 'waiting' || found?.state === 'running'

const intro = {
  units: 'territory.import.text',
  buildings: 'territory.bi.text',
  landscape: 'territory.landscape.text',
} as const

/** What a file would create or change. */
const newIn = ({ report }: TerritoryImport): number => {
  if (!report) return 0
  if ('lines' in report) return report.lines.reduce((sum, { lines }) => sum + lines, 0)
  const parts = 'units' in report ? [report.units] : [report.buildings, report.compounds]
  return parts.reduce((sum, { created, changed }) => sum + created + changed, 0)
}

/**
 * A file of units or of buildings: sent in pieces, looked at row by row, then taken in, with its progress; it can be stopped at
 * any time. `mapping` says how columns become units; `children` is where it is told.
 */
export function FileImport(props: { kind: ImportKind; mapping?: UnitMapping; children?: ReactNode }) {
  const { kind, mapping } = props
  const { t } = useWords()
  const explain = useErrorWords()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)
  const latest = useQuery({
    queryKey: [path, kind],
    queryFn: () => send<{ items: TerritoryImport[] }>(`${path}?kind=${kind}`),
  })
  // One that is under way is shown also to whoever comes back later.
  const id = chosen ?? latest.data?.items.find(isUnderWay)?.id ?? null
  const key = [`${path}/{id}`, id]
  const found = useQuery({
    queryKey: key,
    queryFn: () => send<TerritoryImport>(`${path}/${id}`),
    enabled: id !== null,
    // The live line tells it sooner; this is for when there is none.
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 3_000 : false),
  }).data
  useLive(id ? [`territory-import:${id}`] : [], { paths: [`${path}/{id}`] })
  const state = found?.state
  useEffect(() => {
    if (state !== 'done') return
    // Whatever shows the territory shows it anew, but not this.
    void queries.invalidateQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith(path) })
  }, [state, queries])
  const after = {
    onSuccess: (now: unknown) => queries.setQueryData(key, now),
    onError: (failure: Problem) => setProblem(failure),
  }
  const start = useWrite(
    (wanted: { id: string; dryRun: boolean; mapping?: UnitMapping }, context) => {
      const { id, ...body } = wanted
      return answer(api.POST('/api/v1/territory/imports/{id}/runs', { params: { path: { id } }, body, ...context }))
    },
    { ...after, onSuccess: (now, wanted) => queries.setQueryData([`${path}/{id}`, wanted.id], now) },
  )
  const cancel = useWrite((wanted: { id: string }, context) => {
    const params = { path: { id: wanted.id } }
    return answer(api.POST('/api/v1/territory/imports/{id}/cancel', { params, ...context }))
  }, after)

  const look = (of: string) => start.mutate({ id: of, dryRun: true, ...(mapping ? { mapping } : {}) })
  const take = async (file: File | null) => {
    if (!file) return
    setProblem(null)
    setSent(0)
    stop.current = new AbortController()
    try {
      const whole = await sendFile(file, { kind, onSent: setSent, signal: stop.current.signal })
      queries.setQueryData([`${path}/{id}`, whole.id], whole)
      setChosen(whole.id)
      look(whole.id)
    } catch (error) {
      if (!stop.current.signal.aborted) setProblem(asProblem(error))
    } finally {
      setSent(null)
    }
  }
  const busy = sent !== null || isUnderWay(found) || start.isPending
  return (
    <div className={classes.main}>
      <p className={classes.help}>{t(intro[kind])}</p>
      <div className={classes.tools}>
        <FileButton accept=".geojson,.json,.csv,.gz" onChange={(file) => void take(file)}>
          {(given) => (
            <Button {...given} size="sm" leftSection={<IconUpload size={18} aria-hidden />} disabled={busy}>
              {t('territory.import.choose')}
            </Button>
          )}
        </FileButton>
        {found ? <span className={classes.quiet}>{found.name}</span> : null}
      </div>
      {props.children}
      {sent !== null ? (
        <Doing label={t('territory.bi.sending')} share={sent} onStop={() => stop.current?.abort()} />
      ) : isUnderWay(found) && found ? (
        <Doing
          label={t(found.dryRun ? 'territory.bi.looking' : 'territory.bi.taking', { rows: found.rows })}
          share={found.share}
          onStop={found.cancelAsked ? undefined : () => cancel.mutate({ id: found.id })}
        />
      ) : null}
      <div role="status">{found && !busy ? <Outcome found={found} /> : null}</div>
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      {found?.report && !busy && found.report.refused > 0 ? (
        <RefusedRows id={found.id} total={found.report.refused} key={`${found.id} ${found.state}`} />
      ) : null}
      {found && !busy && ['checked', 'cancelled', 'failed'].includes(found.state) ? (
        <div className={classes.tools}>
          {found.state === 'checked' && newIn(found) > 0 ? (
            <Button size="sm" onClick={() => start.mutate({ id: found.id, dryRun: false })}>
              {t('territory.bi.take', { count: newIn(found) })}
            </Button>
          ) : null}
          <Button size="sm" variant="default" onClick={() => look(found.id)}>
            {t('territory.bi.lookAgain')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Doing(props: { label: string; share: number; onStop: (() => void) | undefined }) {
  const { t } = useWords()
  const { share } = useFormat()
  return (
    <div className={classes.main}>
      <p>
        {props.label} {share(props.share)}
      </p>
      <Progress value={props.share * 100} aria-label={props.label} />
      <Button
        size="sm"
        variant="default"
        style={{ justifySelf: 'start' }}
        disabled={!props.onStop}
        onClick={props.onStop}
      >
        {t(props.onStop ? 'territory.bi.stop' : 'territory.bi.stopping')}
      </Button>
    </div>
  )
}

function Outcome({ found }: { found: TerritoryImport }) {
  const { t } = useWords()
  const { report, problem, state } = found
  if (problem) return <p className={classes.problem}>{problem.detail}</p>
  if (!report || (state !== 'checked' && state !== 'done'))
    return state === 'cancelled' ? <p>{t('territory.bi.cancelled')}</p> : null
  return (
    <>
      <p>
        <strong>{t(state === 'done' ? 'territory.bi.did' : 'territory.import.would')}</strong>
      </p>
      <ul>
        {'lines' in report ? (
          <>
            {report.lines.map((count) => (
              <li key={count.kind}>{t('territory.landscape.line', count)}</li>
            ))}
            {report.replaced > 0 ? <li>{t('territory.landscape.replaced', { lines: report.replaced })}</li> : null}
          </>
        ) : 'units' in report ? (
          <li>{t('territory.bi.units', { ...report.units })}</li>
        ) : (
          <>
            <li>{t('territory.bi.buildings', { ...report.buildings })}</li>
            <li>{t('territory.bi.compounds', { ...report.compounds })}</li>
            <li>{t('territory.bi.counts', { entrances: report.entrances, households: report.households })}</li>
          </>
        )}
        <li>{t('territory.bi.refused', { rows: report.rows, refused: report.refused })}</li>
      </ul>
      {state === 'checked' && newIn(found) === 0 ? <p>{t('territory.bi.nothing')}</p> : null}
    </>
  )
}

import { Button, Group, Modal, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem, type Problem, problemOf } from '../../../app/problem.ts'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type QueueSearch, queryOf } from './search.ts'

/** Rows a table has at most; the server says the same. */
const mostRows = 50_000

/** Makes a table of the list as it is filtered: says beforehand how many rows, then how far it is, and can be stopped. */
export function TableDialog(props: { search: QueueSearch; onClose: () => void }) {
  const { t, locale, timeZone } = useWords()
  const { number } = useFormat()
  const explain = useErrorWords()
  const query = queryOf(props.search, timeZone)
  const { data } = useQuery(read('/api/v1/cases/size', { params: { query: query as never } }))
  const [rows, setRows] = useState<{ done: number; all: number } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const make = async () => {
    const controller = new AbortController()
    stop.current = controller
    setProblem(null)
    setRows({ done: 0, all: Math.max(1, data?.total ?? 1) })
    const address = new URLSearchParams(
      Object.entries({ ...query, locale }).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : String(value),
      ]),
    )
    try {
      const blob = await readTable(at(`/api/v1/cases/table.csv?${address}`), controller.signal, (done, all) =>
        setRows({ done, all }),
      )
      save(blob, `${t('desk.table.file')}-${new Date().toISOString().slice(0, 10)}.csv`)
      toast(t('desk.table.made'))
      props.onClose()
    } catch (thrown) {
      if (!controller.signal.aborted) setProblem(asProblem(thrown))
      setRows(null)
    }
  }

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('desk.list.table')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <p>
        {data
          ? data.more
            ? t('desk.table.many', { most: number(mostRows) })
            : t('desk.table.rows', { count: data.total })
          : null}{' '}
        {t('desk.table.masked')}
      </p>
      {rows ? (
        <>
          <Progress value={(rows.done / Math.max(1, rows.all)) * 100} aria-label={t('desk.table.progress')} />
          <p role="status">{t('desk.table.so_far', { done: number(rows.done), all: number(rows.all) })}</p>
        </>
      ) : null}
      <div role="alert">{problem ? explain(problem) : null}</div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => (rows ? stop.current?.abort() : props.onClose())}>
          {rows ? t('desk.bulk.stop') : t('ui.cancel')}
        </Button>
        <Button onClick={() => void make()} disabled={!data || data.total === 0} loading={rows !== null}>
          {t('desk.table.make')}
        </Button>
      </Group>
    </Modal>
  )
}

/** Reads the table as it comes, counting its lines. */
async function readTable(
  address: string,
  signal: AbortSignal,
  onRows: (done: number, all: number) => void,
): Promise<Blob> {
  const response = await fetch(address, { credentials: 'same-origin', signal })
  if (!response.ok || !response.body) throw problemOf(await response.json().catch(() => undefined), response)
  const all = Number(response.headers.get('x-total-rows') ?? 0)
  const parts: BlobPart[] = []
  const reader = response.body.getReader()
  let lines = -1
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value as BlobPart)
    for (const byte of value) if (byte === 10) lines++
    onRows(Math.max(0, Math.min(lines, all)), all)
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

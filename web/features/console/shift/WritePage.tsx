import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import type { ShiftPreview } from '../../../../contract/shift-notes.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import { wallOf } from '../../../words/zone.ts'
import { NoteCounts } from './NoteCounts.tsx'
import classes from './shift.module.css'
import { futureOf, usualUntil } from './until.ts'
import { useLiveShift } from './useLiveShift.ts'
import { WatchList } from './WatchList.tsx'

/** What was typed and not yet handed over; kept on this device per desk until it is. */
interface Draft {
  text: string
  watched: Record<string, string>
}

const emptyDraft: Draft = { text: '', watched: {} }

function useDraft(key: string): [Draft, (change: Partial<Draft>) => void, () => void] {
  const stored = `doorstep.shift.${key}`
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return { ...emptyDraft, ...(JSON.parse(localStorage.getItem(stored) ?? '{}') as Partial<Draft>) }
    } catch {
      return emptyDraft
    }
  })
  useEffect(() => {
    try {
      if (draft === emptyDraft) localStorage.removeItem(stored)
      else localStorage.setItem(stored, JSON.stringify(draft))
    } catch {
      // Kept until the page is left.
    }
  }, [draft, stored])
  return [draft, (change) => setDraft((before) => ({ ...before, ...change })), () => setDraft(emptyDraft)]
}

/** Writes what the next shift must know: what is open and due comes by itself, what to watch and why is said. */
export function WritePage() {
  const { t, nameOf, timeZone } = useWords()
  const explain = useErrorWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { activePosts } = useSession()
  useLiveShift()
  const [wall, setWall] = useState(() => usualUntil(Date.now(), timeZone))
  const until = futureOf(wall, Date.now(), timeZone)
  const [draft, change, forget] = useDraft(activePosts[0]?.place?.id ?? 'desk')
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/shift-notes/preview', { params: { query: { until: until ?? '' } } }),
    enabled: until !== undefined,
    placeholderData: (before) => before,
  })
  const preview = data as ShiftPreview | undefined
  // What the last note watched and is still open is proposed, once.
  const [carried, setCarried] = useState(false)
  if (preview && !carried) {
    setCarried(true)
    const fresh = preview.carried.filter((one) => !(one.case.id in draft.watched))
    if (fresh.length > 0)
      change({ watched: { ...Object.fromEntries(fresh.map((one) => [one.case.id, one.note])), ...draft.watched } })
  }
  const known = useMemo(() => {
    const all: CaseSummary[] = [...(preview?.carried.map((one) => one.case) ?? []), ...(preview?.due ?? [])]
    return new Map(all.map((one) => [one.id, one]))
  }, [preview])
  const write = useWrite(
    (body: { until: string; text: string; watched: { caseId: string; note: string }[] }, context) =>
      answer(api.POST('/api/v1/shift-notes', { body, ...context })),
    {
      onSuccess: ({ id }) => {
        forget()
        void queries.invalidateQueries({ queryKey: ['/api/v1/shift-notes'] })
        toast(t('desk.shift.written'))
        void navigate({ to: '/console/shift/$id', params: { id } })
      },
    },
  )
  return (
    <>
      <PageHeader
        title={t('desk.shift.write_title')}
        above={nameOf(preview?.body)}
        text={t('desk.shift.write_text')}
        actions={
          <ButtonLink to="/console/shift" variant="default">
            {t('desk.shift.all')}
          </ButtonLink>
        }
      />
      {preview?.waiting ? (
        <p className={classes.state}>
          {t('desk.shift.last_waits')}{' '}
          <Link to="/console/shift/$id" params={{ id: preview.waiting }}>
            {t('desk.shift.last_open')}
          </Link>
        </p>
      ) : null}
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!until) return
          const watched = Object.entries(draft.watched).map(([caseId, note]) => ({ caseId, note }))
          write.mutate({ until, text: draft.text.trim(), watched })
        }}
      >
        <TextInput
          type="datetime-local"
          className={classes.until}
          label={t('desk.shift.until_label')}
          description={t('desk.shift.until_help')}
          value={wall}
          min={wallOf(Date.now(), timeZone)}
          onChange={(event) => setWall(event.currentTarget.value)}
          error={until ? undefined : t('console.missing.time')}
        />
        {preview ? <NoteCounts counts={preview.counts} /> : null}
        <Card title={t('desk.shift.words')}>
          <Textarea
            aria-label={t('desk.shift.words')}
            description={t('desk.shift.words_help')}
            autosize
            minRows={4}
            maxLength={4000}
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </Card>
        {error ? <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} /> : null}
        {!preview && !error ? <PageSkeleton lines={5} /> : null}
        {preview ? (
          <WatchList
            cases={known}
            watched={draft.watched}
            onChange={(watched) => change({ watched })}
            due={preview.due.length}
          />
        ) : null}
        <div role="alert">
          {write.error ? <p className={classes.problem}>{explain(asProblem(write.error))}</p> : null}
        </div>
        <Button type="submit" loading={write.isPending} disabled={!preview || !until}>
          {t('desk.shift.hand_over')}
        </Button>
      </form>
    </>
  )
}

import { IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { HallDisplay } from '../../../../contract/hall.ts'
import { read } from '../../../app/api.ts'
import { useLive, useLiveState } from '../../../app/live.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useTitle } from '../../../ui/title.ts'
import { wordsFor } from '../../../words/catalogue.ts'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { topicOf } from '../words.ts'
import { chime } from './chime.ts'
import classes from './display.module.css'
import { Both } from './parts.tsx'
import { freshCalls, markOf } from './wall.rules.ts'

const path = '/api/v1/halls/{code}/display'
/** A page that hangs for days begins anew at night: what it gathered is let go of. */
const renewAfter = 12 * 3_600_000
/** Milliseconds for which a new call stands out. */
const shownFresh = 12_000

/** The screen on the wall: whose number goes where, in both languages, with a chime where somebody has switched it on. No names. */
export function DisplayPage() {
  const { t } = useWords()
  const { code } = useParams({ from: '/hall/$code/display' })
  useTitle(t('hall.display.title'))
  const { data, error, refetch } = useQuery({
    ...read(path, { params: { path: { code } } }),
    refetchInterval: 20_000,
    refetchIntervalInBackground: true,
  })
  const display = data as HallDisplay | undefined
  useLive(display ? [topicOf(display.id)] : [], { paths: [path] })
  useAwake()
  if (error && !display) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!display) return <PageSkeleton lines={8} />
  return <Wall display={display} />
}

function Wall({ display }: { display: HallDisplay }) {
  const { t, timeZone } = useWords()
  const { time } = useFormat()
  const live = useLiveState()
  const now = useNow()
  const [loud, setLoud] = useState(false)
  const fresh = useFresh(display, loud)
  const rows = display.called.slice(0, 8)
  const last = display.called[0]
  const said = { ticket: last?.ticket ?? '', counter: last?.counter ?? 0 }
  const waiting = display.services.filter(({ waiting: count }) => count > 0)
  return (
    <main id="main" tabIndex={-1} className={classes.wall}>
      <header className={classes.top}>
        <h1>
          <span lang="zh-CN">{display.name.zh}</span> <span lang="en">{display.name.en}</span>
        </h1>
        <div className={classes.tools}>
          {live === 'lost' ? <span role="status">{t('hall.display.lost')}</span> : null}
          <button
            type="button"
            className={classes.sound}
            aria-pressed={loud}
            onClick={() => {
              if (!loud) chime()
              setLoud(!loud)
            }}
          >
            {loud ? <IconVolume size={22} aria-hidden /> : <IconVolumeOff size={22} aria-hidden />}
            {loud ? t('hall.display.sound_on') : t('hall.display.sound_off')}
          </button>
          <time className={classes.clock} data-zone={timeZone}>
            {time(new Date(now))}
          </time>
        </div>
      </header>
      <section className={classes.calls} aria-label={t('hall.display.called')}>
        <div className={classes.head} aria-hidden>
          <span>
            <Both word="hall.display.ticket" />
          </span>
          <span>
            <Both word="hall.display.counter" />
          </span>
        </div>
        {rows.length === 0 ? (
          <p className={classes.quiet}>
            <Both word={display.open ? 'hall.display.nobody' : 'hall.display.closed'} />
          </p>
        ) : null}
        <ol>
          {rows.map((call) => (
            <li key={call.ticket} data-fresh={fresh.has(markOf(call)) || undefined} data-state={call.state}>
              <strong>{call.ticket}</strong>
              <span className={classes.arrow} aria-hidden>
                →
              </span>
              <strong>{call.counter}</strong>
              <span className={classes.where}>
                <span lang="zh-CN">{call.counterName.zh}</span>
                <span lang="en">{call.counterName.en}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section className={classes.queue} aria-label={t('hall.display.waiting')}>
        <h2>
          <Both word="hall.display.waiting" /> <span className={classes.count}>{display.waiting}</span>
        </h2>
        <ul>
          {waiting.map((service) => (
            <li key={service.letter + service.name.en}>
              <strong>{service.letter}</strong>
              <span className={classes.where}>
                <span lang="zh-CN">{service.name.zh}</span>
                <span lang="en">{service.name.en}</span>
              </span>
              <span className={classes.number}>{service.waiting}</span>
              <span className={classes.number}>
                {service.wait ? `${service.wait.low}–${service.wait.high} min` : '–'}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <div className="ds-hidden" aria-live="assertive">
        {last && fresh.has(markOf(last))
          ? `${wordsFor('zh-CN', 'hall.display.say', said)} ${wordsFor('en', 'hall.display.say', said)}`
          : ''}
      </div>
    </main>
  )
}

/** What was called just now: it stands out, and sounds. */
function useFresh(display: HallDisplay, loud: boolean): ReadonlySet<string> {
  const seen = useRef<ReadonlySet<string> | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const calls = freshCalls(display.called, seen.current)
    seen.current = new Set(display.called.map(markOf))
    if (calls.length === 0) return
    setFresh(new Set(calls.map(markOf)))
    if (loud) chime()
    const timer = setTimeout(() => setFresh(new Set()), shownFresh)
    return () => clearTimeout(timer)
  }, [display, loud])
  return fresh
}

/** Keeps the screen on, and the page young. */
function useAwake(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | undefined
    const hold = async () => {
      try {
        lock = await navigator.wakeLock?.request('screen')
      } catch {
        // Not given, or not known here: the machine's own settings decide.
      }
    }
    void hold()
    const back = () => {
      if (document.visibilityState === 'visible') void hold()
    }
    document.addEventListener('visibilitychange', back)
    const begun = Date.now()
    const timer = setInterval(() => {
      const isNight = new Date().getHours() === 3
      if (isNight && Date.now() - begun > renewAfter && navigator.onLine) location.reload()
    }, 600_000)
    return () => {
      document.removeEventListener('visibilitychange', back)
      clearInterval(timer)
      void lock?.release().catch(() => {})
    }
  }, [])
}

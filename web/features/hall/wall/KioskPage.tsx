import { Button, TextInput } from '@mantine/core'
import { IconArrowLeft, IconBackspace, IconCalendarCheck, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Hall, HallService, Wait } from '../../../../contract/hall.ts'
import { answer, api, read, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { useLive } from '../../../app/live.ts'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { ErrorState, useErrorWords } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useTitle } from '../../../ui/title.ts'
import { useWords } from '../../../words/words.tsx'
import { topicOf, useToday, useWait } from '../words.ts'
import classes from './kiosk.module.css'
import { ticketIn } from './wall.rules.ts'

/** Where somebody stands at the kiosk. */
type Step =
  | { at: 'start' }
  | { at: 'priority'; service: HallService }
  | { at: 'code' }
  | { at: 'ticket'; number: string; wait: Wait | null; link: string | null }

/** Seconds without a touch after which the next person finds the beginning; a ticket is soon taken. */
const idle = { start: 0, priority: 60, code: 90, ticket: 40 } as const

/** The kiosk in the hall: a service, priority or not, a number. Goes back to its beginning by itself. */
export function KioskPage() {
  const { t } = useWords()
  const { code } = useParams({ from: '/hall/$code/kiosk' })
  useTitle(t('hall.kiosk.title'))
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/halls/{code}', { params: { path: { code } } }),
    refetchInterval: 60_000,
  })
  const hall = data as Hall | undefined
  useLive(hall ? [topicOf(hall.id)] : [], { paths: ['/api/v1/halls/{code}'] })
  if (error && !hall) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!hall) return <PageSkeleton lines={8} />
  return <Kiosk hall={hall} />
}

function Kiosk({ hall }: { hall: Hall }) {
  const { t, nameOf, locale, setLocale } = useWords()
  const explain = useErrorWords()
  const [step, setStep] = useState<Step>({ at: 'start' })
  const [problem, setProblem] = useState<Problem | null>(null)
  const start = () => {
    setProblem(null)
    setStep({ at: 'start' })
  }
  const [left, more] = useIdle(idle[step.at], start)
  const take = useWrite((body: { serviceId: string; priority: boolean }, context) =>
    answer(api.POST('/api/v1/halls/{code}/tickets', { params: { path: { code: hall.code } }, body, ...context })),
  )
  const checkIn = useWrite(async (ticket: string, context): Promise<{ number: string | null; wait: Wait | null }> => {
    const scanned = ticketIn(ticket)
    if (scanned)
      return await answer(
        api.POST('/api/v1/hall/tickets/{id}/check-in', {
          params: { path: { id: scanned.id } },
          headers: { ...context.headers, 'x-ticket-secret': scanned.secret },
        }),
      )
    const body = { ticket }
    return await answer(
      api.POST('/api/v1/halls/{code}/check-in', { params: { path: { code: hall.code } }, body, ...context }),
    )
  })
  const pick = async (service: HallService, priority: boolean) => {
    setProblem(null)
    try {
      const { ticket, secret } = await take.mutateAsync({ serviceId: service.id, priority })
      const link = location.origin + at(`/hall/ticket/${ticket.id}#${secret}`)
      setStep({ at: 'ticket', number: ticket.number ?? '', wait: ticket.wait, link })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  const arrive = async (ticket: string) => {
    setProblem(null)
    try {
      const { number, wait } = await checkIn.mutateAsync(ticket)
      setStep({ at: 'ticket', number: number ?? '', wait, link: null })
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <main id="main" tabIndex={-1} className={classes.kiosk} onPointerDown={more} onKeyDown={more}>
      <header className={classes.top}>
        <h1>{nameOf(hall.name)}</h1>
        <button type="button" className={classes.tongue} onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
          <span lang={locale === 'en' ? 'zh-CN' : 'en'}>{locale === 'en' ? '中文' : 'English'}</span>
        </button>
      </header>
      {problem ? (
        <p role="alert" className={classes.problem}>
          {explain(problem)}
        </p>
      ) : null}
      {step.at === 'start' ? (
        <Services
          hall={hall}
          onPick={(service) => setStep({ at: 'priority', service })}
          onCode={() => setStep({ at: 'code' })}
        />
      ) : null}
      {step.at === 'priority' ? (
        <Priority
          service={step.service}
          busy={take.isPending}
          onPick={(priority) => void pick(step.service, priority)}
        />
      ) : null}
      {step.at === 'code' ? <Code busy={checkIn.isPending} onCode={(text) => void arrive(text)} /> : null}
      {step.at === 'ticket' ? <Ticket step={step} /> : null}
      {step.at === 'start' ? null : (
        <footer className={classes.foot}>
          <Button size="xl" variant="default" leftSection={<IconArrowLeft size={28} aria-hidden />} onClick={start}>
            {step.at === 'ticket' ? t('hall.kiosk.done') : t('hall.kiosk.back')}
          </Button>
          <span>
            {t('hall.kiosk.idle', { seconds: left })}{' '}
            <button type="button" className={classes.more} onClick={more}>
              {t('hall.kiosk.more')}
            </button>
          </span>
        </footer>
      )}
    </main>
  )
}

function Services(props: { hall: Hall; onPick: (service: HallService) => void; onCode: () => void }) {
  const { t, nameOf } = useWords()
  const today = useToday()
  const { hall } = props
  return (
    <>
      <h2>{hall.open ? t('hall.kiosk.what') : t('hall.kiosk.closed')}</h2>
      <button type="button" className={classes.booked} onClick={props.onCode}>
        <IconCalendarCheck size={36} aria-hidden />
        {t('hall.kiosk.booked')}
      </button>
      {hall.open ? (
        <ul className={classes.services}>
          {hall.services.map((service) => (
            <li key={service.id}>
              <button type="button" disabled={service.over} onClick={() => props.onPick(service)}>
                <span className={classes.letter} aria-hidden>
                  {service.letter}
                </span>
                <strong>{nameOf(service.name)}</strong>
                <span>{today(service)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Priority(props: { service: HallService; busy: boolean; onPick: (priority: boolean) => void }) {
  const { t, nameOf } = useWords()
  const { service, busy } = props
  return (
    <>
      <h2>{nameOf(service.name)}</h2>
      {nameOf(service.bring) ? (
        <p className={classes.text}>{t('hall.bring', { what: nameOf(service.bring) })}</p>
      ) : null}
      <div className={classes.choices}>
        <button type="button" disabled={busy} onClick={() => props.onPick(false)}>
          <strong>{t('hall.kiosk.take')}</strong>
        </button>
        <button type="button" disabled={busy} onClick={() => props.onPick(true)}>
          <strong>{t('hall.kiosk.take_priority')}</strong>
          <span>{t('hall.priority_help')}</span>
        </button>
      </div>
    </>
  )
}

const keys = [...'ABCDEFGHJKMNPQRSTVWXYZ23456789']

/** The code of an appointment, by big keys; a hand scanner types a whole address. */
function Code(props: { busy: boolean; onCode: (text: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const shown = text.length > 4 && !text.includes('/') ? `${text.slice(0, 4)}-${text.slice(4)}` : text
  return (
    <form
      className={classes.code}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.length >= 6) props.onCode(text)
      }}
    >
      <h2>{t('hall.kiosk.code')}</h2>
      <TextInput
        size="xl"
        aria-label={t('hall.kiosk.code')}
        value={shown}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        maxLength={300}
        onChange={(event) => {
          const typed = event.currentTarget.value
          setText(
            typed.includes('/')
              ? typed
              : typed
                  .toUpperCase()
                  .replaceAll(/[^A-Z0-9]/g, '')
                  .slice(0, 8),
          )
        }}
      />
      <div className={classes.keys}>
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            onClick={() => setText((before) => (before.length < 8 ? before + key : before))}
          >
            {key}
          </button>
        ))}
        <button
          type="button"
          aria-label={t('hall.kiosk.delete')}
          onClick={() => setText((before) => before.slice(0, -1))}
        >
          <IconBackspace size={28} aria-hidden />
        </button>
      </div>
      <Button type="submit" size="xl" loading={props.busy} disabled={text.length < 6}>
        {t('hall.ticket.do.checkIn')}
      </Button>
    </form>
  )
}

function Ticket({ step }: { step: Extract<Step, { at: 'ticket' }> }) {
  const { t } = useWords()
  const wait = useWait()
  return (
    <section className={classes.ticket} aria-live="polite">
      <h2>{t('hall.kiosk.yours')}</h2>
      <strong className={classes.number}>{step.number}</strong>
      <p className={classes.text}>{wait(step.wait)}</p>
      {step.link ? (
        <>
          <Qr text={step.link} label={t('hall.kiosk.qr')} size={13} />
          <p className={classes.text}>{t('hall.kiosk.qr')}</p>
          <Button
            className="ds-no-print"
            size="xl"
            leftSection={<IconPrinter size={28} aria-hidden />}
            onClick={() => print()}
          >
            {t('hall.kiosk.print')}
          </Button>
        </>
      ) : null}
    </section>
  )
}

/** Seconds left until it begins anew, and what gives more time. None where there is nothing to go back from. */
function useIdle(seconds: number, then: () => void): [number, () => void] {
  const [count, setCount] = useState({ of: seconds, left: seconds })
  // Another step has its own time, from its first moment on.
  if (count.of !== seconds) setCount({ of: seconds, left: seconds })
  const { of, left } = count
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts by itself; what follows is the same each time
  useEffect(() => {
    if (of === 0 || of !== seconds) return
    if (left <= 0) return then()
    const timer = setTimeout(() => setCount({ of, left: left - 1 }), 1000)
    return () => clearTimeout(timer)
  }, [left, of, seconds])
  return [left, () => setCount({ of: seconds, left: seconds })]
}

import { Button } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { DisputeSession } from '../../../../contract/disputes.ts'
import { send } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { below, secretHeader } from './dispute.ts'
import classes from './parts.module.css'
import { HeldForm, SessionForm } from './SessionForms.tsx'
import { Sure, useDo, useTable } from './table.tsx'

// messages: dispute-pages.session.state.*

/** Sessions: when, where and who; afterwards what everybody at the table may read of them. */
export function SessionsCard() {
  const { t } = useWords()
  const { view, may } = useTable()
  const [planning, setPlanning] = useState(false)
  if (view.sessions.length === 0 && !may('schedule')) return null
  return (
    <div id="sessions">
      <Card
        title={t('dispute-pages.session.title')}
        actions={
          may('schedule') && !planning ? (
            <Button size="sm" onClick={() => setPlanning(true)}>
              {t('dispute-pages.session.plan')}
            </Button>
          ) : null
        }
      >
        <div className={classes.stack}>
          {planning ? <SessionForm onDone={() => setPlanning(false)} /> : null}
          {view.sessions.length === 0 && !planning ? (
            <p className={classes.dim}>{t('dispute-pages.session.none')}</p>
          ) : null}
          <ul className={classes.list}>
            {view.sessions.toReversed().map((session) => (
              <Session key={session.id} session={session} />
            ))}
          </ul>
        </div>
      </Card>
    </div>
  )
}

function Session({ session }: { session: DisputeSession }) {
  const { t, nameOf } = useWords()
  const { exact, time } = useFormat()
  const { view, staff, may, partyName } = useTable()
  const { must } = useDo()
  const [doing, setDoing] = useState<'move' | 'hold' | 'minutes' | 'cancel' | null>(null)
  const close = () => setDoing(null)
  const planned = session.state === 'planned'
  const outsiders = session.outsiders.flatMap((id) => view.asks.find((ask) => ask.id === id)?.about.name ?? [])
  return (
    <li data-session={session.state}>
      <div className={`${classes.row} ${classes.between}`}>
        <strong>
          {t('dispute-pages.session.n', { n: session.n })} · {exact(session.from)}–{time(session.until)}
        </strong>
        <span className={classes.badge} data-good={session.state === 'held' || undefined}>
          {t(`dispute-pages.session.state.${session.state}`)}
        </span>
      </div>
      <p>{nameOf(session.place)}</p>
      {session.why ? <p className={classes.dim}>{session.why}</p> : null}
      {session.state === 'held' ? (
        <p className={classes.dim}>
          {t('dispute-pages.session.there', {
            who: [...session.present.map(partyName), ...outsiders].join(t('dispute-pages.comma')),
          })}
        </p>
      ) : null}
      {session.minutes ? (
        <details className={classes.more} open={!staff}>
          <summary>{t('dispute-pages.session.minutes')}</summary>
          <p className={classes.said}>{session.minutes}</p>
        </details>
      ) : null}
      {session.ownMinutes ? (
        <div className={classes.private}>
          <h3>{t('dispute-pages.session.own')}</h3>
          <p className={classes.said}>{session.ownMinutes}</p>
        </div>
      ) : null}
      <div className={classes.buttons}>
        {planned ? <AddToCalendar session={session} /> : null}
        {planned && may('hold') ? (
          <Button size="sm" onClick={() => setDoing('hold')}>
            {t('dispute-pages.session.hold')}
          </Button>
        ) : null}
        {planned && may('schedule') ? (
          <>
            <Button size="sm" variant="default" onClick={() => setDoing('move')}>
              {t('dispute-pages.session.move')}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => setDoing('cancel')}>
              {t('dispute-pages.session.cancel')}
            </Button>
          </>
        ) : null}
        {session.state === 'held' && may('minutes') ? (
          <Button size="sm" variant="default" onClick={() => setDoing('minutes')}>
            {session.minutes ? t('dispute-pages.session.minutes_change') : t('dispute-pages.session.minutes_write')}
          </Button>
        ) : null}
      </div>
      {doing === 'move' ? <SessionForm session={session} onDone={close} /> : null}
      {doing === 'hold' || doing === 'minutes' ? (
        <HeldForm session={session} held={doing === 'minutes'} onDone={close} />
      ) : null}
      {doing === 'cancel' ? (
        <Sure
          title={t('dispute-pages.session.cancel')}
          text={t('dispute-pages.session.cancel_text')}
          confirm={t('dispute-pages.session.cancel')}
          danger
          reason={{ label: t('dispute-pages.session.why'), max: 2000 }}
          onClose={close}
          onConfirm={(why) =>
            must({ path: `/sessions/${session.id}`, body: { cancel: true, why } }, t('dispute-pages.session.cancelled'))
          }
        />
      ) : null}
    </li>
  )
}

/** Fetches the session as a calendar file: a link could not carry the secret, which stands in no address. */
function AddToCalendar({ session }: { session: DisputeSession }) {
  const { t } = useWords()
  const { view, secret } = useTable()
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      const file = await calendarOf(below(view.number, `/sessions/${session.id}/calendar`), secret)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = `${view.number}-${session.n}.ics`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    } catch (error) {
      toast({ kind: 'problem', text: asProblem(error).message })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      size="sm"
      variant="light"
      loading={busy}
      leftSection={<IconCalendarPlus size={18} aria-hidden />}
      onClick={() => void take()}
    >
      {t('dispute-pages.session.calendar')}
    </Button>
  )
}

async function calendarOf(path: string, secret: string | undefined): Promise<Blob> {
  const answer = await fetch(at(path), { credentials: 'same-origin', headers: secretHeader(secret) })
  // Refused: asked once more as usual, which says why in words.
  if (!answer.ok) await send(path, { headers: secretHeader(secret) })
  return await answer.blob()
}

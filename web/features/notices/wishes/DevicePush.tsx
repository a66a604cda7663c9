import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../notices.module.css'
import { type PushState, pushOff, pushOn, pushState, workerReady } from './push.ts'

/** Messages on this device: on or off, and why not. */
export function DevicePush() {
  const { t, locale } = useWords()
  const [state, setState] = useState<PushState>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let here = true
    const look = () =>
      pushState().then(
        (now) => here && setState(now),
        () => here && setState('unable'),
      )
    void look().then(workerReady).then(look)
    return () => {
      here = false
    }
  }, [])
  const change = async (work: () => Promise<PushState>) => {
    setBusy(true)
    await work()
      .then(setState)
      .catch((error: unknown) => toast({ kind: 'problem', text: asProblem(error).message }))
    setBusy(false)
  }
  return (
    <Card title={t('notices.wish.device')}>
      <p className={classes.note}>{t('notices.wish.device_text')}</p>
      <div className={classes.buttons} style={{ marginTop: '0.75rem' }} aria-live="polite">
        {state === 'off' ? (
          <Button loading={busy} onClick={() => void change(() => pushOn(locale))}>
            {t('notices.wish.device_on')}
          </Button>
        ) : state === 'on' ? (
          <>
            <span>{t('notices.wish.device_is_on')}</span>
            <Button variant="default" loading={busy} onClick={() => void change(pushOff)}>
              {t('notices.wish.device_off')}
            </Button>
          </>
        ) : state === 'denied' ? (
          <span>{t('notices.wish.device_denied')}</span>
        ) : state === 'unable' ? (
          <span>{t('notices.wish.device_unable')}</span>
        ) : null}
      </div>
    </Card>
  )
}

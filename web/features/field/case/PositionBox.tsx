import { IconCurrentLocation, IconMapPinCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../../words/words.tsx'
import type { Position } from '../device/drafts.ts'
import classes from '../field.module.css'
import look from './case.module.css'

/** Asks the device once where it is. Rejects when it may not or cannot say. */
export function askPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('no position'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude, metres: Math.round(coords.accuracy) }),
      reject,
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  })
}

/** Adds the position of the moment, only when asked to, and shows that it goes along. */
export function PositionBox(props: { value: Position | null; onChange: (position: Position | null) => void }) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const ask = async () => {
    setBusy(true)
    setFailed(false)
    try {
      props.onChange(await askPosition())
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={look.position}>
      {props.value ? (
        <p role="status">
          <IconMapPinCheck size={22} aria-hidden />
          {t('field.position.added', { metres: props.value.metres })}
          <button type="button" aria-label={t('field.position.remove')} onClick={() => props.onChange(null)}>
            <IconX size={20} aria-hidden />
          </button>
        </p>
      ) : (
        <button type="button" className={classes.tool} disabled={busy} onClick={() => void ask()}>
          <IconCurrentLocation size={22} aria-hidden />
          {busy ? t('field.position.busy') : t('field.position.add')}
        </button>
      )}
      <div role="alert">{failed ? <p className={classes.note}>{t('field.position.failed')}</p> : null}</div>
    </div>
  )
}

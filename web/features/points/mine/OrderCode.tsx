import { useEffect } from 'react'
import { Qr } from '../../../ui/Qr.tsx'
import classes from './mine.module.css'

/**
 * A code for the camera of a till (or of a phone: `text` is what that reads instead) and for eyes: black on white in both colour schemes, and the screen stays on while it is
 * shown, where the device lets it.
 */
export function OrderCode(props: { code: string; label: string; text?: string }) {
  useEffect(() => {
    let lock: { release(): Promise<void> } | undefined
    let gone = false
    const keepOn = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      // Refused with an empty battery, say: then the screen goes dark as it always does.
      const held = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (gone) void held?.release()
      else lock = held
    }
    const again = () => void keepOn()
    void keepOn()
    document.addEventListener('visibilitychange', again)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release().catch(() => {})
    }
  }, [])
  return (
    <div className={classes.code}>
      <Qr text={props.text ?? props.code} label={props.label} size={16} />
      <p className={classes.groups}>{props.code.replaceAll('-', ' ')}</p>
    </div>
  )
}

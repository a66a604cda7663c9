import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../../words/words.tsx'
import classes from './till.module.css'

/** What reads codes out of a picture: the browser's own part, or the same made of a library. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<ReadonlyArray<{ rawValue: string }>>
}
interface DetectorKind {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

async function detector(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  if (own && (await own.getSupportedFormats().catch((): readonly string[] => [])).includes('qr_code'))
    return new own({ formats: ['qr_code'] })
  const { BarcodeDetector } = await import('qr/decode.js')
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** Milliseconds between two looks at the picture: quick for whoever holds a phone still, light for an old one. */
const pause = 200

/** The camera, looking for a QR code. Tells each thing it reads once; the picture never leaves the device. */
export function Camera(props: { onRead: (text: string) => void }) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef(props.onRead)
  told.current = props.onRead
  const [trouble, setTrouble] = useState(false)
  useEffect(() => {
    let over = false
    let stream: MediaStream | undefined
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const look = async () => {
      const picture = video.current
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
      // Meanwhile the page may be another one.
      if (over || !picture) return stop()
      picture.srcObject = stream
      await picture.play()
      const reads = await detector()
      let last = ''
      while (!over) {
        const [found] = picture.readyState >= 2 ? await reads.detect(picture).catch(() => []) : []
        if (found && found.rawValue !== last && !over) {
          last = found.rawValue
          told.current(found.rawValue)
        }
        await new Promise((next) => setTimeout(next, pause))
      }
    }
    look().catch(() => setTrouble(!over))
    return () => {
      over = true
      stop()
    }
  }, [])
  return trouble ? (
    <p role="alert">{t('merit.till.no_camera')}</p>
  ) : (
    <figure className={classes.camera}>
      <video ref={video} muted playsInline aria-label={t('merit.till.camera_shows')} />
      <figcaption>{t('merit.till.hold')}</figcaption>
    </figure>
  )
}

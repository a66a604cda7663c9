import { Button } from '@mantine/core'
import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { keepOnDevice, onDevice } from '../../../app/device/shelf.ts'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import classes from './voice.module.css'
import { spokenTag, type VoiceProblem, voiceProblem, withSpoken } from './voice.rules.ts'

// messages: doorstep.voice.problem.*

/** As far as we use the browsers' recogniser; the older name with the prefix is what most of them have. */
interface Recogniser extends EventTarget {
  lang: string
  continuous: boolean
  interimResults: boolean
  start(): void
  stop(): void
  abort(): void
  onresult: ((event: RecognisedEvent) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
}
interface RecognisedEvent {
  resultIndex: number
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>
}

const agreed = 'voice'

function makeRecogniser(): Recogniser | undefined {
  const browser = globalThis as { SpeechRecognition?: unknown; webkitSpeechRecognition?: unknown }
  const Made = (browser.SpeechRecognition ?? browser.webkitSpeechRecognition) as (new () => Recogniser) | undefined
  return Made && new Made()
}

/**
 * Speaks words into a text that stays editable. Before the first time it says who listens: the browser's maker may write
 * the words down on its own servers. We get nothing but the words.
 */
export function VoiceInput(props: { value: string; onChange: (value: string) => void; onClose: () => void }) {
  const { t, locale } = useWords()
  const [state, setState] = useState<'asking' | 'listening' | 'stopped'>(
    onDevice<string | null>(agreed, null) ? 'stopped' : 'asking',
  )
  const [heard, setHeard] = useState('')
  const [problem, setProblem] = useState<VoiceProblem | null>(null)
  const recogniser = useRef<Recogniser | undefined>(undefined)
  const latest = useRef(props)
  latest.current = props

  const stop = () => recogniser.current?.stop()
  const start = () => {
    keepOnDevice(agreed, new Date().toISOString())
    setProblem(null)
    setHeard('')
    const made = makeRecogniser()
    if (!made) return setProblem('other')
    recogniser.current?.abort()
    recogniser.current = made
    made.lang = spokenTag(locale, navigator.languages)
    made.continuous = true
    made.interimResults = true
    made.onresult = (event) => {
      let passing = ''
      let said = ''
      for (let n = event.resultIndex; n < event.results.length; n++) {
        const result = event.results[n]
        const words = result?.[0]?.transcript ?? ''
        if (result?.isFinal) said = withSpoken(said, words)
        else passing += words
      }
      setHeard(passing)
      if (said) latest.current.onChange(withSpoken(latest.current.value, said))
    }
    made.onerror = ({ error }) => setProblem(voiceProblem(error) ?? null)
    made.onend = () => {
      setHeard('')
      if (recogniser.current === made) setState('stopped')
    }
    try {
      made.start()
      setState('listening')
    } catch {
      setProblem('other')
      setState('stopped')
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the press that opened this was meant to begin, once
  useEffect(() => {
    if (state === 'stopped') start()
    // Nobody is listened to on a page they have left.
    return () => recogniser.current?.abort()
  }, [])

  if (state === 'asking')
    return (
      <div className={classes.box}>
        <p>{t('doorstep.voice.honest')}</p>
        <div className={shared.buttons}>
          <Button type="button" leftSection={<IconMicrophone size={20} aria-hidden />} onClick={start}>
            {t('doorstep.voice.start')}
          </Button>
          <Button type="button" variant="subtle" onClick={props.onClose}>
            {t('doorstep.voice.type')}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={classes.box}>
      <div role="status">
        {state === 'listening' ? (
          <p>
            <span className={classes.dot} aria-hidden="true" /> {t('doorstep.voice.listening')}
          </p>
        ) : null}
      </div>
      {heard ? <p className={classes.heard}>{heard}</p> : null}
      <div role="alert">
        {problem ? <p className={shared.problem}>{t(`doorstep.voice.problem.${problem}`)}</p> : null}
      </div>
      {state === 'listening' ? (
        <Button type="button" fullWidth leftSection={<IconPlayerStop size={20} aria-hidden />} onClick={stop}>
          {t('doorstep.voice.stop')}
        </Button>
      ) : (
        <div className={shared.buttons}>
          <Button type="button" variant="light" leftSection={<IconMicrophone size={20} aria-hidden />} onClick={start}>
            {t('doorstep.voice.more')}
          </Button>
          <Button type="button" variant="subtle" onClick={props.onClose}>
            {t('doorstep.voice.type')}
          </Button>
        </div>
      )}
    </div>
  )
}

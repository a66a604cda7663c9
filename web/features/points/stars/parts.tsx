import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { NameShown } from '../../../../contract/points-stars.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { ChoiceCard } from '../../../ui/Card.tsx'
import { useErrorWords } from '../../../ui/ErrorState.tsx'
import { type Translate, useWords } from '../../../words/words.tsx'
import classes from './stars.module.css'

// messages: stars.shown.*

/** Minutes as hours and minutes, in words. */
export const timeOf = (t: Translate, minutes: number): string =>
  minutes < 1 ? t('stars.none_yet') : t('stars.time', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }).trim()

/** Words to write and send; says what went wrong beside its button. */
export function WordsForm(props: { label: string; button: string; onSend: (words: string) => Promise<unknown> }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async () => {
    setTried(true)
    if (words.trim().length < 2) return
    setBusy(true)
    setProblem(null)
    try {
      await props.onSend(words)
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Textarea
        size="lg"
        rows={4}
        maxLength={1000}
        label={props.label}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={tried && words.trim().length < 2 ? t('stars.missing') : undefined}
      />
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <Button type="submit" size="lg" loading={busy}>
        {props.button}
      </Button>
    </form>
  )
}

/** Agrees to be read by everybody, under one of two forms of a name, having seen the words. */
export function ConsentForm(props: {
  names: { full: string; masked: string } | null
  consent: string
  button: string
  onAgree: (shown: NameShown) => Promise<unknown>
  other?: { label: string; onPress: () => void; busy: boolean }
}) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [shown, setShown] = useState<NameShown>('masked')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { names, other } = props
  const agree = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await props.onAgree(shown)
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  if (!names)
    return (
      <div className={classes.form}>
        <p className={classes.words}>{t('stars.mine.name_missing')}</p>
        <ButtonLink to="/my/data" size="lg">
          {t('stars.mine.to_profile')}
        </ButtonLink>
      </div>
    )
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void agree()
      }}
    >
      <fieldset className={classes.choices}>
        <legend>{t('stars.mine.how_shown')}</legend>
        {(['masked', 'full'] as const).map((each) => (
          <ChoiceCard
            key={each}
            name="shown"
            value={each}
            checked={shown === each}
            onChoose={() => setShown(each)}
            title={names[each]}
            text={t(`stars.shown.${each}`)}
          />
        ))}
      </fieldset>
      <p className={classes.consent}>{props.consent}</p>
      <div role="alert">{problem ? <p className={classes.problem}>{explain(problem)}</p> : null}</div>
      <Button type="submit" size="lg" loading={busy}>
        {props.button}
      </Button>
      {other ? (
        <Button variant="subtle" size="lg" loading={other.busy} onClick={other.onPress}>
          {other.label}
        </Button>
      ) : null}
    </form>
  )
}

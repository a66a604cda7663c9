import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { plainSecret } from '../../../cases/secret.rules.ts'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'

/** Asks for a secret word, and for the number where `onNumber` is given. */
export function SecretFields(props: {
  number?: string
  onNumber?: (number: string) => void
  /** Signed in, one's own opens without a secret. */
  mayOpenWithout?: boolean
  wrong?: boolean
  onOpen: (secret: string) => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const secret = plainSecret(typed)
  const numberMissing = props.onNumber !== undefined && (props.number ?? '').trim().length < 3
  const secretMissing = secret.length < 8 && !(props.mayOpenWithout && secret === '')
  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!numberMissing && !secretMissing) props.onOpen(secret)
      }}
    >
      <div role="alert">{props.wrong ? <p className={classes.problem}>{t('petition-pages.find.wrong')}</p> : null}</div>
      {props.onNumber ? (
        <TextInput
          size="lg"
          label={t('petition-pages.find.number')}
          description={t('petition-pages.find.number_hint')}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          value={props.number ?? ''}
          onChange={(event) => props.onNumber?.(event.currentTarget.value)}
          error={tried && numberMissing ? t('petition-pages.find.missing') : undefined}
        />
      ) : null}
      <TextInput
        size="lg"
        label={t('petition-pages.find.secret')}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && secretMissing ? t('petition-pages.find.missing') : undefined}
      />
      <Button type="submit" size="lg" fullWidth>
        {t('petition-pages.find.open')}
      </Button>
    </form>
  )
}

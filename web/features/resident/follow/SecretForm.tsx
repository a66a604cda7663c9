import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { plainSecret } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'

/** Asks for the secret of the receipt, or offers to sign in. */
export function SecretForm(props: { number: string; wrong: boolean; onSecret: (secret: string) => void }) {
  const { t } = useWords()
  const { account } = useSession()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <>
      <Card>
        <form
          className={classes.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const secret = plainSecret(typed)
            setMissing(secret.length < 8)
            if (secret.length >= 8) props.onSecret(secret)
          }}
        >
          <div role="alert">{props.wrong ? <p className={classes.problem}>{t('resident.secret.wrong')}</p> : null}</div>
          <TextInput
            label={t('resident.secret.label')}
            description={t('resident.secret.help')}
            size="lg"
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            error={missing ? t('resident.secret.missing') : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="lg" fullWidth>
            {t('resident.secret.open')}
          </Button>
        </form>
      </Card>
      {account ? null : (
        <Card>
          <p className={classes.lead}>{t('resident.secret.account')}</p>
          <ButtonLink to="/sign-in" search={{ next: `/f/${props.number}` }} variant="light" size="lg">
            {t('app.signIn')}
          </ButtonLink>
        </Card>
      )}
    </>
  )
}

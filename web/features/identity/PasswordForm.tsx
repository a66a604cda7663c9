import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../app/problem.ts'
import { useErrorWords } from '../../ui/ErrorState.tsx'
import { useWords } from '../../words/words.tsx'
import { auth } from './auth.ts'
import classes from './identity.module.css'

/** Mail and password, then the second step where the account has one. */
export function PasswordForm(props: { onDone: () => Promise<void> }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [mail, setMail] = useState('')
  const [password, setPassword] = useState('')
  const [second, setSecond] = useState(false)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!second && (!mail.trim() || !password)) {
      setProblem(t('account.signIn.passwordMissing'))
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      if (second) {
        const digits = code.replace(/\s/g, '')
        if (/^\d{6}$/.test(digits)) await auth('two-factor/verify-totp', { code: digits })
        else await auth('two-factor/verify-backup-code', { code: code.trim() })
        await props.onDone()
        return
      }
      const answer = await auth<{ twoFactorRedirect?: boolean }>('sign-in/email', { email: mail.trim(), password })
      if (answer?.twoFactorRedirect) setSecond(true)
      else await props.onDone()
    } catch (error) {
      setProblem(explain(asProblem(error)))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {second ? (
        <TextInput
          label={t('account.signIn.totp')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          autoFocus
          classNames={{ input: classes.code }}
        />
      ) : (
        <>
          <TextInput
            label={t('account.signIn.mail')}
            type="email"
            value={mail}
            onChange={(event) => setMail(event.currentTarget.value)}
            autoComplete="username webauthn"
          />
          <PasswordInput
            mt="md"
            label={t('account.signIn.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
          />
          <p className={classes.hint}>{t('account.signIn.forgot')}</p>
        </>
      )}
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
      <Button type="submit" fullWidth size="lg" mt="md" loading={busy}>
        {t('account.signIn.enter')}
      </Button>
    </form>
  )
}

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../app/problem.ts'
import { useSessionActions } from '../../app/session.tsx'
import { Card } from '../../ui/Card.tsx'
import { useErrorWords } from '../../ui/ErrorState.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useWords } from '../../words/words.tsx'
import { auth } from './auth.ts'
import classes from './identity.module.css'

function useAttempt() {
  const explain = useErrorWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const attempt = (work: () => Promise<void>) => async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(explain(asProblem(error)))
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, attempt }
}

/** A code from an app besides the password: turned on with a QR code and proof that it works, turned off with the password. */
export function SecondStep(props: { on: boolean }) {
  const { t } = useWords()
  const { signedIn } = useSessionActions()
  const { busy, problem, attempt } = useAttempt()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [setup, setSetup] = useState<{ totpURI: string; backupCodes: string[] } | null>(null)
  const begin = attempt(async () => {
    if (props.on) {
      await auth('two-factor/disable', { password })
      await signedIn()
      toast(t('account.second.ended'))
    } else setSetup(await auth('two-factor/enable', { password }))
    setPassword('')
  })
  const confirm = attempt(async () => {
    await auth('two-factor/verify-totp', { code: code.trim() })
    await signedIn()
    setSetup(null)
    setCode('')
    toast(t('account.second.done'))
  })
  return (
    <Card title={t('account.second')}>
      {setup ? (
        <form noValidate onSubmit={(event) => void confirm(event)}>
          <p className={classes.lead}>{t('account.second.scan')}</p>
          <Qr text={setup.totpURI} label={t('account.second.qr')} size={12} />
          <p>
            <a href={setup.totpURI}>{t('account.second.link')}</a>
          </p>
          <p className={classes.lead}>{t('account.second.backup')}</p>
          <ul className={classes.backup}>
            {setup.backupCodes.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <div className={classes.inline}>
            <TextInput
              mt="md"
              label={t('account.second.digits')}
              value={code}
              inputMode="numeric"
              autoComplete="one-time-code"
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy}>
              {t('account.second.confirm')}
            </Button>
          </div>
        </form>
      ) : (
        <form noValidate onSubmit={(event) => void begin(event)}>
          <p className={classes.lead}>{props.on ? t('account.second.on') : t('account.second.off')}</p>
          <div className={classes.inline}>
            <PasswordInput
              label={t('account.signIn.password')}
              value={password}
              autoComplete="current-password"
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={busy}>
              {props.on ? t('account.second.turnOff') : t('account.second.turnOn')}
            </Button>
          </div>
        </form>
      )}
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
    </Card>
  )
}

/** A new password; every other device is signed out. */
export function ChangePassword() {
  const { t } = useWords()
  const { busy, problem, attempt } = useAttempt()
  const [now, setNow] = useState('')
  const [next, setNext] = useState('')
  const change = attempt(async () => {
    await auth('change-password', { currentPassword: now, newPassword: next, revokeOtherSessions: true })
    setNow('')
    setNext('')
    toast(t('account.password.done'))
  })
  return (
    <Card title={t('account.password')}>
      <form noValidate onSubmit={(event) => void change(event)}>
        <PasswordInput
          label={t('account.password.now')}
          value={now}
          autoComplete="current-password"
          onChange={(event) => setNow(event.currentTarget.value)}
        />
        <PasswordInput
          mt="md"
          label={t('account.password.next')}
          value={next}
          autoComplete="new-password"
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
        <Button type="submit" mt="md" variant="default" loading={busy} disabled={!now || next.length < 10}>
          {t('account.password.save')}
        </Button>
      </form>
    </Card>
  )
}

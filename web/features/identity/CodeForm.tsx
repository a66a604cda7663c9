import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { CaughtMessage } from '../../../contract/identity.ts'
import { send } from '../../app/api.ts'
import { asProblem } from '../../app/problem.ts'
import { useErrorWords } from '../../ui/ErrorState.tsx'
import { useWords } from '../../words/words.tsx'
import { type Destination, destinationOf, enterCode, sendCode } from './auth.ts'
import classes from './identity.module.css'

/** A one-time code by phone or mail: where to, then the six digits. In the demo the message is shown, as nobody gets it. */
export function CodeForm(props: { phone: boolean; mail: boolean; demo: boolean; onDone: () => Promise<void> }) {
  const { t } = useWords()
  const explain = useErrorWords()
  const [typed, setTyped] = useState('')
  const [to, setTo] = useState<Destination | null>(null)
  const [code, setCode] = useState('')
  const [caught, setCaught] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const attempt = async (work: () => Promise<void>) => {
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
  const ask = () => {
    const destination = destinationOf(typed)
    if (!destination || (destination.kind === 'phone' ? !props.phone : !props.mail)) {
      setProblem(t('account.signIn.toMissing'))
      return
    }
    void attempt(async () => {
      await sendCode(destination)
      setTo(destination)
      setCode('')
      if (props.demo) setCaught(await lastCaught(destination))
    })
  }
  const enter = () => {
    if (!to) return
    if (!/^\d{6}$/.test(code.trim())) {
      setProblem(t('account.signIn.codeMissing'))
      return
    }
    void attempt(async () => {
      await enterCode(to, code.trim())
      await props.onDone()
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to) enter()
    else ask()
  }
  const label =
    props.phone && props.mail
      ? t('account.signIn.to')
      : props.phone
        ? t('account.signIn.toPhone')
        : t('account.signIn.toMail')

  return (
    <form noValidate onSubmit={submit}>
      {to ? (
        <>
          <TextInput
            key="code"
            label={t('account.signIn.code', { to: to.kind === 'mail' ? to.email : to.phoneNumber })}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            classNames={{ input: classes.code }}
          />
          {caught ? (
            <div className={classes.caught}>
              <strong>{t('account.signIn.caught')}</strong>
              <p>{caught}</p>
            </div>
          ) : null}
        </>
      ) : (
        <TextInput
          key="to"
          label={label}
          description={t('account.signIn.toHelp')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete={props.phone ? 'tel' : 'email'}
          inputMode={props.mail ? 'email' : 'tel'}
        />
      )}
      <div role="alert">{problem ? <p className={classes.problem}>{problem}</p> : null}</div>
      <Button type="submit" fullWidth size="lg" mt="md" loading={busy}>
        {to ? t('account.signIn.enter') : t('account.signIn.sendCode')}
      </Button>
      {to ? (
        <div className={classes.small}>
          <Button type="button" variant="subtle" onClick={ask} disabled={busy}>
            {t('account.signIn.again')}
          </Button>
          <Button
            type="button"
            variant="subtle"
            onClick={() => {
              setTo(null)
              setCaught(null)
              setProblem(null)
            }}
          >
            {t('account.signIn.otherTo')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}

/** The newest message the demo caught on this way; nothing when it cannot be told. */
async function lastCaught(to: Destination): Promise<string | null> {
  const { items } = await send<{ items: CaughtMessage[] }>('/api/v1/demo/outbox').catch(() => ({ items: [] }))
  const address = to.kind === 'mail' ? to.email : to.phoneNumber
  const mine = items.filter((message) => message.to === address)
  const newest = mine.toSorted((a, b) => b.at.localeCompare(a.at))[0]
  return newest?.text ?? null
}

import { Button, TextInput } from '@mantine/core'
import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { send, useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { plainNumber } from '../../../cases/keptCases.ts'
import { plainSecret } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { keepDispute } from '../device/kept.ts'
import { below } from '../parts/dispute.ts'
import classes from '../parts/parts.module.css'

/**
 * An invitation on paper is opened: its code works once, and becomes a secret of one's own. Only by a press: opening the page
 * alone must not use it up, for phones look at links by themselves.
 */
export function JoinPage() {
  const { t } = useWords()
  const params = useParams({ from: '/resident/d/$number/join' })
  const number = plainNumber(params.number)
  const navigate = useNavigate()
  const hash = useLocation({ select: (location) => location.hash })
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    if (!hash) return
    setTyped(decodeURIComponent(hash))
    // Off the address bar at once: neither the history nor a screenshot keeps it.
    const timer = setTimeout(
      () => void navigate({ to: '/d/$number/join', params: { number }, hash: '', replace: true }),
    )
    return () => clearTimeout(timer)
  }, [hash, number, navigate])
  const claim = useWrite((code: string, { headers }) =>
    send<{ secret: string }>(below(number, '/claim'), {
      method: 'POST',
      key: headers['Idempotency-Key'],
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code }),
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = plainSecret(typed)
    setMissing(code.length < 6)
    if (code.length < 6 || claim.isPending) return
    claim.mutate(code, {
      onSuccess: ({ secret }) => {
        keepDispute({ number, secret })
        void navigate({ to: '/d/$number', params: { number }, replace: true })
      },
    })
  }
  return (
    <div className={classes.page}>
      <PageHeader
        above={<span className="ds-num">{number}</span>}
        title={t('dispute-pages.join.title')}
        text={t('dispute-pages.join.text')}
      />
      <Card>
        <form className={classes.fields} noValidate onSubmit={submit}>
          <TextInput
            size="lg"
            label={t('dispute-pages.join.code')}
            description={t('dispute-pages.join.help')}
            maxLength={80}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            error={missing ? t('dispute-pages.join.missing') : undefined}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Refusal problem={claim.error} />
          <Button type="submit" size="xl" fullWidth loading={claim.isPending}>
            {t('dispute-pages.join.open')}
          </Button>
        </form>
      </Card>
      <Card title={t('dispute-pages.home.what')}>
        <p className={classes.lead}>{t('dispute-pages.home.text')}</p>
      </Card>
    </div>
  )
}

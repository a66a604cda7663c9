import { Button } from '@mantine/core'
import { IconMailOpened, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { DisputeParty } from '../../../../contract/disputes.ts'
import { newKey, send } from '../../../app/api.ts'
import { basepath } from '../../../app/basepath.ts'
import { Refusal } from '../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { grouped } from '../../../cases/secret.rules.ts'
import { Qr } from '../../../ui/Qr.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { below } from './dispute.ts'
import classes from './parts.module.css'
import { useTable } from './table.tsx'

/** A letter for a party nobody could reach: a code that works once, to be printed and handed over. */
export function Invitation({ party }: { party: DisputeParty }) {
  const { t } = useWords()
  const { view } = useTable()
  const [made, setMade] = useState<{ code: string; until: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      setMade(
        await send<{ code: string; until: string }>(below(view.number, `/parties/${party.id}/invitation`), {
          method: 'POST',
          key: newKey(),
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ seen: view.version }),
        }),
      )
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  if (!made)
    return (
      <>
        <Button
          size="sm"
          variant="default"
          loading={busy}
          leftSection={<IconMailOpened size={18} aria-hidden />}
          onClick={() => void make()}
        >
          {t('dispute-pages.invite.make')}
        </Button>
        <Refusal problem={problem} />
      </>
    )
  return <InvitationSheet number={view.number} code={made.code} until={made.until} />
}

/** The letter itself: the code in groups, and as a picture for a phone. */
export function InvitationSheet(props: { number: string; code: string; until: string }) {
  const { t } = useWords()
  const { number, code, until } = props
  const address = `${location.origin}${basepath}/d/${number}/join#${code}`
  return (
    <div className={classes.receipt} data-invitation>
      <div>
        <p className={classes.lead}>{t('dispute-pages.invite.text', { number })}</p>
        <p className={classes.letters} translate="no" data-code={code}>
          {grouped(code)}
        </p>
        <p className={classes.dim}>
          {t('dispute-pages.invite.until')} <Instant at={until} show="day" />
        </p>
        <p className={classes.dim}>{t('dispute-pages.invite.once')}</p>
        <Button
          className="ds-no-print"
          size="sm"
          variant="light"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => print()}
        >
          {t('dispute-pages.print')}
        </Button>
      </div>
      <Qr text={address} label={t('dispute-pages.invite.qr')} size={9} />
    </div>
  )
}

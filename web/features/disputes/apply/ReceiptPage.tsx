import { Button } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { basepath } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { type KeptCase, plainNumber, useKeptCase } from '../../../cases/keptCases.ts'
import { followAddress, grouped } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/parts.module.css'

/** The receipt of an application: number, secret link, and what happens now. To be printed, photographed or copied by hand. */
export function ReceiptPage() {
  const { t } = useWords()
  const { number } = useParams({ from: '/resident/disputes/receipt/$number' })
  const found = useKeptCase(plainNumber(number))
  if (!found)
    return (
      <EmptyState
        level={1}
        title={t('dispute-pages.receipt.gone')}
        text={t('dispute-pages.receipt.gone_text')}
        action={
          <ButtonLink to="/d/$number" params={{ number }} size="lg">
            {t('dispute-pages.receipt.open')}
          </ButtonLink>
        }
      />
    )
  return <Receipt one={found} />
}

function Receipt({ one }: { one: KeptCase }) {
  const { t, nameOf } = useWords()
  const { tenant } = useSession()
  const [copied, setCopied] = useState(false)
  const { number, secret } = one
  const address = followAddress({ origin: location.origin, base: basepath, number, secret, page: 'd' })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      toast({ kind: 'problem', text: t('dispute-pages.receipt.no_copy') })
    }
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('dispute-pages.receipt.title')} text={t('dispute-pages.receipt.text')} />
      <Card>
        <p className="ds-print-only">{nameOf(tenant.name)}</p>
        <p className={classes.dim}>{t('dispute-pages.matter.number')}</p>
        <p className={classes.number}>{number}</p>
        <p className={classes.said}>“{one.text}”</p>
        <div className={classes.receipt} style={{ margin: '1rem 0' }}>
          <div>
            <p className={classes.dim}>{t('dispute-pages.receipt.secret')}</p>
            <p className={classes.letters} translate="no">
              {grouped(secret)}
            </p>
            <p className={classes.dim}>{t('dispute-pages.receipt.secret_help')}</p>
          </div>
          <Qr text={address} label={t('dispute-pages.receipt.qr', { number })} size={9} />
        </div>
        <p className={`ds-print-only ${classes.said}`}>{address}</p>
        <div className={`${classes.buttons} ds-no-print`}>
          <Button variant="light" leftSection={<IconCopy size={20} aria-hidden />} onClick={() => void copy()}>
            {copied ? t('dispute-pages.receipt.copied') : t('dispute-pages.receipt.copy')}
          </Button>
          <Button variant="light" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
            {t('dispute-pages.print')}
          </Button>
        </div>
        <p role="status" className="ds-hidden">
          {copied ? t('dispute-pages.receipt.copied') : ''}
        </p>
      </Card>
      <Card title={t('dispute-pages.receipt.next')}>
        <ol className={classes.terms}>
          <li>{t('dispute-pages.receipt.next_ask')}</li>
          <li>{t('dispute-pages.receipt.next_chair')}</li>
          <li>{t('dispute-pages.receipt.next_session')}</li>
        </ol>
      </Card>
      <ButtonLink className="ds-no-print" to="/d/$number" params={{ number }} size="xl" fullWidth>
        {t('dispute-pages.receipt.open')}
      </ButtonLink>
    </div>
  )
}

import { Button } from '@mantine/core'
import { IconCopy, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { basepath } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { followAddress, grouped } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { LastDay } from '../../../ui/LastDay.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../petitions.module.css'
import { dropReceipt, type KeptReceipt, useReceipt } from './receipt.ts'

// messages: petitions.role.*

/** The receipt: number, secret, what happens next; for a joint petition the secret of everybody who speaks for it. */
export function ReceiptPage() {
  const { t } = useWords()
  const { number } = useParams({ from: '/resident/petitions/receipt/$number' })
  const kept = useReceipt(number)
  if (!kept)
    return (
      <EmptyState
        level={1}
        title={t('petition-pages.receipt.gone')}
        text={t('petition-pages.receipt.gone_text')}
        action={
          <ButtonLink to="/petitions/find" search={{ number }} size="lg">
            {t('petition-pages.home.find')}
          </ButtonLink>
        }
      />
    )
  return <Sheet kept={kept} />
}

function Sheet({ kept }: { kept: KeptReceipt }) {
  const { t, nameOf } = useWords()
  const { tenant } = useSession()
  const { receipt, subject } = kept
  const { number, dueAt, representatives } = receipt
  const [copied, setCopied] = useState(false)
  const address = (secret: string) =>
    followAddress({ origin: location.origin, base: basepath, number, secret, page: 'p' })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address(receipt.secret))
      setCopied(true)
    } catch {
      toast({ kind: 'problem', text: t('petition-pages.receipt.no_copy') })
    }
  }
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('petition-pages.receipt.title')} text={t('petition-pages.receipt.text')} />
      <Card>
        <div className={classes.stack}>
          <p className="ds-print-only">{nameOf(tenant.name)}</p>
          <div>
            <p className={classes.dim}>{t('petition-pages.receipt.number')}</p>
            <p className={classes.number}>{number}</p>
            <p className={classes.words}>“{subject}”</p>
          </div>
          <div className={classes.secret}>
            <div>
              <p className={classes.dim}>{t('petition-pages.receipt.secret')}</p>
              <p className={classes.secretLetters} translate="no" data-secret>
                {grouped(receipt.secret)}
              </p>
              <p className={classes.dim}>{t('petition-pages.receipt.secret_help')}</p>
            </div>
            <Qr text={address(receipt.secret)} label={t('petition-pages.receipt.qr', { number })} size={9} />
          </div>
          <p className={`ds-print-only ${classes.address}`}>{address(receipt.secret)}</p>
          <div className={`${classes.buttons} ds-no-print`}>
            <Button variant="light" leftSection={<IconCopy size={20} aria-hidden />} onClick={() => void copy()}>
              {copied ? t('petition-pages.receipt.copied') : t('petition-pages.receipt.copy')}
            </Button>
            <Button variant="light" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
              {t('petition-pages.receipt.print')}
            </Button>
          </div>
          <p role="status" className="ds-hidden">
            {copied ? t('petition-pages.receipt.copied') : ''}
          </p>
        </div>
      </Card>
      {representatives.length > 0 ? (
        <Card title={t('petition-pages.receipt.others')}>
          <p className={classes.words}>{t('petition-pages.receipt.others_text')}</p>
          <ul className={classes.plain}>
            {representatives.map((one) => (
              <li key={one.secret} className={classes.secret}>
                <div>
                  <p className={classes.words}>
                    <strong>{one.name}</strong> · {t(`petitions.role.${one.role}`)}
                  </p>
                  <p className={classes.secretLetters} translate="no">
                    {grouped(one.secret)}
                  </p>
                </div>
                <Qr text={address(one.secret)} label={t('petition-pages.receipt.qr_of', { name: one.name })} size={7} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('petition-pages.receipt.next')}>
        <ol className={classes.points}>
          <li>
            {t('petition-pages.receipt.next_1')}
            {dueAt ? (
              <>
                {' '}
                <strong>
                  <LastDay at={dueAt} />
                </strong>
              </>
            ) : null}
          </li>
          <li>{t('petition-pages.receipt.next_2')}</li>
          <li>{t('petition-pages.receipt.next_3')}</li>
        </ol>
      </Card>
      <div className={`${classes.stack} ds-no-print`}>
        <ButtonLink to="/p/$number" params={{ number }} size="lg" fullWidth>
          {t('petition-pages.receipt.open')}
        </ButtonLink>
        <p className={classes.dim}>{t('petition-pages.receipt.drop_text')}</p>
        <Button variant="subtle" onClick={dropReceipt}>
          {t('petition-pages.receipt.drop')}
        </Button>
      </div>
    </div>
  )
}

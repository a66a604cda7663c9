import { Button } from '@mantine/core'
import { IconCircleCheck, IconCopy, IconPrinter, IconRoute } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { basepath } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { type KeptCase, keepCase, letPass, useKeptCase, useKeptCases } from '../../../cases/keptCases.ts'
import { followAddress, grouped } from '../../../cases/secret.rules.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { NumberForm } from '../home/HomePage.tsx'
import shared from '../resident.module.css'
import follow from './follow.module.css'

/** The receipt: number, secret, what happens next. Made to be printed, photographed or copied by hand. */
export function ReceiptPage() {
  const { t } = useWords()
  const { number } = useParams({ from: '/resident/receipt/$number' })
  const found = useKeptCase(number)
  if (!found)
    return (
      <>
        <EmptyState level={1} title={t('resident.receipt.gone')} text={t('resident.receipt.goneText')} />
        <NumberForm />
      </>
    )
  return <Receipt one={found} />
}

function Receipt(props: { one: KeptCase }) {
  const { t, nameOf } = useWords()
  const { tenant } = useSession()
  const { one } = props
  const isKept = useKeptCases().some((each) => each.number === one.number)
  const [copied, setCopied] = useState(false)
  const address = followAddress({ origin: location.origin, base: basepath, number: one.number, secret: one.secret })
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      toast({ kind: 'problem', text: t('resident.receipt.noCopy') })
    }
  }
  const due = one.receipt?.dueAt
  return (
    <div className={follow.receipt}>
      <p className={follow.thanks}>
        <IconCircleCheck size={40} aria-hidden />
      </p>
      <PageHeader title={t('resident.receipt.title')} text={t('resident.receipt.text')} />
      <Card>
        <p className="ds-print-only">{nameOf(tenant.name)}</p>
        <p className={follow.numberLabel}>{t('resident.receipt.number')}</p>
        <p className={follow.number}>{one.number}</p>
        <p className={follow.receiptText}>“{one.text}”</p>
        <div className={follow.secret}>
          <div>
            <p className={follow.numberLabel}>{t('resident.receipt.secret')}</p>
            <p className={follow.secretLetters} translate="no">
              {grouped(one.secret)}
            </p>
            <p className={shared.quiet}>{t('resident.receipt.secretHelp')}</p>
          </div>
          <Qr text={address} label={t('resident.receipt.qr', { number: one.number })} size={9} />
        </div>
        <p className={`ds-print-only ${follow.address}`}>{address}</p>
        <div className={`${shared.buttons} ds-no-print`}>
          <Button variant="light" leftSection={<IconCopy size={20} aria-hidden />} onClick={() => void copy()}>
            {copied ? t('resident.receipt.copied') : t('resident.receipt.copy')}
          </Button>
          <Button variant="light" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
            {t('resident.print')}
          </Button>
        </div>
        <p role="status" className="ds-hidden">
          {copied ? t('resident.receipt.copied') : ''}
        </p>
      </Card>
      <Card title={t('resident.receipt.next')}>
        <ol className={follow.next}>
          <li>
            {one.receipt
              ? t('resident.receipt.has', { holder: nameOf(one.receipt.holder) })
              : t('resident.receipt.hasSomebody')}
            {due ? (
              <strong>
                {t('resident.receipt.by')} <Instant at={due} show="both" />
              </strong>
            ) : null}
          </li>
          <li>{t('resident.receipt.then')}</li>
          <li>{t('resident.receipt.last')}</li>
        </ol>
        {one.receipt?.notice ? <p className={shared.lead}>{nameOf(one.receipt.notice)}</p> : null}
        <div className="ds-no-print">
          <ButtonLink
            to="/f/$number"
            params={{ number: one.number }}
            size="lg"
            fullWidth
            leftSection={<IconRoute size={22} aria-hidden />}
          >
            {t('resident.receipt.follow')}
          </ButtonLink>
        </div>
      </Card>
      <div className="ds-no-print">
        <Card>
          <div className={follow.keep}>
            <p>{isKept ? t('resident.receipt.kept') : t('resident.receipt.notKept')}</p>
            <Button variant="default" onClick={() => (isKept ? letPass(one) : keepCase(one))}>
              {isKept ? t('resident.receipt.dontKeep') : t('resident.receipt.keep')}
            </Button>
          </div>
        </Card>
      </div>
    </div>
  )
}

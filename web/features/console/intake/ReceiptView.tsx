import { Button } from '@mantine/core'
import { IconCopy, IconPlus, IconPrinter } from '@tabler/icons-react'
import type { Receipt } from '../../../../contract/cases.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './intake.module.css'

/** What came of a call: a case of its own, or one more follower of another (`joined`). */
export type Filed = Pick<Receipt, 'number' | 'secret'> & Partial<Receipt> & { joined?: boolean }

/** What the caller takes home: the number, the secret link once, its QR. Printed it is one sheet. */
export function ReceiptView(props: { receipt: Filed; onAnother: () => void }) {
  const { t, nameOf } = useWords()
  const { tenant } = useSession()
  const { receipt } = props
  const link = `${location.origin}${at(`/f/${receipt.number}`)}#${receipt.secret}`
  return (
    <>
      <PageHeader
        title={receipt.joined ? t('console.receipt.joined') : t('console.receipt.filed')}
        text={t('console.receipt.text')}
        actions={
          <>
            <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
              {t('console.receipt.print')}
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={props.onAnother}>
              {t('console.receipt.another')}
            </Button>
          </>
        }
      />
      <Card>
        <div className={classes.receipt}>
          <div>
            <p className={`${classes.receiptNumber} ds-num`}>{receipt.number}</p>
            <p className="ds-print-only">{nameOf(tenant.name)}</p>
            <Facts
              items={[
                { label: t('cases.holder'), value: receipt.holder ? nameOf(receipt.holder.name) : null },
                { label: t('cases.due'), value: receipt.dueAt ? <Instant at={receipt.dueAt} show="exact" /> : null },
                {
                  label: t('console.receipt.link'),
                  value: <span className={classes.link}>{link}</span>,
                },
              ]}
            />
            {receipt.notice ? <p>{nameOf(receipt.notice)}</p> : null}
            <p className={classes.hint}>{t('console.receipt.secret')}</p>
            <div className={`${classes.receiptActions} ds-no-print`}>
              <Button
                variant="default"
                leftSection={<IconCopy size={18} aria-hidden />}
                onClick={() =>
                  navigator.clipboard.writeText(link).then(
                    () => toast(t('console.receipt.copied')),
                    () => toast({ kind: 'problem', text: t('console.receipt.not_copied') }),
                  )
                }
              >
                {t('console.receipt.copy')}
              </Button>
              {receipt.id ? (
                <ButtonLink to="/console/cases/$id" params={{ id: receipt.id }} variant="default">
                  {t('console.receipt.open')}
                </ButtonLink>
              ) : null}
            </div>
          </div>
          <Qr text={link} label={t('console.receipt.qr', { number: receipt.number })} size={11} />
        </div>
      </Card>
    </>
  )
}

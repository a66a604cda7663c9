import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Receipt } from '../../../../contract/cases.ts'
import { at } from '../../../app/basepath.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { useTitle } from '../../../ui/title.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import look from './report.module.css'

/** The number, who has it now, until when; a code the neighbour can scan; and the next report. */
export function ReceiptView(props: { receipt: Receipt; solved: boolean; behalf: string | null; onNext: () => void }) {
  const { t, nameOf } = useWords()
  const { receipt, behalf } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(t('field.receipt.title', { number: receipt.number }))
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [])
  const link = `${location.origin}${at(`/f/${receipt.number}#${receipt.secret}`)}`
  return (
    <div className={look.receipt}>
      <IconCircleCheck size={56} stroke={1.5} aria-hidden />
      <h1 ref={heading} tabIndex={-1}>
        {t('field.receipt.done')}
      </h1>
      <p className={look.number}>{receipt.number}</p>
      <p>
        {props.solved ? t('field.receipt.solved') : t('field.receipt.holder', { holder: nameOf(receipt.holder.name) })}
        {receipt.dueAt && !props.solved ? (
          <>
            <br />
            {t('field.receipt.due')} <Instant at={receipt.dueAt} show="both" />
          </>
        ) : null}
      </p>
      {receipt.notice ? <p className={classes.note}>{nameOf(receipt.notice)}</p> : null}
      {behalf ? (
        <div className={look.handOver}>
          <p>{t('field.receipt.scan', { name: behalf })}</p>
          <Qr text={link} label={t('field.receipt.qr', { number: receipt.number })} size={12} />
        </div>
      ) : null}
      <div className={look.receiptTools}>
        <Button size="lg" fullWidth onClick={props.onNext}>
          {t('field.receipt.next')}
        </Button>
        <ButtonLink to="/field/cases/$id" params={{ id: receipt.id }} variant="default" size="lg" fullWidth>
          {t('field.receipt.open')}
        </ButtonLink>
        <ButtonLink to="/field" variant="subtle" size="md" fullWidth>
          {t('field.nav.today')}
        </ButtonLink>
      </div>
    </div>
  )
}

import { Button } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '../../../app/links.tsx'
import { useTitle } from '../../../ui/title.ts'
import { useWords } from '../../../words/words.tsx'
import look from './report.module.css'

/** The report lies on the device and goes by itself as soon as there is a line; and the next report. */
export function LaidView(props: { onNext: () => void }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(t('field.laid.title'))
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [])
  return (
    <div className={look.receipt}>
      <IconCloudUp size={56} stroke={1.5} aria-hidden />
      <h1 ref={heading} tabIndex={-1}>
        {t('field.laid.title')}
      </h1>
      <p>{t('field.laid.text')}</p>
      <div className={look.receiptTools}>
        <Button size="lg" fullWidth onClick={props.onNext}>
          {t('field.receipt.next')}
        </Button>
        <ButtonLink to="/field/outbox" variant="default" size="lg" fullWidth>
          {t('field.laid.outbox')}
        </ButtonLink>
        <ButtonLink to="/field" variant="subtle" size="md" fullWidth>
          {t('field.nav.today')}
        </ButtonLink>
      </div>
    </div>
  )
}

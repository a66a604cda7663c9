import { Button } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { sendNow } from '../../../app/device/outbox.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useTitle } from '../../../ui/title.ts'
import { useWords } from '../../../words/words.tsx'
import { takeReceipt } from '../outbox/letters.ts'
import { useLetters } from '../outbox/useLetters.ts'
import report from './report.module.css'

/** The report lies on the device and goes by itself; who stays on the page gets the receipt as soon as it has arrived. */
export function LaidView(props: { id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { letters, sending } = useLetters()
  const heading = useRef<HTMLHeadingElement>(null)
  const sent = letters.find((letter) => letter.id === props.id && letter.state === 'sent')
  useTitle(t('resident.laid.title'))
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }, [])
  useEffect(() => {
    if (sent)
      void takeReceipt(sent).then((number) => navigate({ to: '/receipt/$number', params: { number }, replace: true }))
  }, [sent, navigate])
  return (
    <div className={report.laid}>
      <IconCloudUp size={56} stroke={1.5} aria-hidden />
      <h1 ref={heading} tabIndex={-1}>
        {t('resident.laid.title')}
      </h1>
      <p role="status">{t('resident.laid.text')}</p>
      <Button size="lg" fullWidth loading={sending} onClick={sendNow}>
        {t('resident.laid.now')}
      </Button>
      <ButtonLink to="/my/cases" variant="default" size="lg" fullWidth>
        {t('resident.laid.list')}
      </ButtonLink>
    </div>
  )
}

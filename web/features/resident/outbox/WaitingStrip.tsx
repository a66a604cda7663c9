import { IconAlertTriangle, IconCloudUp } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { isOpen, needsPerson } from '../../../app/device/outbox.rules.ts'
import { useWords } from '../../../words/words.tsx'
import classes from './outbox.module.css'
import { useLetters, useReceipts } from './useLetters.ts'

/** Says that reports wait on this device, leads to them, and sends them. Nothing while one is just on its way, and where it is told anyway. */
export function WaitingStrip() {
  const { t } = useWords()
  const { letters, ready, stopped, ofOthers } = useLetters()
  useReceipts(letters, ready)
  const told = useRouterState({ select: ({ location }) => /\/(my\/cases|report)\/?$/.test(location.pathname) })
  const open = letters.filter(isOpen)
  const stuck = open.filter((letter) => needsPerson(letter) || letter.state === 'held').length
  const late = stuck > 0 || stopped !== undefined || open.some((letter) => letter.tries > 0)
  const Icon = stuck > 0 ? IconAlertTriangle : IconCloudUp
  return (
    <div role="status" className={classes.strip}>
      {open.length > 0 && late && !told ? (
        <Link to="/my/cases" data-strong={stuck > 0 || undefined}>
          <Icon size={22} aria-hidden />
          {stuck > 0
            ? t('doorstep.waiting.stuck', { count: stuck })
            : t('doorstep.waiting.strip', { count: open.length })}
        </Link>
      ) : ofOthers > 0 ? (
        <p>
          <IconCloudUp size={22} aria-hidden />
          {t('doorstep.waiting.others', { count: ofOthers })}
        </p>
      ) : null}
    </div>
  )
}

import { IconAlertTriangle, IconCloudUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../words/words.tsx'
import { needsPerson } from './device/outbox.rules.ts'
import { useOutbox } from './device/outbox.ts'
import classes from './OutboxStrip.module.css'
import { useSession } from './session.tsx'

/**
 * Says how much lies on this device and not with the server yet; nothing where there is nothing. Without somebody signed in
 * it only counts: what people wrote is theirs to see.
 */
export function OutboxStrip() {
  const { t } = useWords()
  const { account, ready } = useSession()
  const { entries, ofOthers } = useOutbox()
  const open = entries.filter((entry) => entry.state !== 'sent')
  const stuck = open.filter((entry) => needsPerson(entry) || entry.state === 'held').length
  const text = !ready
    ? null
    : !account
      ? ofOthers > 0
        ? t('app.outbox.signIn', { count: ofOthers })
        : null
      : stuck > 0
        ? t('app.outbox.person', { count: stuck })
        : open.length > 0
          ? t('app.outbox.waiting', { count: open.length })
          : null
  const Icon = stuck > 0 ? IconAlertTriangle : IconCloudUp
  return (
    <div role="status" className={classes.outbox}>
      {text === null ? null : account ? (
        <Link to="/field/outbox" data-strong={stuck > 0 || undefined}>
          <Icon size={20} aria-hidden />
          {text}
        </Link>
      ) : (
        <p>
          <Icon size={20} aria-hidden />
          {text}
        </p>
      )}
    </div>
  )
}

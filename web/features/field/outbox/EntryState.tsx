import {
  IconAlertTriangle,
  IconArrowsSplit2,
  IconCircleCheck,
  IconClock,
  IconCloudUp,
  IconLoader,
  IconPencil,
} from '@tabler/icons-react'
import { type Entry, type EntryState, isOpen } from '../../../app/device/outbox.rules.ts'
import { useOutbox } from '../../../app/device/outbox.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import look from './outbox.module.css'

// messages: field.state.*

const icons = {
  ...{ waiting: IconClock, sending: IconCloudUp, held: IconPencil, refused: IconAlertTriangle },
  ...{ conflict: IconArrowsSplit2, sent: IconCircleCheck },
} satisfies Record<EntryState, unknown>

/** How an entry fares: a sign and words. */
export function EntryStateWords(props: { entry: Entry }) {
  const { entry } = props
  const { t } = useWords()
  const { time } = useFormat()
  const { entries, stopped } = useOutbox()
  const Icon = icons[entry.state]
  const behind =
    entry.line !== undefined &&
    entries.some((other) => other.line === entry.line && other.id < entry.id && isOpen(other))
  const words =
    entry.state !== 'waiting'
      ? t(`field.state.${entry.state}`)
      : behind
        ? t('field.state.behind')
        : stopped === 'signed_out'
          ? t('field.state.signIn')
          : entry.notBefore > Date.now()
            ? t('field.state.later', { at: time(new Date(entry.notBefore)) })
            : t('field.state.waiting')
  return (
    <span className={look.state} data-state={entry.state}>
      {behind && entry.state === 'waiting' ? <IconLoader size={18} aria-hidden /> : <Icon size={18} aria-hidden />}
      {words}
    </span>
  )
}

import { IconCloudUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Entry } from '../../../app/device/outbox.rules.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { fieldEntry } from '../device/entries.ts'
import look from './case.module.css'

// messages: field.do.*

/** What was said about this case on this device and has not reached the server. */
export function UnsentNote(props: { entries: readonly Entry[] }) {
  const { t } = useWords()
  if (props.entries.length === 0) return null
  return (
    <div className={look.unsent}>
      <strong>
        <IconCloudUp size={20} aria-hidden />
        {t('field.unsent.title')}
      </strong>
      <ul>
        {props.entries.map((entry) => {
          const own = fieldEntry(entry)
          return (
            <li key={entry.id}>
              <Link to="/field/outbox/$id" params={{ id: entry.id }}>
                {own?.kind === 'command' ? t(`field.do.${own.form.type}`) : entry.title}
              </Link>{' '}
              <Instant at={entry.madeAt} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

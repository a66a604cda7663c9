import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Entry } from '../../../app/device/outbox.rules.ts'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import { EntryStateWords } from './EntryState.tsx'
import { PhotoProgress } from './PhotoProgress.tsx'
import { useEntryName } from './useEntryName.ts'

/** One entry of the outbox: what it is, how it fares, all of it a link to what can be done about it. */
export function EntryRow(props: { entry: Entry }) {
  const { entry } = props
  const { t } = useWords()
  const name = useEntryName()
  return (
    <Link to="/field/outbox/$id" params={{ id: entry.id }} className={classes.row}>
      <span className={classes.rowMain}>
        <EntryStateWords entry={entry} />
        <span className={classes.rowText}>{name(entry)}</span>
        <span className={classes.rowFacts}>
          <span>{entry.title}</span>
        </span>
        <span className={classes.rowFacts}>
          <Instant at={entry.madeAt} show="both" />
          {entry.photos.length > 0 ? <span>{t('field.drafts.photos', { count: entry.photos.length })}</span> : null}
        </span>
        <PhotoProgress entry={entry} />
      </span>
      <IconChevronRight size={22} aria-hidden className={classes.rowEnd} />
    </Link>
  )
}

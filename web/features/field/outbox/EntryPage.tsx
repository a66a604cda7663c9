import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { isFrozen } from '../../../app/device/outbox.rules.ts'
import { useOutbox } from '../../../app/device/outbox.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import caseLook from '../case/case.module.css'
import { fieldEntry } from '../device/entries.ts'
import classes from '../field.module.css'
import { EntryChoices } from './EntryChoices.tsx'
import { EntryStateWords } from './EntryState.tsx'
import { Mine } from './Mine.tsx'
import look from './outbox.module.css'
import { PhotoProgress } from './PhotoProgress.tsx'
import { Theirs } from './Theirs.tsx'
import { TroubleNote } from './TroubleNote.tsx'
import { useEntryName } from './useEntryName.ts'
import { useTheirs } from './useTheirs.ts'

/** One entry of the outbox: what was written, what stands there now where the two differ, and what can be done. */
export function EntryPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/field/outbox/$id' })
  const { entries, ready } = useOutbox()
  const name = useEntryName()
  const found = entries.find((each) => each.id === id)
  const entry = found && fieldEntry(found)
  const theirs = useTheirs(entry)
  if (!ready) return <PageSkeleton page lines={6} />
  if (!entry || !found)
    return (
      <EmptyState
        level={1}
        title={t('field.entry.gone')}
        text={t('field.entry.goneText')}
        action={<ButtonLink to="/field/outbox">{t('field.nav.outbox')}</ButtonLink>}
      />
    )
  return (
    <article className={look.entry}>
      <Link to="/field/outbox" className={caseLook.back}>
        <IconArrowLeft size={20} aria-hidden />
        {t('field.nav.outbox')}
      </Link>
      <div>
        <PageHeader title={name(found)} />
        <EntryStateWords entry={found} />
      </div>
      <PhotoProgress entry={found} />
      <TroubleNote entry={entry} timeline={theirs.view?.timeline ?? []} />
      {isFrozen(found) ? <p className={classes.note}>{t('field.entry.sending')}</p> : null}
      <div className={look.versions}>
        <Mine entry={entry} />
        {theirs.wanted ? <Theirs view={theirs.view} loading={theirs.loading} /> : null}
      </div>
      <EntryChoices entry={entry} view={theirs.view} />
    </article>
  )
}

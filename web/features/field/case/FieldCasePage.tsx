import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useOutbox } from '../../../app/device/outbox.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import type { CommandForm } from '../device/entries.ts'
import { CommandPage } from './CommandPage.tsx'
import { FieldCase } from './FieldCase.tsx'
import { useFieldCase } from './useFieldCase.ts'

/** A case for somebody on foot: what, where, and what to do next; with `?do=` the form of one command. */
export function FieldCasePage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/field/cases/$id' })
  const { do: doing, entry: changed } = useSearch({ from: '/field/cases/$id' })
  const { entries, ready } = useOutbox()
  const navigate = useNavigate()
  const { view, error, refetch } = useFieldCase(id)
  if (error && !view) {
    if (error.status === 404)
      return (
        <EmptyState
          level={1}
          title={t('field.case.gone')}
          text={t('field.case.goneText')}
          action={<ButtonLink to="/field">{t('field.nav.today')}</ButtonLink>}
        />
      )
    return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  }
  if (!view) return <PageSkeleton page lines={8} />
  const back = () => void navigate({ to: '/field/cases/$id', params: { id }, search: {}, replace: true })
  if (doing) {
    if (!changed) return <CommandPage key={doing} view={view} type={doing} onDone={back} />
    if (!ready) return <PageSkeleton page lines={8} />
    const form = entries.find((entry) => entry.id === changed)?.form as CommandForm | undefined
    const entry = form ? { id: changed, draft: form.draft } : undefined
    return (
      <CommandPage
        key={`${doing} ${changed}`}
        view={view}
        type={doing}
        entry={entry}
        onDone={() => void navigate({ to: '/field/outbox', replace: true })}
      />
    )
  }
  return <FieldCase view={view} />
}

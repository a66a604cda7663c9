import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { read } from '../../../app/api.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

// messages: cases.role.*

/** What those who serve residents owe to them: one list in plain words, and the way to the others. */
export function PublicDutiesPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/resident/duties' })
  const owner = search.department
    ? { department: search.department }
    : { role: search.role ?? ('grid_worker' as const) }
  const list = useQuery(read('/api/v1/people/duties', { params: { query: owner } }))
  const lists = useQuery(read('/api/v1/people/duties/lists'))
  const today = new Date().toISOString().slice(0, 10)
  const owed = (list.data?.duties ?? []).filter(({ from, until }) => from <= today && (until === null || today < until))
  // A source that all duties share is said once.
  const sources = new Set(owed.map(({ source }) => source.zh))
  const title = owner.role
    ? t('people.duties.public', { role: t(`cases.role.${owner.role}`) })
    : t('people.duties.public_of', { department: nameOf(list.data?.department?.name) })
  const nameOfOwner = (each: {
    role: typeof owner.role | null
    department: { name: { en: string; zh: string } } | null
  }) => (each.role ? t(`cases.role.${each.role}`) : nameOf(each.department?.name))
  return (
    <>
      <PageHeader title={title} text={t('people.duties.public_text')} />
      {list.isPending ? <PageSkeleton lines={8} /> : null}
      {list.error ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && owed.length === 0 ? <p>{t('people.duties.public_none')}</p> : null}
      <ol className={classes.duties}>
        {owed.map((duty) => (
          <li key={duty.id}>
            {nameOf(duty.text)}
            {sources.size > 1 ? <small>{nameOf(duty.source)}</small> : null}
          </li>
        ))}
      </ol>
      {sources.size === 1 && owed[0] ? (
        <p className={classes.dim}>
          {t('people.duties.source')}: {nameOf(owed[0].source)}
        </p>
      ) : null}
      <p>
        <Link to="/report">{t('people.duties.report')}</Link>
      </p>
      <nav aria-label={t('people.duties.others')} className={classes.section}>
        <h2>{t('people.duties.others')}</h2>
        <ul className={classes.lists}>
          {(lists.data?.items ?? []).map((each) => (
            <li key={each.role ?? each.department?.id}>
              <Link
                to="/duties"
                search={each.role ? { role: each.role } : { department: each.department?.id ?? '' }}
                activeOptions={{ includeSearch: true }}
                className={classes.tab}
              >
                {nameOfOwner(each)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Hall } from '../../../../contract/hall.ts'
import { read } from '../../../app/api.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { MyTickets, OneHall } from './HallPage.tsx'
import classes from './open.module.css'

/** Halls of the district; where there is one only, the hall itself. */
export function HallsPage() {
  const { t, nameOf } = useWords()
  const { data, error, refetch } = useQuery(read('/api/v1/halls'))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page />
  const items = data.items as Hall[]
  if (items.length === 1 && items[0]) return <OneHall hall={items[0]} />
  return (
    <div className={classes.page}>
      <PageHeader title={t('hall.title')} text={t('hall.text')} />
      <MyTickets />
      {items.length === 0 ? <EmptyState title={t('hall.none')} text={t('hall.none_text')} /> : null}
      <ul className={classes.halls}>
        {items.map((hall) => (
          <li key={hall.id}>
            <Link to="/hall/$code" params={{ code: hall.code }} className={classes.hall}>
              <strong>{nameOf(hall.name)}</strong>
              <span>{nameOf(hall.address)}</span>
              <span>{hall.open ? t('hall.open_now', { waiting: hall.waiting }) : t('hall.closed_now')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

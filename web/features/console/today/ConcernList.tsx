import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Concerns } from '../../../../contract/case-desk.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './today.module.css'

/** Concerns change by the day, not by the event, ms. */
const fresh = 300_000

/**
 * Where the same complaint piles up: topics and places the reader answers for, with counts. Nothing is shown where there
 * is none; never a person, there is nothing of one to show.
 */
export function ConcernList(props: { of: 'desk' | 'place'; hasPlace: boolean }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { of, hasPlace } = props
  const { data } = useQuery({
    ...read('/api/v1/cases/concerns', { params: { query: { of } } }),
    staleTime: fresh,
  })
  const concerns = data as Concerns | undefined
  if (!concerns || concerns.items.length === 0) return null
  return (
    <Card title={t('desk.concerns.title')}>
      <p className={classes.note}>{t('desk.concerns.note', { fewest: concerns.fewest, days: concerns.days })}</p>
      <ul className={classes.concerns}>
        {concerns.items.map((one) => (
          <li key={`${one.category.id} ${one.place.id}`}>
            <Link
              to="/console/queue"
              search={
                hasPlace
                  ? { scope: 'place', category: one.category.id, unit: one.place.id }
                  : { scope: 'orders', category: one.category.id }
              }
            >
              {t('desk.concerns.what', { topic: nameOf(one.category.name), place: nameOf(one.place.name) })}
            </Link>
            <span>
              {t('desk.concerns.counts', { cases: one.cases, open: one.open, again: one.again, since: day(one.since) })}{' '}
              {t('desk.concerns.owes', { body: nameOf(one.owes.name) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

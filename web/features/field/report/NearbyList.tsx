import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { read } from '../../../app/api.ts'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'
import look from './report.module.css'

/** Open cases close by that may be the same matter; each one tap away, so that nothing is filed twice. */
export function NearbyList(props: { point: { lat: number; lng: number }; categoryId: string | null }) {
  const { t } = useWords()
  const { point, categoryId } = props
  const { data } = useQuery({
    ...read('/api/v1/cases/nearby', {
      params: { query: { lat: point.lat, lng: point.lng, ...(categoryId ? { categoryId } : {}) } },
    }),
    staleTime: 60_000,
  })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={classes.inset} aria-labelledby="nearby">
      <h2 id="nearby" className={classes.listName}>
        {t('field.nearby.title', { count: items.length })}
      </h2>
      <ul className={look.nearby}>
        {items.slice(0, 5).map((each) => (
          <li key={each.id}>
            <Link to="/field/cases/$id" params={{ id: each.id }}>
              {each.text}
            </Link>
            <span className={classes.rowFacts}>
              <CaseStateBadge state={each.state} />
              <span>{t('field.nearby.away', { metres: Math.round(each.distance) })}</span>
              <Instant at={each.reportedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

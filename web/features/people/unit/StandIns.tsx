import type { Post } from '../../../../contract/people.ts'
import { Card } from '../../../ui/Card.tsx'
import { Instant, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../people.module.css'

const day = 86_400_000
const days = Array.from({ length: 28 }, (_, n) => n)

/** Who stands in for whom in the next four weeks: a bar of days to see, the same in words. */
export function StandIns(props: { posts: readonly Post[] }) {
  const { t } = useWords()
  const now = useNow()
  const all = props.posts.flatMap((post) => post.standIns.map((standIn) => ({ post, standIn })))
  return (
    <Card title={t('people.unit.calendar')}>
      {all.length === 0 ? <p className={classes.dim}>{t('people.unit.calendar_none')}</p> : null}
      <ul className={classes.plain}>
        {all.map(({ post, standIn }) => {
          const [from, until] = [Date.parse(standIn.from), standIn.until ? Date.parse(standIn.until) : Infinity]
          return (
            <li key={standIn.id}>
              <p>
                {t('people.unit.stands_in', { by: standIn.by, holder: post.holder ?? t('people.unit.vacant') })} ·{' '}
                <Instant at={standIn.from} show="day" /> –{' '}
                {standIn.until ? <Instant at={standIn.until} show="day" /> : '…'}
              </p>
              <div className={classes.calendar} aria-hidden="true">
                {days.map((n) => (
                  <span key={n} data-on={from < now + (n + 1) * day && until > now + n * day ? true : undefined} />
                ))}
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

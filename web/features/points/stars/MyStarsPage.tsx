import { IconCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MyStar, StarLadder } from '../../../../contract/points-stars.ts'
import { read } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { MyBoards } from './MyBoards.tsx'
import { MyCertificates } from './MyCertificates.tsx'
import { MyStarCard } from './MyStarCard.tsx'
import { timeOf } from './parts.tsx'
import classes from './stars.module.css'

const path = '/api/v1/my/stars'

/** Somebody's own hours, the ladder, their stars, certificates and boards. */
export function MyStarsPage() {
  const { t } = useWords()
  const { account } = useSession()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(read(path))
  useLive(account ? [`points:${account.id}`] : [], { paths: [path, '/api/v1/my/certificates'] })
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={8} />
  const stars = data.items as MyStar[]
  const onChanged = () => {
    for (const each of [path, '/api/v1/my/certificates']) void queries.invalidateQueries({ queryKey: [each] })
  }
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('stars.mine.title')} />
      {stars.map((star) => (
        <MyStarCard key={star.id} star={star} names={data.names} consent={data.consent} onChanged={onChanged} />
      ))}
      <Hours minutes={data.minutes} ladder={data.ladder as StarLadder} />
      <MyCertificates hasHours={data.minutes > 0} hasName={data.names !== null} />
      <MyBoards />
      <p className={classes.dim}>
        <Link to="/stars" className={classes.link}>
          {t('stars.mine.published_link')}
        </Link>
      </p>
    </div>
  )
}

function Hours({ minutes, ladder }: { minutes: number; ladder: StarLadder }) {
  const { t } = useWords()
  const next = ladder.hours.find((hours) => hours * 60 > minutes)
  return (
    <Card title={t('stars.mine.hours')}>
      <p className={classes.big}>{timeOf(t, minutes)}</p>
      <p className={classes.dim}>
        {next === undefined ? t('stars.mine.top') : t('stars.mine.next', { time: timeOf(t, next * 60 - minutes) })}{' '}
        {t('stars.mine.spend')}
      </p>
      <ol className={classes.ladder} aria-label={t('stars.mine.ladder')}>
        {ladder.hours.map((hours, n) => (
          <li key={hours} data-reached={hours * 60 <= minutes || undefined}>
            <strong>{t('stars.grade', { grade: n + 1 })}</strong>
            <span>{t('stars.for_hours', { hours })}</span>
            {hours * 60 <= minutes ? (
              <span className={classes.reached}>
                <IconCheck size={18} aria-hidden /> {t('stars.mine.reached')}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}

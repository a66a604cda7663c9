import {
  IconBasket,
  IconClipboardList,
  IconGift,
  IconHandStop,
  IconHeartHandshake,
  IconListCheck,
  IconQrcode,
  IconStar,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MyPoints } from '../../../../contract/points.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Lines } from './Lines.tsx'
import { byDay } from './lots.rules.ts'
import classes from './mine.module.css'
import { SignedOut, useHours, useMine } from './parts.tsx'

/** The reader's own points: what they have, what expires when, how they came by it, and where to go from here. */
export function PointsPage() {
  const { t } = useWords()
  const { ready, accountId } = useMine()
  if (!ready) return <PageSkeleton page />
  return (
    <div className={classes.page}>
      <PageHeader title={t('points.my.title')} text={t('points.my.text')} />
      {accountId ? <Have /> : <SignedOut next="/points" />}
      <Ways signedIn={accountId !== null} />
      {accountId ? <Lines /> : null}
    </div>
  )
}

function Have() {
  const { t } = useWords()
  const { number } = useFormat()
  const hours = useHours()
  const { data, error, refetch } = useQuery(read('/api/v1/my/points'))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton lines={3} />
  return (
    <Card>
      <div className={classes.sum}>
        <dl>
          <dt>{t('points.my.available')}</dt>
          <dd className={classes.big}>{number(data.available)}</dd>
        </dl>
        {data.held > 0 ? (
          <dl className={classes.small}>
            <dt>{t('points.my.held')}</dt>
            <dd>{number(data.held)}</dd>
          </dl>
        ) : null}
        <dl className={classes.small}>
          <dt>{t('points.my.hours')}</dt>
          <dd>{hours(data.minutes)}</dd>
        </dl>
      </div>
      <Expiring lots={data.lots} />
    </Card>
  )
}

/** What expires when; what does within a month stands there plainly. */
function Expiring({ lots }: { lots: MyPoints['lots'] }) {
  const { t, timeZone } = useWords()
  const { day } = useFormat()
  const days = byDay(lots, timeZone)
  if (days.length === 0) return null
  return (
    <>
      {days
        .filter(({ soon }) => soon)
        .map(({ at, points }) => (
          <p key={at} className={classes.soon} role="status">
            {t('points.my.soon', { points, day: day(at) })}
          </p>
        ))}
      <details className={classes.details}>
        <summary>{t('points.my.expires')}</summary>
        <ul className={classes.plain}>
          {days.map(({ at, points }) => (
            <li key={at} className={classes.line}>
              <span>{day(at)}</span>
              <span>{t('points.my.amount', { points })}</span>
            </li>
          ))}
        </ul>
        <p className={classes.dim}>{t('points.my.expires_text')}</p>
      </details>
    </>
  )
}

/** Where to go from here. Rules, goods and needs are for everybody to see. */
function Ways(props: { signedIn: boolean }) {
  const { t } = useWords()
  const goods = { to: '/points/goods', icon: IconBasket, name: 'goods' } as const
  const open = [
    { to: '/points/rules', icon: IconListCheck, name: 'rules' },
    { to: '/points/needs', icon: IconHeartHandshake, name: 'needs' },
  ] as const
  const own = [
    { to: '/points/orders', icon: IconQrcode, name: 'orders' },
    { to: '/points/claim', icon: IconHandStop, name: 'claim' },
    { to: '/points/claims', icon: IconClipboardList, name: 'claims' },
    { to: '/points/household', icon: IconGift, name: 'household' },
    { to: '/my/stars', icon: IconStar, name: 'stars' },
  ] as const
  return (
    <nav aria-label={t('points.my.ways')}>
      <ul className={classes.ways}>
        {[goods, ...(props.signedIn ? own : []), ...open].map(({ to, icon: Icon, name }) => (
          <li key={to}>
            <Link to={to} search={{}} className={classes.way}>
              <Icon size={28} stroke={1.6} aria-hidden />
              <span>
                <strong>{t(`points.my.way.${name}`)}</strong>
                <small>{t(`points.my.way_text.${name}`)}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
// messages: points.my.way.*, points.my.way_text.*

import { IconCalendarPlus, IconClock, IconPhone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Hall, HallService } from '../../../../contract/hall.ts'
import type { PublicRatings } from '../../../../contract/hall-settings.ts'
import { read } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant, useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { topicOf, useToday } from '../words.ts'
import { useMyTickets } from './myTickets.ts'
import classes from './open.module.css'

/** One hall: what it offers, what to bring, how long one waits now. */
export function HallPage() {
  const { code } = useParams({ from: '/resident/hall/$code' })
  const { data, error, refetch } = useQuery(read('/api/v1/halls/{code}', { params: { path: { code } } }))
  if (error && !data) return <ErrorState level={1} problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton page />
  return <OneHall hall={data as Hall} />
}

/** The same for a hall that is known. */
export function OneHall({ hall }: { hall: Hall }) {
  const { t, nameOf } = useWords()
  const now = useNow()
  useLive([topicOf(hall.id)], { paths: ['/api/v1/halls', '/api/v1/halls/{code}'] })
  // While somebody still serves after hours it is open, too; how long, nobody knows.
  const inHours = hall.days.some(({ openings }) =>
    openings.some(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until)),
  )
  return (
    <div className={classes.page}>
      <PageHeader title={nameOf(hall.name)} text={nameOf(hall.address)} />
      <MyTickets />
      <Card>
        <p className={classes.state} data-open={hall.open || undefined}>
          <strong>{hall.open ? t('hall.open_now', { waiting: hall.waiting }) : t('hall.closed_now')}</strong>
          {hall.changesAt && !hall.always && hall.open === inHours ? (
            <span>
              {hall.open ? t('hall.until') : t('hall.opens')} <Instant at={hall.changesAt} show="both" />
            </span>
          ) : null}
        </p>
        {nameOf(hall.note) ? <p className={classes.note}>{nameOf(hall.note)}</p> : null}
        <Hours hall={hall} />
        {hall.phone ? (
          <p className={classes.line}>
            <IconPhone size={18} aria-hidden /> <a href={`tel:${hall.phone.replaceAll(' ', '')}`}>{hall.phone}</a>
          </p>
        ) : null}
      </Card>
      <h2 className={classes.heading}>{t('hall.services')}</h2>
      <ul className={classes.services}>
        {hall.services.map((service) => (
          <li key={service.id}>
            <Service hall={hall} service={service} />
          </li>
        ))}
      </ul>
      <Card title={t('hall.how')}>
        <ul className={classes.rules}>
          <li>{t('hall.how.kiosk')}</li>
          <li>{t('hall.how.priority')}</li>
          <li>{t('hall.how.bound', { count: hall.bound })}</li>
          <li>{t('hall.how.missed', { minutes: hall.graceMinutes })}</li>
        </ul>
      </Card>
      <Ratings code={hall.code} />
    </div>
  )
}

function Hours({ hall }: { hall: Hall }) {
  const { t } = useWords()
  const { time, day } = useFormat()
  if (hall.always) return <p>{t('hall.always')}</p>
  return (
    <details className={classes.hours}>
      <summary>{t('hall.hours')}</summary>
      <dl>
        {hall.days.map(({ date, openings }) => (
          <div key={date}>
            <dt>{day(date)}</dt>
            <dd>
              {openings.length === 0
                ? t('hall.closed_day')
                : openings.map(({ from, until }) => `${time(from)}–${time(until)}`).join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Service({ hall, service }: { hall: Hall; service: HallService }) {
  const { t, nameOf } = useWords()
  const today = useToday()
  return (
    <article className={classes.service}>
      <span className={classes.letter} aria-hidden>
        {service.letter}
      </span>
      <div>
        <h3>{nameOf(service.name)}</h3>
        {service.department ? <p className={classes.dim}>{nameOf(service.department)}</p> : null}
        {nameOf(service.bring) ? <p>{t('hall.bring', { what: nameOf(service.bring) })}</p> : null}
        <p className={classes.line}>
          <IconClock size={18} aria-hidden /> {today(service)}
          {service.waiting > 0 ? ` · ${t('hall.waiting', { count: service.waiting })}` : ''}
        </p>
      </div>
      {service.bookableOn.length ? (
        <ButtonLink
          to="/hall/$code/book"
          params={{ code: hall.code }}
          search={{ service: service.id }}
          variant="default"
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          aria-label={t('hall.book_for', { service: nameOf(service.name) })}
        >
          {t('hall.book')}
        </ButtonLink>
      ) : null}
    </article>
  )
}

function Ratings({ code }: { code: string }) {
  const { t } = useWords()
  const { number, share } = useFormat()
  const { data } = useQuery(read('/api/v1/halls/{code}/ratings', { params: { path: { code } } }))
  const all = (data as PublicRatings | undefined)?.all
  if (!all || all.stars === null) return null
  return (
    <p className={classes.dim}>
      {t('hall.ratings', { stars: number(all.stars), solved: share(all.solved), answers: all.answers, of: all.of })}
    </p>
  )
}

/** Tickets this device knows. */
export function MyTickets() {
  const { t } = useWords()
  const mine = useMyTickets()
  if (mine.length === 0) return null
  return (
    <Card title={t('hall.mine')}>
      <ul className={classes.mine}>
        {mine.slice(0, 5).map(({ id, hall, at }) => (
          <li key={id}>
            <Link to="/hall/ticket/$id" params={{ id }}>
              {hall}
            </Link>{' '}
            <span className={classes.dim}>
              <Instant at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { VisitingDay } from '../../../../contract/petition-visiting.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { useKeptCases } from '../../../cases/keptCases.ts'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type MyPetition, pageAt, paths, setupQuery } from '../data.ts'
import { DayLine } from '../days/DayLine.tsx'
import { lightOf } from '../parts/lights.ts'
import { Way } from '../parts/Way.tsx'
import classes from '../petitions.module.css'

// messages: petition-pages.state.*

/** What a petition is and can do, how long each step takes, where else to turn, and one's own. */
export function HomePage() {
  const { t } = useWords()
  const { data, error, refetch } = useQuery(setupQuery)
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('petition-pages.home.title')} text={t('petition-pages.home.text')} />
      <ButtonLink to="/petitions/new" size="xl" fullWidth>
        {t('petition-pages.home.start')}
      </ButtonLink>
      <ButtonLink to="/petitions/find" size="lg" variant="light" fullWidth>
        {t('petition-pages.home.find')}
      </ButtonLink>
      <Mine />
      <Card title={t('petition-pages.home.what')}>
        <ul className={classes.points}>
          <li>{t('petition-pages.home.what_1')}</li>
          <li>{t('petition-pages.home.what_2')}</li>
          <li>{t('petition-pages.home.what_3')}</li>
        </ul>
      </Card>
      <Card title={t('petition-pages.home.cannot')}>
        <ul className={classes.points}>
          <li>{t('petition-pages.home.cannot_1')}</li>
          <li>{t('petition-pages.home.cannot_2')}</li>
          <li>{t('petition-pages.home.cannot_3')}</li>
        </ul>
      </Card>
      <Card title={t('petition-pages.home.steps')}>
        <div className={classes.stack}>
          <p className={classes.words}>{t('petition-pages.home.steps_text')}</p>
          {error && !data ? <ErrorState level={3} problem={error} onRetry={() => void refetch()} /> : null}
          {data ? <Way limits={data.settings.limits} /> : error ? null : <PageSkeleton lines={6} />}
        </div>
      </Card>
      <Card title={t('petition-pages.home.elsewhere')}>
        <ul className={classes.plain}>
          <li>
            <p className={classes.words}>{t('petition-pages.home.elsewhere_report')}</p>
            <Link to="/report" className={classes.link}>
              {t('petition-pages.home.elsewhere_report_link')}
            </Link>
          </li>
          <li>
            <p className={classes.words}>{t('petition-pages.home.elsewhere_dispute')}</p>
            <Link to="/disputes" className={classes.link}>
              {t('petition-pages.home.elsewhere_dispute_link')}
            </Link>
          </li>
          <li>
            <p className={classes.words}>{t('petition-pages.home.elsewhere_days')}</p>
            <Link to="/visiting-days" className={classes.link}>
              {t('petition-pages.home.days')}
            </Link>
          </li>
        </ul>
      </Card>
      <NextDays />
      <Card title={t('petition-pages.home.summary')}>
        <Link to="/petitions/summary" className={classes.link}>
          {t('petition-pages.home.summary_link')}
        </Link>
      </Card>
    </div>
  )
}

/** The next few visiting days; nothing stands there when none is published. */
function NextDays() {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: [paths.days, { limit: 3 }],
    queryFn: () => pageAt<VisitingDay>(paths.days, { limit: 3 }),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Card
      title={t('petition-pages.home.days')}
      actions={
        <Link to="/visiting-days" className={classes.link}>
          {t('petition-pages.home.days_all')}
        </Link>
      }
    >
      <ul className={classes.plain}>
        {data.items.map((day) => (
          <DayLine key={day.id} day={day} />
        ))}
      </ul>
    </Card>
  )
}

/** One's own petitions: those of the account, and those this device keeps. */
function Mine() {
  const { t } = useWords()
  const { account } = useSession()
  const kept = useKeptCases().filter(({ page }) => page === 'p')
  const { data } = useQuery({
    queryKey: [paths.mine],
    queryFn: () => pageAt<MyPetition>(paths.mine, { limit: 20 }),
    enabled: account !== null,
  })
  const own = data?.items ?? []
  const others = kept.filter(({ number }) => !own.some((one) => one.number === number))
  if (own.length + others.length === 0) return null
  return (
    <Card title={t('petition-pages.home.mine')}>
      <ul className={classes.plain}>
        {own.map((one) => (
          <li key={one.number}>
            <Link to="/p/$number" params={{ number: one.number }} className={classes.link}>
              <strong>{one.subject}</strong>
            </Link>
            <p className={classes.dim}>
              {t(`petition-pages.state.${one.state}`)} · <span className="ds-num">{one.number}</span>
            </p>
            {lightOf(one) && one.dueAt ? <ClockLight light={lightOf(one) ?? 'green'} due={one.dueAt} /> : null}
          </li>
        ))}
        {others.map((one) => (
          <li key={one.number}>
            <Link to="/p/$number" params={{ number: one.number }} className={classes.link}>
              <strong>{one.text || one.number}</strong>
            </Link>
            <p className={classes.dim}>
              <span className="ds-num">{one.number}</span> · <Instant at={one.since} /> ·{' '}
              {t('petition-pages.home.mine_kept')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { DisputeFigures } from '../../../../contract/disputes-figures.ts'
import { send } from '../../../app/api.ts'
import forms from '../../../app/form.module.css'
import type { Problem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter, instantOf } from '../../../words/zone.ts'
import classes from '../parts/parts.module.css'
import { Frame } from './Frame.tsx'

/** Mediation in numbers: every share stands beside its counts, and where matters pile up no person is in sight. */
export function FiguresPage() {
  const { t, nameOf, timeZone } = useWords()
  const { day } = useFormat()
  const now = useNow()
  const search = useSearch({ from: '/console/disputes/figures' })
  const navigate = useNavigate()
  const { activePosts, ready } = useSession()
  // The reader's own place unless they ask for another: nobody reads the whole district who doesn't answer for it.
  const unit = search.unit ?? activePosts.find(({ place }) => place?.kind === 'unit')?.place?.id
  const today = dayAfter(now, 0, timeZone)
  const from = search.from ?? `${today.slice(0, 4)}-01-01`
  const to = search.to ?? today
  const query = new URLSearchParams({
    from: instantOf(from, timeZone) ?? '',
    to: instantOf(dayAfter(`${to}T12:00:00Z`, 1, 'UTC'), timeZone) ?? '',
    ...(unit ? { unitId: unit } : {}),
  }).toString()
  const { data, error, refetch } = useQuery<DisputeFigures, Problem>({
    queryKey: ['/api/v1/disputes/figures', query],
    queryFn: () => send<DisputeFigures>(`/api/v1/disputes/figures?${query}`),
    placeholderData: keepPreviousData,
    enabled: ready,
  })
  const change = (next: typeof search) =>
    void navigate({ to: '/console/disputes/figures', search: { ...search, ...next }, replace: true })
  return (
    <Frame
      title={t('dispute-pages.figures.title')}
      text={`${day(from)}–${day(to)}${data?.unit ? ` · ${nameOf(data.unit.name)}` : ''}`}
    >
      <div className={forms.filters}>
        <UnitPick
          label={t('dispute-pages.list.unit')}
          value={unit ?? null}
          onChange={(unit) => change({ unit: unit ?? undefined })}
          clearable
        />
        <TextInput
          size="sm"
          type="date"
          label={t('dispute-pages.figures.from')}
          value={from}
          max={to}
          onChange={(event) => event.currentTarget.value && change({ from: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          type="date"
          label={t('dispute-pages.figures.to')}
          value={to}
          min={from}
          max={today}
          onChange={(event) => event.currentTarget.value && change({ to: event.currentTarget.value })}
        />
      </div>
      {error && !data ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={6} /> : null}
      {data ? <Shown of={data} /> : null}
    </Frame>
  )
}

function Shown({ of }: { of: DisputeFigures }) {
  const { t, nameOf } = useWords()
  const { number, share } = useFormat()
  const part = ({ part, whole }: { part: number; whole: number }) => (whole === 0 ? '–' : share(part / whole))
  const counts = ({ part, whole }: { part: number; whole: number }) => t('dispute-pages.figures.of', { part, whole })
  const days = (value: number | null) =>
    value === null ? '–' : t('dispute-pages.figures.days', { days: number(value, { maximumFractionDigits: 1 }) })
  return (
    <div className={classes.stack}>
      <Card>
        <div className={classes.pair}>
          <StatNumber label={t('dispute-pages.figures.applied')} value={number(of.applied)} />
          <StatNumber label={t('dispute-pages.figures.settled')} value={part(of.settled)} note={counts(of.settled)} />
          <StatNumber label={t('dispute-pages.figures.median')} value={days(of.medianDays)} />
          <StatNumber
            label={t('dispute-pages.figures.performed')}
            value={part(of.performed)}
            note={counts(of.performed)}
          />
          <StatNumber
            label={t('dispute-pages.figures.refused')}
            value={number(of.refused)}
            note={t('dispute-pages.figures.refused_note')}
          />
        </div>
      </Card>
      <Card title={t('dispute-pages.figures.tiers')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
        <section className={classes.scroll} tabIndex={0} aria-label={t('dispute-pages.figures.tiers')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('dispute-pages.list.tier')}</th>
                <th scope="col">{t('dispute-pages.figures.settled')}</th>
                <th scope="col">{t('dispute-pages.figures.counts')}</th>
                <th scope="col">{t('dispute-pages.figures.median')}</th>
              </tr>
            </thead>
            <tbody>
              {of.tiers.map((tier) => (
                <tr key={tier.code}>
                  <th scope="row">{nameOf(tier.name)}</th>
                  <td>{part(tier.settled)}</td>
                  <td>{counts(tier.settled)}</td>
                  <td>{days(tier.medianDays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p className={classes.dim}>{t('dispute-pages.figures.formula')}</p>
      </Card>
      <Card title={t('dispute-pages.figures.clusters')}>
        {of.clusters.length === 0 ? (
          <EmptyState
            level={3}
            title={t('dispute-pages.figures.no_clusters')}
            text={t('dispute-pages.figures.no_clusters_text')}
          />
        ) : (
          <ul className={classes.list}>
            {of.clusters.map(({ topic, unit, count }) => (
              <li key={`${unit.id} ${topic.en}`}>
                <div className={`${classes.row} ${classes.between}`}>
                  <span>
                    {nameOf(topic)} · {nameOf(unit.name)}
                  </span>
                  <strong className="ds-num">{number(count)}</strong>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

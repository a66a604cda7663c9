import { Button, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Figures, Share } from '../../../../contract/case-routes.ts'
import { read } from '../../../app/api.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter, instantOf } from '../../../words/zone.ts'
import { UnitSelect } from '../pick/UnitSelect.tsx'
import classes from './figures.module.css'
import { HolderTable } from './HolderTable.tsx'
import { windowOf, windows } from './windows.ts'

// messages: console.figure.*, console.formula.*, console.window.*, cases.light.*, cases.level.*

/** The public promise in numbers: every share with its count, nothing to divide by is a dash. */
export function FiguresPage() {
  const { t, nameOf, timeZone } = useWords()
  const { day } = useFormat()
  const { activePosts } = useSession()
  const search = useSearch({ from: '/console/figures' })
  const navigate = useNavigate({ from: '/console/figures' })
  const { from, to } = windowOf(search, new Date(), timeZone)
  const start = instantOf(from, timeZone)
  const end = instantOf(dayAfter(`${to}T12:00:00Z`, 1, 'UTC'), timeZone)
  const { data, error, refetch } = useQuery({
    ...read('/api/v1/cases/figures', {
      params: { query: { from: start ?? '', to: end ?? '', ...(search.unit ? { unitId: search.unit } : {}) } },
    }),
    placeholderData: keepPreviousData,
  })
  const figures = data as Figures | undefined
  const change = (next: Partial<typeof search>) =>
    void navigate({
      to: '/console/figures',
      search: (before) =>
        Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined)),
      replace: true,
    })
  const place = activePosts.find((post) => post.place?.kind === 'unit')?.place
  return (
    <>
      <PageHeader
        title={t('console.figures.title')}
        text={
          <>
            {t('console.figures.window', { from: day(start ?? from), to: day(instantOf(to, timeZone) ?? to) })}
            {place && !search.unit ? ` · ${nameOf(place.name)}` : ''}
          </>
        }
        actions={
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('console.receipt.print')}
          </Button>
        }
      />
      <div className={`${classes.tools} ds-no-print`}>
        <div className={classes.windows}>
          {windows.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={(search.window ?? (search.from ? undefined : '30')) === name}
              onClick={() => change({ window: name === '30' ? undefined : name, from: undefined, to: undefined })}
            >
              {t(`console.window.${name}`)}
            </button>
          ))}
        </div>
        <TextInput
          size="sm"
          type="date"
          label={t('console.figures.from')}
          value={from}
          max={to}
          onChange={(event) =>
            event.currentTarget.value && change({ from: event.currentTarget.value, to, window: undefined })
          }
        />
        <TextInput
          size="sm"
          type="date"
          label={t('console.figures.to')}
          value={to}
          min={from}
          onChange={(event) =>
            event.currentTarget.value && change({ from, to: event.currentTarget.value, window: undefined })
          }
        />
        <div className={classes.unit}>
          <UnitSelect
            size="sm"
            label={t('cases.place')}
            value={search.unit ?? null}
            within={place?.id}
            onChange={(unit) => change({ unit: unit ?? undefined })}
            clearable
          />
        </div>
      </div>
      {error && !figures ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : figures ? (
        <Shown figures={figures} />
      ) : (
        <PageSkeleton lines={8} />
      )}
    </>
  )
}

function Shown({ figures }: { figures: Figures }) {
  const { t } = useWords()
  const { number, share } = useFormat()
  const open = figures.open.green + figures.open.amber + figures.open.red + figures.open.none
  return (
    <>
      <Card title={t('console.figures.open', { count: open })}>
        <ul className={classes.open}>
          {(['red', 'amber', 'green'] as const).map((light) => (
            <li key={light}>
              <ClockLight light={light} />
              <strong className="ds-num">{number(figures.open[light])}</strong>
            </li>
          ))}
          <li>
            <span>{t('cases.light.none')}</span>
            <strong className="ds-num">{number(figures.open.none)}</strong>
          </li>
        </ul>
      </Card>
      <Card title={t('console.figures.time')}>
        <div className={classes.grid}>
          <Stat name="closed" share={figures.closed} />
          <Stat name="on_time" share={figures.onTime} />
          <Stat name="accept_in_time" share={figures.acceptInTime} />
          <Stat name="arrive_in_time" share={figures.arriveInTime} />
        </div>
      </Card>
      <Card title={t('console.figures.well')}>
        <div className={classes.grid}>
          <Stat name="rework" share={figures.rework} />
          <Stat name="one_time" share={figures.oneTime} />
          <Stat name="found_first" share={figures.foundFirst} />
          <Stat name="returned" share={figures.returned} />
        </div>
      </Card>
      <Card title={t('console.figures.said')}>
        <div className={classes.together}>
          <Stat name="satisfaction" share={figures.satisfaction} />
          <Stat name="response" share={figures.response} />
        </div>
        <p className={classes.note}>{t('console.figures.together')}</p>
      </Card>
      <Card title={t('console.figures.level')}>
        {/* On a phone it scrolls sideways: by keyboard too. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable */}
        <section className={classes.scroll} tabIndex={0} aria-label={t('console.figures.level')}>
          <table className={classes.table}>
            <caption className="ds-hidden">{t('console.figures.level')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('console.figures.level_name')}</th>
                <th scope="col" data-end>
                  {t('console.figure.solved_at_level')}
                </th>
                <th scope="col" data-end>
                  {t('console.figures.of')}
                </th>
                <th scope="col" data-end>
                  {t('console.figures.raised')}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.solvedAtLevel.map((row) => (
                <tr key={row.level}>
                  <th scope="row">{t(`cases.level.${row.level}` as 'cases.level.grid')}</th>
                  <td data-end>{share(row.solved.share)}</td>
                  <td data-end>{t('console.figures.part_of', parts(row.solved, number))}</td>
                  <td data-end>{number(row.raised)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p className={classes.note}>{t('console.figures.raised_free')}</p>
      </Card>
      <HolderTable rows={figures.byHolder} />
    </>
  )
}

const parts = (share: Share, number: (value: number) => string) => ({
  part: number(share.part),
  whole: number(share.whole),
})

/** A share beside what it is a share of, with its formula. */
function Stat(props: {
  name:
    | 'closed'
    | 'on_time'
    | 'accept_in_time'
    | 'arrive_in_time'
    | 'rework'
    | 'one_time'
    | 'found_first'
    | 'returned'
    | 'satisfaction'
    | 'response'
  share: Share
}) {
  const { t } = useWords()
  const { share, number } = useFormat()
  const { name } = props
  return (
    <StatNumber
      label={t(`console.figure.${name}`)}
      value={share(props.share.share)}
      note={
        <>
          {t('console.figures.part_of', parts(props.share, number))}
          <span className={classes.formula}>{t(`console.formula.${name}`)}</span>
        </>
      }
    />
  )
}

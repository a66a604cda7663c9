import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PetitionShare, PetitionYear } from '../../../../contract/petition-figures.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { yearQuery } from '../data.ts'
import classes from '../petitions.module.css'
import { csvOf } from './csv.rules.ts'

// messages: petitions.result.*, petition-pages.figures.*

const shares = ['acceptedInTime', 'repliedInTime', 'oneTime', 'satisfaction', 'response'] as const

/** What was asked and done in twelve months, in counts; to read, to print, to take along as a table. */
export function SummaryPage() {
  const { t } = useWords()
  const { tenant } = useSession()
  const { data, error, refetch } = useQuery(yearQuery)
  const { nameOf } = useWords()
  return (
    <div className={`${classes.narrow} ${classes.stack}`} data-sheet>
      <PageHeader
        title={t('petition-pages.summary.title')}
        text={
          data
            ? `${nameOf(tenant.name)} · ${t('petition-pages.summary.text', { from: data.from, to: data.to })}`
            : undefined
        }
        above={
          <Link to="/petitions" className={`${classes.link} ds-no-print`}>
            {t('petition-pages.home.title')}
          </Link>
        }
      />
      {error && !data ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={8} /> : null}
      {data ? <Year year={data} /> : null}
    </div>
  )
}

function Year({ year }: { year: PetitionYear }) {
  const { t, nameOf } = useWords()
  const { number, share } = useFormat()
  // Groups under five are counted, but not told: nobody must be found in them.
  const few = (count: number | null) => (count === null ? t('petition-pages.summary.few') : number(count))
  const groups = [
    { key: 'byPurpose', rows: year.byPurpose.map((one) => ({ ...one, label: nameOf(one.name) })) },
    { key: 'byWay', rows: year.byWay.map((one) => ({ ...one, label: nameOf(one.name) })) },
    {
      key: 'byResult',
      rows: year.byResult.map((one) => ({
        ...one,
        code: one.result,
        label: t(`petitions.result.${one.result}` as 'petitions.result.settled'),
      })),
    },
  ] as const
  const save = () => {
    const rows = [
      [t('petition-pages.summary.what'), t('petition-pages.summary.group'), t('petition-pages.summary.count')],
      [t('petition-pages.summary.brought'), '', few(year.brought)],
      [t('petition-pages.summary.joint'), '', few(year.joint)],
      ...groups.flatMap(({ key, rows }) =>
        rows.map((row) => [t(`petition-pages.summary.${key}`), row.label, few(row.count)]),
      ),
      ...year.byMonth.flatMap((row) => [
        [t('petition-pages.summary.brought'), row.month, few(row.brought)],
        [t('petition-pages.summary.ended'), row.month, few(row.ended)],
      ]),
    ]
    const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `petitions-${year.from}-${year.to}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  if (year.brought === 0) return <EmptyState title={t('petition-pages.summary.none')} />
  return (
    <>
      <div className={classes.stats}>
        <StatNumber label={t('petition-pages.summary.brought')} value={few(year.brought)} />
        <StatNumber label={t('petition-pages.summary.joint')} value={few(year.joint)} />
      </div>
      <p className={classes.dim}>{t('petition-pages.summary.few_text')}</p>
      <Card title={t('petition-pages.summary.months')}>
        <Months months={year.byMonth} few={few} />
      </Card>
      {groups.map(({ key, rows }) =>
        rows.length === 0 ? null : (
          <Card key={key} title={t(`petition-pages.summary.${key}`)}>
            <ul className={classes.bars}>
              {rows.map((row) => (
                <li key={row.code}>
                  <span>{row.label}</span>
                  <span
                    className={classes.bar}
                    aria-hidden="true"
                    style={{
                      width: `${(100 * (row.count ?? 0)) / Math.max(1, ...rows.map(({ count }) => count ?? 0))}%`,
                    }}
                  />
                  <span className="ds-num">{few(row.count)}</span>
                </li>
              ))}
            </ul>
          </Card>
        ),
      )}
      {year.figures ? (
        <Card title={t('petition-pages.summary.figures')}>
          <ul className={classes.plain}>
            {shares.map((key) => (
              <li key={key}>
                <div className={classes.line}>
                  <strong>{t(`petition-pages.figures.${key}`)}</strong>
                  <span className="ds-num">{share(year.figures?.[key].share)}</span>
                </div>
                <p className={classes.dim}>
                  {t(`petition-pages.figures.${key}_text`)} {counted(year.figures?.[key], t)}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <div className={`${classes.buttons} ds-no-print`}>
        <Button variant="light" leftSection={<IconDownload size={20} aria-hidden />} onClick={save}>
          {t('petition-pages.summary.csv')}
        </Button>
        <Button variant="light" leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => print()}>
          {t('petition-pages.receipt.print')}
        </Button>
      </div>
    </>
  )
}

const counted = (one: PetitionShare | undefined, t: ReturnType<typeof useWords>['t']) =>
  one ? t('petition-pages.figures.counts', { part: one.part, whole: one.whole }) : ''

function Months({ months, few }: { months: PetitionYear['byMonth']; few: (count: number | null) => string }) {
  const { t } = useWords()
  const most = Math.max(1, ...months.flatMap(({ brought, ended }) => [brought ?? 0, ended ?? 0]))
  const bar = (count: number | null) => (
    <span className={classes.bar} aria-hidden="true" style={{ width: `${(100 * (count ?? 0)) / most}%` }} />
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('petition-pages.summary.months')}>
      <table className={`${classes.figures} ${classes.months}`}>
        <thead>
          <tr>
            <th scope="col">{t('petition-pages.summary.month')}</th>
            <th scope="col">{t('petition-pages.summary.brought')}</th>
            <th scope="col" className={classes.barCell}>
              <span className="ds-hidden">{t('petition-pages.summary.chart')}</span>
            </th>
            <th scope="col">{t('petition-pages.summary.ended')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((row) => (
            <tr key={row.month}>
              <th scope="row">{row.month}</th>
              <td>{few(row.brought)}</td>
              <td className={classes.barCell}>{bar(row.brought)}</td>
              <td>{few(row.ended)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

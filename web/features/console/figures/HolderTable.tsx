import { useMemo, useState } from 'react'
import type { Figures } from '../../../../contract/case-routes.ts'
import { Card } from '../../../ui/Card.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './figures.module.css'

type Row = Figures['byHolder'][number]
type Key = 'name' | 'open' | 'closed' | 'onTime'

/** The same figures per body that holds cases. In the order of names, so that it is a table and no ranking, unless sorted. */
export function HolderTable(props: { rows: readonly Row[] }) {
  const { t, nameOf, locale } = useWords()
  const { number, share } = useFormat()
  const [sort, setSort] = useState<Key>('name')
  const rows = useMemo(
    () =>
      props.rows.toSorted((a, b) =>
        sort === 'name'
          ? nameOf(a.name).localeCompare(nameOf(b.name), locale, { numeric: true })
          : sort === 'open'
            ? b.open - a.open
            : (b[sort].share ?? -1) - (a[sort].share ?? -1),
      ),
    [props.rows, sort, nameOf, locale],
  )
  const head = (key: Key, label: string) => (
    <th
      scope="col"
      data-end={key === 'name' ? undefined : true}
      aria-sort={sort === key ? (key === 'name' ? 'ascending' : 'descending') : undefined}
    >
      <button type="button" onClick={() => setSort(key)}>
        {label}
        {sort === key ? <span aria-hidden="true">{key === 'name' ? ' ↑' : ' ↓'}</span> : null}
      </button>
    </th>
  )
  return (
    <Card title={t('console.figures.by_holder')}>
      {rows.length === 0 ? (
        <p className={classes.note}>{t('console.figures.nothing')}</p>
      ) : (
        // On a phone it scrolls sideways: by keyboard too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable
        <section className={classes.scroll} tabIndex={0} aria-label={t('console.figures.by_holder')}>
          <table className={classes.table}>
            <caption className="ds-hidden">{t('console.figures.by_holder')}</caption>
            <thead>
              <tr>
                {head('name', t('cases.holder'))}
                {head('open', t('console.figures.open_now'))}
                {head('closed', t('console.figure.closed'))}
                {head('onTime', t('console.figure.on_time'))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{nameOf(row.name)}</th>
                  <td data-end>{number(row.open)}</td>
                  <td data-end>
                    {share(row.closed.share)}
                    <small>
                      {t('console.figures.part_of', { part: number(row.closed.part), whole: number(row.closed.whole) })}
                    </small>
                  </td>
                  <td data-end>
                    {share(row.onTime.share)}
                    <small>
                      {t('console.figures.part_of', { part: number(row.onTime.part), whole: number(row.onTime.whole) })}
                    </small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  )
}

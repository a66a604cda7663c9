import { Button, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { HallFigures, WaitFigures } from '../../../../contract/hall-settings.ts'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './work.module.css'

/** Waiting, visits and ratings of a hall by service, hour and priority. Never by person. */
export function FiguresPage() {
  const { t, nameOf, timeZone } = useWords()
  const { number, share } = useFormat()
  const now = useNow()
  const { id } = useParams({ from: '/console/hall/$id/figures' })
  const dayAt = (back: number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(now - back * 86_400_000))
  const [from, setFrom] = useState(() => dayAt(29))
  const [until, setUntil] = useState(() => dayAt(0))
  const { data, error, refetch } = useQuery(
    read('/api/v1/hall/{id}/figures', { params: { path: { id }, query: { from, until } } }),
  )
  const figures = data as HallFigures | undefined
  return (
    <div className={classes.page}>
      <PageHeader
        {...(figures ? { above: nameOf(figures.hall.name) } : {})}
        title={t('hall.figures')}
        text={t('hall.figures.text')}
        actions={
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            href={at(`/api/v1/hall/${id}/figures/table?from=${from}&until=${until}`)}
            download
          >
            {t('hall.figures.table')}
          </Button>
        }
      />
      <div className={classes.buttons}>
        <TextInput
          type="date"
          label={t('hall.figures.from')}
          value={from}
          max={until}
          onChange={(event) => setFrom(event.currentTarget.value || from)}
        />
        <TextInput
          type="date"
          label={t('hall.figures.until')}
          value={until}
          min={from}
          onChange={(event) => setUntil(event.currentTarget.value || until)}
        />
      </div>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!figures && !error ? <PageSkeleton lines={8} /> : null}
      {figures ? (
        <>
          <div className={classes.stats}>
            <StatNumber
              label={t('hall.figures.served')}
              value={number(figures.all.served)}
              note={t('hall.figures.of_tickets', { count: figures.all.tickets })}
            />
            <StatNumber
              label={t('hall.figures.median')}
              value={figures.all.median ?? '–'}
              note={t('hall.figures.minutes')}
            />
            <StatNumber label={t('hall.figures.p90')} value={figures.all.p90 ?? '–'} note={t('hall.figures.minutes')} />
            <StatNumber
              label={t('hall.figures.no_show')}
              value={share(figures.all.tickets === 0 ? null : figures.all.noShow / figures.all.tickets)}
              note={t('hall.figures.of_tickets', { count: figures.all.tickets })}
            />
            <StatNumber
              label={t('hall.figures.stars')}
              value={figures.ratings.stars === null ? '–' : number(figures.ratings.stars)}
              note={t('hall.figures.answers', { answers: figures.ratings.answers, of: figures.ratings.of })}
            />
            <StatNumber
              label={t('hall.figures.joints')}
              value={number(figures.joints.held)}
              note={t('hall.figures.in_time', { replied: figures.joints.replied, inTime: figures.joints.inTime })}
            />
          </div>
          <Card title={t('hall.figures.by_kind')}>
            <Waits
              first={t('hall.figures.kind')}
              rows={[
                { name: t('hall.figures.priority'), waits: figures.priority },
                { name: t('hall.figures.appointments'), waits: figures.appointments },
                { name: t('hall.figures.others'), waits: figures.others },
              ]}
            />
          </Card>
          <Card title={t('hall.figures.by_service')}>
            <Waits
              first={t('hall.queue.service')}
              rows={figures.services.map(({ letter, name, waits }) => ({ name: `${letter} · ${nameOf(name)}`, waits }))}
            />
          </Card>
          <Card title={t('hall.figures.by_hour')}>
            <Waits
              first={t('hall.figures.hour')}
              rows={figures.hours.map(({ hour, waits }) => ({ name: `${String(hour).padStart(2, '0')}:00`, waits }))}
            />
          </Card>
          {figures.words.length > 0 ? (
            <Card title={t('hall.figures.words')}>
              <ul className={classes.stack}>
                {figures.words.map((said, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: words of visitors have nothing else that tells them apart
                  <li key={n}>
                    <span className={classes.words}>{said.words}</span>{' '}
                    <span className={classes.dim}>
                      {nameOf(said.service)} · {said.stars}/5
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          <p className={classes.dim}>{t('hall.figures.note')}</p>
        </>
      ) : null}
    </div>
  )
}

function Waits({ first, rows }: { first: string; rows: readonly { name: string; waits: WaitFigures }[] }) {
  const { t } = useWords()
  const heads = ['tickets', 'served', 'no_show', 'left', 'median', 'p90', 'longest'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={first}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className={classes.num}>
                {t(`hall.table.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, waits }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[waits.tickets, waits.served, waits.noShow, waits.left, waits.median, waits.p90, waits.longest].map(
                (value, n) => (
                  <td key={heads[n]} className={classes.num}>
                    {value ?? '–'}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

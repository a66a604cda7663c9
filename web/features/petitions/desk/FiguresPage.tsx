import { Button, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { dayAfter, instantOf } from '../../../words/zone.ts'
import { figuresQuery } from '../data.ts'
import desk from '../desk.module.css'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'

// messages: petition-pages.figures.*

const shares = ['acceptedInTime', 'repliedInTime', 'oneTime', 'satisfaction', 'response'] as const

/** The promise in numbers over a time: counts beside every share. */
export function FiguresPage() {
  const { t, timeZone } = useWords()
  const { number, share } = useFormat()
  const [days, setDays] = useState(() => {
    const now = Date.now()
    return { from: dayAfter(now, -365, timeZone), to: dayAfter(now, 0, timeZone) }
  })
  // Both days are in it, as the district counts days.
  const from = instantOf(days.from, timeZone)
  const to = days.to ? instantOf(dayAfter(`${days.to}T12:00:00Z`, 1, 'UTC'), timeZone) : undefined
  const { data, error, refetch } = useQuery({
    ...figuresQuery({ from: from ?? '', to: to ?? '' }),
    enabled: from !== undefined && to !== undefined && from < to,
  })
  return (
    <Frame title={t('petition-pages.figures.title')} text={t('petition-pages.figures.text')}>
      <div className={`${desk.filters} ds-no-print`}>
        {(['from', 'to'] as const).map((key) => (
          <TextInput
            key={key}
            type="date"
            size="sm"
            label={t(`petition-pages.figures.${key}`)}
            value={days[key]}
            onChange={(event) => setDays({ ...days, [key]: event.currentTarget.value })}
          />
        ))}
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
          {t('petition-pages.receipt.print')}
        </Button>
      </div>
      {error && !data ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageSkeleton lines={5} /> : null}
      {data ? (
        <div className={classes.stats} data-figures>
          <StatNumber label={t('petition-pages.figures.brought')} value={number(data.brought)} />
          {shares.map((key) => (
            <StatNumber
              key={key}
              label={t(`petition-pages.figures.${key}`)}
              value={share(data[key].share)}
              note={`${data[key].whole === 0 ? t('petition-pages.figures.nothing') : t('petition-pages.figures.counts', { part: data[key].part, whole: data[key].whole })} · ${t(`petition-pages.figures.${key}_text`)}`}
            />
          ))}
        </div>
      ) : null}
    </Frame>
  )
}

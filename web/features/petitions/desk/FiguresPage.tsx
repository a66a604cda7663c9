import { Button, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { StatNumber } from '../../../ui/StatNumber.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { figuresQuery } from '../data.ts'
import desk from '../desk.module.css'
import classes from '../petitions.module.css'
import { Frame } from './Frame.tsx'

// messages: petition-pages.figures.*

const shares = ['acceptedInTime', 'repliedInTime', 'oneTime', 'satisfaction', 'response'] as const
const dayMs = 86_400_000

/** The promise in numbers over a time: counts beside every share. */
export function FiguresPage() {
  const { t } = useWords()
  const { number, share } = useFormat()
  const [days, setDays] = useState(() => {
    const today = new Date()
    return {
      from: new Date(today.getTime() - 365 * dayMs).toISOString().slice(0, 10),
      to: new Date(today.getTime() + dayMs).toISOString().slice(0, 10),
    }
  })
  const { data, error, refetch } = useQuery({
    ...figuresQuery({ from: `${days.from}T00:00:00Z`, to: `${days.to}T00:00:00Z` }),
    enabled: days.from !== '' && days.to > days.from,
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

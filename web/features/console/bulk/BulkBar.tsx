import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../app/api.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type QueueSearch, queryOf } from '../queue/search.ts'
import { BulkDialog } from './BulkDialog.tsx'
import classes from './bulk.module.css'
import { type BulkType, bulkTypes } from './bulk.rules.ts'
import { mostChosen } from './limits.ts'

// messages: desk.bulk.type.*

/** What can be done with the chosen cases; offers all of the list, with an honest count, once all that is loaded is chosen. */
export function BulkBar(props: {
  chosen: ReadonlySet<string>
  search: QueueSearch
  onChoose: (keys: ReadonlySet<string>) => void
}) {
  const { t, timeZone } = useWords()
  const { number } = useFormat()
  const [open, setOpen] = useState<BulkType | null>(null)
  const { chosen, onChoose } = props
  const size = useQuery({
    ...read('/api/v1/cases/size', { params: { query: queryOf(props.search, timeZone) as never } }),
    enabled: chosen.size > 0,
    staleTime: 10_000,
  })
  if (chosen.size === 0 && !open) return null
  const { ids = [], total = 0, more = false } = size.data ?? {}
  const all = more ? t('desk.bulk.more_than', { count: number(total) }) : number(total)
  return (
    <section className={classes.bar} aria-label={t('desk.bulk.label')}>
      <strong role="status">{t('desk.bulk.chosen', { count: chosen.size })}</strong>
      {ids.length > chosen.size ? (
        <button type="button" className={classes.all} onClick={() => onChoose(new Set(ids))}>
          {total > ids.length || more
            ? t('desk.bulk.choose_first', { first: number(ids.length), all })
            : t('desk.bulk.choose_all', { all })}
        </button>
      ) : null}
      {chosen.size > mostChosen ? (
        <span className={classes.tooMany}>{t('desk.bulk.too_many', { most: number(mostChosen) })}</span>
      ) : (
        <span className={classes.actions}>
          {bulkTypes.map((type) => (
            <Button key={type} size="xs" variant="default" onClick={() => setOpen(type)}>
              {t(`desk.bulk.type.${type}`)}
            </Button>
          ))}
        </span>
      )}
      <button type="button" className={classes.none} onClick={() => onChoose(new Set())}>
        <IconX size={16} aria-hidden />
        {t('desk.bulk.choose_none')}
      </button>
      {open ? (
        <BulkDialog
          type={open}
          ids={[...chosen]}
          onClose={(kept) => {
            setOpen(null)
            if (kept) onChoose(kept)
          }}
        />
      ) : null}
    </section>
  )
}

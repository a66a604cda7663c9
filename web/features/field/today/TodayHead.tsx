import { IconRefresh } from '@tabler/icons-react'
import { useLiveState } from '../../../app/live.ts'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../field.module.css'

/** When the list was read, whether it keeps itself fresh, and a button that reads it again. */
export function Freshness(props: { at: number; fetching: boolean; refresh: () => Promise<unknown> }) {
  const { t } = useWords()
  const { time } = useFormat()
  const live = useLiveState() === 'live'
  return (
    <button
      type="button"
      className={classes.refresh}
      data-busy={props.fetching || undefined}
      onClick={() => void props.refresh()}
    >
      <IconRefresh size={20} aria-hidden />
      <span>
        {t('field.today.refresh')}
        <small>
          {live ? `${t('app.live.on')} · ` : ''}
          {Number.isFinite(props.at) ? time(new Date(props.at)) : ''}
        </small>
      </span>
    </button>
  )
}

import { Button } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useWords } from '../words/words.tsx'
import classes from './states.module.css'
import { useTitle } from './title.ts'

/** What of an error a page needs in order to explain it. A `Problem` of the API client fits. */
export interface Explained {
  message: string
  title?: string
  code?: string
  requestId?: string
}

/** Words for an error: a lost line gets ours, anything else what the server said. */
export function useErrorWords(): (problem: Explained) => string {
  const { t } = useWords()
  return (problem) =>
    problem.code === 'network'
      ? t('ui.error.network')
      : problem.message && problem.message !== problem.code
        ? problem.message
        : t('ui.error.unknown')
}

/** Something could not be loaded: why, and a button to try again. */
export function ErrorState(props: { problem: Explained; onRetry?: () => void; level?: 1 | 2 | 3 }) {
  const { t } = useWords()
  const explain = useErrorWords()
  useTitle(props.level === 1 ? props.problem.title || t('ui.error.title') : undefined)
  const Heading = `h${props.level ?? 2}` as const
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} aria-hidden="true">
        <IconPlugConnectedX size={32} stroke={1.5} />
      </span>
      <Heading className={classes.title}>{props.problem.title || t('ui.error.title')}</Heading>
      <p className={classes.text}>{explain(props.problem)}</p>
      {props.problem.requestId ? (
        <p className={classes.small}>{t('ui.error.reference', { id: props.problem.requestId })}</p>
      ) : null}
      {props.onRetry ? (
        <div className={classes.action}>
          <Button variant="default" onClick={props.onRetry}>
            {t('ui.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

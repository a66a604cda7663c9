import { Link } from '@tanstack/react-router'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './queue.module.css'
import type { Scope } from './search.ts'
import type { useCounts } from './useQueue.ts'

// messages: console.scope.*

/** Whose list, with how much waits in it and how much of that is late. */
export function ScopeTabs(props: { scopes: readonly Scope[]; scope: Scope; counts: ReturnType<typeof useCounts> }) {
  const { t } = useWords()
  const { number } = useFormat()
  return (
    <nav aria-label={t('console.queue.lists')} className={classes.tabs}>
      {props.scopes.map((scope) => {
        const count = props.counts[scope]
        return (
          <Link
            key={scope}
            to="/console/queue"
            search={scope === 'mine' ? {} : { scope }}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={props.scope === scope ? 'page' : undefined}
            data-on={props.scope === scope || undefined}
            className={classes.tab}
          >
            <span>{t(`console.scope.${scope}`)}</span>
            {count ? <span className={classes.count}>{number(count.all)}</span> : null}
            {count && count.red > 0 ? (
              <span className={classes.lightCount}>
                <ClockLight light="red" size="dot" />
                {number(count.red)}
              </span>
            ) : null}
            {count && count.amber > 0 ? (
              <span className={classes.lightCount}>
                <ClockLight light="amber" size="dot" />
                {number(count.amber)}
              </span>
            ) : null}
          </Link>
        )
      })}
    </nav>
  )
}

import type { ClockView, OrderView } from '../../contract/cases.ts'
import { ClockLight } from '../ui/ClockLight.tsx'
import { Instant } from '../words/Instant.tsx'
import { useWords } from '../words/words.tsx'
import classes from './cases.module.css'
import { lightOfClock } from './OrderCard.tsx'

// messages: cases.stage.*

/** All clocks of a case, running ones first, each with when it is or was due and whether it was met. */
export function ClockList(props: { clocks: readonly ClockView[]; orders?: readonly OrderView[] }) {
  const { t, nameOf } = useWords()
  const clocks = props.clocks.toSorted(
    (a, b) => Number(Boolean(a.stoppedAt)) - Number(Boolean(b.stoppedAt)) || a.dueAt.localeCompare(b.dueAt),
  )
  return (
    <ul className={classes.clocks}>
      {clocks.map((clock) => {
        const order = clock.orderId ? props.orders?.find((each) => each.id === clock.orderId) : undefined
        return (
          <li key={clock.id}>
            <span>
              {t(`cases.stage.${clock.stage}`)}
              {order ? <small> · {nameOf(order.target.name)}</small> : null}
            </span>
            <span>
              {clock.stoppedAt ? (
                <small>
                  {clock.met === undefined
                    ? t('cases.clock.ended')
                    : clock.met
                      ? t('cases.clock.met')
                      : t('cases.clock.missed')}
                </small>
              ) : (
                <ClockLight light={lightOfClock(clock)} due={clock.dueAt} />
              )}
            </span>
            <span className={classes.clockWhen}>
              <Instant at={clock.stoppedAt ?? clock.dueAt} show="exact" />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

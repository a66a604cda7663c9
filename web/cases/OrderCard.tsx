import type { ReactNode } from 'react'
import type { ClockView, OrderView } from '../../contract/cases.ts'
import { ClockLight, type Light } from '../ui/ClockLight.tsx'
import { Instant } from '../words/Instant.tsx'
import { useWords } from '../words/words.tsx'
import { CaseStateLikeBadge } from './CaseStateLikeBadge.tsx'
import classes from './cases.module.css'

// messages: cases.order.*, cases.order_role.*, cases.order_state.*, cases.stage.*

/** True while an order still has something to be done. */
export const isOrderOpen = (order: Pick<OrderView, 'state'>): boolean =>
  order.state !== 'handled' && order.state !== 'withdrawn'

/** The light of one clock: stopped ones are done, frozen ones stand still. */
export function lightOfClock(clock: ClockView): Light {
  if (clock.stoppedAt) return 'stopped'
  return clock.frozen || clock.light === 'none' ? 'paused' : clock.light
}

/** One order: who gave it to whom, how far it is, its clocks. `children`: what can be done with it. */
export function OrderCard(props: { order: OrderView; clocks: readonly ClockView[]; children?: ReactNode }) {
  const { t, nameOf } = useWords()
  const { order } = props
  const running = props.clocks.filter((clock) => clock.orderId === order.id && !clock.stoppedAt)
  const open = isOrderOpen(order)
  return (
    <div className={classes.order} data-over={open ? undefined : true}>
      <div className={classes.orderHead}>
        <span className={classes.orderName}>{nameOf(order.target.name)}</span>
        <CaseStateLikeBadge look={open ? 'open' : 'ended'}>{t(`cases.order_state.${order.state}`)}</CaseStateLikeBadge>
        <span className={classes.orderKind}>
          {t(`cases.order.${order.kind}`)}
          {order.kind === 'whistle' || order.kind === 'dispatch' ? ` · ${t(`cases.order_role.${order.role}`)}` : ''}
        </span>
      </div>
      {order.text ? <p className={classes.orderText}>{order.text}</p> : null}
      {order.returnReason ? (
        <p className={classes.orderText}>
          {t('cases.order_return', { reason: order.returnReason })}
          {order.overruled ? ` ${t('cases.order_overruled')}` : ''}
        </p>
      ) : null}
      <div className={classes.orderTimes}>
        <span>
          {order.kind === 'supervise' && !order.text
            ? t('cases.order_by_clock')
            : t('cases.order_by', { body: nameOf(order.issuer.name) })}{' '}
          <Instant at={order.issuedAt} />
        </span>
        {order.answeredAt ? (
          <span>
            {t('cases.order_state.answered')} <Instant at={order.answeredAt} />
          </span>
        ) : null}
        {order.arrivedAt ? (
          <span>
            {t('cases.order_state.arrived')} <Instant at={order.arrivedAt} />
          </span>
        ) : null}
        {order.handledAt ? (
          <span>
            {t('cases.order_state.handled')} <Instant at={order.handledAt} />
          </span>
        ) : null}
        {order.state === 'issued' && order.refuseUntil ? (
          <span>
            {t('cases.order_refuse_until')} <Instant at={order.refuseUntil} />
          </span>
        ) : null}
      </div>
      {running.length > 0 ? (
        <div className={classes.orderClocks}>
          {running.map((clock) => (
            <ClockLight
              key={clock.id}
              light={lightOfClock(clock)}
              due={clock.dueAt}
              label={t(`cases.stage.${clock.stage}`)}
            />
          ))}
        </div>
      ) : null}
      {props.children}
    </div>
  )
}

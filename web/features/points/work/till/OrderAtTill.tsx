import { Button, Checkbox, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PointsOrder } from '../../../../../contract/points-exchange.ts'
import { answer, api, useWrite } from '../../../../app/api.ts'
import forms from '../../../../app/form.module.css'
import { Refusal } from '../../../../app/forms.tsx'
import { asProblem, type Problem } from '../../../../app/problem.ts'
import { Facts } from '../../../../ui/Facts.tsx'
import { toast } from '../../../../ui/toasts.tsx'
import { Instant } from '../../../../words/Instant.tsx'
import { useWords } from '../../../../words/words.tsx'
import classes from './till.module.css'
import type { Outcome } from './till.rules.ts'

// messages: merit.till.outcome.*, merit.till.says.*

const signs: Record<Outcome, string> = {
  ...{ ready: '→', elsewhere: '⌂', lapsed: '⌛', picked_up: '✓', refunded: '↺', cancelled: '–' },
}

/** An order at the till: what it is, what can be done with it, told by words, a shape and size. */
export function OrderAtTill(props: {
  order: PointsOrder
  outcome: Outcome
  /** It was handed over just now. */
  done: boolean
  busy: boolean
  onHandOver: () => void
  onChanged: (order: PointsOrder) => void
}) {
  const { t, nameOf } = useWords()
  const { order, outcome, done } = props
  const [refunding, setRefunding] = useState(false)
  const left = order.quantity - order.refunded
  const kind = done ? 'done' : outcome
  return (
    <section className={classes.result} data-kind={kind === 'ready' || kind === 'done' ? kind : 'no'}>
      <span className={classes.sign} aria-hidden="true">
        {signs[outcome]}
      </span>
      <div className={classes.said}>
        <h2>{t(`merit.till.outcome.${kind}`)}</h2>
        <p className={classes.what}>
          <strong className="ds-num">{order.quantity} ×</strong> {nameOf(order.good.name)}
        </p>
        {kind === 'ready' || kind === 'done' ? null : (
          <p>{t(`merit.till.says.${kind}`, { station: nameOf(order.station.name), back: order.refunded })}</p>
        )}
        {kind === 'ready' ? (
          <Button className={classes.give} size="xl" fullWidth loading={props.busy} onClick={props.onHandOver}>
            {t('merit.till.hand_over')}
          </Button>
        ) : null}
        <Facts
          items={[
            { label: t('merit.till.points'), value: <span className="ds-num">{order.points}</span> },
            { label: t('merit.station'), value: nameOf(order.station.name) },
            { label: t('merit.till.ordered'), value: <Instant at={order.orderedAt} show="relative" /> },
            { label: t('merit.till.until'), value: <Instant at={order.pickUpBy} show="day" /> },
            { label: t('merit.till.came_back'), value: order.refunded > 0 ? order.refunded : null },
          ]}
        />
        {order.state === 'picked_up' && left > 0 && !refunding ? (
          <Button variant="subtle" size="compact-md" onClick={() => setRefunding(true)}>
            {t('merit.till.refund')}
          </Button>
        ) : null}
        {refunding ? (
          <RefundForm
            order={order}
            left={left}
            onClose={() => setRefunding(false)}
            onDone={(after) => {
              setRefunding(false)
              props.onChanged(after)
            }}
          />
        ) : null}
      </div>
    </section>
  )
}

function RefundForm(props: {
  order: PointsOrder
  left: number
  onClose: () => void
  onDone: (order: PointsOrder) => void
}) {
  const { t } = useWords()
  const { order, left } = props
  const [quantity, setQuantity] = useState(left)
  const [toShelf, setToShelf] = useState(true)
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const refund = useWrite((body: { quantity: number; toShelf: boolean; why: string }, context) =>
    answer(api.POST('/api/v1/points/orders/{id}/refund', { params: { path: { id: order.id } }, body, ...context })),
  )
  const give = async () => {
    setProblem(null)
    try {
      const after = (await refund.mutateAsync({ quantity, toShelf, why })) as PointsOrder
      toast(t('merit.till.refunded', { points: (order.points / order.quantity) * quantity }))
      props.onDone(after)
    } catch (refused) {
      setProblem(asProblem(refused))
    }
  }
  return (
    <form
      className={`${forms.stack} ${classes.refund}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      <h3>{t('merit.till.refund')}</h3>
      <NumberInput
        label={t('merit.till.how_many', { left })}
        value={quantity}
        onChange={(value) => setQuantity(Number(value))}
        min={1}
        max={left}
        allowDecimal={false}
        error={problem?.of('quantity')}
      />
      <Checkbox
        label={t('merit.till.to_shelf')}
        description={t('merit.till.to_shelf_help')}
        checked={toShelf}
        onChange={(event) => setToShelf(event.currentTarget.checked)}
      />
      <Textarea
        label={t('merit.till.why')}
        withAsterisk
        autosize
        minRows={2}
        maxLength={500}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={problem?.of('why')}
      />
      <Refusal problem={problem} />
      <div className={forms.foot}>
        <Button variant="default" onClick={props.onClose}>
          {t('merit.cancel')}
        </Button>
        <Button type="submit" loading={refund.isPending}>
          {t('merit.till.refund_do')}
        </Button>
      </div>
    </form>
  )
}

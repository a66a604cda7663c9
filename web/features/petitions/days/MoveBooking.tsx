import { Button, NativeSelect } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { VisitBooking, VisitingDay } from '../../../../contract/petition-visiting.ts'
import { useWrite } from '../../../app/api.ts'
import { Refusal } from '../../../app/forms.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { pageAt, paths, write } from '../data.ts'
import classes from '../petitions.module.css'
import { keepBooking } from './bookings.ts'
import { SlotChoice } from './SlotChoice.tsx'

/** Takes another time instead of one's own, in one step: until the new one is theirs the old one stays. */
export function MoveBooking({ one, secret }: { one: VisitBooking; secret: string | undefined }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button variant="light" size="lg" onClick={() => setOpen(true)}>
        {t('petition-pages.booking.move')}
      </Button>
    )
  return <MoveForm one={one} secret={secret} onDone={() => setOpen(false)} />
}

function MoveForm(props: { one: VisitBooking; secret: string | undefined; onDone: () => void }) {
  const { t, nameOf } = useWords()
  const { day: dayOf } = useFormat()
  const queries = useQueryClient()
  const { one, secret } = props
  const { data } = useQuery({
    queryKey: [paths.days, { move: true }],
    queryFn: () => pageAt<VisitingDay>(paths.days, { limit: 50 }),
  })
  const days = (data?.items ?? []).filter(({ free, state }) => free > 0 && state !== 'cancelled')
  const [chosen, setChosen] = useState<{ dayId: string; slot: number }>({ dayId: one.day.id, slot: 0 })
  const day = days.find(({ id }) => id === chosen.dayId) ?? days[0]
  const move = useWrite(
    (given: { dayId: string; slot: number }, { headers }) =>
      write<VisitBooking>(`${paths.bookings}/${encodeURIComponent(one.number)}/move`, {
        ...{ body: given, key: headers['Idempotency-Key'], secret },
      }),
    {
      onSuccess: (moved) => {
        if (secret) keepBooking({ number: moved.number, secret, at: moved.at, title: moved.day.title })
        toast(t('petition-pages.booking.moved'))
        props.onDone()
      },
      onSettled: () =>
        Promise.all(
          [paths.bookings, paths.days, paths.myBookings].map((key) => queries.invalidateQueries({ queryKey: [key] })),
        ),
    },
  )
  if (data && !day) return <p className={classes.note}>{t('petition-pages.booking.move_none')}</p>
  if (!day) return null
  return (
    <div className={classes.sure}>
      <p>{t('petition-pages.booking.move_text')}</p>
      <NativeSelect
        size="lg"
        label={t('petition-pages.booking.move_day')}
        value={day.id}
        onChange={(event) => setChosen({ dayId: event.currentTarget.value, slot: 0 })}
        data={days.map((each) => ({ value: each.id, label: `${dayOf(each.from)} · ${nameOf(each.unit.name)}` }))}
      />
      <SlotChoice slots={day.slots} value={chosen.slot} onChange={(slot) => setChosen({ dayId: day.id, slot })} />
      <Refusal problem={move.error} />
      <div className={classes.buttons}>
        <Button
          size="lg"
          disabled={chosen.slot === 0}
          loading={move.isPending}
          onClick={() => move.mutate({ dayId: day.id, slot: chosen.slot })}
        >
          {t('petition-pages.booking.move_now')}
        </Button>
        <Button variant="subtle" size="lg" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  )
}

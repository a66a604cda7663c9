import type { CounterView } from '../../../../contract/hall-work.ts'
import { Refused } from '../../../platform/errors.ts'
import type { At, Halls } from '../hall.context.ts'
import { jointStore } from '../joint/joint.store.ts'
import { isCalling } from '../queue/hall-now.ts'
import { type CounterRecord, hallStore } from '../settings/hall.store.ts'
import { checkMove } from '../tickets/ticket.rules.ts'
import { ticketsStore } from '../tickets/tickets.store.ts'
import { serviceOf } from '../tickets/visitors.service.ts'
import { atVisit, called } from './counters.service.ts'

/** Where a visitor is sent on to. */
export interface Onward {
  id: string
  serviceId: string
  counterId: string | null
  direct: boolean
}

/**
 * Sends the visitor on: the same ticket, the place earned by arriving. `direct` hands over to a counter that is free. Throws Refused
 * `hall.service_not_found`, `hall.counter_not_found`, `hall.no_counter` where no counter offers the service, `hall.counter_taken`.
 */
export const sendOn = (halls: Halls, at: At, given: Onward): Promise<CounterView> =>
  atVisit(halls, at, {
    ...{ id: given.id, name: given.direct ? 'hall.called' : 'hall.moved' },
    async change({ tx, hall, counter, ticket, now }) {
      checkMove(ticket.state, given.direct ? 'hand_over' : 'transfer')
      const service = await serviceOf(tx, hall, given.serviceId)
      const counters = (await hallStore(tx).counters([hall.record.id])).filter(({ ended }) => !ended)
      const target = given.counterId === null ? undefined : counters.find(({ id }) => id === given.counterId)
      if ((given.counterId !== null || given.direct) && (!target || target.id === counter.id))
        throw new Refused('hall.counter_not_found', {}, { status: 404 })
      if (!target && !counters.some(({ serviceIds }) => serviceIds.includes(service.id)))
        throw new Refused('hall.no_counter', {}, { status: 409 })
      await jointStore(tx).end(ticket.id, now)
      const sent = { ...ticket, serviceId: service.id, transfers: ticket.transfers + 1 }
      if (given.direct && target) {
        await checkFree(target)
        return called(sent, target.id, now)
      }
      const nobody = { counterId: null, calledAt: null, startedAt: null, calls: 0 }
      return { ...sent, ...nobody, state: 'waiting', onlyCounterId: target?.id ?? null, undo: null }

      async function checkFree(other: CounterRecord): Promise<void> {
        const seats = await jointStore(tx).seats(hall.record.id)
        const isBusy =
          (await ticketsStore(tx).lockActive(other.id)) || seats.some(({ counterId }) => counterId === other.id)
        if (isBusy || !isCalling(other))
          throw new Refused('hall.counter_taken', { number: other.number }, { status: 409 })
      }
    },
  })

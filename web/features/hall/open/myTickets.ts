import { keepOnDevice, onDevice, useOnDevice } from '../../../app/device/shelf.ts'

/** A ticket this device knows the secret of. */
export interface KeptTicket {
  id: string
  secret: string
  hall: string
  /** When it was taken, ISO. */
  at: string
}

const name = 'hall.tickets'
const nothing: KeptTicket[] = []
/** Days after which a ticket is not shown any more. */
const keptDays = 40

/** Tickets kept here, latest first. */
export function useMyTickets(): readonly KeptTicket[] {
  const all = useOnDevice<KeptTicket[]>(name, nothing)
  return Array.isArray(all) ? all : nothing
}

/** What opens a ticket, where this device knows it. */
export const secretOf = (id: string): string | undefined =>
  onDevice<KeptTicket[]>(name, nothing).find((each) => each.id === id)?.secret

/** Keeps a ticket on this device. */
export function keepTicket(ticket: KeptTicket): void {
  const since = Date.now() - keptDays * 86_400_000
  const others = onDevice<KeptTicket[]>(name, nothing).filter(
    ({ id, at }) => id !== ticket.id && Date.parse(at) > since,
  )
  keepOnDevice(name, [ticket, ...others].slice(0, 20))
}

import type { LocalizedName } from '../../../../contract/common.ts'
import { keepOnDevice, onDevice, useOnDevice } from '../../../app/device/shelf.ts'

/** A booking this device can open: its number and secret, and when it is. */
export interface KeptBooking {
  number: string
  secret: string
  /** ISO instant of the slot. */
  at: string
  title: LocalizedName
}

const shelf = 'visitBookings'
const none: readonly KeptBooking[] = []

/** Bookings this device keeps, newest first. */
export const useKeptBookings = (): readonly KeptBooking[] => useOnDevice(shelf, none)

/** Keeps a booking, twenty at most. */
export const keepBooking = (one: KeptBooking): void =>
  keepOnDevice(shelf, [one, ...onDevice(shelf, none).filter(({ number }) => number !== one.number)].slice(0, 20))

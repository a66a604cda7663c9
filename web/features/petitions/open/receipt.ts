import type { PetitionReceipt } from '../../../../contract/petitions.ts'
import { keepOnDevice, useOnDevice } from '../../../app/device/shelf.ts'

/** A receipt as the device keeps it until its reader goes on: the secrets of representatives are shown this once. */
export interface KeptReceipt {
  receipt: PetitionReceipt
  subject: string
}

const shelf = 'petitionReceipt'

/** Keeps the last receipt, so that it can be read, printed and read again after a reload. */
export const keepReceipt = (receipt: PetitionReceipt, subject: string): void =>
  keepOnDevice(shelf, { receipt, subject } satisfies KeptReceipt)

/** Takes the receipt off the device. */
export const dropReceipt = (): void => keepOnDevice(shelf, undefined)

/** The receipt of this number, if it is the last one. */
export function useReceipt(number: string): KeptReceipt | undefined {
  const kept = useOnDevice<KeptReceipt | null>(shelf, null)
  return kept?.receipt.number === number ? kept : undefined
}

import { createHmac } from 'node:crypto'
import type { Tx } from '../../platform/database/database.ts'
import { petitionsStore } from './petitions.store.ts'

/** The secret with which the link of a notice opens a petition for one of its representatives. */
export const secretOfRepresentative = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(`notice of representative ${id}`).digest('base64url').slice(0, 32)

/** A representative who left a phone, as whoever tells them needs it. */
export interface RepresentativeHearer {
  id: string
  phone: string
}

/** Representatives of a joint petition who can be told; nobody where it is no joint one. */
export async function representativeHearers(tx: Tx, petitionId: string): Promise<RepresentativeHearer[]> {
  return (await petitionsStore(tx).representatives(petitionId)).flatMap(({ id, phone }) =>
    phone ? [{ id, phone }] : [],
  )
}

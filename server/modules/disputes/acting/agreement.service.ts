import type { DisputeView } from '../../../../contract/disputes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { FileQuestion } from '../../../platform/files/files.ts'
import { type At, type Disputes, fileKinds } from '../disputes.context.ts'
import { disputesStore } from '../disputes.store.ts'
import { standIn } from '../inside.ts'
import type { Act } from '../matter/decide.rules.ts'
import { act } from './act.service.ts'

type Given<T> = { number: string; seen: number } & T

/** Signs; the drawing or the scan belongs to the dispute from then on. With the last signature the agreement is in effect. */
export async function signAgreement(
  disputes: Disputes,
  at: At,
  given: Given<{ act: Extract<Act, { act: 'sign' }> }>,
): Promise<DisputeView> {
  const { number, seen } = given
  const { fileId } = given.act
  return await act(disputes, at, {
    ...{ number, seen },
    make: () => given.act,
    alongside: async (tx, { inside }) =>
      await attach(disputes, tx, {
        ...{ at, fileIds: fileId ? [fileId] : [], ownerKind: fileKinds.signature, ownerId: inside.record.id },
      }),
  })
}

/** Says that a duty is done, with photos where there are some. */
export async function sayDutyDone(
  disputes: Disputes,
  at: At,
  given: Given<{ act: Extract<Act, { act: 'duty_done' }> }>,
): Promise<DisputeView> {
  const { number, seen } = given
  return await act(disputes, at, {
    ...{ number, seen },
    make: () => given.act,
    alongside: async (tx, { inside }) =>
      await attach(disputes, tx, {
        ...{ at, fileIds: given.act.fileIds, ownerKind: fileKinds.duty, ownerId: inside.record.id },
      }),
  })
}

async function attach(
  { files }: Disputes,
  tx: Tx,
  given: { at: At; fileIds: readonly string[]; ownerKind: string; ownerId: string },
): Promise<void> {
  const { at, ...rest } = given
  await files.attach(tx, { ...rest, accountId: at.actor.accountId })
}

/** Files of a dispute are seen by its parties and its mediator; of the desk, signatures only. */
export async function maySeeFile(disputes: Disputes, question: FileQuestion): Promise<boolean> {
  const { file, ...asking } = question
  const seats =
    file.ownerKind === fileKinds.signature ? (['party', 'mediator', 'desk'] as const) : (['party', 'mediator'] as const)
  return await isInside(disputes, { ...asking, disputeId: file.ownerId }, seats)
}

/** True where somebody sits in one of these seats of a dispute. Outside any transaction. */
export async function isInside(
  disputes: Disputes,
  { tenant, actor, request, disputeId }: Pick<FileQuestion, 'tenant' | 'actor' | 'request'> & { disputeId: string },
  seats: readonly string[],
): Promise<boolean> {
  const context = await disputes.cases.contextOf(tenant)
  const header = request.headers['x-case-secret']
  const at: At = { tenant, actor, locale: 'en', secret: typeof header === 'string' ? header : undefined }
  return await disputes.database.tx(
    tenant.id,
    async (tx) => {
      const record = await disputesStore(tx).find(disputeId)
      if (!record) return false
      try {
        return seats.includes((await standIn(disputes, tx, { at, record, context })).who.seat)
      } catch (error) {
        if (error instanceof Refused) return false
        throw error
      }
    },
    { readOnly: true },
  )
}

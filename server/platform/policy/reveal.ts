import { audit } from '../audit/audit.ts'
import type { Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Actor } from './actor.ts'

/** Characters a purpose needs to be one, and may have. */
export const purposeLength = { least: 2, most: 300 } as const

/** Somebody is about to see what is masked. */
export interface Reveal {
  tx: Tx
  actor: Actor
  /** The post they need it for, when they hold several. */
  postId?: string
  /** The record it stands in, and the account of the person it is about where there is one. */
  subject: { kind: string; id: string; accountId?: string | undefined }
  /** What is shown, such as `reporter.phone`. */
  field: string
  /** Why, in their own words; the person concerned reads it. */
  purpose: string
  /** What helps to recognise the record, such as the number of a case; never what is shown. */
  detail?: Readonly<Record<string, unknown>>
  at: Date
}

/**
 * Records that somebody sees one masked field of one person, and why. Call it in the transaction that reads the field, after
 * the module's policy has allowed it. Refuses `identity.purpose_required` where no purpose is told. Gives the audit entry's id.
 */
export async function reveal({ tx, actor, postId, subject, field, purpose, detail = {}, at }: Reveal): Promise<string> {
  const why = purpose.trim()
  if (why.length < purposeLength.least || why.length > purposeLength.most) {
    throw new Refused('identity.purpose_required', {}, { status: 400, field: 'body.purpose' })
  }
  const { kind, id, accountId } = subject
  return await audit(tx).record({
    actor,
    ...(postId === undefined ? {} : { postId }),
    action: `${kind}.revealed`,
    subject: { kind, id, ...(accountId === undefined ? {} : { accountId }) },
    purpose: why,
    detail: { ...detail, field },
    at,
  })
}

import type { Tx } from '../database/database.ts'
import { uuidv7 } from '../ids.ts'
import type { Actor } from '../policy/actor.ts'
import { type AuditView, auditStore } from './audit.store.ts'

/** Something that is written down for good: who did or saw what, and why. */
export interface AuditRecord {
  /** Whoever did it. */
  actor: Actor
  /** The post they did it with, when they hold several. */
  postId?: string
  /** `area.what`, such as `case.revealed`. */
  action: string
  subject: {
    /** Such as `case`, `unit`, `category`. */
    kind: string
    id?: string
    /** Account of the person whose data it was about: they see this entry under "who looked". */
    accountId?: string
  }
  /** Why, in the words of the person; required wherever somebody's data is revealed. */
  purpose?: string
  /** Plain JSON. Which fields were shown or changed, never what stood in them. */
  detail?: Readonly<Record<string, unknown>>
  /** When it happened. */
  at: Date
}

/** Writes and reads the audit of a tenant. */
export interface Audit {
  /** Writes an entry with the transaction; it can't be changed or removed any more. Returns its id. */
  record(record: AuditRecord): Promise<string>
  /** What was done with the data of an account, newest first: entries older than `before`, when given. */
  aboutPerson(accountId: string, page: { limit: number; before?: string }): Promise<AuditView[]>
  /** What was done with one subject, newest first. */
  aboutSubject(kind: string, id: string, page: { limit: number; before?: string }): Promise<AuditView[]>
}

/** The audit of the transaction's tenant. */
export function audit(tx: Tx): Audit {
  const store = auditStore(tx)
  return {
    async record({ actor, postId, action, subject, purpose, detail = {}, at }) {
      const id = uuidv7()
      await store.insert({
        id,
        at,
        account_id: actor.accountId ?? null,
        post_id: postId ?? (actor.posts.length === 1 ? (actor.posts[0]?.id ?? null) : null),
        via: actor.via,
        action,
        subject_kind: subject.kind,
        subject_id: subject.id ?? null,
        subject_account_id: subject.accountId ?? null,
        purpose: purpose ?? null,
        detail: JSON.stringify(detail),
      })
      return id
    },
    aboutPerson: (accountId, page) => store.list({ subject_account_id: accountId }, page),
    aboutSubject: (kind, id, page) => store.list({ subject_kind: kind, subject_id: id }, page),
  }
}

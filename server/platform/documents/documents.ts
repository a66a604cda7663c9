import type { FastifyRequest } from 'fastify'
import {
  type DocumentCheck,
  DocumentContent,
  type DocumentKind,
  type DocumentView,
} from '../../../contract/documents.ts'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Tenant } from '../http/tenant.ts'
import { uuidv7 } from '../ids.ts'
import type { Actor } from '../policy/actor.ts'
import { bareCode, hashOf, newCode, writtenCode } from './document.rules.ts'
import { documentsStore, type LinkedRow } from './documents.store.ts'

/** Somebody asks for a document. */
export interface DocumentQuestion {
  document: { id: string; kind: DocumentKind; ownerKind: string; ownerId: string }
  tenant: Tenant
  actor: Actor
  request: FastifyRequest
}

/** Decides whether somebody may read a document of one kind of owner. Asked outside any transaction. */
export type DocumentGuard = (question: DocumentQuestion) => boolean | Promise<boolean>

/** A document to be issued. */
export interface NewDocument {
  kind: DocumentKind
  /** What it belongs to, and whose guard decides who reads it: `dispute`, `petition`. */
  ownerKind: string
  ownerId: string
  content: DocumentContent
  /** The document it takes the place of, which stays readable and says so. */
  replacesId?: string | undefined
  issuedBy?: { accountId?: string | undefined; postId?: string | undefined }
}

/** A document without the bytes of its signatures. */
export type WrittenDocument = Omit<DocumentView, 'drawings'>

/** A document as lists of its owner name it. */
export interface IssuedDocument {
  id: string
  /** As it stands on paper; leads to `/documents/<code>`. */
  code: string
  kind: DocumentKind
  hash: string
  issuedAt: string
  /** Code of the one that took its place. */
  replacedBy: string | null
}

/**
 * Papers of the house (decision 49): frozen when issued, with a hash over all of it and a code to find and verify it by. Modules issue
 * them in their own transactions and say by a guard who may read them.
 */
export class Documents {
  readonly #database: Database
  readonly #clock: Clock
  readonly #guards = new Map<string, DocumentGuard>()

  constructor(given: { database: Database; clock: Clock }) {
    this.#database = given.database
    this.#clock = given.clock
  }

  /** Names who decides about documents of one kind of owner. Without a guard nobody reads them. */
  guard(ownerKind: string, guard: DocumentGuard): void {
    if (this.#guards.has(ownerKind)) throw new Error(`Documents of ${ownerKind} have a guard already`)
    this.#guards.set(ownerKind, guard)
  }

  /** Issues a document with the transaction. Refuses with `document.replaced` where another took that one's place already. */
  async issue(tx: Tx, wanted: NewDocument): Promise<IssuedDocument> {
    const { kind, ownerKind, ownerId, replacesId = null, issuedBy } = wanted
    const store = documentsStore(tx)
    if (replacesId !== null) {
      const before = await store.find(replacesId)
      if (before?.owner_kind !== ownerKind || before.owner_id !== ownerId) throw new Refused('document.not_found')
      if (before.replaced_by_code !== null) throw new Refused('document.replaced', {}, { status: 409 })
    }
    const id = uuidv7()
    const code = newCode()
    const issuedAt = this.#clock.now()
    // What is hashed is what comes back from the database: unknown keys would be lost on the way.
    const content = DocumentContent.parse(wanted.content)
    const sealed = { code, kind, ownerKind, ownerId, replacesId, issuedAt: issuedAt.toISOString(), content }
    const hash = hashOf(sealed)
    await store.insert({
      ...{ id, code, kind, owner_kind: ownerKind, owner_id: ownerId, replaces_id: replacesId, content, hash },
      ...{ issued_at: issuedAt, issued_by: issuedBy?.accountId ?? null, post_id: issuedBy?.postId ?? null },
    })
    return { id, code: writtenCode(code), kind, hash, issuedAt: sealed.issuedAt, replacedBy: null }
  }

  /** Documents of an owner, oldest first. Whoever calls has asked whether they may be seen. */
  async listOf(tx: Tx, ownerKind: string, ownerId: string): Promise<IssuedDocument[]> {
    return (await documentsStore(tx).listOf(ownerKind, ownerId)).map((row) => ({
      id: row.id,
      code: writtenCode(row.code),
      kind: row.kind,
      hash: row.hash,
      issuedAt: row.issued_at.toISOString(),
      replacedBy: row.replaced_by_code && writtenCode(row.replaced_by_code),
    }))
  }

  /** A document whole, for its own module. Refuses with `document.not_found`. */
  async get(tx: Tx, id: string): Promise<WrittenDocument> {
    const row = await documentsStore(tx).find(id)
    if (!row) throw new Refused('document.not_found')
    return viewOf(row)
  }

  /** A document for a reader, by its code. Refuses with `document.not_found` also where it isn't for this reader's eyes. */
  async read(code: string, reader: Omit<DocumentQuestion, 'document'>): Promise<WrittenDocument> {
    const row = await this.#find(reader.tenant, code)
    const guard = row && this.#guards.get(row.owner_kind)
    if (!row || !guard) throw new Refused('document.not_found')
    const document = { id: row.id, kind: row.kind, ownerKind: row.owner_kind, ownerId: row.owner_id }
    if (!(await guard({ document, ...reader }))) throw new Refused('document.not_found')
    return viewOf(row)
  }

  /** What anybody with the paper in hand may learn. Refuses with `document.code_unknown`. */
  async check(tenant: Tenant, code: string): Promise<DocumentCheck> {
    const row = await this.#find(tenant, code)
    if (!row) throw new Refused('document.code_unknown', {}, { status: 404 })
    const { kind, issuedAt, hash, intact, content, replacedBy } = viewOf(row)
    return { kind, issuer: content.issuer, issuedAt, hash, intact, replaced: replacedBy !== null }
  }

  async #find(tenant: Tenant, code: string): Promise<LinkedRow | undefined> {
    return await this.#database.tx(tenant.id, (tx) => documentsStore(tx).findByCode(bareCode(code)), { readOnly: true })
  }
}

function viewOf(row: LinkedRow): WrittenDocument {
  const issuedAt = row.issued_at.toISOString()
  const { code, kind, content, hash } = row
  const sealed = { code, kind, ownerKind: row.owner_kind, ownerId: row.owner_id, replacesId: row.replaces_id }
  return {
    id: row.id,
    code: writtenCode(code),
    ...{ kind, issuedAt, hash, content },
    intact: hashOf({ ...sealed, issuedAt, content }) === hash,
    replaces: row.replaces_code && writtenCode(row.replaces_code),
    replacedBy: row.replaced_by_code && writtenCode(row.replaced_by_code),
  }
}

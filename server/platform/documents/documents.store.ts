import type { DocumentContent, DocumentKind } from '../../../contract/documents.ts'
import type { Prepared, Tx } from '../database/database.ts'

/** A document as it is kept. */
export interface DocumentRow {
  id: string
  code: string
  kind: DocumentKind
  owner_kind: string
  owner_id: string
  replaces_id: string | null
  content: DocumentContent
  hash: string
  issued_at: Date
}

/** A document with the codes of the one it replaced and the one that replaced it. */
export interface LinkedRow extends DocumentRow {
  replaces_code: string | null
  replaced_by_code: string | null
}

const columns =
  'd.id, d.code, d.kind, d.owner_kind, d.owner_id, d.replaces_id, d.content, d.hash, d.issued_at, before.code as replaces_code, after.code as replaced_by_code'
const linked = `document d
  left join document before on before.tenant_id = d.tenant_id and before.id = d.replaces_id
  left join document after on after.tenant_id = d.tenant_id and after.replaces_id = d.id`

const sql = {
  insert: {
    name: 'documents.insert',
    text: `insert into document (tenant_id, id, code, kind, owner_kind, owner_id, replaces_id, content, hash, issued_at, issued_by, post_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  },
  byCode: {
    name: 'documents.by_code',
    text: `select ${columns} from ${linked} where d.tenant_id = $1 and d.code = $2`,
  },
  byId: { name: 'documents.by_id', text: `select ${columns} from ${linked} where d.tenant_id = $1 and d.id = $2` },
  ofOwner: {
    name: 'documents.of_owner',
    text: `select ${columns} from ${linked} where d.tenant_id = $1 and d.owner_kind = $2 and d.owner_id = $3 order by d.id limit 200`,
  },
} satisfies Record<string, Prepared>

/** Reads and writes documents, bound to a transaction. They are never changed. */
export function documentsStore(tx: Tx) {
  return {
    async insert(row: DocumentRow & { issued_by: string | null; post_id: string | null }): Promise<void> {
      await tx.run(sql.insert, [
        ...[tx.tenantId, row.id, row.code, row.kind, row.owner_kind, row.owner_id, row.replaces_id],
        ...[JSON.stringify(row.content), row.hash, row.issued_at, row.issued_by, row.post_id],
      ])
    },
    async findByCode(code: string): Promise<LinkedRow | undefined> {
      return (await tx.run<LinkedRow>(sql.byCode, [tx.tenantId, code]))[0]
    },
    async find(id: string): Promise<LinkedRow | undefined> {
      return (await tx.run<LinkedRow>(sql.byId, [tx.tenantId, id]))[0]
    },
    /** Oldest first; a matter has a handful. */
    async listOf(ownerKind: string, ownerId: string): Promise<LinkedRow[]> {
      return await tx.run<LinkedRow>(sql.ofOwner, [tx.tenantId, ownerKind, ownerId])
    },
  }
}

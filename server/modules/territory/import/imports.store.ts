import type { UnitMapping } from '../../../../contract/territory.ts'
import type { ImportFormat, ImportKind, ImportState, TerritoryImport } from '../../../../contract/territory-imports.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Refusal } from './map-unit.rules.ts'

/** A file of units or of buildings as it lies in the database. */
export interface ImportRecord {
  id: string
  kind: ImportKind
  name: string
  format: ImportFormat
  size: number
  received: number
  state: ImportState
  /** How columns become units. */
  mapping: UnitMapping
  dryRun: boolean
  cancelAsked: boolean
  rows: number
  /** Bytes read of the file by the run. */
  bytes: number
  report: TerritoryImport['report']
  problem: { code: string; facts: Record<string, unknown> } | null
  createdBy: string | null
  createdAt: Date
  updatedAt: Date
}

const columns = `id, kind, name, format, size, received, state, mapping, dry_run "dryRun", cancel_asked "cancelAsked", read_rows rows,
  read_bytes bytes, report, problem, created_by "createdBy", created_at "createdAt", updated_at "updatedAt"`

const statement = (name: string, text: string): Prepared => ({ name: `territoryImports.${name}`, text })
const sql = {
  latest: statement(
    'latest',
    `select ${columns} from territory_import where tenant_id = $1 and kind = $2 order by created_at desc, id desc limit $3`,
  ),
  find: statement('find', `select ${columns} from territory_import where tenant_id = $1 and id = $2`),
  findForUpdate: statement(
    'findForUpdate',
    `select ${columns} from territory_import where tenant_id = $1 and id = $2 for update`,
  ),
  insert: statement(
    'insert',
    `insert into territory_import (tenant_id, id, kind, name, format, size, received, state, dry_run, cancel_asked, read_rows,
       read_bytes, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 0, 'receiving', true, false, 0, 0, $7, $8, $8) on conflict do nothing`,
  ),
  save: statement(
    'save',
    `update territory_import set received = $3, state = $4, dry_run = $5, cancel_asked = $6, read_rows = $7, read_bytes = $8,
       report = $9, problem = $10, mapping = $11, updated_at = $12
     where tenant_id = $1 and id = $2`,
  ),
  progress: statement(
    'progress',
    `update territory_import set read_rows = $3, read_bytes = $4, updated_at = $5
     where tenant_id = $1 and id = $2 and state = 'running' returning cancel_asked "cancelAsked"`,
  ),
  silent: statement(
    'silent',
    `select id from territory_import where tenant_id = $1 and state = 'running' and updated_at < $2`,
  ),
  addPiece: statement(
    'addPiece',
    'insert into territory_import_piece (tenant_id, import_id, at_byte, bytes) values ($1, $2, $3, $4)',
  ),
  piece: statement(
    'piece',
    'select bytes from territory_import_piece where tenant_id = $1 and import_id = $2 and at_byte = $3',
  ),
  dropPieces: statement('dropPieces', 'delete from territory_import_piece where tenant_id = $1 and import_id = $2'),
  dropOldPieces: statement(
    'dropOldPieces',
    `delete from territory_import_piece p using territory_import i
     where p.tenant_id = $1 and i.tenant_id = $1 and i.id = p.import_id and i.updated_at < $2`,
  ),
  dropRefusals: statement(
    'dropRefusals',
    'delete from territory_import_refusal where tenant_id = $1 and import_id = $2',
  ),
  addRefusals: statement(
    'addRefusals',
    `insert into territory_import_refusal (tenant_id, import_id, position, row_number, code, reason, facts)
     select $1, $2, n.position, n.row, n.code, n.reason, n.facts
     from jsonb_to_recordset($3::jsonb) n(position integer, "row" integer, code text, reason text, facts jsonb)`,
  ),
  refusals: statement(
    'refusals',
    `select position, row_number "row", code, reason, facts from territory_import_refusal
     where tenant_id = $1 and import_id = $2 and position > $3 order by position limit $4`,
  ),
}

/** Refused rows written by one statement. */
const chunk = 2000

/** Files of units and buildings and what came of them, bound to a transaction. */
export function importsStore(tx: Tx) {
  const tenant = tx.tenantId
  const one = async (prepared: Prepared, values: unknown[]) =>
    (await tx.run<ImportRecord>(prepared, values)).map(plain)[0]
  return {
    async latest(kind: ImportKind, limit: number): Promise<ImportRecord[]> {
      return (await tx.run<ImportRecord>(sql.latest, [tenant, kind, limit])).map(plain)
    },

    async find(id: string): Promise<ImportRecord | undefined> {
      return await one(sql.find, [tenant, id])
    },

    /** The same, held until the transaction ends. */
    async findForUpdate(id: string): Promise<ImportRecord | undefined> {
      return await one(sql.findForUpdate, [tenant, id])
    },

    async insert(
      given: Pick<ImportRecord, 'id' | 'kind' | 'name' | 'format' | 'size' | 'createdBy' | 'createdAt'>,
    ): Promise<void> {
      const { id, kind, name, format, size, createdBy, createdAt } = given
      await tx.run(sql.insert, [tenant, id, kind, name, format, size, createdBy, createdAt])
    },

    async save(given: ImportRecord): Promise<void> {
      const { id, received, state, dryRun, cancelAsked, rows, bytes, report, problem, mapping, updatedAt } = given
      const json = [report, problem, mapping].map((value) => (value === null ? null : JSON.stringify(value)))
      await tx.run(sql.save, [tenant, id, received, state, dryRun, cancelAsked, rows, bytes, ...json, updatedAt])
    },

    /** Writes down how far a run is. Gives whether it is to stop. */
    async progress(id: string, { rows, bytes, now }: { rows: number; bytes: number; now: Date }): Promise<boolean> {
      const [row] = await tx.run<{ cancelAsked: boolean }>(sql.progress, [tenant, id, rows, bytes, now])
      return row?.cancelAsked ?? true
    },

    /** Runs that gave no sign of life since. */
    async silent(since: Date): Promise<string[]> {
      return (await tx.run<{ id: string }>(sql.silent, [tenant, since])).map(({ id }) => id)
    },

    async addPiece(id: string, at: number, bytes: Buffer): Promise<void> {
      await tx.run(sql.addPiece, [tenant, id, at, bytes])
    },

    /** The piece that begins at a byte. */
    async piece(id: string, at: number): Promise<Buffer | undefined> {
      return (await tx.run<{ bytes: Buffer }>(sql.piece, [tenant, id, at]))[0]?.bytes
    },

    async dropPieces(id: string): Promise<void> {
      await tx.run(sql.dropPieces, [tenant, id])
    },

    /** Lets go of files nobody did anything with since. */
    async dropPiecesBefore(before: Date): Promise<void> {
      await tx.run(sql.dropOldPieces, [tenant, before])
    },

    /** Keeps the rows the last run did not take, instead of those of the run before. */
    async replaceRefusals(id: string, refused: readonly Refusal[]): Promise<void> {
      await tx.run(sql.dropRefusals, [tenant, id])
      const rows = refused.map((refusal, position) => ({ ...refusal, position: position + 1 }))
      for (let from = 0; from < rows.length; from += chunk)
        await tx.run(sql.addRefusals, [tenant, id, JSON.stringify(rows.slice(from, from + chunk))])
    },

    async refusals(id: string, after: number, limit: number): Promise<(Refusal & { position: number })[]> {
      return await tx.run(sql.refusals, [tenant, id, after, limit])
    },
  }
}

/** Big integers of the database as numbers: files are smaller than what those hold. */
const plain = (row: ImportRecord): ImportRecord => ({
  ...row,
  ...{ size: Number(row.size), received: Number(row.received), bytes: Number(row.bytes) },
})

import type { Holder } from '../../../../contract/cases.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import type { Paper, Step } from '../procedure/petition.ts'

const statement = (name: string, text: string): Prepared => ({ name: `petition_papers.${name}`, text })
const paper = `id, kind, result, grounds, outcome, remedy, made_at "madeAt", made_by "madeBy", body_kind "bodyKind", body_id "bodyId",
  document_id "documentId", document_code "documentCode", served_way "servedWay", served_at "servedAt", served_note "servedNote"`
const sql = {
  papers: statement(
    'papers',
    `select ${paper} from petition_paper where tenant_id = $1 and petition_id = $2 order by made_at, id`,
  ),
  save: statement(
    'save',
    `insert into petition_paper (tenant_id, id, petition_id, kind, result, grounds, outcome, remedy, made_at, made_by, body_kind,
       body_id, document_id, document_code, served_way, served_at, served_note)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8::jsonb, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (tenant_id, id) do update set served_way = excluded.served_way, served_at = excluded.served_at,
       served_note = excluded.served_note, document_id = excluded.document_id, document_code = excluded.document_code`,
  ),
  steps: statement(
    'steps',
    'select id, kind, at, detail from petition_step where tenant_id = $1 and petition_id = $2 order by at, id',
  ),
  saveStep: statement(
    'saveStep',
    `insert into petition_step (tenant_id, id, petition_id, kind, at, detail) values ($1, $2, $3, $4, $5, $6::jsonb)
     on conflict (tenant_id, id) do update set detail = excluded.detail`,
  ),
}

type PaperRow = Omit<Paper, 'body'> & { bodyKind: Holder['kind']; bodyId: string }

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** Papers and steps of petitions, bound to a transaction. */
export function papersStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    async papersOf(petitionId: string): Promise<Paper[]> {
      const rows = await tx.run<PaperRow>(sql.papers, [tenant, petitionId])
      return rows.map(({ bodyKind, bodyId, ...rest }) => ({ ...rest, body: { kind: bodyKind, id: bodyId } }))
    },

    async stepsOf(petitionId: string): Promise<Step[]> {
      const rows = await tx.run<{ id: string; kind: Step['kind']; at: Date; detail: object }>(sql.steps, [
        tenant,
        petitionId,
      ])
      return rows.map(({ detail, ...row }) => ({ ...detail, ...row }) as Step)
    },

    async save(petitionId: string, papers: readonly Paper[]): Promise<void> {
      for (const p of papers)
        await tx.run(sql.save, [
          ...[tenant, p.id, petitionId, p.kind, p.result, json(p.grounds), json(p.outcome), json(p.remedy), p.madeAt],
          ...[p.madeBy, p.body.kind, p.body.id, p.documentId, p.documentCode, p.servedWay, p.servedAt, p.servedNote],
        ])
    },

    async saveSteps(petitionId: string, steps: readonly Step[]): Promise<void> {
      for (const { id, kind, at, ...detail } of steps)
        await tx.run(sql.saveStep, [tenant, id, petitionId, kind, at, JSON.stringify(detail)])
    },
  }
}

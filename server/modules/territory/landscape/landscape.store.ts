import type { LandscapeCount, LandscapeKind } from '../../../../contract/landscape.ts'
import type { Prepared, Tx } from '../../../platform/database/database.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Line } from './map-line.rules.ts'

const statement = (name: string, text: string): Prepared => ({ name: `landscape.${name}`, text })
const sql = {
  version: statement(
    'version',
    'select max(created_at) at, count(*)::int lines from landscape_line where tenant_id = $1',
  ),
  counts: statement(
    'counts',
    `select kind, count(*)::int lines, round(sum(metres) / 100)::float8 / 10 kilometres from landscape_line
     where tenant_id = $1 group by kind order by kind`,
  ),
  drawn: statement(
    'drawn',
    `select kind, name_en "nameEn", name_zh "nameZh", drawn from landscape_line where tenant_id = $1 order by kind, id`,
  ),
  within: statement(
    'within',
    `select geometry from landscape_line where tenant_id = $1 and kind = any($2::text[])
       and west <= $5 and east >= $3 and south <= $6 and north >= $4 order by kind, id`,
  ),
  drop: statement('drop', 'delete from landscape_line where tenant_id = $1 and kind = any($2::text[])'),
  add: statement(
    'add',
    `insert into landscape_line (tenant_id, id, kind, name_en, name_zh, west, south, east, north, metres, geometry, drawn, created_at)
     select $1, n.id, n.kind, n."nameEn", n."nameZh", n.west, n.south, n.east, n.north, n.metres, n.geometry, n.drawn, $3
     from jsonb_to_recordset($2::jsonb) n(id uuid, kind text, "nameEn" text, "nameZh" text, west float8, south float8, east float8,
       north float8, metres float8, geometry text, drawn text)`,
  ),
}

/** Lines written by one statement. */
const chunk = 500

/** Rivers, railways and roads, bound to a transaction. */
export function landscapeStore(tx: Tx) {
  const tenant = tx.tenantId
  return {
    /** Changes whenever the lines do. */
    async version(): Promise<string> {
      const [row] = await tx.run<{ at: Date | null; lines: number }>(sql.version, [tenant])
      return `${row?.at?.getTime() ?? 0}-${row?.lines ?? 0}`
    },

    async counts(): Promise<LandscapeCount[]> {
      return await tx.run<LandscapeCount>(sql.counts, [tenant])
    },

    /** Lines as maps draw them; `drawn` is the text of a geometry. */
    async drawn(): Promise<Pick<Line, 'kind' | 'nameEn' | 'nameZh' | 'drawn'>[]> {
      return await tx.run(sql.drawn, [tenant])
    },

    /** Texts of the geometries of some kinds whose box meets a box (west, south, east, north). */
    async within(kinds: readonly LandscapeKind[], box: readonly [number, number, number, number]): Promise<string[]> {
      return (await tx.run<{ geometry: string }>(sql.within, [tenant, kinds, ...box])).map(({ geometry }) => geometry)
    },

    /** Puts lines in the place of all that were kept of some kinds. */
    async replace(kinds: readonly LandscapeKind[], lines: readonly Line[], at: Date): Promise<void> {
      await tx.run(sql.drop, [tenant, kinds])
      for (let from = 0; from < lines.length; from += chunk) {
        const rows = lines.slice(from, from + chunk).map((line) => ({ ...line, id: uuidv7() }))
        await tx.run(sql.add, [tenant, JSON.stringify(rows), at])
      }
    },
  }
}

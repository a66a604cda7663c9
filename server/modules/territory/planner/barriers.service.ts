import type { PlanBarrier } from '../../../../contract/planner.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { type IdempotencyClaim, idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { metresPerDegree } from '../outline.rules.ts'
import type { Territory } from '../territory.api.ts'
import { checkTerritory } from '../territory.policy.ts'
import { barriersOf } from './barriers.rules.ts'
import { type BarrierRecord, groundStore } from './ground.store.ts'
import type { RawFeature } from './plan.types.ts'
import { featuresOf } from './town.rules.ts'

interface Doing {
  tenantId: string
  actor: Actor
  claim?: IdempotencyClaim | undefined
}

/** Files of lines, newest first. Throws Refused `platform.forbidden`. */
export async function listBarriers(territory: Territory, { tenantId, actor }: Doing): Promise<PlanBarrier[]> {
  checkTerritory(actor, 'plan.see')
  return (await territory.database.tx(tenantId, (tx) => groundStore(tx).barriers(), { readOnly: true })).map(viewOf)
}

/** Files kept, and corners of the lines of one: more than a large city's rivers, railways and main roads have. */
const most = { files: 50, corners: 100_000 }

/**
 * Keeps a file of lines. Throws Refused `plan.not_geojson`, `plan.bad_barrier`, `plan.bad_position`, `plan.no_lines`, `plan.barrier_large`,
 * `plan.barriers_many`.
 */
export async function addBarrier(
  territory: Territory,
  { tenantId, actor, claim }: Doing,
  { name, content }: { name: string; content: string },
): Promise<PlanBarrier> {
  checkTerritory(actor, 'plan.edit')
  const { lines, kilometres, document } = readLines(content)
  const now = territory.clock.now()
  const add = async (tx: Tx) => {
    if ((await groundStore(tx).barriers()).length >= most.files)
      throw new Refused('plan.barriers_many', { limit: most.files }, { status: 409 })
    const barrier = { id: uuidv7(), name, lines, kilometres, createdAt: now }
    await groundStore(tx).addBarrier({ ...barrier, content: document, createdBy: actor.accountId ?? null })
    const subject = { kind: 'plan_barrier', id: barrier.id }
    await audit(tx).record({ actor, action: 'plan.barrier_added', subject, detail: { name, lines }, at: now })
    return viewOf(barrier)
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => add(tx) }))
}

/** The lines of a file as its text. Throws Refused `platform.forbidden`, `plan_barrier.not_found`. */
export async function barrierText(territory: Territory, { tenantId, actor }: Doing, id: string): Promise<string> {
  checkTerritory(actor, 'plan.see')
  const [found] = await territory.database.tx(tenantId, (tx) => groundStore(tx).barrierTexts([id]), { readOnly: true })
  if (!found) throw new Refused('plan_barrier.not_found')
  return found.content
}

/** Throws Refused `platform.forbidden`, `plan_barrier.not_found`. */
export async function removeBarrier(
  territory: Territory,
  { tenantId, actor, claim }: Doing,
  id: string,
): Promise<{ removed: true }> {
  checkTerritory(actor, 'plan.edit')
  const at = territory.clock.now()
  const remove = async (tx: Tx) => {
    if (!(await groundStore(tx).dropBarrier(id))) throw new Refused('plan_barrier.not_found')
    await audit(tx).record({ actor, action: 'plan.barrier_removed', subject: { kind: 'plan_barrier', id }, at })
    return { removed: true as const }
  }
  return await territory.database.tx(tenantId, (tx) => idempotent({ tx, claim, work: () => remove(tx) }))
}

/** Texts of the features of some files; files removed meanwhile are left out. Nobody reads into them but the planner's thread. */
export async function linesOfRun(territory: Territory, tenantId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const texts = await territory.database.tx(tenantId, (tx) => groundStore(tx).barrierTexts(ids), { readOnly: true })
  // They were written by `readLines`: what lies between the outer brackets are the features.
  return texts.map(({ content }) => content.slice(content.indexOf('[') + 1, content.lastIndexOf(']')))
}

/** Features as the bytes of a file, as the planner reads it; undefined without any. */
export const documentOfLines = (features: readonly string[]): Uint8Array | undefined =>
  features.length === 0
    ? undefined
    : new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features.join()}]}`)

function readLines(content: string): { lines: number; kilometres: number; document: string } {
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch {
    throw new Refused('plan.not_geojson', { what: 'barriers' }, { field: 'body.content' })
  }
  const features = featuresOf(parsed, 'barriers').filter((feature) => feature?.geometry)
  const lat = latitudeOf(features[0]?.geometry?.coordinates)
  const metres = metresPerDegree(lat)
  const document = { type: 'FeatureCollection', features: features.map(({ geometry }) => plain(geometry)) }
  const segments = barriersOf(document, { lon0: 0, lat0: 0, kx: metres.x, ky: metres.y })
  if (segments.length > 4 * most.corners)
    throw new Refused('plan.barrier_large', { limit: most.corners }, { field: 'body.content' })
  if (segments.length === 0) throw new Refused('plan.no_lines', {}, { field: 'body.content' })
  let length = 0
  for (let i = 0; i < segments.length; i += 4)
    length += Math.hypot((segments[i + 2] ?? 0) - (segments[i] ?? 0), (segments[i + 3] ?? 0) - (segments[i + 1] ?? 0))
  return {
    lines: features.length,
    kilometres: Math.round(length / 100) / 10,
    document: JSON.stringify(document),
  }
}

/** Names and whatever else a file holds are not kept: lines are all a plan needs. */
const plain = (geometry: RawFeature['geometry']) => ({
  ...{ type: 'Feature', properties: {} },
  geometry: { type: geometry?.type, coordinates: geometry?.coordinates },
})

function latitudeOf(coordinates: unknown): number {
  let at = coordinates
  // No geometry lies deeper, whatever a file says.
  for (let depth = 0; depth < 4 && Array.isArray(at) && typeof at[0] !== 'number'; depth++) at = at[0]
  const lat = Array.isArray(at) ? (at[1] as unknown) : undefined
  return typeof lat === 'number' && Math.abs(lat) <= 90 ? lat : 0
}

const viewOf = ({ createdAt, ...barrier }: BarrierRecord): PlanBarrier => ({
  ...barrier,
  createdAt: createdAt.toISOString(),
})

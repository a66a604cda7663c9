import type { DisputeFigures } from '../../../../contract/disputes-figures.ts'
import { Refused } from '../../../platform/errors.ts'
import { type At, type Disputes, dayIn, reading } from '../disputes.context.ts'
import { mayReadFigures } from '../disputes.policy.ts'
import { settingsOf } from '../inside.ts'
import { topicOf } from '../reading/view.ts'
import { disputeFiguresStore } from './figures.store.ts'

/** Disputes a cluster has at least: nothing that is published describes fewer. */
const least = 5

/** Mediation in numbers, at a unit and below it. Throws Refused `platform.forbidden`. */
export async function disputeFigures(
  disputes: Disputes,
  at: At,
  wanted: { from: string; to: string; unitId?: string | undefined },
): Promise<DisputeFigures> {
  const context = await disputes.cases.contextOf(at.tenant)
  const unit = wanted.unitId ? context.bodies.unit(wanted.unitId) : undefined
  if (!mayReadFigures(at.actor, unit?.path ?? [context.bodies.district])) throw new Refused('platform.forbidden')
  const span = { from: new Date(wanted.from), to: new Date(wanted.to), unitId: unit?.id ?? null }
  const refOf = (id: string) => {
    const body = context.bodies.unit(id)
    return body && { id, level: body.level, code: context.codeOf(id), name: body.name }
  }
  return await reading(disputes, at, async (tx) => {
    const store = disputeFiguresStore(tx)
    const { detail } = await settingsOf(tx)
    const [tiers, all, applied] = [await store.tiers(span), await store.all(span), await store.applied(span)]
    const performed = await store.performed(span, dayIn(at.tenant.timeZone, disputes.clock.now()))
    const clusters = await store.clusters(span, least)
    return {
      ...{ from: span.from.toISOString(), to: span.to.toISOString(), unit: unit ? (refOf(unit.id) ?? null) : null },
      ...applied,
      tiers: detail.tiers.map(({ code, name, level }) => {
        const of = tiers.find(({ tier }) => tier === code)
        const part = of?.settled ?? 0
        const medianDays = of?.medianDays ?? null
        return { code, name, level, settled: { part, whole: part + (of?.unsettled ?? 0) }, medianDays }
      }),
      settled: { part: all.settled, whole: all.settled + all.unsettled },
      ...{ medianDays: all.medianDays, performed },
      clusters: clusters.flatMap(({ categoryId, unitId, count }) => {
        const [topic, place] = [topicOf(context, categoryId), refOf(unitId)]
        return topic && place ? [{ topic, unit: place, count }] : []
      }),
    }
  })
}

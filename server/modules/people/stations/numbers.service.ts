import type { NearNumber, NumberInput } from '../../../../contract/stations.ts'
import type { UnitRef } from '../../../../contract/territory.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { idempotent } from '../../../platform/http/idempotency.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { outbox } from '../../../platform/outbox/outbox.ts'
import type { People } from '../people.api.ts'
import type { Doing } from '../posts.service.ts'
import { type NumbersChanged, stationsTopic } from './stations.events.ts'
import { check, mayManageStation } from './stations.policy.ts'
import { nearest } from './stations.rules.ts'
import { type NumberRecord, stationsStore } from './stations.store.ts'
import { placeOfUnit } from './stations.view.ts'

const inputOf = ({ kind, nameEn, nameZh, phone, noteEn, noteZh }: NumberRecord): NumberInput => ({
  ...{ kind, phone, name: { en: nameEn, zh: nameZh }, note: { en: noteEn ?? '', zh: noteZh ?? '' } },
})

/** The numbers that hold at a unit: of each kind those of the nearest unit that has one, in the order they were written. */
export async function numbersNear(tx: Tx, people: People, unitId: string): Promise<NearNumber[]> {
  const atlas = await people.territory.atlas(tx.tenantId)
  const { path } = atlas.get(unitId)
  const numbers = await stationsStore(tx).numbers(path)
  return nearest(numbers.map((each) => ({ ...each, depth: path.indexOf(each.unitId) }))).map((each) => ({
    ...inputOf(each),
    unit: atlas.get(each.unitId).ref,
  }))
}

/** The unit's own numbers, and those that hold there. Throws Refused `unit.not_found`. */
export async function getNumbers(
  people: People,
  { tenantId, actor }: Doing,
  unitId: string,
): Promise<{ unit: UnitRef; own: NumberInput[]; near: NearNumber[]; mayManage: boolean }> {
  const { ref } = (await people.territory.atlas(tenantId)).get(unitId)
  const mayManage = mayManageStation(actor, await placeOfUnit(people.territory, tenantId, unitId))
  return await people.database.tx(
    tenantId,
    async (tx) => {
      const own = (await stationsStore(tx).numbers([unitId])).map(inputOf)
      return { unit: ref, own, near: await numbersNear(tx, people, unitId), mayManage }
    },
    { readOnly: true },
  )
}

/** Says the numbers of a unit. Throws Refused `unit.not_found`, `unit.ended`, `platform.forbidden`. */
export async function saveNumbers(
  people: People,
  { tenantId, actor, claim }: Doing,
  wanted: { unitId: string; items: readonly NumberInput[] },
): Promise<{ near: NearNumber[] }> {
  const { unitId, items } = wanted
  const unit = (await people.territory.atlas(tenantId)).get(unitId)
  check(mayManageStation(actor, await placeOfUnit(people.territory, tenantId, unitId)))
  if (!unit.valid) throw new Refused('unit.ended', { code: unit.code })
  return await people.database.tx(tenantId, (tx) =>
    idempotent({
      tx,
      claim,
      work: async () => {
        await stationsStore(tx).setNumbers(unitId, items, uuidv7)
        const event: NumbersChanged = { name: 'numbers.changed', topics: [stationsTopic], unitId }
        await outbox(tx).publish(event)
        const detail = { kinds: [...new Set(items.map(({ kind }) => kind))] }
        const subject = { kind: 'unit', id: unitId }
        await audit(tx).record({ actor, action: 'numbers.changed', subject, detail, at: people.clock.now() })
        return { near: await numbersNear(tx, people, unitId) }
      },
    }),
  )
}

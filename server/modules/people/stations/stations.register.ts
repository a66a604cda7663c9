import type { FastifyInstance } from 'fastify'
import { nameIn } from '../../../../contract/common.ts'
import type { Route } from '../../../../contract/route.ts'
import { stationRoutes } from '../../../../contract/stations.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import { tableDownload } from '../../../platform/http/table.ts'
import { textOf } from '../../../platform/messages.ts'
import { placesAfter, type TerritoryRearranged } from '../../territory/territory.api.ts'
import { registerBoard } from '../board/board.routes.ts'
import type { People } from '../people.api.ts'
import { postsTopic } from '../people.events.ts'
import { getNumbers, saveNumbers } from './numbers.service.ts'
import { stationsTopic } from './stations.events.ts'
import { mayReadStation } from './stations.policy.ts'
import {
  allStations,
  checkStation,
  createStation,
  getStation,
  listStations,
  type Register,
  saveOfficers,
  saveStation,
  stationHistory,
} from './stations.service.ts'
import { stationsStore } from './stations.store.ts'
import { checkFiles, placeOfUnit } from './stations.view.ts'

/** Puts the register of stations and the public board into the application. */
export function registerStations(app: FastifyInstance, deps: Deps, people: People): void {
  const { files, topics } = deps
  serveRegister(app, { people, files })
  registerBoard(app, people)
  files.guard(checkFiles, ({ file, tenant, actor }) =>
    people.database.tx(
      tenant.id,
      async (tx) => {
        const station = await stationsStore(tx).findOfCheck(file.ownerId ?? '')
        return (
          station !== undefined && mayReadStation(actor, await placeOfUnit(people.territory, tenant.id, station.unitId))
        )
      },
      { readOnly: true },
    ),
  )
  // What hangs on the wall changes with the register and the roster; that something did, anybody may hear.
  topics.guard(stationsTopic, () => true)
  topics.guard(postsTopic, () => true)
  // When units end, what stood there stands in the successor with the largest share, or in the unit above.
  deps.subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const atlas = await people.territory.atlas(tx.tenantId)
    await stationsStore(tx).moveAll(await placesAfter(tx, atlas, changeId))
  })
}

function serveRegister(app: FastifyInstance, register: Register): void {
  const { people } = register
  const at = ({ tenant, actor, claim }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim'>) => ({
    ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim },
  })
  serve(app, stationRoutes.list, (call) => listStations(register, at(call), call.query))
  serve(app, stationRoutes.export, async (call) => {
    const { locale } = call
    const word = (key: string) => textOf({ locale, area: 'stations', key })
    const rows = await allStations(register, at(call), call.query)
    // messages: stations.column.*, stations.kind.*, stations.state.*
    const columns = ['code', 'name', 'kind', 'unit', 'phone', 'state', 'accepted', 'due', 'officers'] as const
    const table = rows.map(({ code, name, kind, unit, dutyPhone, acceptance, officers }) => [
      ...[code, nameIn(name, locale), word(`stations.kind.${kind}`), nameIn(unit.name, locale), dutyPhone ?? ''],
      ...[word(`stations.state.${acceptance.state}`), acceptance.acceptedAt?.slice(0, 10) ?? ''],
      ...[acceptance.dueOn ?? '', officers],
    ])
    const head = columns.map((column) => word(`stations.column.${column}`))
    return tableDownload('stations', head, table)
  })
  serve(app, stationRoutes.get, (call) => getStation(register, at(call), call.params.id))
  serve(app, stationRoutes.create, (call) => createStation(register, at(call), call.body))
  serve(app, stationRoutes.save, (call) => {
    const { version, ...input } = call.body
    return saveStation(register, at(call), { id: call.params.id, version, input })
  })
  serve(app, stationRoutes.saveOfficers, (call) =>
    saveOfficers(register, at(call), { id: call.params.id, ...call.body }),
  )
  serve(app, stationRoutes.check, (call) => checkStation(register, at(call), { id: call.params.id, ...call.body }))
  serve(app, stationRoutes.history, (call) =>
    stationHistory(register, at(call), { id: call.params.id, before: call.query.before }),
  )
  serve(app, stationRoutes.numbers, (call) => getNumbers(people, at(call), call.params.unitId))
  serve(app, stationRoutes.saveNumbers, (call) =>
    saveNumbers(people, at(call), { unitId: call.params.unitId, items: call.body.items }),
  )
}

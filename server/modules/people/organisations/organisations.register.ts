import type { FastifyInstance } from 'fastify'
import { nameIn } from '../../../../contract/common.ts'
import { communityListRoutes } from '../../../../contract/community-lists.ts'
import { organisationRoutes } from '../../../../contract/organisation-routes.ts'
import type { Route } from '../../../../contract/route.ts'
import type { Deps } from '../../../platform/http/deps.ts'
import { type Call, serve } from '../../../platform/http/serve.ts'
import { tableDownload } from '../../../platform/http/table.ts'
import { textOf } from '../../../platform/messages.ts'
import { placesAfter, type TerritoryRearranged } from '../../territory/territory.api.ts'
import type { People } from '../people.api.ts'
import {
  allBodies,
  createBody,
  createMeeting,
  endBody,
  listBodies,
  listMeetings,
  saveBody,
  saveMeeting,
} from './bodies.service.ts'
import {
  answerDeed,
  answerEnlistment,
  answerPairing,
  endEnlistment,
  endPairing,
  endPledge,
  enlist,
  listDeeds,
  logDeed,
  pair,
  pledge,
  savePledge,
} from './help.service.ts'
import { deeds, helpStore, pairings } from './help.store.ts'
import {
  createNeed,
  endNeed,
  listEntries,
  listPage,
  matchNeed,
  saveNeed,
  threeLists,
  unmatchNeed,
} from './lists.service.ts'
import { listsStore } from './lists.store.ts'
import { mayKeepPlace, mayReadUnconfirmed } from './organisations.policy.ts'
import {
  allOrganisations,
  createOrganisation,
  endOrganisation,
  getOrganisation,
  listOrganisations,
  myOrganisations,
  organisationRegister,
  revealContact,
  saveOrganisation,
} from './organisations.service.ts'
import { organisationsStore } from './organisations.store.ts'
import { type At, type Organisations, ownerKinds, standingOf } from './organisations.view.ts'

/** Puts organisations, the three lists, bodies and joint meetings into the application. */
export function registerOrganisations(app: FastifyInstance, deps: Deps, people: People): void {
  const given: Organisations = { people, files: deps.files }
  serveOrganisations(app, given)
  serveParts(app, given)
  serveLists(app, given)
  guardFiles(given)
  deps.identity.personalData.register(
    'organisations',
    async (tx, accountId) => ({ speaksFor: await organisationsStore(tx).spokenForBy(accountId) }),
    async (tx, accountId) => ({ erased: await organisationsStore(tx).forget(accountId, people.clock.now()) }),
  )
  people.territory.stakes.register('organisations', (tx, unitIds) => organisationsStore(tx).countAt(unitIds))
  // When units end, what was agreed there is agreed with the successor with the largest share, or with the unit above.
  deps.subscriptions.subscribe<TerritoryRearranged>('territory.rearranged', async (tx, { changeId }) => {
    const atlas = await people.territory.atlas(tx.tenantId)
    const places = await placesAfter(tx, atlas, changeId)
    await organisationsStore(tx).moveAll(places)
    await helpStore(tx).moveAll(places, people.clock.now())
    await listsStore(tx).moveAll(places)
  })
}

/** Papers of an agreement are for both sides; photos of a deed for everybody once it is confirmed. */
function guardFiles(given: Organisations): void {
  const { people, files } = given
  files.guard(ownerKinds.pairing, ({ file, tenant, actor }) =>
    people.database.tx(
      tenant.id,
      async (tx) => {
        const pairing = await pairings.find(tx, file.ownerId)
        if (!pairing) return false
        const atlas = await people.territory.atlas(tenant.id)
        if (mayKeepPlace(actor, atlas.get(pairing.unitId).path)) return true
        return (await standingOf(given, tx, { actor, id: pairing.organisationId })).place.speaks
      },
      { readOnly: true },
    ),
  )
  files.guard(ownerKinds.deed, ({ file, tenant, actor }) =>
    people.database.tx(
      tenant.id,
      async (tx) => {
        const deed = await deeds.find(tx, file.ownerId)
        if (!deed) return false
        if (deed.state === 'confirmed') return true
        return mayReadUnconfirmed(actor, (await standingOf(given, tx, { actor, id: deed.organisationId })).place)
      },
      { readOnly: true },
    ),
  )
}

const at = ({ tenant, actor, claim, locale }: Pick<Call<Route>, 'tenant' | 'actor' | 'claim' | 'locale'>): At => ({
  ...{ tenantId: tenant.id, timeZone: tenant.timeZone, actor, claim, locale },
})

/** Words of this area in the reader's language. */
// messages: organisations.column.*, organisations.kind.*, organisations.resource.*, organisations.body.*, organisations.list.*
const speak =
  (locale: At['locale']) =>
  (key: string): string =>
    textOf({ locale, area: 'organisations', key: `organisations.${key}` })

function serveOrganisations(app: FastifyInstance, given: Organisations): void {
  const routes = organisationRoutes
  serve(app, routes.list, (call) => listOrganisations(given, at(call), call.query))
  serve(app, routes.register, (call) => organisationRegister(given, at(call), call.query))
  serve(app, routes.export, async (call) => {
    const { locale } = call
    const say = speak(locale)
    const columns = ['name', 'kind', 'number', 'unit', 'communities', 'asked', 'pledges', 'deeds', 'unconfirmed']
    const rows = (await allOrganisations(given, at(call), call.query)).map((row) => [
      ...[nameIn(row.name, locale), say(`kind.${row.kind}`), row.registeredNo ?? '', nameIn(row.unit.name, locale)],
      row.communities.map(({ name }) => nameIn(name, locale)).join(' · '),
      ...[row.asked, row.pledges, row.deeds, row.unconfirmed],
    ])
    const head = columns.map((column) => say(`column.${column}`))
    return tableDownload('organisations', head, rows)
  })
  serve(app, routes.mine, (call) => myOrganisations(given, at(call)))
  serve(app, routes.get, (call) => getOrganisation(given, at(call), call.params.id))
  serve(app, routes.deeds, (call) => listDeeds(given, at(call), { id: call.params.id, ...call.query }))
  serve(app, routes.deedsExport, async (call) => {
    const { locale } = call
    const say = speak(locale)
    const { items } = await listDeeds(given, at(call), { id: call.params.id, limit: 5000 })
    const rows = items.map(({ on, unit, what, amount, measure, pledge: promised, state }) => [
      ...[on, nameIn(unit.name, locale), what, amount ?? '', measure ?? '', promised?.what ?? '', say(`deed.${state}`)],
    ])
    const columns = ['on', 'unit', 'what', 'amount', 'measure', 'pledge', 'state']
    const head = columns.map((column) => say(`column.${column}`))
    return tableDownload('deeds', head, rows)
  })
  serve(app, routes.create, (call) => createOrganisation(given, at(call), call.body))
  serve(app, routes.save, (call) => {
    const { version, ...input } = call.body
    return saveOrganisation(given, at(call), { id: call.params.id, version, input })
  })
  serve(app, routes.end, (call) => endOrganisation(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.reveal, (call) => revealContact(given, at(call), { id: call.params.id, ...call.body }))
}

function serveParts(app: FastifyInstance, given: Organisations): void {
  const routes = organisationRoutes
  serve(app, routes.enlist, (call) => enlist(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.answerEnlistment, (call) => answerEnlistment(given, at(call), { ...call.params, ...call.body }))
  serve(app, routes.endEnlistment, (call) => endEnlistment(given, at(call), { ...call.params, ...call.body }))
  serve(app, routes.pledge, (call) => pledge(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.savePledge, (call) => savePledge(given, at(call), { ...call.params, ...call.body }))
  serve(app, routes.endPledge, (call) => endPledge(given, at(call), { ...call.params, ...call.body }))
  serve(app, routes.pair, (call) => pair(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.answerPairing, (call) => answerPairing(given, at(call), { ...call.params, ...call.body }))
  serve(app, routes.endPairing, (call) => endPairing(given, at(call), { ...call.params, ...call.body }))
  serve(app, routes.logDeed, (call) => logDeed(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.answerDeed, (call) => answerDeed(given, at(call), { ...call.params, ...call.body }))
}

function serveLists(app: FastifyInstance, given: Organisations): void {
  const routes = communityListRoutes
  serve(app, routes.lists, (call) => listPage(given, at(call), { unitId: call.params.id, ...call.query }))
  serve(app, routes.entries, (call) => listEntries(given, at(call), { unitId: call.params.id, ...call.query }))
  serve(app, routes.export, async (call) => {
    const { locale } = call
    const say = speak(locale)
    const { needs, pledges } = await threeLists(given, at(call), { unitId: call.params.id, ended: call.query.ended })
    const columns = ['list', 'unit', 'resource', 'what', 'amount', 'measure', 'until', 'state', 'matched']
    const cells = (each: (typeof needs)[number] | (typeof pledges)[number]) => [
      ...[nameIn(each.unit.name, locale), say(`resource.${each.resource}`), each.what, each.amount ?? ''],
      each.measure ?? '',
    ]
    const rows = [
      ...needs.map((need) => [
        ...[say(`list.${need.list}`), ...cells(need), need.by ?? '', say(`need.${need.state}`)],
        need.pledges.map(({ organisation }) => nameIn(organisation.name, locale)).join(' · '),
      ]),
      ...pledges.map((promised) => [
        ...[say('list.resource'), ...cells(promised), promised.until ?? '', say(`pledge.${promised.state}`)],
        nameIn(promised.organisation.name, locale),
      ]),
    ]
    const head = columns.map((column) => say(`column.${column}`))
    return tableDownload('three-lists', head, rows)
  })
  serve(app, routes.createNeed, (call) => createNeed(given, at(call), call.body))
  serve(app, routes.saveNeed, (call) => {
    const { version, ...input } = call.body
    return saveNeed(given, at(call), { id: call.params.id, version, input })
  })
  serve(app, routes.endNeed, (call) => endNeed(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.match, (call) => matchNeed(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.unmatch, (call) => unmatchNeed(given, at(call), call.params))
  serve(app, routes.bodies, (call) => listBodies(given, at(call), call.query))
  serve(app, routes.bodiesExport, async (call) => {
    const { locale } = call
    const say = speak(locale)
    const rows = (await allBodies(given, at(call), call.query)).map((body) => [
      ...[nameIn(body.unit.name, locale), say(`body.${body.kind}`), nameIn(body.name, locale), body.members],
      ...[body.formedOn, body.termUntil ?? '', body.contact ?? '', body.endedOn ?? ''],
    ])
    const columns = ['unit', 'kind', 'name', 'members', 'formed', 'term', 'contact', 'ended']
    const head = columns.map((column) => say(`column.${column}`))
    return tableDownload('bodies', head, rows)
  })
  serve(app, routes.createBody, (call) => createBody(given, at(call), call.body))
  serve(app, routes.saveBody, (call) => {
    const { version, ...input } = call.body
    return saveBody(given, at(call), { id: call.params.id, version, input })
  })
  serve(app, routes.endBody, (call) => endBody(given, at(call), { id: call.params.id, ...call.body }))
  serve(app, routes.meetings, (call) => listMeetings(given, at(call), call.query))
  serve(app, routes.createMeeting, (call) => createMeeting(given, at(call), call.body))
  serve(app, routes.saveMeeting, (call) => {
    const { version, ...input } = call.body
    return saveMeeting(given, at(call), { id: call.params.id, version, input })
  })
}

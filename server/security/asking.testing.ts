import { disputeConsentVersion } from '../../contract/disputes.ts'
import type { Route } from '../../contract/route.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { TestApp } from '../testing/app.ts'
import type { Furnished } from './furnished.testing.ts'
import { type Clues, sampleOf, shapeOf } from './samples.testing.ts'

/** What is sent to a route: a request that fits its contract, about something that is there. */
export interface Asked {
  method: Route['method']
  url: string
  query: Record<string, string | string[]>
  body: unknown
  contentType: string | undefined
}

/** Tables that hold a route's `:id`, by the beginning of its path; the longest that fits counts. */
const tables: readonly (readonly [path: string, table: string, column?: string])[] = [
  ['/api/v1/configuration/categories', 'category'],
  ['/api/v1/configuration/conditions', 'condition'],
  ['/api/v1/configuration/rules', 'routing_rule'],
  ['/api/v1/configuration/texts', 'standard_text'],
  ['/api/v1/configuration/:kind', 'category'],
  ['/api/v1/cases/views', 'saved_view'],
  ['/api/v1/people/staffing/rules', 'staffing_rule'],
  ['/api/v1/people/posts', 'post'],
  ['/api/v1/retaliation-reports', 'retaliation_report'],
  ['/api/v1/territory/changes', 'territory_change'],
  ['/api/v1/territory/plan-barriers', 'plan_barrier'],
  ['/api/v1/territory/plans', 'plan_run'],
  ['/api/v1/territory/buildings', 'building'],
  ['/api/v1/territory/compounds', 'compound'],
  ['/api/v1/joint-meetings', 'joint_meeting'],
  ['/api/v1/shift-notes', 'shift_note'],
  ['/api/v1/notice-webhooks', 'notice_webhook'],
  ['/api/v1/disputes/:number/sessions', 'dispute_run'],
]

/** Finds, in a town that was furnished, what each route could be asked for. */
export async function askings(app: TestApp, tenantId: string, found: Furnished) {
  const rows = new Map<string, string>()
  for (const [, table] of tables) {
    const known = await app.db
      .asOwner<{ id: string }>(`select id from ${table} where tenant_id = $1 order by id limit 1`, [tenantId])
      .catch(() => [])
    if (known[0]) rows.set(table, known[0].id)
  }
  const categoryId = rows.get('category')
  const now = app.clock.now().getTime()
  const general: Clues = {
    ...{ anyId: uuidv7(), day: new Date(now + 86_400_000 * 3).toISOString().slice(0, 10) },
    ...{
      instant: new Date(now + 86_400_000 * 3).toISOString(),
      categoryId,
      caseId: found.report.id,
      version: 1,
      seen: 1,
    },
    ...{
      unitId: found.units.community,
      unit: found.units.community,
      area: found.units.community,
      point: { lat: 30.005, lng: 120.005 },
    },
    ...{
      departmentId: found.departments.water,
      schemeId: found.scheme.id,
      scheme: found.scheme.id,
      ruleId: found.rule.id,
    },
    ...{ goodId: found.good.id, stationId: found.stationId, station: found.stationId, teamId: found.team.id },
    ...{ postId: found.posts.worker.post.id, serviceId: found.hall.services.labour, ticketId: found.ticket.ticket.id },
    ...{ lat: 30.005, lng: 120.005, bbox: '120,30,120.1,30.1', z: 14, x: 13_653, y: 6_720 },
    ...{
      month: '2026-03',
      year: 2026,
      locale: 'en',
      size: 10,
      format: 'csv',
      phone: '000-1234567',
      dutyPhone: '000-1',
    },
    ...{ supervisionPhone: null, purpose: 'complaint', timeZone: 'Asia/Shanghai', event: 'case.closed', letter: 'Z' },
    ...{ members: 5, kind: 'owners', approvers: ['desk'], number: found.dispute.number, tier: 'neighbours', y: 6_720 },
  }
  const own: readonly (readonly [string, Clues])[] = [
    ['/api/v1/board/near', { unitId: found.units.grid }],
    ['/api/v1/board', { code: '990101001001001' }],
    ['/api/v1/calendars', { code: 'office' }],
    ['/api/v1/configuration/:kind', { kind: 'categories' }],
    ['/api/v1/cases/:id', { id: found.report.id }],
    ['/api/v1/follow', { number: found.report.number }],
    ['/api/v1/community-lists', { id: found.units.community }],
    ['/api/v1/needs', { id: found.openNeed.id }],
    ['/api/v1/bodies', { id: found.body.id }],
    ['/api/v1/disputes/:number', { number: found.dispute.number, id: found.dispute.a }],
    ['/api/v1/disputes/mediators', { id: found.school.grid }],
    ['/api/v1/hall', { ...found.hall }],
    ['/api/v1/hall/:id/services', { id: found.hall.id, serviceId: found.hall.services.labour }],
    ['/api/v1/hall/:id/counters', { id: found.hall.id, counterId: found.hall.counters.one }],
    ['/api/v1/hall/counters', { id: found.hall.counters.one }],
    ['/api/v1/hall/tickets', { id: found.ticket.ticket.id }],
    ['/api/v1/halls', { code: found.hall.code }],
    [
      '/api/v1/deliberations',
      {
        ...{ id: found.deliberation.id, seatId: found.deliberation.seats[0]?.id, questionId: found.questions[0]?.id },
        signUpId: found.signUp.id,
      },
    ],
    ['/api/v1/deliberation-sign-ups', { id: found.signUp.id }],
    ['/api/v1/bulletins', { id: found.bulletin.id }],
    ['/api/v1/organisations', { id: found.organisation.id, partId: found.enlistments[0]?.id }],
    ['/api/v1/people/staffing/units', { id: found.units.grid }],
    ['/api/v1/people/serving', { unitId: found.units.grid }],
    ['/api/v1/near-by', { unitId: found.units.grid }],
    ['/api/v1/retaliation-reports/follow', { number: found.retaliation.number }],
    ['/api/v1/petitions', { id: found.petition.id, number: found.petition.number }],
    ['/api/v1/visiting-days', { id: found.visiting.id, bookingId: found.booking.booking?.id }],
    ['/api/v1/visit-bookings', { number: found.booking.booking?.number }],
    ['/api/v1/points/claims', { id: found.openClaim.id }],
    ['/api/v1/points/grants', { id: found.decided.granted?.id }],
    ['/api/v1/points/schemes', { id: found.scheme.id }],
    ['/api/v1/points/rules', { id: found.rule.id }],
    ['/api/v1/points/goods', { id: found.good.id }],
    ['/api/v1/points/orders', { id: found.order.id, code: found.order.code }],
    ['/api/v1/points/needs', { id: found.need.id }],
    ['/api/v1/points/boards', { kind: 'unit', id: found.units.community }],
    ['/api/v1/my/household/invites', { id: found.invited.household?.invites[0]?.id }],
    ['/api/v1/recruitment/desk/calls', { id: found.call.id }],
    ['/api/v1/recruitment/calls', { id: found.call.id }],
    ['/api/v1/recruitment/desk/applications', { id: found.application.id }],
    ['/api/v1/recruitment/mine', { id: found.application.id }],
    ['/api/v1/stations', { id: found.stationId }],
    ['/api/v1/teams', { id: found.team.id, memberId: found.joined.memberId, shiftId: found.shift.id }],
    ['/api/v1/territory/imports', { id: found.importId }],
    ['/api/v1/territory/units', { id: found.units.grid }],
    ['/api/v1/territory/departments', { code: 'water' }],
    ['/api/v1/territory/tiles', { z: '14', x: '13653', y: '6720.mvt' }],
    ...tables.map(([path, table]) => [path, { id: rows.get(table) }] as const),
  ]
  const params = (route: Route): Clues => {
    const fits = own
      .filter(([path]) => route.path === path || route.path.startsWith(`${path}/`))
      .sort((one, other) => other[0].length - one[0].length)[0]
    return { ...general, id: general.anyId, ...fits?.[1] }
  }

  const later = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  const seen = { seen: found.deliberation.version }
  /** Where the schema alone doesn't tell what goes together. */
  const together: Readonly<Record<string, { query?: object; body?: object }>> = {
    'people.duties': { query: { role: 'grid_worker' } },
    'people.dutyVersions': { query: { role: 'grid_worker' } },
    'people.saveDuties': { body: { role: 'grid_worker' } },
    'people.createStaffingRule': { body: { kind: null, roles: ['desk'], committee: null, measure: 'posts' } },
    'people.createPost': { body: { role: 'grid_worker', unitId: found.units.grid, holderName: 'Test Person' } },
    'people.standIn': { body: { accountId: general.anyId, until: later(48) } },
    'planner.ground': { query: { areas: found.units.community } },
    'stations.create': { body: { code: 'LH0002H', unitId: found.units.grid, hours: [] } },
    'stations.save': { body: { code: 'LH0001H', unitId: found.units.street, hours: [] } },
    'teams.createShift': { body: { from: later(24), until: later(26) } },
    'teams.saveShift': { body: { from: later(24), until: later(26) } },
    'cases.figures': { query: { from: later(-480), to: later(0) } },
    'petitions.figures': { query: { from: later(-480), to: later(0) } },
    'points.createRule': { body: found.ruleBody },
    'points.saveRule': { body: found.ruleBody },
    'disputes.apply': { body: { consentVersion: disputeConsentVersion } },
    'disputes.consent': { body: { consentVersion: disputeConsentVersion } },
    'petitions.minute_visit': { body: { minutes: 'We talked about the lane.' } },
    'hall.slots': { query: { service: found.hall.services.social, day: later(24 * 3).slice(0, 10) } },
    'assembly.draft': { body: found.deliberationBody },
    'assembly.save': { body: { ...found.deliberationBody, ...seen } },
    'assembly.follow_up': { body: { itemId: found.deliberation.agenda[0]?.id, what: { en: 'Ask for an offer' } } },
    'assembly.move': { body: { from: later(96), to: later(98), ...seen } },
    'assembly.cancel': { body: seen },
    'assembly.hold': { body: seen },
    'cases.chosen': { body: { ids: [found.report.id] } },
    'points.findOrder': { body: { code: found.order.code } },
    'points.pickUp': { body: { code: found.order.code } },
    'calendars.save': { body: { always: true } },
    'notices.publish': { body: { from: later(-1), until: later(48) } },
  }

  const ask = (route: Route): Asked => {
    const over = together[route.name] ?? {}
    const clues = params(route)
    const part = (name: 'params' | 'query' | 'body', with_: Clues) => {
      const shape = shapeOf(route, name)
      return shape ? sampleOf(shape, with_) : undefined
    }
    const given = (part('params', clues) ?? {}) as Record<string, unknown>
    const query = { ...((part('query', general) ?? {}) as object), ...over.query }
    const text = (value: unknown) => (Array.isArray(value) ? value.map(String) : String(value))
    return {
      method: route.method,
      url: route.path.replace(/:(\w+)/g, (_all, name: string) =>
        encodeURIComponent(String(given[name] ?? clues[name])),
      ),
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, text(value)])),
      body: route.consumes ? 'code,name\n' : merged(part('body', general), over.body),
      contentType: route.method === 'GET' ? undefined : (route.consumes ?? 'application/json'),
    }
  }
  return { ask, clues: params }
}

const merged = (body: unknown, over: object | undefined): unknown =>
  over === undefined ? body : { ...(body as object | undefined), ...over }

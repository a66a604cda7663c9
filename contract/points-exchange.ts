/** What points are good for: goods at stations, their stock book, orders and pick-up. */
import { z } from 'zod'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

const about = z.object({ en: z.string().trim().max(1000), zh: z.string().trim().max(1000) })

/** A good or service as it is written. */
export const GoodInput = z.object({
  schemeId: Id,
  name: LocalizedName,
  about,
  points: z.int().min(1).max(100_000),
  perPerson: z.int().min(1).max(1000).nullable().describe('How many one person may have; null: no limit'),
  givenBy: z.string().trim().max(200).nullable().describe('The merchant or organisation that gives it'),
  fileIds: z.array(Id).max(5).default([]).describe('Photos'),
})
/** A good or service as it is written. */
export type GoodInput = z.infer<typeof GoodInput>

const Station = z.object({ id: Id, name: LocalizedName })

/** A good or service with where it is to be had. */
export const PointsGood = GoodInput.omit({ fileIds: true }).extend({
  id: Id,
  version: z.int(),
  endedAt: Instant.nullable(),
  photos: z.array(z.object({ id: Id, name: z.string() })),
  stock: z
    .array(z.object({ station: Station, available: z.int().describe('Not kept for anybody') }))
    .describe('The 50 stations that have most of it; one, where one was asked for'),
  mayKeep: z.boolean(),
})
/** A good or service with where it is to be had. */
export type PointsGood = z.infer<typeof PointsGood>

/** Where an order stands. */
// messages: points.order.*
export const OrderStateOfPoints = z.enum(['waiting', 'picked_up', 'cancelled', 'lapsed', 'refunded'])
/** Where an order stands. */
export type OrderStateOfPoints = z.infer<typeof OrderStateOfPoints>

/** An order. Its code is shown to its owner only, while it waits. */
export const PointsOrder = z.object({
  id: Id,
  good: z.object({ id: Id, name: LocalizedName }),
  station: Station,
  quantity: z.int(),
  points: z.int().describe('For all of it'),
  state: OrderStateOfPoints,
  orderedAt: Instant,
  pickUpBy: Instant,
  code: z.string().nullable(),
  refunded: z.int().describe('How many of them came back'),
})
/** An order. */
export type PointsOrder = z.infer<typeof PointsOrder>

/** A line of the stock book. */
// messages: points.stock.*
export const StockLine = z.object({
  id: Id,
  at: Instant,
  kind: z.enum(['received', 'counted', 'picked_up', 'returned']),
  delta: z.int().describe('counted: what was found less what the book said'),
  words: z.string().nullable(),
})
/** A line of the stock book. */
export type StockLine = z.infer<typeof StockLine>

const tags = ['points']
const params = z.object({ id: Id })
const stationId = Id.describe('The station it is at')
const code = z.string().trim().min(8).max(20).describe('As shown to the owner, or read from their QR code')

/** Routes of the exchange. */
export const pointsExchangeRoutes = {
  goods: route({
    name: 'points.goods',
    method: 'GET',
    path: '/api/v1/points/goods',
    summary: 'What there is for points, cheapest first, and where',
    tags,
    query: PageQuery.extend({
      scheme: Id.optional(),
      station: Id.optional().describe('Only what has a shelf there'),
      q: z.string().trim().max(100).default('').describe('A part of the name, or of who gives it'),
      ended: z.stringbool().default(false).describe('Also what ended'),
    }),
    reply: pageOf(PointsGood),
    access: 'public',
  }),
  good: route({
    name: 'points.good',
    method: 'GET',
    path: '/api/v1/points/goods/:id',
    summary: 'One good, and where it is to be had',
    tags,
    params,
    reply: PointsGood,
    access: 'public',
  }),
  createGood: route({
    name: 'points.createGood',
    method: 'POST',
    path: '/api/v1/points/goods',
    summary: 'Adds a good or service',
    tags,
    body: GoodInput,
    reply: PointsGood,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  saveGood: route({
    name: 'points.saveGood',
    method: 'PUT',
    path: '/api/v1/points/goods/:id',
    summary: 'Changes a good, or ends it; orders that wait keep their price',
    tags,
    params,
    body: GoodInput.omit({ schemeId: true }).extend({ version: z.int(), ended: z.boolean().default(false) }),
    reply: PointsGood,
    access: 'staff',
    idempotent: true,
  }),
  stock: route({
    name: 'points.stock',
    method: 'POST',
    path: '/api/v1/points/goods/:id/stock',
    summary: 'Writes into the stock book: what came, or what was counted',
    tags,
    params,
    body: z.object({
      stationId,
      kind: z.enum(['received', 'counted']),
      quantity: z.int().min(0).max(100_000).describe('What came; or all that was found on the shelf'),
      words: z.string().trim().max(500).default(''),
    }),
    reply: z.object({ onHand: z.int(), held: z.int(), variance: z.int() }),
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  shelf: route({
    name: 'points.shelf',
    method: 'GET',
    path: '/api/v1/points/goods/:id/shelf',
    summary: 'What the book says lies on a shelf, and how much of it is kept for orders',
    tags,
    params,
    query: z.object({ station: Id }),
    reply: z.object({ onHand: z.int(), held: z.int() }),
    access: 'staff',
  }),
  stockBook: route({
    name: 'points.stockBook',
    method: 'GET',
    path: '/api/v1/points/goods/:id/stock',
    summary: 'The stock book of a good at a station, newest first',
    tags,
    params,
    query: PageQuery.extend({ station: Id }),
    reply: pageOf(StockLine),
    access: 'staff',
  }),
  order: route({
    name: 'points.order',
    method: 'POST',
    path: '/api/v1/points/orders',
    summary: 'Orders: points and stock are kept until it is picked up, or its time is over',
    tags,
    body: z.object({ goodId: Id, stationId, quantity: z.int().min(1).max(100).default(1) }),
    reply: PointsOrder,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  myOrders: route({
    name: 'points.myOrders',
    method: 'GET',
    path: '/api/v1/my/points/orders',
    summary: 'My orders, newest first',
    tags,
    query: PageQuery,
    reply: pageOf(PointsOrder),
    access: 'resident',
  }),
  cancel: route({
    name: 'points.cancelOrder',
    method: 'POST',
    path: '/api/v1/points/orders/:id/cancel',
    summary: 'Gives an order up: points and stock are free again',
    tags,
    params,
    reply: PointsOrder,
    access: 'resident',
    idempotent: true,
  }),
  find: route({
    name: 'points.findOrder',
    method: 'POST',
    path: '/api/v1/points/orders/find',
    summary: 'The order of a code, at the till',
    tags,
    body: z.object({ code }),
    reply: PointsOrder,
    access: 'staff',
  }),
  pickUp: route({
    name: 'points.pickUp',
    method: 'POST',
    path: '/api/v1/points/orders/pick-up',
    summary: 'Hands an order over against its code',
    tags,
    body: z.object({ code }),
    reply: PointsOrder,
    access: 'staff',
    idempotent: true,
  }),
  refund: route({
    name: 'points.refundOrder',
    method: 'POST',
    path: '/api/v1/points/orders/:id/refund',
    summary: 'Takes goods back that were picked up, and gives their points back',
    tags,
    params,
    body: z.object({
      quantity: z.int().min(1).max(100),
      toShelf: z.boolean().describe('They can be given out again'),
      why: z.string().trim().min(2).max(500),
    }),
    reply: PointsOrder,
    access: 'staff',
    idempotent: true,
  }),
}

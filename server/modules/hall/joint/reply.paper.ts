import type { DocumentContent, DocumentText } from '../../../../contract/documents.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { textOf } from '../../../platform/messages.ts'
import { type Halls, hallById, type OpenHall, surroundingsOf } from '../hall.context.ts'
import { mayKeepHall, postsForCounter } from '../hall.policy.ts'
import { type CounterRecord, hallStore } from '../settings/hall.store.ts'
import { opensTicket } from '../tickets/ticket.rules.ts'
import { ticketsStore } from '../tickets/tickets.store.ts'
import { type JointRecord, jointStore } from './joint.store.ts'

/** Kind of owner of these papers. */
export const paperOwner = 'hall_joint'

// messages: hall.paper.*

/** Words of the catalogue in both languages. */
const say = (key: string): DocumentText => ({
  en: textOf({ locale: 'en', area: 'hall', key: `hall.paper.${key}` }),
  zh: textOf({ locale: 'zh-CN', area: 'hall', key: `hall.paper.${key}` }),
})

const dayAt = (timeZone: string, at: Date): DocumentText => {
  const format = (locale: string) => new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(at)
  return { en: format('en'), zh: format('zh-CN') }
}

/** The one written reply of a table: who sat there, when, and the words; nobody's name. */
export function replyPaper(given: {
  joint: JointRecord
  hall: OpenHall
  counters: readonly CounterRecord[]
  ticket: string
  reply: string
  cases: readonly string[]
  now: Date
}): DocumentContent {
  const { joint, hall, counters, reply, cases, now } = given
  const sat = [joint.leadCounterId, ...joint.counterIds.filter((id) => id !== joint.leadCounterId)].flatMap((id) => {
    const counter = counters.find((each) => each.id === id)
    return counter ? [{ en: `${counter.number} ${counter.nameEn}`, zh: `${counter.number} ${counter.nameZh}` }] : []
  })
  const row = (label: string, value: DocumentText) => ({ label: say(label), value })
  const same = (text: string) => ({ en: text, zh: text })
  return {
    title: say('title'),
    issuer: hall.name,
    number: given.ticket,
    blocks: [
      {
        kind: 'facts',
        rows: [
          row('visited', dayAt(hall.timeZone, joint.begunAt)),
          row('lead', sat[0] ?? same('–')),
          ...(sat.length > 1
            ? [
                row('with', {
                  en: sat
                    .slice(1)
                    .map(({ en }) => en)
                    .join(', '),
                  zh: sat
                    .slice(1)
                    .map(({ zh }) => zh)
                    .join('、'),
                }),
              ]
            : []),
          ...(cases.length > 0 ? [row('cases', same(cases.join(', ')))] : []),
          row('made', dayAt(hall.timeZone, now)),
        ],
      },
      { kind: 'heading', text: say('reply') },
      { kind: 'paragraph', text: same(reply) },
    ],
  }
}

/** The paper is read by the visitor, who shows the ticket's secret or is signed in, and by posts of the table's lead or of the hall. */
export function guardReplies(halls: Halls): void {
  halls.documents.guard(paperOwner, async ({ document, tenant, actor, request }) => {
    const around = await surroundingsOf(halls, tenant)
    const shown = request.headers['x-case-secret']
    const read = async (tx: Tx) => {
      const joint = await jointStore(tx).find(document.ownerId)
      const ticket = joint && (await ticketsStore(tx).find(joint.ticketId))
      if (!joint || !ticket) return false
      if (ticket.accountId !== null && ticket.accountId === actor.accountId) return true
      if (typeof shown === 'string' && opensTicket(halls.secret, ticket.id, shown)) return true
      const hall = await hallById(tx, around, joint.hallId)
      const lead = (await hallStore(tx).counters([joint.hallId])).find(({ id }) => id === joint.leadCounterId)
      return mayKeepHall(actor, hall) || (lead !== undefined && postsForCounter(actor, hall, lead).length > 0)
    }
    return await halls.database.tx(tenant.id, read, { readOnly: true })
  })
}

import type { Page } from '../../../../contract/common.ts'
import type { RetaliationProgress, RetaliationReport } from '../../../../contract/petition-retaliation.ts'
import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { spine } from '../../cases/cases.api.ts'
import { type At, type Petitions, reading, writing } from '../petitions.context.ts'
import { newNumber } from '../visiting/numbers.rules.ts'
import { type RetaliationRow, retaliationStore } from './retaliation.store.ts'

/** Supervisors of the district, and nobody else: no administrator, no desk. */
async function checkSupervisor(petitions: Petitions, at: At): Promise<string> {
  const { bodies } = await petitions.cases.contextOf(at.tenant)
  const post = at.actor.posts.find(
    ({ role, unitId, departmentId }) => role === 'supervisor' && unitId === bodies.district && !departmentId,
  )
  if (!post) throw new Refused('platform.forbidden')
  return post.id
}

const progressOf = (row: RetaliationRow): RetaliationProgress => ({
  ...{ number: row.number, text: row.text, sentAt: row.sentAt.toISOString(), answers: row.answers },
  state: row.answers.length > 0 ? 'answered' : row.acknowledgedAt ? 'acknowledged' : 'sent',
  acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
})

const reportOf = (row: RetaliationRow): RetaliationReport => ({
  ...{ ...progressOf(row), id: row.id, petitionNumber: row.petitionNumber, contact: row.contact },
})

/** Takes a report. It stands on no list of cases, and nobody is told but supervisors of the district when they look. */
export async function sendRetaliation(
  petitions: Petitions,
  at: At,
  input: { text: string; petitionNumber?: string | undefined; contact?: string | undefined },
): Promise<{ number: string; secret: string }> {
  const secret = spine.newSecret()
  const number = newNumber('R')
  return await writing(petitions, at, async (tx, now) => {
    await retaliationStore(tx).insert({
      ...{ id: uuidv7(), number, secretHash: spine.hashSecret(secret), text: input.text, sentAt: now },
      ...{ petitionNumber: input.petitionNumber || null, contact: input.contact || null },
    })
    return { number, secret }
  })
}

/** How it goes on, for whoever shows its secret. */
export async function lookRetaliation(petitions: Petitions, at: At, number: string): Promise<RetaliationProgress> {
  const hash = at.secret ? spine.hashSecret(at.secret) : undefined
  const row = hash
    ? await reading(petitions, at, (tx) => retaliationStore(tx).findBySecret(number.trim().toUpperCase(), hash))
    : undefined
  if (!row) throw new Refused('case.not_found')
  return progressOf(row)
}

/** Reports, newest first. That somebody looked is written down. */
export async function listRetaliation(
  petitions: Petitions,
  at: At,
  query: { after?: string | undefined; limit: number },
): Promise<Page<RetaliationReport>> {
  const postId = await checkSupervisor(petitions, at)
  return await petitions.database.tx(at.tenant.id, async (tx) => {
    const rows = await retaliationStore(tx).asSupervisor.list({ after: query.after ?? null, limit: query.limit + 1 })
    await record(petitions, tx, { at, postId, action: 'retaliation.listed', id: at.tenant.id })
    const items = rows.slice(0, query.limit).map(reportOf)
    return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null }
  })
}

async function record(
  petitions: Petitions,
  tx: Tx,
  given: { at: At; postId: string; action: string; id: string },
): Promise<void> {
  const { at, postId, action, id } = given
  await audit(tx).record({
    ...{ actor: at.actor, postId, action, subject: { kind: 'retaliation', id }, detail: {} },
    at: petitions.clock.now(),
  })
}

/** Says that it was read, or answers it. */
export async function answerRetaliation(
  petitions: Petitions,
  at: At,
  given: { id: string; text?: string },
): Promise<RetaliationReport> {
  const postId = await checkSupervisor(petitions, at)
  return await writing(petitions, at, async (tx, now) => {
    const store = retaliationStore(tx).asSupervisor
    if (!(await store.find(given.id))) throw new Refused('case.not_found')
    if (given.text) await store.answer(given.id, { text: given.text, now })
    else await store.acknowledge(given.id, now)
    const action = given.text ? 'retaliation.answered' : 'retaliation.acknowledged'
    await record(petitions, tx, { at, postId, action, id: given.id })
    const row = await store.find(given.id)
    if (!row) throw new Refused('case.not_found')
    return reportOf(row)
  })
}

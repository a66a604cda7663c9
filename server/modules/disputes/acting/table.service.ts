import type { DisputeView, NewDisputeAsk } from '../../../../contract/disputes.ts'
import type { DisputeMediator } from '../../../../contract/disputes-settings.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { CaseContext } from '../../cases/cases.api.ts'
import { accountsActing, postsInForce, stationsById } from '../../people/people.api.ts'
import { type At, type Disputes, reading } from '../disputes.context.ts'
import { enter, type Inside } from '../inside.ts'
import type { Act } from '../matter/decide.rules.ts'
import type { Chair } from '../matter/matter.ts'
import { privateStore } from '../private/private.store.ts'
import { disputeSettingsStore, type MediatorRecord } from '../settings/settings.store.ts'
import { act, actOn } from './act.service.ts'

type Given<T> = { number: string; seen: number } & T

/** Who may mediate a dispute at its tier now: posts on the list of its holder, or of a unit above it, that are no party of it. */
async function candidates(
  tx: Tx,
  { record, parties, setting }: Inside,
): Promise<{ mediator: MediatorRecord; accountId: string; name: string; role: string }[]> {
  const tier = setting.settings.tiers[record.detail.tier]?.code
  const listed = (await disputeSettingsStore(tx).mediators(record.path, setting.now)).filter(
    (each) => each.tier === tier,
  )
  const posts = await postsInForce(
    tx,
    listed.map(({ postId }) => postId),
    setting.now,
  )
  return listed.flatMap((mediator) => {
    const post = posts.find(({ id }) => id === mediator.postId)
    if (!post?.accountId || parties.some(({ accountId }) => accountId === post.accountId)) return []
    return [{ mediator, accountId: post.accountId, name: post.holderName ?? post.title ?? '–', role: post.role }]
  })
}

/** The chair somebody of the list would fill. Throws Refused `disputes.mediator_not_free`. */
async function chairOf(tx: Tx, inside: Inside, mediatorId: string): Promise<Omit<Chair, 'from' | 'tier'>> {
  const found = (await candidates(tx, inside)).find(({ mediator }) => mediator.id === mediatorId)
  if (!found) throw new Refused('disputes.mediator_not_free', {}, { status: 409 })
  return { id: uuidv7(), mediatorId, postId: found.mediator.postId, accountId: found.accountId }
}

/** Who may mediate this dispute, without those who stepped back for an interest or were objected to. Throws Refused `disputes.not_found`. */
export async function mediatorsFor(disputes: Disputes, at: At, number: string): Promise<{ items: DisputeMediator[] }> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await reading(disputes, at, async (tx) => {
    const inside = await enter(disputes, tx, at, number, context)
    const gone = inside.record.detail.chairs.filter(({ why }) => why === 'objected' || why === 'stepped_back')
    const free = (await candidates(tx, inside)).filter(
      ({ accountId }) => !gone.some((each) => each.accountId === accountId),
    )
    return { items: free.map(({ mediator, name, role }) => mediatorAsSeen(context, mediator, { name, role })) }
  })
}

/** An entry of the list, as those who may choose read it. */
export function mediatorAsSeen(
  context: CaseContext,
  mediator: MediatorRecord,
  { name, role }: { name: string; role: string },
): DisputeMediator {
  const unit = context.bodies.unit(mediator.unitId)
  const ref = {
    ...{ id: mediator.unitId, level: unit?.level ?? ('district' as const), code: context.codeOf(mediator.unitId) },
    name: unit?.name ?? { en: '–', zh: '–' },
  }
  const { id, tier, languages } = mediator
  return { id, unit: ref, tier, name, role, languages, until: mediator.untilAt?.toISOString() ?? null }
}

/** Asks for what every party has to agree to. */
export async function askAll(disputes: Disputes, at: At, given: Given<{ ask: NewDisputeAsk }>): Promise<DisputeView> {
  const { number, seen, ask } = given
  return await act(disputes, at, {
    ...{ number, seen },
    make: async (inside, tx) => ({
      ...{ act: 'ask', ask },
      ...(ask.kind === 'mediator' ? { chair: await chairOf(tx, inside, ask.mediatorId) } : {}),
    }),
  })
}

/** The desk puts somebody of the list in the chair. */
export async function appoint(disputes: Disputes, at: At, given: Given<{ mediatorId: string }>): Promise<DisputeView> {
  const { number, seen, mediatorId } = given
  return await act(disputes, at, {
    ...{ number, seen },
    make: async (inside, tx) => ({ act: 'appoint', chair: await chairOf(tx, inside, mediatorId) }),
  })
}

/** A mediator steps back, and is inside no more. */
export async function stepBack(
  disputes: Disputes,
  at: At,
  given: Given<{ why: 'interest' | 'time' }>,
): Promise<{ done: true }> {
  const { number, seen, why } = given
  const make = () => ({ act: 'step_back', why }) as const
  return await actOn(disputes, at, { number, seen, make }, async () => ({ done: true }))
}

/** No agreement at this tier. A mediator whose table it was is inside no more. */
export async function giveUpHere(disputes: Disputes, at: At, given: Given<{ words: string }>): Promise<{ done: true }> {
  const { number, seen, words } = given
  const make = () => ({ act: 'fail', words }) as const
  return await actOn(disputes, at, { number, seen, make }, async () => ({ done: true }))
}

/** Any act that needs nothing looked up. */
export async function plainly(disputes: Disputes, at: At, given: Given<{ act: Act }>): Promise<DisputeView> {
  const { number, seen } = given
  return await act(disputes, at, { number, seen, make: () => given.act })
}

/** Sets or moves a session; a station that is named must be there. Throws Refused `disputes.station_unknown`. */
export async function schedule(
  disputes: Disputes,
  at: At,
  given: Given<{ act: Extract<Act, { act: 'schedule' | 'change' }> }>,
): Promise<DisputeView> {
  const { number, seen } = given
  return await act(disputes, at, {
    ...{ number, seen },
    make: async (_inside, tx) => {
      const { stationId } = given.act
      if (stationId && (await stationsById(tx, [stationId])).every(({ closed }) => closed))
        throw new Refused('disputes.station_unknown', {}, { field: 'body.stationId' })
      return given.act
    },
  })
}

/** Says that a session was held, or writes its record; the mediator's own minutes go where nobody else reads. */
export async function record(
  disputes: Disputes,
  at: At,
  given: Given<{ act: Extract<Act, { act: 'hold' | 'minutes' }>; ownMinutes: string }>,
): Promise<DisputeView> {
  const { number, seen, ownMinutes } = given
  return await act(disputes, at, {
    ...{ number, seen },
    make: () => given.act,
    async alongside(tx, { inside }) {
      const { chair } = inside.record.detail
      if (!chair || inside.who.seat !== 'mediator') return
      const before = await privateStore(tx, `mediator:${chair.id}`).minutes(inside.record.id)
      if (!ownMinutes && !before.has(given.act.id)) return
      await privateStore(tx, `mediator:${chair.id}`).writeMinutes({
        ...{ id: uuidv7(), disputeId: inside.record.id, sessionId: given.act.id },
        ...{ words: ownMinutes, at: inside.setting.now },
      })
    },
  })
}

/** Accounts that act for the post in a chair at an instant, for whoever tells them. */
export async function accountsOfChair(tx: Tx, chair: Chair, now: Date): Promise<string[]> {
  const posts = (await postsInForce(tx, [chair.postId], now)).filter(({ accountId }) => accountId === chair.accountId)
  return await accountsActing(tx, posts, now)
}

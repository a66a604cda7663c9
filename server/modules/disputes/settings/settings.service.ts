import type { LocalizedName } from '../../../../contract/common.ts'
import type { DisputeMediator, DisputeSettings, DisputeTier } from '../../../../contract/disputes-settings.ts'
import { audit } from '../../../platform/audit/audit.ts'
import { Refused } from '../../../platform/errors.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import { type CaseContext, spine } from '../../cases/cases.api.ts'
import { postsInForce } from '../../people/people.api.ts'
import { mediatorAsSeen } from '../acting/table.service.ts'
import { type At, type Disputes, notFound, reading, writing } from '../disputes.context.ts'
import { mayBeMediator, mayListMediators, maySetDisputes } from '../disputes.policy.ts'
import { settingsOf } from '../inside.ts'
import { consentWords } from '../reading/view.ts'
import { disputeSettingsStore, type MediatorRecord } from './settings.store.ts'
import { tiersClimb } from './usual.rules.ts'

/** What everybody may know of how mediation works here. */
export async function aboutMediation(
  disputes: Disputes,
  at: At,
): Promise<{
  tiers: DisputeTier[]
  topics: { id: string; name: LocalizedName }[]
  consent: { version: string; text: string }
  settings: DisputeSettings
}> {
  const { configuration } = await disputes.cases.contextOf(at.tenant)
  const root = configuration.categoryByCode.get('disputes')
  const topics = (root ? configuration.branch(root.id) : []).flatMap((id) => {
    const category = configuration.categories.get(id)
    return category && id !== root?.id && configuration.isOpen(id) ? [{ id, name: category.name }] : []
  })
  const { detail: settings } = await reading(disputes, at, (tx) => settingsOf(tx))
  return { tiers: settings.tiers, topics, consent: consentWords(at), settings }
}

/** How this district mediates, for staff. */
export async function readSettings(disputes: Disputes, at: At) {
  return await reading(disputes, at, async (tx) => {
    const { version, detail } = await settingsOf(tx)
    const versions = await disputeSettingsStore(tx).versions()
    return {
      ...{ version, settings: detail, may: maySetDisputes(at.actor) },
      versions: versions.map((each) => ({ version: each.version, at: each.savedAt.toISOString() })),
    }
  })
}

/** A new version; disputes under way keep theirs. Throws Refused `platform.forbidden`, `disputes.settings_stale`, `disputes.tiers_climb`. */
export async function saveSettings(
  disputes: Disputes,
  at: At,
  given: { version: number; settings: DisputeSettings },
): Promise<{ version: number }> {
  if (!maySetDisputes(at.actor)) throw new Refused('platform.forbidden')
  if (!tiersClimb(given.settings)) throw new Refused('disputes.tiers_climb', {}, { field: 'body.settings.tiers' })
  return await writing(disputes, at, async (tx, now) => {
    const { version } = await settingsOf(tx)
    const next = { version: version + 1, detail: given.settings, at: now, postId: at.actor.posts[0]?.id ?? null }
    if (given.version !== version || !(await disputeSettingsStore(tx).save(next)))
      throw new Refused('disputes.settings_stale', { seen: given.version, now: version }, { status: 409 })
    await audit(tx).record({
      ...{ actor: at.actor, action: 'dispute.settings_saved', at: now },
      ...{ subject: { kind: 'dispute_settings' }, detail: { version: next.version } },
    })
    return { version: next.version }
  })
}

/** Who may mediate at a place. */
export async function listMediators(
  disputes: Disputes,
  at: At,
  { unitId }: { unitId: string },
): Promise<{ items: DisputeMediator[]; may: boolean }> {
  const context = await disputes.cases.contextOf(at.tenant)
  const path = pathOf(context, unitId)
  return await reading(disputes, at, async (tx) => {
    const now = disputes.clock.now()
    const listed = await disputeSettingsStore(tx).mediators([unitId], now)
    const items = await asSeen(tx, context, { listed, now })
    return { items, may: mayListMediators(at.actor, path) }
  })
}

/** Puts a post on the list. Throws Refused `platform.forbidden`, `disputes.post_unfit`, `disputes.tier_unknown`, `disputes.listed`. */
export async function addMediator(
  disputes: Disputes,
  at: At,
  given: { postId: string; unitId: string; tier: string; languages: string; until: string | null },
): Promise<DisputeMediator> {
  const context = await disputes.cases.contextOf(at.tenant)
  if (!mayListMediators(at.actor, pathOf(context, given.unitId))) throw new Refused('platform.forbidden')
  return await writing(disputes, at, async (tx, now) => {
    const { detail } = await settingsOf(tx)
    if (!detail.tiers.some(({ code }) => code === given.tier))
      throw new Refused('disputes.tier_unknown', {}, { field: 'body.tier' })
    const [post] = await postsInForce(tx, [given.postId], now)
    if (!post || !mayBeMediator.includes(post.role))
      throw new Refused('disputes.post_unfit', {}, { field: 'body.postId' })
    const { unitId, tier, postId, languages } = given
    const untilAt = given.until ? new Date(given.until) : null
    const record: MediatorRecord = { id: uuidv7(), unitId, tier, postId, languages, fromAt: now, untilAt }
    if (!(await disputeSettingsStore(tx).add(record))) throw new Refused('disputes.listed', {}, { status: 409 })
    await audit(tx).record({
      ...{ actor: at.actor, action: 'dispute.mediator_listed', subject: { kind: 'post', id: postId }, at: now },
      detail: { unitId, tier },
    })
    return mediatorAsSeen(context, record, { name: post.holderName ?? post.title ?? '–', role: post.role })
  })
}

/** Takes a post off the list. Throws Refused `platform.forbidden`, `disputes.not_found`. */
export async function endMediator(disputes: Disputes, at: At, id: string): Promise<{ done: true }> {
  const context = await disputes.cases.contextOf(at.tenant)
  return await writing(disputes, at, async (tx, now) => {
    const record = await disputeSettingsStore(tx).mediator(id)
    if (!record) throw notFound()
    if (!mayListMediators(at.actor, pathOf(context, record.unitId))) throw new Refused('platform.forbidden')
    await disputeSettingsStore(tx).end(id, now)
    await audit(tx).record({
      ...{
        actor: at.actor,
        action: 'dispute.mediator_unlisted',
        subject: { kind: 'post', id: record.postId },
        at: now,
      },
      detail: { unitId: record.unitId, tier: record.tier },
    })
    return { done: true }
  })
}

const pathOf = (context: CaseContext, unitId: string): readonly string[] =>
  spine.pathOf(context.bodies, { kind: 'unit', id: unitId })

async function asSeen(
  tx: Parameters<typeof settingsOf>[0],
  context: CaseContext,
  { listed, now }: { listed: readonly MediatorRecord[]; now: Date },
): Promise<DisputeMediator[]> {
  const posts = await postsInForce(
    tx,
    listed.map(({ postId }) => postId),
    now,
  )
  return listed.flatMap((each) => {
    const post = posts.find(({ id }) => id === each.postId)
    const name = post && (post.holderName ?? post.title ?? '–')
    return post && name ? [mediatorAsSeen(context, each, { name, role: post.role })] : []
  })
}

import type { Page } from '../../../../contract/common.ts'
import type { DisputeLine, DisputeStateName } from '../../../../contract/disputes.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { CaseContext } from '../../cases/cases.api.ts'
import { type At, type Disputes, reading } from '../disputes.context.ts'
import { desksOf } from '../disputes.policy.ts'
import { type DisputeRow, type DisputeWanted, disputesStore } from '../disputes.store.ts'
import { enter, settingsOf } from '../inside.ts'
import { lineOf, viewOf } from '../reading/view.ts'

const open: readonly DisputeStateName[] = ['applied', 'consented', 'in_session', 'agreed', 'performing', 'breached']
const waiting: readonly DisputeStateName[] = ['consented', 'in_session']
const ended: readonly DisputeStateName[] = ['performed', 'confirmed', 'refused', 'failed']

/** What a desk or a mediator asks for. */
export interface ListQuery {
  of: 'places' | 'mediating'
  show: 'open' | 'waiting' | 'ended' | 'all'
  state?: DisputeStateName | undefined
  tier?: string | undefined
  unitId?: string | undefined
  after?: string | undefined
  limit: number
}

/** A dispute as whoever is inside reads it. Throws Refused `disputes.not_found`. */
export async function getDispute(disputes: Disputes, at: At, number: string) {
  const context = await disputes.cases.contextOf(at.tenant)
  return await reading(disputes, at, async (tx) =>
    viewOf(disputes, tx, await enter(disputes, tx, at, number, context), at),
  )
}

/** Disputes whose desk somebody keeps, or that they mediate: one page, newest first. Throws Refused `platform.forbidden`. */
export async function listDisputes(disputes: Disputes, at: At, query: ListQuery): Promise<Page<DisputeLine>> {
  const context = await disputes.cases.contextOf(at.tenant)
  const atlas = await disputes.cases.territory.atlas(at.tenant.id)
  const below = (id: string) =>
    [...atlas.units.values()].filter(({ parentId }) => parentId === id).map((unit) => unit.id)
  const holderIds = query.of === 'places' ? desksOf(at.actor, context.bodies, below) : undefined
  if (holderIds?.length === 0) throw new Refused('platform.forbidden')
  const byShow = { open, waiting, ended, all: undefined }[query.show]
  return await reading(disputes, at, async (tx) => {
    const { detail } = await settingsOf(tx)
    const tier = query.tier === undefined ? undefined : detail.tiers.findIndex(({ code }) => code === query.tier)
    return await page(tx, context, {
      ...{ holderIds, chairAccountId: query.of === 'mediating' ? at.actor.accountId : undefined, tier },
      ...{ states: query.state ? [query.state] : byShow, unitId: query.unitId, unchaired: query.show === 'waiting' },
      ...{ before: query.after, limit: query.limit },
    })
  })
}

/** Disputes somebody is a party of. */
export async function myDisputes(
  disputes: Disputes,
  at: At,
  query: { after?: string | undefined; limit: number },
): Promise<Page<DisputeLine>> {
  const context = await disputes.cases.contextOf(at.tenant)
  const { accountId: partyAccountId } = at.actor
  if (!partyAccountId) throw new Refused('platform.signed_out')
  return await reading(disputes, at, (tx) =>
    page(tx, context, { partyAccountId, before: query.after, limit: query.limit }),
  )
}

async function page(tx: Tx, context: CaseContext, wanted: DisputeWanted): Promise<Page<DisputeLine>> {
  const rows = await disputesStore(tx).list({ ...wanted, limit: wanted.limit + 1 })
  const shown = rows.slice(0, wanted.limit)
  return {
    items: await linesOf(tx, context, shown),
    next: rows.length > wanted.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

async function linesOf(tx: Tx, context: CaseContext, rows: readonly DisputeRow[]): Promise<DisputeLine[]> {
  const lines: DisputeLine[] = []
  const known = new Map<number, Awaited<ReturnType<typeof settingsOf>>['detail']>()
  for (const row of rows) {
    const settings = known.get(row.settingsVersion) ?? (await settingsOf(tx, row.settingsVersion)).detail
    known.set(row.settingsVersion, settings)
    lines.push(lineOf(context, row, settings))
  }
  return lines
}

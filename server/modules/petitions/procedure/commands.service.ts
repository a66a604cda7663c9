import type { PetitionCommand, PetitionerCommand } from '../../../../contract/petition-commands.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import type { Tenant } from '../../../platform/http/tenant.ts'
import { uuidv7 } from '../../../platform/ids.ts'
import type { PostHeld } from '../../../platform/policy/actor.ts'
import { type CaseContext, type CaseState, type Doer, spine } from '../../cases/cases.api.ts'
import { issuePapers } from '../papers/papers.service.ts'
import { papersStore } from '../papers/papers.store.ts'
import { type At, type Petitions, writing } from '../petitions.context.ts'
import { petitionsStore } from '../petitions.store.ts'
import { settingsOf } from '../settings/settings.service.ts'
import { findObstacle, findPetitionerObstacle } from './commands.rules.ts'
import { decide } from './decide.rules.ts'
import { decidePetitioner, lapse } from './decide-petitioner.rules.ts'
import { bodyOfPost, districtOf } from './holders.rules.ts'
import { after } from './new-petition.rules.ts'
import { awaitsRuling, type Decision, type Facts, follows, type Petition } from './petition.ts'
import { findSide } from './sides.ts'
import { isRecused, seesAtMost, standingsOf } from './standing.rules.ts'

/** An official's command, at the version of the petition they saw. Gives the petition's id. */
export async function commandPetition(
  petitions: Petitions,
  at: At,
  given: { id: string; seen: number; command: PetitionCommand },
): Promise<{ id: string }> {
  const { id, seen, command } = given
  const context = await petitions.cases.contextOf(at.tenant)
  return await writing(petitions, at, async (tx) => {
    const petition = await petitionsStore(tx).lock(id)
    if (!petition || seesAtMost(at.actor, petition, context.bodies) === 'nothing') throw new Refused('case.not_found')
    const post = bestPost(at, petition, context, command)
    const earlier = command.type === 'same_matter' ? await petitionsStore(tx).findByNumber(command.number) : undefined
    if (command.type === 'same_matter' && !earlier)
      throw new Refused('petition.number_unknown', {}, { status: 422, field: 'body.command.number' })
    if ('fileIds' in command && command.fileIds.length > 0)
      await attach(petitions, tx, { at, id, fileIds: command.fileIds })
    const by = spine.doerOf(at.actor, post, context)
    const body = (post && bodyOfPost(post)) ?? petition.record.holder
    await change(petitions, tx, {
      ...{ context, petition, seen, by, body },
      decide: (now, state, facts) => {
        const because = post
          ? findObstacle(command.type, {
              ...{ petition, state, now, standings: standingsOf(post, petition, context.bodies) },
              ...{ recused: isRecused(at.actor, petition), account: at.actor.accountId },
            })
          : 'petition.not_yours'
        if (because) throw new Refused(because, {}, { status: statusOf(because) })
        const decision = decide(command, { petition, state, facts })
        return earlier ? { ...decision, change: { ...decision.change, earlierId: earlier.record.id } } : decision
      },
    })
    return { id }
  })
}

const statusOf = (code: string): 403 | 409 =>
  ['petition.not_yours', 'petition.recused', 'petition.own_reply', 'petition.own_recusal'].includes(code) ? 403 : 409

/** The post that does it: the first that may, else the first that sees it. */
function bestPost(at: At, petition: Petition, context: CaseContext, command: PetitionCommand): PostHeld | undefined {
  const ranked = at.actor.posts
    .map((post) => ({ post, standings: standingsOf(post, petition, context.bodies) }))
    .filter(({ standings }) => standings.size > 0)
    .sort((a, b) => b.standings.size - a.standings.size)
  const holds = ranked.find(({ standings }) => standings.has('holder'))
  const above = ranked.find(({ standings }) => standings.has('above'))
  const rules = command.type.startsWith('rule_') ? (above ?? holds) : (holds ?? above)
  return (rules ?? ranked[0])?.post
}

/** What the petitioner or a representative says. Gives the petition's id and number. */
export async function petitionerCommand(
  petitions: Petitions,
  at: At,
  given: { number: string; seen?: number | undefined; command: PetitionerCommand },
): Promise<{ id: string }> {
  const context = await petitions.cases.contextOf(at.tenant)
  const { command } = given
  const { ratingDays } = context.configuration.settings
  return await writing(petitions, at, async (tx) => {
    const id = await petitionsStore(tx).idOf(given.number)
    const side = id && (await findSide(petitions, tx, { at, id }))
    const petition = id && side ? await petitionsStore(tx).lock(id) : undefined
    if (!id || !petition) throw new Refused('case.not_found')
    if ('fileIds' in command && command.fileIds.length > 0)
      await attach(petitions, tx, { at, id, fileIds: command.fileIds })
    await change(petitions, tx, {
      ...{ context, petition, seen: given.seen, by: { kind: 'reporter' }, body: petition.record.holder },
      decide: (now, state, facts) => {
        const because = findPetitionerObstacle(command.type, { petition, state, now, ratingDays })
        if (because) throw new Refused(because, {}, { status: 409 })
        return decidePetitioner(command, { petition, state, facts })
      },
    })
    return { id }
  })
}

/** Files that came with a command belong to the case, like those it was brought with. */
async function attach(
  { files }: Petitions,
  tx: Tx,
  { at, id, fileIds }: { at: At; id: string; fileIds: readonly string[] },
): Promise<void> {
  await files.attach(tx, { fileIds: [...fileIds], ownerKind: 'case', ownerId: id, accountId: at.actor.accountId })
}

/** Closes petitions whose days to ask ran out; each once, however many workers come by. */
export async function lapsePast(petitions: Petitions, tenant: Tenant, signal?: AbortSignal): Promise<number> {
  const { database, clock, cases } = petitions
  const context = await cases.contextOf(tenant)
  const ids = await database.tx(tenant.id, (tx) => petitionsStore(tx).waiting(clock.now()), { readOnly: true })
  let closed = 0
  for (const id of ids) {
    if (signal?.aborted) return closed
    await database.tx(tenant.id, async (tx) => {
      const petition = await petitionsStore(tx).lock(id)
      if (!petition) return
      await change(petitions, tx, {
        ...{ context, petition, by: { kind: 'system' }, body: districtOf(context.bodies) },
        // It is locked; whoever came first has changed its state.
        decide: (_now, state, facts) => {
          const decision = lapse({ petition, state, facts })
          if (decision) closed += 1
          return decision ?? follows([])
        },
      })
    })
  }
  return closed
}

/** One change: the case is locked, the rules decide, papers become documents, and the module keeps what follows. */
async function change(
  petitions: Petitions,
  tx: Tx,
  given: {
    context: CaseContext
    petition: Petition
    seen?: number | undefined
    by: Doer
    body: Facts['body']
    decide(now: Date, state: CaseState, facts: Facts): Decision
  },
): Promise<void> {
  const { context, petition, by } = given
  const settings = await settingsOf(tx, petition.record.settingsId)
  let decision: Decision = follows([])
  const { record } = petition
  const state = await petitions.cases.matters.change(tx, {
    ...{ context, caseId: record.id, lifecycle: 'petition', by },
    ...(given.seen === undefined ? {} : { seen: given.seen }),
    decide: (current, now) => {
      decision = given.decide(now, current, {
        ...{ now, by, body: given.body, timeZone: context.tenant.timeZone, settings },
        ...{ bodies: context.bodies, clockwork: context.clockwork, newId: uuidv7 },
      })
      return decision.events
    },
  })
  if (decision.events.length === 0) return
  const changed = after(petition, { decision, state, bodies: context.bodies, now: petitions.clock.now() })
  const papers = await issuePapers(tx, {
    ...{ documents: petitions.documents, context, petition: changed, papers: decision.papers, settings, by },
  })
  const store = petitionsStore(tx)
  await papersStore(tx).save(record.id, papers)
  await papersStore(tx).saveSteps(record.id, decision.steps)
  const unserved = changed.papers.filter(({ servedAt }) => servedAt === null).length
  await store.save(changed.record, { unserved, ruling: awaitsRuling(changed) })
}

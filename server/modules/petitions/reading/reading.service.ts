import type { CaseView, FollowView } from '../../../../contract/cases.ts'
import type { PetitionFollowView, PetitionView } from '../../../../contract/petitions.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { Refused } from '../../../platform/errors.ts'
import { system } from '../../../platform/policy/actor.ts'
import { maskName, maskPhone } from '../../../platform/policy/mask.ts'
import { reveal } from '../../../platform/policy/reveal.ts'
import type { CaseContext, CaseState } from '../../cases/cases.api.ts'
import { departments } from '../../territory/territory.api.ts'
import { type At, type Petitions, reading } from '../petitions.context.ts'
import { petitionsStore } from '../petitions.store.ts'
import { runningClock } from '../procedure/clocks.rules.ts'
import {
  commandTypes,
  findObstacle,
  findPetitionerObstacle,
  petitionerTypes,
  ratingEnd,
} from '../procedure/commands.rules.ts'
import { isUnder } from '../procedure/holders.rules.ts'
import type { Petition } from '../procedure/petition.ts'
import { findSide, type Side } from '../procedure/sides.ts'
import { isRecused, type Standing, seesAtMost, seesOf, standingsOf } from '../procedure/standing.rules.ts'
import { settingsOf } from '../settings/settings.service.ts'
import { bodyView } from './body.rules.ts'
import { clocksOf, paperView, type Shown, stepsView, summaryOf } from './view.rules.ts'

type Offers = PetitionView['offers']

/** One petition for the bodies that work on it. Refuses with `case.not_found` also where it isn't for this reader's eyes. */
export async function getPetition(petitions: Petitions, at: At, id: string): Promise<PetitionView> {
  const context = await petitions.cases.contextOf(at.tenant)
  const now = petitions.clock.now()
  const mine = await reading(petitions, at, async (tx) => {
    const petition = await petitionsStore(tx).find(id)
    const sees = petition ? seesAtMost(at.actor, petition, context.bodies) : 'nothing'
    if (!petition || sees === 'nothing') throw new Refused('case.not_found')
    const store = petitionsStore(tx)
    const { record } = petition
    return {
      ...{ petition, sees, state: await petitions.cases.matters.get(tx, { caseId: id, lifecycle: 'petition' }) },
      settings: await settingsOf(tx, record.settingsId),
      representatives: sees === 'all' ? await store.representatives(id) : [],
      listed: sees === 'all' ? await store.countPeople(id) : 0,
      later: sees === 'progress' ? [] : await store.later(id),
      earlier: await earlierOf(tx, petition),
      departmentIds: (await departments(tx)).map((one) => one.id),
    }
  })
  const { petition, sees, state, settings, representatives, listed, later, earlier, departmentIds } = mine
  const { record } = petition
  // The petition's own rule has decided who reads it; the spine gives the case as it stands. What is kept in confidence it
  // masks for posts it knows and shows nobody else at all.
  const reader = record.confidential && mayReveal(at, petition, context) ? at.actor : system
  const caseView = await petitions.cases.reading.get({ tenant: at.tenant, actor: reader }, id)
  const closed = sees === 'progress'
  // Where it is, whoever deals with it must know; kept in confidence, the house number is shown one at a time.
  if (!record.confidential && state.address) caseView.place.address = state.address
  const posts = at.actor.posts
  const standings = new Set(posts.flatMap((post) => [...standingsOf(post, petition, context.bodies)]))
  return {
    ...shared(petition, { context, settings, now, state, caseView, closed, forPetitioner: false, earlier }),
    unserved: unservedOf(petition),
    channel: caseView.channel,
    account: closed ? null : record.account,
    petitioner:
      sees === 'all'
        ? {
            kind: caseView.reporter.kind,
            name: caseView.reporter.name ?? null,
            phone: caseView.reporter.phone ?? null,
            onBehalfOf: caseView.reporter.onBehalfOf ?? null,
            revealable: mayReveal(at, petition, context) ? revealableOf(caseView) : [],
          }
        : null,
    representatives: representatives.map(({ id: no, role, name, phone }) => ({
      ...{ id: no, role: role as PetitionView['representatives'][number]['role'], name: maskName(name) },
      phone: phone ? maskPhone(phone) : null,
    })),
    listed,
    handler: record.handler && {
      ...{
        postId: record.handler.postId,
        role: record.handler.role,
        mine: record.handler.account === at.actor.accountId,
      },
    },
    later: [...later],
    bodies: closed ? [] : bodiesFor(petition, { context, departmentIds }),
    offers: offersFor(at, { petition, state, now, standings }),
  }
}

const unservedOf = ({ papers }: Petition): number => papers.filter(({ servedAt }) => servedAt === null).length

async function earlierOf(tx: Tx, { record }: Petition) {
  const found = record.earlierId ? await petitionsStore(tx).find(record.earlierId) : undefined
  return found ? { id: found.record.id, number: found.record.number } : null
}

function offersFor(
  at: At,
  given: { petition: Petition; state: CaseState; now: Date; standings: ReadonlySet<Standing> },
): Offers {
  const recused = isRecused(at.actor, given.petition)
  return commandTypes.flatMap((command) => {
    const because = findObstacle(command, { ...given, recused, account: at.actor.accountId })
    // What is somebody else's to do is not offered at all.
    if (because === 'petition.not_yours') return []
    return [because ? { command, allowed: false, because } : { command, allowed: true }]
  })
}

/** Bodies it may be given to: those of the place first, then all departments; never the one complained about. */
function bodiesFor(
  { record }: Petition,
  { context, departmentIds }: { context: CaseContext; departmentIds: readonly string[] },
): PetitionView['bodies'] {
  const { bodies } = context
  const units = record.path.map((id) => ({ kind: 'unit' as const, id }))
  const offices = departmentIds.map((id) => ({ kind: 'department' as const, id }))
  return [...offices, ...units]
    .filter((body) => body.id !== record.holder.id && !isUnder(bodies, body, record.against))
    .map((body) => bodyView(context, body))
}

const revealableOf = ({ reporter }: CaseView) => {
  const has = { name: reporter.name, phone: reporter.phone, mail: reporter.mail, onBehalfOf: reporter.onBehalfOf }
  return (['name', 'phone', 'mail', 'onBehalfOf'] as const).filter((field) => Boolean(has[field]))
}

/** Who may see who asks, one thing at a time: posts that see all; where it is kept in confidence, the district's only. */
function mayReveal(at: At, petition: Petition, { bodies }: CaseContext): boolean {
  if (isRecused(at.actor, petition)) return false
  return at.actor.posts.some(
    (post) =>
      seesOf(post, petition, bodies) === 'all' &&
      (!petition.record.confidential || (post.level === 'district' && post.departmentId === undefined)),
  )
}

/** What both pages share. */
function shared(
  petition: Petition,
  given: Shown & {
    state: CaseState
    caseView: Pick<CaseView | FollowView, 'place' | 'timeline' | 'files' | 'rating'> & { category: unknown }
    closed: boolean
    forPetitioner: boolean
    earlier: { id: string; number: string } | null
  },
) {
  const { state, settings, context, now, caseView, closed, earlier } = given
  const { record } = petition
  const { unserved: _, ...summary } = summaryOf({ ...record, unserved: 0 }, given)
  const way = settings.ways.find(({ code }) => code === record.way)
  return {
    ...summary,
    version: state.version,
    way: way ? { code: way.code, name: way.name, leadsTo: way.leadsTo } : null,
    place: closed ? { placed: caseView.place.placed, units: caseView.place.units } : caseView.place,
    category: context.configuration.categories.get(state.categoryId ?? '')?.name ?? null,
    outcome: record.outcome,
    clocks: clocksOf(state, now),
    papers: petition.papers.map((paper) => paperView(paper, { context, closed })),
    ...stepsView(petition, given),
    timeline: closed
      ? caseView.timeline.map(({ text: _text, ...line }) => ({ ...line, files: [] }))
      : caseView.timeline,
    files: closed ? [] : caseView.files,
    rating: caseView.rating,
    sponsor: record.sponsor && { role: record.sponsor.role, body: record.sponsor.body },
    hallVisit: record.hallVisit,
    earlier,
  }
}

/** A petition as the petitioner and the representatives see it. */
export async function followPetition(petitions: Petitions, at: At, number: string): Promise<PetitionFollowView> {
  const context = await petitions.cases.contextOf(at.tenant)
  const now = petitions.clock.now()
  const mine = await reading(petitions, at, async (tx) => {
    const petition = await petitionsStore(tx).findByNumber(number)
    const side: Side | undefined = petition && (await findSide(petitions, tx, { at, id: petition.record.id }))
    if (!petition || !side) throw new Refused('case.not_found')
    const { id, settingsId } = petition.record
    return {
      ...{ petition, side, settings: await settingsOf(tx, settingsId), earlier: await earlierOf(tx, petition) },
      state: await petitions.cases.matters.get(tx, { caseId: id, lifecycle: 'petition' }),
      representatives: await petitionsStore(tx).representatives(id),
    }
  })
  const { petition, side, settings, state, representatives, earlier } = mine
  const { record } = petition
  const { ratingDays } = context.configuration.settings
  // A representative's secret is no secret of the case: the link that notices carry opens it for them.
  const secret = petitions.cases.telling.secretFor(record.id)
  const caseView = await petitions.cases.reading.follow({ tenant: at.tenant, actor: at.actor }, { number, secret })
  const ask = runningClock(state, 'ask_review') ?? runningClock(state, 'ask_re_review')
  const rateUntil =
    record.endedAt && record.satisfaction === null && record.state !== 'void' ? ratingEnd(petition, ratingDays) : null
  return {
    ...shared(petition, { context, settings, now, state, caseView, closed: false, forPetitioner: true, earlier }),
    account: record.account ?? '',
    holderPhone: caseView.holderPhone ?? null,
    as: side.as,
    representatives: representatives.map(({ role, name }) => ({
      ...{ role: role as PetitionFollowView['representatives'][number]['role'], name: maskName(name) },
    })),
    askUntil: ask?.dueAt ?? null,
    rateUntil: rateUntil && rateUntil > now ? rateUntil.toISOString() : null,
    looks: caseView.looks.map(({ at: when, body, role, field, purpose }) => ({
      ...{ at: when, body: body ?? null, role: role ?? null, field, purpose },
    })),
    offers: petitionerTypes.map((command) => {
      const because = findPetitionerObstacle(command, { petition, state, now, ratingDays })
      return because ? { command, allowed: false, because } : { command, allowed: true }
    }),
  }
}

/** Shows who petitions, one field or the list kept apart, to somebody whose post needs it; they see who looked and why. */
export async function revealPetition(
  petitions: Petitions,
  at: At,
  given: {
    id: string
    what: 'list' | 'representative' | 'name' | 'phone' | 'mail' | 'address' | 'onBehalfOf'
    representativeId?: string | undefined
    purpose: string
  },
): Promise<{ people: { name: string; phone: string | null }[]; value: string | null }> {
  const context = await petitions.cases.contextOf(at.tenant)
  const { id, what, purpose } = given
  const petition = await reading(petitions, at, (tx) => petitionsStore(tx).find(id))
  if (!petition || seesAtMost(at.actor, petition, context.bodies) === 'nothing') throw new Refused('case.not_found')
  if (!mayReveal(at, petition, context)) throw new Refused('case.not_yours_to_see', {}, { status: 403 })
  if (what !== 'list' && what !== 'representative') {
    const reader = { tenant: at.tenant, actor: at.actor }
    return {
      people: [],
      value: await petitions.cases.reading.reveal(reader, { caseId: id, lifecycle: 'petition', field: what, purpose }),
    }
  }
  return await petitions.database.tx(at.tenant.id, async (tx) => {
    const store = petitionsStore(tx)
    const rows =
      what === 'list'
        ? await store.people(id)
        : (await store.representatives(id)).filter((one) => one.id === given.representativeId)
    if (rows.length === 0) throw new Refused('case.nothing_to_see', {}, { status: 404 })
    const post = at.actor.posts.find((held) => seesOf(held, petition, context.bodies) === 'all')
    await reveal({
      ...{ tx, actor: at.actor, field: what, purpose, detail: { number: petition.record.number } },
      ...(post ? { postId: post.id } : {}),
      subject: { kind: 'case', id, accountId: petition.record.accountId ?? undefined },
      at: petitions.clock.now(),
    })
    return { people: rows.map(({ name, phone }) => ({ name, phone })), value: null }
  })
}

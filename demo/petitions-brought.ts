import type { Holder } from '../contract/cases.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { yearIn } from '../server/modules/cases/intake/numbers.ts'
import { type CaseState, type Doer, isOpen } from '../server/modules/cases/lifecycle/case-state.ts'
import { sequence } from '../server/modules/cases/lifecycle/decide.rules.ts'
import { evolve } from '../server/modules/cases/lifecycle/replay.rules.ts'
import { openMatter } from '../server/modules/cases/matters/new-matter.rules.ts'
import type { CaseChange } from '../server/modules/cases/saving.store.ts'
import { hashSecret, newSecret } from '../server/modules/cases/secret.rules.ts'
import { issuePapers } from '../server/modules/petitions/papers/papers.service.ts'
import { papersStore } from '../server/modules/petitions/papers/papers.store.ts'
import { petitionsStore } from '../server/modules/petitions/petitions.store.ts'
import { findObstacle, findPetitionerObstacle } from '../server/modules/petitions/procedure/commands.rules.ts'
import { decide } from '../server/modules/petitions/procedure/decide.rules.ts'
import { decidePetitioner, lapse } from '../server/modules/petitions/procedure/decide-petitioner.rules.ts'
import { bodyOfPost, firstHolder } from '../server/modules/petitions/procedure/holders.rules.ts'
import { after, newPetition } from '../server/modules/petitions/procedure/new-petition.rules.ts'
import {
  awaitsRuling,
  type Decision,
  type Facts,
  type Paper,
  type Petition,
} from '../server/modules/petitions/procedure/petition.ts'
import { standingsOf } from '../server/modules/petitions/procedure/standing.rules.ts'
import { defaultSettings } from '../server/modules/petitions/settings/defaults.ts'
import type { Database, Tx } from '../server/platform/database/database.ts'
import { Documents } from '../server/platform/documents/documents.ts'
import type { Tenant } from '../server/platform/http/tenant.ts'
import { type DemoTerritory, knownCommunity } from './city/territory.ts'
import type { DemoPeople, DemoPost } from './people.ts'
import { type PetitionStep, type PetitionStory, petitionStories } from './petition-stories.ts'
import { type Random, randomOf } from './random.ts'

const day = 86_400_000

interface Given {
  territory: DemoTerritory
  people: DemoPeople
  context: CaseContext
  /** For documents, which are issued in the transaction at hand. */
  database: Database
  accountOf(key: string): string
  /** Their running numbers, in their order. */
  numbers: readonly string[]
  now: Date
}

const filedAt = (story: PetitionStory, now: Date) => new Date(now.getTime() - story.ago * day)

/** Takes the running numbers of the petitions, of the years in which they were brought; gives them in their order. */
export async function takePetitionNumbers(
  tx: Tx,
  { tenant, now }: { tenant: Tenant; now: Date },
): Promise<readonly string[]> {
  const years = Map.groupBy(petitionStories, (story) => yearIn(tenant.timeZone, filedAt(story, now)))
  const numbers = new Map<PetitionStory, string>()
  for (const [year, stories] of years) {
    const first = await casesStore(tx).takeNumbers(year, stories.length)
    for (const [n, story] of stories.entries())
      numbers.set(story, `${tenant.numberPrefix}-${year}-${String(first + n).padStart(6, '0')}`)
  }
  return petitionStories.map((story) => numbers.get(story) ?? '')
}

interface Writing extends Given {
  random: Random
  communityIds: readonly string[]
}

/** A petition with its case, and each paper with how things stood when it was made. */
interface Walked {
  change: CaseChange
  petition: Petition
  made: { paper: Paper; petition: Petition; at: Date; by: Doer }[]
  story: PetitionStory
}

/**
 * Petitions in every stage of the procedure, and those of the twelve months before. Each has happened by the rules of the module; its papers
 * are documents like any other. Returns how many.
 */
export async function writePetitions(tx: Tx, given: Given): Promise<number> {
  const { territory, now } = given
  const street = territory.of('street').find(({ code }) => knownCommunity.code.startsWith(code))
  const communityIds = (street?.children ?? []).map(({ id }) => id)
  const writing: Writing = { ...given, random: randomOf('petitions'), communityIds }
  const walked = petitionStories.map((story, index) =>
    walk(writing, { story, index, number: given.numbers[index] ?? '', filed: filedAt(story, now) }),
  )
  await casesStore(tx).save(walked.map(({ change }) => change))
  await Promise.all(walked.map((one) => store(tx, writing, one)))
  return walked.length
}

async function store(tx: Tx, { context, database, random }: Writing, one: Walked): Promise<void> {
  const { petition, made, story } = one
  const { record } = petition
  const unserved = petition.papers.filter(({ servedAt }) => servedAt === null).length
  await petitionsStore(tx).save(record, { unserved, ruling: awaitsRuling(petition) })
  const issued: Paper[] = []
  for (const { paper, petition: then, at, by } of made) {
    const documents = new Documents({ database, clock: { now: () => at } })
    const writing = { documents, context, petition: then, settings: defaultSettings, papers: [paper], by }
    const [document] = await issuePapers(tx, writing)
    const last = petition.papers.find(({ id }) => id === paper.id) ?? paper
    if (document)
      issued.push({ ...document, servedAt: last.servedAt, servedWay: last.servedWay, servedNote: last.servedNote })
  }
  await papersStore(tx).save(record.id, issued)
  await papersStore(tx).saveSteps(record.id, petition.steps)
  if (!story.joint) return
  const name = (n: number) => `测试·代表${n} / Test speaker ${n}`
  await petitionsStore(tx).addRepresentatives(
    (['speaker', 'deputy', 'papers'] as const).map((role, n) => ({
      ...{ id: random.id(record.filedAt), petitionId: record.id, no: n + 1, role, name: name(n + 1) },
      ...{ phone: `000-555020${n}`, secretHash: hashSecret(newSecret()) },
    })),
  )
}

/** One petition from the day it was brought to where it stands. */
function walk(
  given: Writing,
  { story, index, number, filed }: { story: PetitionStory; index: number; number: string; filed: Date },
): Walked {
  const { context, people, random, now, communityIds } = given
  const { bodies, clockwork } = context
  const department = (code: string): Holder & { kind: 'department' } => {
    const found = people.departments.find((each) => each.code === code)
    if (!found) throw new Error(`The demo has no department ${code}.`)
    return { kind: 'department', id: found.id }
  }
  const id = random.id(filed)
  const placement = context.placeOf(communityIds[index % communityIds.length] ?? bodies.district)
  const against = story.against ? department(story.against) : null
  const holder = firstHolder(bodies, { against, desk: null, streetId: placement.streetId })
  const confidential = story.confidential ?? false
  const accountId = story.who === 'resident' ? given.accountOf('resident') : null
  const subject = `${story.zh} ${story.en}`
  const opened = openMatter(
    {
      ...{ id, number, lifecycle: 'petition', state: 'registered', type: 'petition.registered', channel: 'web' },
      ...{ priority: 'normal', category: null, subject, address: null, point: null, holder },
      ...{ confidential, reporterKind: story.who ? 'resident' : 'anonymous', by: { kind: 'reporter' }, facts: {} },
      matter: { kind: story.purpose, against, hiddenFrom: confidential && against ? [against.id] : [] },
      clocks: [{ id: 'register.1', stage: 'register', limit: defaultSettings.limits.register }],
      ...{ fileIds: [], placement },
    },
    { now: filed, bodies, clockwork },
  )
  let { state } = opened
  const events = [...opened.events]
  let petition = newPetition({
    ...{ state, purpose: story.purpose, against, confidential, people: story.joint ?? 1, settingsId: null, bodies },
    account: `${story.zh}，请予以办理。以上内容均为虚构。 ${story.en}: please look into it. All of this is made up.`,
    ...{ sameDayAt: null, hallVisit: null, earlierId: null, accountId },
  })
  const made: Walked['made'] = []
  const apply = (decision: Decision, at: Date, by: Doer) => {
    const decided = sequence(state, ended(state, decision.events, at), { now: at, by })
    state = decided.reduce<CaseState>((current, event) => evolve(current, event), state)
    events.push(...decided)
    petition = after(petition, { decision, state, bodies, now: at })
    for (const paper of decision.papers)
      if (!made.some(({ paper: { id } }) => id === paper.id)) made.push({ paper, petition, at, by })
  }
  const facts = (at: Date, by: Doer, body: Holder): Facts => ({
    ...{ now: at, by, body, timeZone: context.tenant.timeZone, settings: defaultSettings, bodies, clockwork },
    newId: () => random.id(at),
  })
  let at = filed
  for (const step of story.steps) {
    at = new Date(Math.min(at.getTime() + step[0] * day + ((index * 37) % 240) * 60_000, now.getTime() - 60_000))
    const body = petition.record.holder
    if (step[1] === 'time') {
      const decision = lapse({ petition, state, facts: facts(at, { kind: 'system' }, body) })
      if (!decision) throw new Error(`Nothing of ${subject} lapsed.`)
      apply(decision, at, { kind: 'system' })
    } else if (step[1] === 'petitioner') {
      const because = findPetitionerObstacle(step[2].type, { petition, state, now: at, ratingDays: 14 })
      if (because) throw new Error(`${subject}: ${because}`)
      apply(decidePetitioner(step[2], { petition, state, facts: facts(at, { kind: 'reporter' }, body) }), at, {
        kind: 'reporter',
      })
    } else official(step)
  }
  if (story.rated !== undefined) {
    at = new Date(Math.min(at.getTime() + day, now.getTime() - 60_000))
    const rate = { type: 'rate', solved: story.rated > 3, satisfaction: story.rated } as const
    apply(
      decidePetitioner(rate, { petition, state, facts: facts(at, { kind: 'reporter' }, petition.record.holder) }),
      at,
      { kind: 'reporter' },
    )
  }
  return {
    change: { state, events, secretHash: hashSecret(newSecret()), contact: contactOf(id, story, accountId) },
    petition,
    made,
    story,
  }

  function official(step: Extract<PetitionStep, { 1: 'holder' | 'above' | 'supervisor' }>): void {
    const post = postFor(given, petition, step[1])
    const mine = bodyOfPost(post.held) ?? petition.record.holder
    const name = mine.kind === 'unit' ? bodies.unit(mine.id)?.name : bodies.department(mine.id)?.name
    const by: Doer = {
      ...{
        kind: 'staff',
        postId: post.held.id,
        role: post.held.role,
        accountId: post.write.accountId ?? `demo-${post.held.id}`,
      },
      ...(name ? { body: name } : {}),
    }
    const day_ = (ahead: number) => new Date(at.getTime() + ahead * day).toISOString().slice(0, 10)
    const command = typeof step[2] === 'function' ? step[2]({ department, day: day_ }) : step[2]
    const standings = standingsOf(post.held, petition, bodies)
    const because = findObstacle(command.type, {
      petition,
      state,
      now: at,
      standings,
      recused: false,
      account: by.accountId,
    })
    if (because) throw new Error(`${subject}: ${because}`)
    apply(decide(command, { petition, state, facts: facts(at, by, mine) }), at, by)
  }
}

/** Who does it: somebody of the holder, of the desk above, or the district's supervisor. */
function postFor({ people, context }: Writing, petition: Petition, by: 'holder' | 'above' | 'supervisor'): DemoPost {
  const { holder } = petition.record
  const body = by === 'holder' ? holder.id : context.bodies.district
  const role =
    by === 'supervisor' ? 'supervisor' : holder.kind === 'department' && by === 'holder' ? 'department_officer' : 'desk'
  const found = people.at(body).filter(({ held }) => held.role === role)
  // Whoever wrote a reply does not review it.
  const authors = petition.papers.flatMap(({ madeBy }) => (madeBy ? [madeBy] : []))
  const free = found.find(({ held, write }) => !authors.includes(write.accountId ?? `demo-${held.id}`))
  const reviews = ['in_review', 'in_re_review'].includes(petition.record.state)
  const post = reviews ? (free ?? found[0]) : found[0]
  if (!post) throw new Error(`Nobody works at ${body}.`)
  return post
}

/** What ends says when it did, and what goes on again does not. */
function ended(state: CaseState, decided: Decision['events'], at: Date): Decision['events'] {
  const index = decided.findLastIndex((event) => event.effect.set?.state !== undefined)
  const last = decided[index]
  if (!last) return decided
  const open = isOpen({ ...state, ...last.effect.set })
  if (open === (state.closedAt === null)) return decided
  const closedAt = open ? null : at.toISOString()
  return decided.with(index, { ...last, effect: { ...last.effect, set: { ...last.effect.set, closedAt } } })
}

function contactOf(caseId: string, { who }: PetitionStory, accountId: string | null): CaseChange['contact'] {
  if (!who) return null
  return {
    ...{
      case_id: caseId,
      account_id: accountId,
      name: accountId ? null : who,
      phone: accountId ? null : '000-5550100',
    },
    ...{ mail: null, address_detail: null, hear_back: 'none', on_behalf_name: null, on_behalf_phone: null },
    ...{ mandate: null, locale: 'zh-CN' },
  }
}

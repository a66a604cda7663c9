/** The cases a desk's history is multiplied from: each brought, worked on and closed by the rules of the house. */
import type { CaseCommand } from '../contract/case-commands.ts'
import { wordsOf } from '../demo/matters.ts'
import { mattersOutside } from '../demo/matters-outside.ts'
import { randomOf } from '../demo/random.ts'
import type { CaseContext } from '../server/modules/cases/cases.context.ts'
import { casesStore } from '../server/modules/cases/cases.store.ts'
import { prepare } from '../server/modules/cases/intake/prepare.rules.ts'
import type { CaseEvent, CaseState, Doer } from '../server/modules/cases/lifecycle/case-state.ts'
import type { Relation } from '../server/modules/cases/lifecycle/commands.rules.ts'
import { decide } from '../server/modules/cases/lifecycle/decide.rules.ts'
import { open } from '../server/modules/cases/lifecycle/new-case.rules.ts'
import { evolve } from '../server/modules/cases/lifecycle/replay.rules.ts'
import type { CaseChange } from '../server/modules/cases/saving.store.ts'
import type { Database } from '../server/platform/database/database.ts'
import { uuidv7 } from '../server/platform/ids.ts'
import { ground } from './district.shared.ts'

/** Words put into every text besides, so that a search has words whose frequency is known: two of these in each, one case in ten has each. */
const known =
  'lamp lift noise rubbish water heating parking dog tree bench smoke paint road drain fence light door roof smell wire'.split(
    ' ',
  )
const day = 86_400_000
const batch = 250

/** How the number of a case is written here. */
export const numbered = (n: number) => `B-2026-${String(n).padStart(7, '0')}`

/**
 * Files cases through the store every case goes through: `openCount` of the last six days still open, `ended` ones on a day a year ago
 * with a timeline of five to eight lines, clocks, every third with a contact. Running numbers begin at `from`.
 */
export async function writeBase(given: {
  database: Database
  context: CaseContext
  openCount: number
  ended: number
  progress: (done: number) => void
}): Promise<void> {
  const { database, context, openCount, ended, progress } = given
  const random = randomOf('desks')
  const categories = [...context.configuration.categoryByCode.values()].filter(({ id, questions }) => {
    const isPlain = questions.every(({ required }) => !required)
    return isPlain && context.configuration.isOpen(id) && !context.configuration.isHome(id)
  })
  const total = openCount + ended
  for (let made = 0; made < total; ) {
    const changes = Array.from({ length: Math.min(batch, total - made) }, (_, at): CaseChange => {
      const n = made + at
      const isOpen = n < openCount
      const back = isOpen ? random.between(0.02, 6) * day : random.between(360, 361) * day
      const begun = brought({
        context,
        random,
        n,
        now: new Date(Date.now() - back),
        categoryId: random.pick(categories).id,
      })
      if (!isOpen) end(begun, { context, random })
      else if (random.chance(0.6)) begun.give(random.between(0.01, 0.4) * back, { type: 'accept' })
      return begun.change(n)
    })
    await database.tx(context.tenant.id, (tx) => casesStore(tx).save(changes))
    made += changes.length
    if (made % 5_000 < batch) progress(made)
  }
}

type Begun = ReturnType<typeof brought>
type Random = ReturnType<typeof randomOf>

/** One case at intake, and how it goes on. */
function brought(given: { context: CaseContext; random: Random; n: number; now: Date; categoryId: string }) {
  const { context, random, n, categoryId } = given
  let { now } = given
  const id = uuidv7()
  const point = { lat: ground.south + ground.side * random.next(), lng: ground.west + ground.side * random.next() }
  const told = wordsOf(random.pick(mattersOutside), n % 7 === 0 ? 'en' : 'zh', random)
  const words = `${known[n % 20]} ${known[Math.floor(n / 20) % 20]} at the gate${n % 1000 === 500 ? ', heron' : ''}`
  const input = { text: `${told} (${words})`, point, categoryId, address: `湖滨路${random.whole(1, 2000)}号` }
  const { intake, by } = prepare(
    { ...input, answers: {}, fileIds: [], confidential: false },
    { context, actor: { kind: 'anonymous', posts: [], via: 'none' }, channel: 'web', id, number: numbered(n + 1) },
  )
  const limits = context.limits({ conditionId: intake.conditionId, categoryId, priority: intake.priority })
  const same = { newId: uuidv7, limits, bodies: context.bodies, clockwork: context.clockwork }
  const opened = open(intake, { now, by, ...same })
  let state: CaseState = opened.state
  const events: CaseEvent[] = [...opened.events]
  return {
    /** Milliseconds later somebody gives a command. */
    give(later: number, command: CaseCommand, relation: Relation = 'holder', who = 1) {
      now = new Date(now.getTime() + later)
      const doer: Doer = relation === 'reporter' ? { kind: 'reporter' } : { kind: 'staff', accountId: `account-${who}` }
      const facts = { now, by: doer, relations: new Set([relation]), given: {}, ...same }
      for (const event of decide(state, command, facts)) {
        events.push(event)
        state = evolve(state, event)
      }
    },
    change: (n: number): CaseChange => ({
      ...{ state, events, secretHash: 'x'.repeat(43) },
      contact:
        n % 3 > 0
          ? null
          : {
              ...{
                case_id: id,
                account_id: null,
                name: '王测试',
                phone: `139${String(n % 100_000_000).padStart(8, '0')}`,
                mail: null,
              },
              ...{
                address_detail: null,
                hear_back: 'none',
                on_behalf_name: null,
                on_behalf_phone: null,
                mandate: null,
              },
              locale: 'zh-CN',
            },
    }),
  }
}

/** Most are accepted, handled, checked and closed, many rated; some are late, come again or are withdrawn. */
function end(begun: Begun, { random }: { context: CaseContext; random: Random }) {
  const { give } = begun
  const hours = (low: number, high: number) => random.between(low, high) * 3_600_000
  if (random.chance(0.06)) return give(hours(1, 20), { type: 'withdraw' }, 'reporter')
  give(hours(0.2, 6), { type: 'accept' })
  if (random.chance(0.25))
    give(
      hours(0.5, 5),
      { type: 'comment', text: '已联系养护单位，明天上午到场。', visibility: 'public', fileIds: [] },
      'involved',
    )
  give(random.chance(0.05) ? hours(400, 700) : hours(2, 30), {
    type: 'handle',
    text: '已经修好，现场清理干净。',
    fileIds: [],
  })
  give(hours(0.5, 12), { type: 'check', passed: true }, 'holder', 2)
  if (random.chance(0.3)) {
    const solved = random.chance(0.94)
    give(hours(1, 40), { type: 'rate', solved, satisfaction: solved ? random.whole(3, 5) : 1 }, 'reporter')
  }
}

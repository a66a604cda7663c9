import type { Matter } from './matters.ts'
import { begin, NotYet, type Play, type Setting } from './play.ts'
import type { Random } from './random.ts'
import { matters, type reporter } from './reports.ts'
import { type About, isTalk, say } from './sayings.ts'
import { type Turn, tell } from './stories.ts'

const day = 86_400_000

const turns: readonly (readonly [Turn, number])[] = [
  ['plain', 46],
  ['assigned', 12],
  ['raised_community', 8],
  ['raised_street', 8],
  ['raised_district', 2],
  ['returned', 3],
  ['rework', 4],
  ['extension', 4],
  ['suspension', 2],
  ['declined', 3],
  ['void', 1.5],
  ['withdrawn', 1.5],
  ['comments', 5],
  ['supervised', 2],
  ['split', 4],
  ['slow', 4],
]

/** Hours of a day by how many people report: few at night, most in the morning and after work. */
const hours = [1, 1, 0.5, 0.5, 0.5, 1, 3, 7, 10, 10, 9, 7, 5, 6, 7, 7, 8, 9, 9, 8, 7, 5, 3, 2]

/**
 * Cases of the last days, oldest first, each with all that has happened to it. Yields those that belong together in one
 * go: a case, its children, and the one merged into it.
 */
export async function* historyOf(given: {
  setting: Setting
  random: Random
  report: ReturnType<typeof reporter>
  count: number
  days: number
  /** Share of the cases that came in the last days, so that enough are open. */
  fresh: { share: number; days: number }
}): AsyncGenerator<Play[]> {
  const { setting, random, report } = given
  // Every matter comes at least once, spread over the time; the rest as often as it does in life.
  const stride = Math.max(1, Math.floor(given.count / matters.length))
  for (const [n, at] of timesOf(given).entries()) {
    const due = n % stride === 0 ? matters[n / stride] : undefined
    const brought = report.brought({ at, ...(due ? { matter: due } : {}) }, random)
    const turn = fitting(random.weighted(turns, ([, weight]) => weight)[0], brought.matter)
    const play = begin(setting, random.fork(`case ${at.getTime()}`), brought)
    const { matter, language } = brought
    const twin = turn === 'plain' && play.state.state === 'reported' && random.chance(0.05)
    const plays = [play]
    try {
      if (twin) plays.push(await twice(play, given, { matter, language }))
      await tell(play, { matter, language, turn })
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
    }
    yield [...plays, ...play.children]
  }
}

/** Not every course fits every matter: nobody sends an emergency up three levels, and a talk isn't split. */
function fitting(turn: Turn, matter: Matter): Turn {
  if (matter.category.startsWith('emergencies') && turn !== 'comments') return 'plain'
  if (turn === 'split' && (isTalk(matter) || !['road', 'water', 'rubbish'].includes(matter.scene))) return 'plain'
  return turn
}

/** A neighbour brings the same thing; whoever holds it sees that. */
async function twice(
  play: Play,
  given: { setting: Setting; random: Random; report: ReturnType<typeof reporter> },
  about: About,
): Promise<Play> {
  const { setting, random, report } = given
  const { state } = play
  await play.wait(random.between(10, 80))
  const brought = report.brought({ at: play.now, channel: 'web' }, random)
  const { point: _point, unitId: _unit, solved: _solved, categoryId: _category, ...input } = brought.input
  const { categoryId, point, text, unitId } = { ...state, point: state.point ?? undefined }
  const twin = begin(setting, random.fork(`twin ${play.now.getTime()}`), {
    ...brought,
    input: {
      ...input,
      text: (about.language === 'zh' ? '和邻居反映的一样：' : 'The same as my neighbour: ') + text,
      ...(state.address ? { address: state.address } : {}),
      answers: Object.fromEntries(
        state.answers.map(({ code, answer }) => [code, keyOf(setting, { categoryId, code, answer })]),
      ),
      ...(categoryId ? { categoryId } : {}),
      ...(point ? { point } : unitId ? { unitId } : {}),
    },
  })
  const { holder } = twin.state
  const post = twin.staff(holder, 'grid_worker', 'grid_head', 'desk', 'department_officer')
  const later = new Date(play.now.getTime() + random.between(5, 25) * 60_000)
  try {
    await twin.reach(later)
    await play.reach(later)
    await twin.mergeInto(play, post, say('merge', about, random))
  } catch (error) {
    if (!(error instanceof NotYet)) throw error
  }
  return twin
}

/** The key of an answer that is kept in words. */
function keyOf(setting: Setting, given: { categoryId: string | null; code: string; answer: string }): string {
  const category = setting.context.configuration.categories.get(given.categoryId ?? '')
  const question = category?.questions.find(({ code }) => code === given.code)
  return question?.values?.find(({ name }) => given.answer === `${name.zh} / ${name.en}`)?.key ?? given.answer
}

function timesOf(given: {
  setting: Setting
  random: Random
  count: number
  days: number
  fresh: { share: number; days: number }
}): Date[] {
  const { setting, random, count, days, fresh } = given
  const now = setting.until.getTime()
  const times: number[] = []
  while (times.length < count) {
    const back = times.length < count * fresh.share ? random.between(0, fresh.days) : random.between(fresh.days, days)
    const date = new Date(now - back * day)
    const hour = random.weighted(
      hours.map((weight, hour) => ({ weight, hour })),
      ({ weight }) => weight,
    ).hour
    // Eight hours ahead of Greenwich: the hour is one of the district's own.
    date.setUTCHours((hour + 16) % 24, random.whole(0, 59), random.whole(0, 59), random.whole(0, 999))
    if (date.getTime() < now - 60_000) times.push(date.getTime())
  }
  return times.sort((a, b) => a - b).map((time) => new Date(time))
}

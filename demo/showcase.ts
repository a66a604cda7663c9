import { type DemoTerritory, type DemoUnit, knownCommunity } from './city/territory.ts'
import type { Matter } from './matters.ts'
import type { DemoPeople } from './people.ts'
import { begin, NotYet, type Play, type Setting } from './play.ts'
import type { Random } from './random.ts'
import { matters, type reporter, type Wish } from './reports.ts'
import { type Place, scenes } from './showcase-scenes.ts'

/** Running numbers that can be given back. */
interface Numbers {
  mark(): () => void
}

/**
 * Cases that stand where each role of the demo has something to do now: a new report for the grid worker, a check for the
 * grid head, a whistle for the power company. Each is begun so long ago that its people had time to do their part.
 */
export async function* showcase(given: {
  setting: Setting
  random: Random
  report: ReturnType<typeof reporter>
  people: DemoPeople
  territory: DemoTerritory
  accountOf(key: string): string
  numbers: Numbers
  photosBefore(): number
  dropPhotos(from: number): void
}): AsyncGenerator<Play> {
  const { setting, random, report, people, territory, accountOf, numbers } = given
  const houses = territory.of('microgrid').filter(({ code }) => code.startsWith(`${knownCommunity.code}001`))
  const place: Place = { people, community: knownCommunity.code }
  for (const scene of scenes) {
    const matter = scene.matter ? (matters.find(({ category }) => category === scene.matter) as Matter) : undefined
    for (let attempt = 0; ; attempt++) {
      // Each attempt begins earlier, until everything had its time before now; over a long holiday that is days.
      const step = scene.exact ? attempt * 8 : attempt * random.between(30, 100) * (1 + attempt / 20)
      const back = scene.hours * 60 + step
      const at = new Date(setting.until.getTime() - back * 60_000)
      const undo = numbers.mark()
      const photos = given.photosBefore()
      const account = scene.account ? { id: accountOf(scene.account), name: nameOf(scene.account) } : undefined
      const wish: Wish = {
        at,
        channel: scene.channel ?? 'web',
        house: random.pick(houses.slice(0, scene.assistant ? 1 : houses.length)) as DemoUnit,
        unplaced: scene.unplaced ?? false,
        ...(matter ? { matter } : {}),
        ...(account ? { account } : {}),
        ...(scene.photo === undefined ? {} : { photo: scene.photo }),
      }
      const brought = report.brought(wish, random)
      const play = begin(setting, random.fork(`${scene.name} ${attempt}`), brought)
      try {
        await scene.play(play, place)
        await play.reach(setting.until)
        yield play
        break
      } catch (error) {
        if (!(error instanceof NotYet)) throw error
        if (attempt > 3000) throw new Error(`the scene "${scene.name}" never comes to its end`)
        undo()
        given.dropPhotos(photos)
      }
    }
  }
}

const nameOf = (key: string) => (key === 'resident' ? '测试·李小满 / Test Li Xiaoman' : '测试·周谷雨 / Test Zhou Guyu')

import type { Random } from './random.ts'
import { isTalk } from './sayings.ts'

/** What is seen on a photo: `photos.ts` draws it. */
export type Scene =
  | 'rubbish'
  | 'lamp'
  | 'tree'
  | 'road'
  | 'water'
  | 'stairs'
  | 'cables'
  | 'house'
  | 'paper'
  | 'manhole'
  | 'lift'

/** Something people bring: in the words they use, with what is said when it is done. */
export interface Matter {
  category: string
  /** How often it comes, beside the others. */
  weight: number
  scene: Scene
  zh: readonly string[]
  en: readonly string[]
  done: readonly { zh: string; en: string }[]
  answers?: (random: Random) => Record<string, string>
  /** Departments that help where a street whistles. */
  departments: readonly string[]
}

type Told = readonly [zh: string, en: string]

/** One matter on a few lines. */
export function matter(
  category: string,
  weight: number,
  scene: Scene,
  told: { zh: readonly string[]; en: readonly string[]; done: readonly Told[]; departments?: readonly string[] },
  answers?: Matter['answers'],
): Matter {
  const { zh, en, departments = ['urban_management', 'housing'] } = told
  const done = told.done.map(([zh, en]) => ({ zh, en }))
  return { category, weight, scene, zh, en, done, departments, ...(answers ? { answers } : {}) }
}

const spots: readonly Told[] = [
  ['3号楼东侧', 'the east side of House 3'],
  ['小区南门', 'the south gate'],
  ['小区北门', 'the north gate'],
  ['幼儿园门口', 'the nursery gate'],
  ['菜市场后门', 'the back of the market'],
  ['公交站旁', 'the bus stop'],
  ['河边步道', 'the riverside walk'],
  ['铁路桥下', 'the railway bridge'],
  ['地下车库入口', 'the garage entrance'],
  ['健身角', 'the exercise corner'],
  ['快递柜旁', 'the parcel lockers'],
  ['5号楼2单元', 'House 5, entrance 2'],
  ['社区卫生站门口', 'the health station'],
  ['小学东墙', 'the east wall of the school'],
  ['老年食堂门前', 'the elders’ canteen'],
  ['7号楼与9号楼之间', 'between Houses 7 and 9'],
  ['凉亭旁', 'the pavilion'],
  ['自行车棚', 'the bicycle shed'],
]
const since: readonly Told[] = [
  ['昨天', 'yesterday'],
  ['前天', 'the day before yesterday'],
  ['上周末', 'last weekend'],
  ['三天前', 'three days ago'],
  ['一个星期前', 'a week ago'],
  ['半个月前', 'two weeks ago'],
  ['今天早上', 'this morning'],
]
const endings: readonly Told[] = [
  ['', ''],
  ['', ''],
  ['老人和孩子经过不安全。', ' It isn’t safe for children and old people.'],
  ['麻烦尽快来看看，谢谢。', ' Please come and have a look, thank you.'],
  ['邻居们都反映过。', ' Several neighbours have noticed too.'],
  ['希望能告诉我什么时候处理。', ' I would like to know when it will be seen to.'],
  ['晚上尤其明显。', ' It is worst at night.'],
]

/** The same where there is nothing to be seen outside. */
const politeEndings: readonly Told[] = [
  ['', ''],
  ['', ''],
  ['麻烦了，谢谢。', ' Thank you.'],
  ['什么时候方便都可以。', ' Any time suits me.'],
  ['希望有人回个电话。', ' Please ring me.'],
]

/** What somebody writes about a matter: words of their own language, a place, a time. */
export function wordsOf(matter: Matter, language: 'zh' | 'en', random: Random): string {
  const at = language === 'zh' ? 0 : 1
  const text = random.pick(language === 'zh' ? matter.zh : matter.en)
  const filled = text
    .replaceAll('{spot}', random.pick(spots)[at])
    .replaceAll('{since}', random.pick(since)[at])
    .replaceAll('{house}', String(random.whole(1, 28)))
    .replaceAll('{floor}', String(random.whole(2, 18)))
    .replaceAll('{days}', String(random.whole(2, 9)))
  return filled.charAt(0).toUpperCase() + filled.slice(1) + random.pick(isTalk(matter) ? politeEndings : endings)[at]
}

import type { LocalizedName } from '../../contract/common.ts'

type Pair = readonly [zh: string, en: string]

const first: readonly Pair[] = [
  ['柳荫', 'Willow Shade'],
  ['葵园', 'Sunflower'],
  ['锦绣', 'Brocade'],
  ['和顺', 'Harmony'],
  ['听雨', 'Rain'],
  ['云栖', 'Cloud Rest'],
  ['杏林', 'Apricot'],
  ['福安', 'Fair Peace'],
  ['望江', 'River View'],
  ['翠屏', 'Jade Screen'],
  ['丰泽', 'Plenty'],
  ['星河', 'Star River'],
  ['碧波', 'Blue Wave'],
  ['兰亭', 'Orchid'],
  ['瑞祥', 'Good Luck'],
  ['东篱', 'East Hedge'],
  ['芙蓉', 'Hibiscus'],
  ['松鹤', 'Crane'],
  ['古槐', 'Old Locust'],
  ['月桂', 'Laurel'],
  ['向阳', 'South Sun'],
  ['南苑', 'South'],
  ['安居', 'Easy Rest'],
  ['枫桥', 'Maple Bridge'],
]
const second: readonly Pair[] = [
  ['苑', 'Court'],
  ['家园', 'Homes'],
  ['小区', 'Estate'],
  ['新村', 'New Village'],
  ['花园', 'Gardens'],
  ['里', 'Lane'],
  ['公寓', 'Apartments'],
  ['华庭', 'Place'],
  ['大院', 'Yard'],
]
const third: readonly Pair[] = [
  ['', ''],
  ['一期', ' 1'],
  ['二期', ' 2'],
  ['三期', ' 3'],
  ['东区', ' East'],
  ['西区', ' West'],
  ['南区', ' South'],
  ['北区', ' North'],
]

/** The n-th compound; 1,728 are called differently, and neighbours not alike. */
export function compoundName(nth: number): LocalizedName {
  // 487 has no divisor in common with 1,728: each number comes once, far from the one before.
  const n = (nth * 487 + 1) % 1728
  const one = first[n % first.length] as Pair
  const other = second[(n + Math.floor(n / first.length)) % second.length] as Pair
  const last = third[Math.floor(n / (first.length * second.length)) % third.length] as Pair
  return { zh: one[0] + other[0] + last[0], en: `${one[1]} ${other[1]}${last[1]}` }
}

const roadFirst: readonly Pair[] = [
  ['云桥', 'Cloud Bridge'],
  ['禾苗', 'Seedling'],
  ['渡口', 'Ferry'],
  ['晴川', 'Clear Stream'],
  ['槐荫', 'Locust'],
  ['谷雨', 'Grain Rain'],
  ['白露', 'White Dew'],
  ['柳岸', 'Willow Bank'],
  ['新渠', 'New Canal'],
  ['茶亭', 'Tea Pavilion'],
  ['明月', 'Bright Moon'],
  ['石桥', 'Stone Bridge'],
  ['春风', 'Spring Wind'],
  ['稻香', 'Riceflower'],
  ['长虹', 'Rainbow'],
  ['望岚', 'Misty View'],
  ['东湾', 'East Bend'],
  ['青林', 'Green Wood'],
  ['学堂', 'School'],
]
const roadSecond: readonly Pair[] = [
  ['路', 'Road'],
  ['街', 'Street'],
  ['巷', 'Lane'],
  ['大道', 'Avenue'],
]

/** The n-th road. */
export function roadName(n: number): LocalizedName {
  const one = roadFirst[n % roadFirst.length] as Pair
  const other = roadSecond[(n + Math.floor(n / roadFirst.length)) % roadSecond.length] as Pair
  return { zh: one[0] + other[0], en: `${one[1]} ${other[1]}` }
}

/** What houses of a dedicated grid are called. */
export const hallName = (n: number): LocalizedName => ({ zh: `${n}号楼`, en: `Hall ${n}` })

/** A part of a dedicated grid. */
export const sectionName = (n: number): LocalizedName => ({ zh: `第${n}片区`, en: `Section ${n}` })

/** A house and what it is part of. */
export interface NamedHouse {
  compound: LocalizedName | undefined
  number: number
}

/**
 * What a microgrid is called that holds these houses, or doors of them: "柳荫苑3、4号楼", "Willow Shade Court, house 5,
 * entrances 1–2". Of more than two compounds the others are only hinted at.
 */
export function holdingName(held: readonly (NamedHouse & { doors?: readonly number[] })[]): LocalizedName {
  const groups = new Map<string, (typeof held)[number][]>()
  for (const house of held) {
    const key = `${house.compound?.zh} ${house.doors ? house.number : ''}`
    groups.set(key, [...(groups.get(key) ?? []), house])
  }
  let said: LocalizedName | undefined
  const parts = [...groups.values()].map((houses): LocalizedName => {
    const { compound, doors, number } = houses[0] as (typeof held)[number]
    const numbers = houses.map((house) => house.number).sort((a, b) => a - b)
    // A compound is named once, not before each of its houses.
    const isNew = compound !== undefined && compound.zh !== said?.zh
    said = compound
    const [zh, en] = [isNew ? compound.zh : '', isNew ? `${compound.en}, ` : '']
    if (doors)
      return {
        zh: `${zh}${number}号楼${runs(doors, '、')}单元`,
        en: `${en}house ${number}, ${doors.length > 1 ? 'entrances' : 'entrance'} ${runs(doors, ', ')}`,
      }
    return {
      zh: `${zh}${runs(numbers, '、')}号楼`,
      en: `${en}${numbers.length > 1 ? 'houses' : 'house'} ${runs(numbers, ', ')}`,
    }
  })
  const more = parts.length > 2
  const shown = parts.slice(0, 2)
  return {
    zh: shown.map(({ zh }) => zh).join('、') + (more ? '等' : ''),
    en: shown.map(({ en }) => en).join('; ') + (more ? ' and more' : ''),
  }
}

/** 1, 2, 3, 7 as "1–3, 7". */
function runs(numbers: readonly number[], between: string): string {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else found.push([number, number])
  }
  return found
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}${between}${to}` : `${from}–${to}`))
    .join(between)
}

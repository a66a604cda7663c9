import type { LocalizedName } from '../contract/common.ts'
import type { Random } from './random.ts'

type Pair = readonly [zh: string, en: string]

/** The district: it exists nowhere, like everybody and everything in it. */
export const districtName: LocalizedName = { zh: '晴禾区', en: 'Sunfield District' }

const streets: readonly Pair[] = [
  ['云桥街道', 'Cloud Bridge Street'],
  ['柳岸街道', 'Willow Bank Street'],
  ['榴花街道', 'Pomegranate Street'],
  ['望岚街道', 'Misty View Street'],
  ['北渡街道', 'North Ferry Street'],
  ['稻香街道', 'Riceflower Street'],
  ['银杏街道', 'Ginkgo Street'],
  ['东湾街道', 'East Bend Street'],
  ['松涛街道', 'Pine Wind Street'],
  ['茶亭街道', 'Tea Pavilion Street'],
  ['新渠街道', 'New Canal Street'],
  ['晨光街道', 'Morning Light Street'],
]

const communityFirst: readonly Pair[] = [
  ['石榴', 'Pomegranate'],
  ['白鹭', 'Egret'],
  ['桂花', 'Osmanthus'],
  ['青石', 'Bluestone'],
  ['荷塘', 'Lotus'],
  ['梧桐', 'Parasol'],
  ['清泉', 'Spring'],
  ['金穗', 'Golden Ear'],
  ['红枫', 'Maple'],
  ['竹影', 'Bamboo'],
  ['春晓', 'Spring Dawn'],
  ['乌篷', 'Old Boat'],
]
const communitySecond: readonly Pair[] = [
  ['里社区', 'Lane'],
  ['苑社区', 'Court'],
  ['桥社区', 'Bridge'],
  ['园社区', 'Garden'],
  ['坊社区', 'Yard'],
  ['湾社区', 'Bend'],
  ['岭社区', 'Hill'],
  ['井社区', 'Well'],
  ['埠社区', 'Landing'],
]

/** What dedicated grids are made of: a place with a body of its own. */
const dedicated: readonly Pair[] = [
  ['实验学校', 'School'],
  ['农贸市场', 'Market'],
  ['产业园', 'Business Park'],
  ['人民医院', 'Hospital'],
  ['物流中心', 'Depot'],
  ['文化广场', 'Culture Square'],
]

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 to 99 in Chinese numerals. */
export function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${numerals[tens]}十`
  return `${head}${ones === 0 && tens > 0 ? '' : numerals[ones]}`
}

const named = ([zh, en]: Pair): LocalizedName => ({ zh, en })

/** The n-th street. */
export const streetName = (n: number): LocalizedName => named(streets[n % streets.length] as Pair)

/** The n-th community; no two of 108 are called the same. */
export function communityName(n: number): LocalizedName {
  const first = communityFirst[n % communityFirst.length] as Pair
  const second = communitySecond[(n + Math.floor(n / communityFirst.length)) % communitySecond.length] as Pair
  return { zh: first[0] + second[0], en: `${first[1]} ${second[1]}` }
}

/** A grid by its running number in the community. */
export function gridName(n: number, kind: 'comprehensive' | 'dedicated'): LocalizedName {
  if (kind === 'comprehensive') return { zh: `第${inChinese(n + 1)}网格`, en: `Grid ${n + 1}` }
  const [zh, en] = dedicated[n % dedicated.length] as Pair
  return { zh: `${zh}专属网格`, en: `${en} Grid` }
}

/** A microgrid by its running number in the grid. */
export function microgridName(n: number, random: Random): LocalizedName {
  const house = n * 2 + 1
  return random.pick([
    { zh: `${house}号楼`, en: `House ${house}` },
    { zh: `${house}、${house + 1}号楼`, en: `Houses ${house} and ${house + 1}` },
    { zh: `${n + 1}单元片`, en: `Entrances ${n + 1}` },
  ])
}

const surnames: readonly Pair[] = [
  ['李', 'Li'],
  ['王', 'Wang'],
  ['张', 'Zhang'],
  ['刘', 'Liu'],
  ['陈', 'Chen'],
  ['杨', 'Yang'],
  ['赵', 'Zhao'],
  ['黄', 'Huang'],
  ['周', 'Zhou'],
  ['吴', 'Wu'],
  ['徐', 'Xu'],
  ['孙', 'Sun'],
  ['马', 'Ma'],
  ['朱', 'Zhu'],
  ['胡', 'Hu'],
  ['郭', 'Guo'],
  ['何', 'He'],
  ['林', 'Lin'],
  ['高', 'Gao'],
  ['罗', 'Luo'],
]
const given: readonly Pair[] = [
  ['明', 'Ming'],
  ['芳', 'Fang'],
  ['建国', 'Jianguo'],
  ['秀英', 'Xiuying'],
  ['磊', 'Lei'],
  ['静', 'Jing'],
  ['海燕', 'Haiyan'],
  ['志强', 'Zhiqiang'],
  ['春梅', 'Chunmei'],
  ['晓东', 'Xiaodong'],
  ['桂兰', 'Guilan'],
  ['宁', 'Ning'],
]

/** A person who doesn't exist, and whose name says so in both languages. */
export function personName(random: Random): string {
  const [last, first] = [random.pick(surnames), random.pick(given)]
  return `测试·${last[0]}${first[0]} / Test ${last[1]} ${first[1]}`
}

/** A phone number nobody has: 199 0000 and four digits, as the demo uses them. */
export const personPhone = (random: Random): string => `1990000${String(random.whole(0, 9999)).padStart(4, '0')}`

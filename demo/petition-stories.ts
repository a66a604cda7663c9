import type { PetitionCommand, PetitionerCommand } from '../contract/petition-commands.ts'

/** Who does a step: the desk or officer of whoever holds it, the desk above, the district's supervisor, the petitioner, time itself. */
type By = 'holder' | 'above' | 'supervisor' | 'petitioner' | 'time'

/** Days after the step before, who, and what; a function where it names something that came of an earlier step. */
export type PetitionStep =
  | readonly [days: number, by: 'petitioner', command: PetitionerCommand]
  | readonly [
      days: number,
      by: 'holder' | 'above' | 'supervisor',
      command: PetitionCommand | ((with_: Known) => PetitionCommand),
    ]
  | readonly [days: number, by: 'time']

/** What a step may name: bodies of the demo, the paper made last. */
export interface Known {
  department(code: string): { kind: 'department'; id: string }
  /** Days from the step, `2026-03-01`. */
  day(ahead: number): string
}

/** A petition of the demo from the day it was brought. Everybody in it is made up. */
export interface PetitionStory {
  /** Days ago. */
  ago: number
  purpose: 'request' | 'complaint' | 'appeal' | 'suggestion'
  zh: string
  en: string
  /** Code of the department complained about. */
  against?: string
  confidential?: boolean
  /** `resident`: the account of the demo; a name: written at the counter; absent: nobody said who they are. */
  who?: string
  joint?: number
  steps: readonly PetitionStep[]
  rated?: number
}

const both = (zh: string, en: string) => ({ zh, en })
const byPage = { way: 'page' } as const
const byHand = { way: 'by_hand' } as const

const accept: PetitionStep = [2, 'holder', { type: 'accept', way: 'opinion', service: byPage }]
const takeUp: PetitionStep = [1, 'holder', { type: 'take_up' }]
const routeTo = (code: string): PetitionStep => [
  2,
  'holder',
  ({ department }) => ({
    type: 'route',
    way: 'opinion',
    to: department(code),
    reason: '属于该部门职责 It is this body’s duty',
  }),
]
const reply = (
  after: number,
  result: 'supported' | 'partly_supported' | 'not_supported' | 'settled' | 'explained',
  served = true,
): PetitionStep => [
  after,
  'holder',
  {
    ...{ type: 'reply', result, fileIds: [], ...(served ? { service: byPage } : {}) },
    grounds: both('经实地查看和听取双方说明。', 'We came to see and heard both sides.'),
    outcome: both(
      '已列入本季度整修计划，完成后告知。',
      'It stands in this quarter’s plan of repairs; you will be told.',
    ),
  },
]
const review = (type: 'give_review' | 'give_re_review', by: 'holder' | 'supervisor', served = true): PetitionStep => [
  6,
  by,
  {
    ...{ type, result: 'confirmed', fileIds: [], ...(served ? { service: byHand } : {}) },
    grounds: both('已查阅全部材料。', 'All papers were read.'),
    outcome: both('维持原处理意见。', 'What was decided before stands.'),
  },
]
const begun = [accept, takeUp] as const
const content: PetitionStep = [4, 'petitioner', { type: 'content' }]
const askReview: PetitionStep = [
  3,
  'petitioner',
  { type: 'ask_review', reason: '处理意见没有回应第二项请求 The second wish was not answered' },
]
const askReReview: PetitionStep = [
  3,
  'petitioner',
  { type: 'ask_re_review', reason: '复查没有看现场 Nobody came to look' },
]

/** What is under way, in every stage of the procedure. */
const underWay: readonly PetitionStory[] = [
  {
    ago: 1,
    purpose: 'request',
    zh: '希望公交末班车延后',
    en: 'A later last bus',
    who: '测试·何川 / Test He Chuan',
    steps: [],
  },
  {
    ago: 3,
    purpose: 'suggestion',
    zh: '河边步道加装照明',
    en: 'Lights along the river walk',
    who: 'resident',
    steps: [],
  },
  {
    ...{
      ago: 4,
      purpose: 'complaint',
      zh: '停水没有提前通知',
      en: 'Water was cut off without a word',
      against: 'water',
    },
    ...{ confidential: true, steps: [] },
  },
  {
    ago: 11,
    purpose: 'appeal',
    zh: '对占道处罚有异议',
    en: 'Against a fine for a stall',
    who: '测试·秦溪 / Test Qin Xi',
    steps: [],
  },
  {
    ago: 5,
    purpose: 'request',
    zh: '小区供水压力不足',
    en: 'Too little water pressure',
    who: 'resident',
    steps: [routeTo('water')],
  },
  { ago: 6, purpose: 'request', zh: '变压器噪声扰民', en: 'A transformer hums at night', steps: [routeTo('power')] },
  {
    ...{
      ago: 4,
      purpose: 'request',
      zh: '雨天路口积水',
      en: 'A crossing under water',
      who: '测试·许望 / Test Xu Wang',
    },
    steps: [
      routeTo('roads'),
      [1, 'holder', { type: 'object', reason: '该路口由城市管理局养护 Urban Management keeps that crossing' }],
    ],
  },
  {
    ...{
      ago: 4,
      purpose: 'complaint',
      zh: '垃圾清运时间变更没有说明',
      en: 'Rubbish is fetched at other hours, nobody said',
    },
    ...{ against: 'sanitation', who: '测试·方棠 / Test Fang Tang', steps: [accept] },
  },
  {
    ...{
      ago: 6,
      purpose: 'request',
      zh: '老楼加装电梯意见不一',
      en: 'A lift for an old house',
      who: '测试·陶然 / Test Tao Ran',
    },
    ...{ joint: 18, steps: [accept] },
  },
  {
    ...{ ago: 13, purpose: 'request', zh: '四十二名工友工资未结清', en: 'Wages of forty-two workers', joint: 42 },
    who: '测试·罗原 / Test Luo Yuan',
    steps: [
      routeTo('labour'),
      accept,
      takeUp,
      [
        ...([1, 'holder'] as const),
        ({ day }) => ({
          ...{ type: 'call_hearing', from: day(20), to: day(20), people: '双方代表各五人 Five of each side' },
          place: '区一站式大厅3号会议室 District hall, room 3',
        }),
      ],
    ],
  },
  {
    ...{
      ago: 40,
      purpose: 'request',
      zh: '供暖管道老化',
      en: 'Heating pipes are old',
      who: '测试·邵宁 / Test Shao Ning',
    },
    steps: [
      ...[routeTo('housing'), accept, takeUp],
      [
        20,
        'holder',
        { type: 'extend', days: 30, reason: both('需要第三方检测。', 'A test by others is needed.'), service: byPage },
      ],
    ],
  },
  {
    ...{
      ago: 16,
      purpose: 'request',
      zh: '幼儿园门口缺少斑马线',
      en: 'No crossing before the nursery',
      who: 'resident',
    },
    steps: [...begun, [2, 'supervisor', { type: 'sponsor' }]],
  },
  {
    ...{
      ago: 9,
      purpose: 'appeal',
      zh: '对房屋登记有异议',
      en: 'Against an entry of a house',
      who: '测试·温故 / Test Wen Gu',
    },
    steps: [
      [
        ...([3, 'holder'] as const),
        {
          ...{ type: 'not_accept', service: byPage },
          grounds: both('登记争议应当通过诉讼解决。', 'Whether an entry is right is for a court.'),
          whereTo: both('区人民法院诉讼服务中心。', 'The service centre of the district court.'),
        },
      ],
    ],
  },
  {
    ago: 24,
    purpose: 'request',
    zh: '公园厕所夜间关闭',
    en: 'The park’s toilet is shut at night',
    who: 'resident',
    steps: [...begun, reply(9, 'supported')],
  },
  {
    ago: 26,
    purpose: 'suggestion',
    zh: '菜市场增设座椅',
    en: 'Seats at the market',
    who: '测试·于舟 / Test Yu Zhou',
    steps: [...begun, reply(12, 'partly_supported', false)],
  },
  {
    ...{
      ago: 32,
      purpose: 'request',
      zh: '井盖松动多次反映',
      en: 'A loose cover, told again and again',
      who: '测试·简宁 / Test Jian Ning',
    },
    steps: [...begun, reply(12, 'explained'), askReview],
  },
  {
    ...{
      ago: 45,
      purpose: 'complaint',
      zh: '水表读数与账单不符',
      en: 'Meter and bill differ',
      against: 'water',
      who: '测试·常青 / Test Chang Qing',
    },
    steps: [...begun, reply(14, 'not_supported'), askReview, review('give_review', 'supervisor')],
  },
  {
    ...{
      ago: 52,
      purpose: 'request',
      zh: '高压线下的空地',
      en: 'The ground under the power line',
      who: '测试·白杨 / Test Bai Yang',
    },
    steps: [...begun, reply(14, 'not_supported'), askReview, review('give_review', 'holder'), askReReview],
  },
  {
    ...{
      ago: 58,
      purpose: 'request',
      zh: '拆迁过渡费计算',
      en: 'How a moving allowance was counted',
      who: '测试·石磊 / Test Shi Lei',
    },
    steps: [
      ...[...begun, reply(14, 'not_supported'), askReview, review('give_review', 'holder'), askReReview],
      review('give_re_review', 'supervisor', false),
    ],
  },
  {
    ago: 8,
    purpose: 'request',
    zh: '快递车停在消防通道',
    en: 'Vans in the fire lane',
    who: 'resident',
    steps: [[1, 'petitioner', { type: 'withdraw' }]],
  },
]

const past: readonly (readonly [PetitionStory['purpose'], string, string])[] = [
  ['request', '楼道照明', 'Light in a stairway'],
  ['suggestion', '增加晾衣架', 'Places to dry clothes'],
  ['request', '下水道疏通', 'A blocked drain'],
  ['request', '路面坑洼', 'Holes in a road'],
  ['appeal', '低保复核', 'An allowance, looked at again'],
  ['request', '停车位划线', 'Lines of a car park'],
]

/** What was brought and ended in the months before: six each month. */
const ended: readonly PetitionStory[] = Array.from({ length: 11 }, (_, month) =>
  past.map(
    ([purpose, zh, en], n): PetitionStory => ({
      ...{ ago: 352 - month * 30 - n * 3, purpose, zh, en },
      ...(n % 3 === 0 ? { who: `测试·来访${month * 6 + n + 1} / Test visitor ${month * 6 + n + 1}` } : {}),
      steps: [
        ...(n === 3 ? [routeTo('roads'), ...begun] : begun),
        reply(8 + ((n * 7 + month) % 20), n % 4 === 1 ? 'partly_supported' : n === 4 ? 'explained' : 'settled'),
        n === 4 && month < 9 ? [32, 'time'] : content,
      ],
      ...((n + month) % 2 === 0 ? { rated: n % 5 === 1 ? 3 : 5 } : {}),
    }),
  ),
).flat()

/** Every petition of the demo, oldest first: their numbers run with the days. */
export const petitionStories: readonly PetitionStory[] = [...underWay, ...ended].sort((a, b) => b.ago - a.ago)

/** Who does what is not the petitioner's. */
export type PetitionActor = By

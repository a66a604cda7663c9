import { ask, type CategorySeed, choose } from './seed.ts'

/** Streets, greenery and city facilities: what urban management looks after. */
const surroundings: CategorySeed = {
  code: 'opinions.surroundings',
  name: ['Streets and surroundings', '市容环境与公共设施'],
  description: [
    'Rubbish, lamps, roads, trees, noise: whatever is wrong outside.',
    '垃圾、路灯、道路、绿化、噪声等身边的环境问题。',
  ],
  keywords: ['环境', '市容', 'street', 'surroundings'],
  children: [
    {
      code: 'opinions.surroundings.rubbish',
      name: ['Rubbish lying about', '暴露垃圾'],
      keywords: ['垃圾', '脏', '臭', '保洁', 'rubbish', 'garbage', 'trash', 'litter'],
      cityEvent: 'appearance_and_sanitation',
      questions: [
        choose(
          'amount',
          ['How much is it?', '垃圾有多少？'],
          [
            ['bag', 'A bag or two', '一两袋'],
            ['heap', 'A heap', '一堆'],
            ['truck', 'It takes a truck', '需要车辆清运'],
          ],
        ),
      ],
      conditions: [
        {
          code: 'exposed-rubbish',
          name: ['Exposed rubbish', '暴露垃圾'],
          limits: { handle: { amount: 4, unit: 'working_hours' } },
          closing: ['The place is clean; a photo shows it.', '现场清理干净，并附照片。'],
          photoRequired: true,
          standard: true,
        },
      ],
    },
    {
      code: 'opinions.surroundings.rubble',
      name: ['Rubble heap', '积存渣土'],
      keywords: ['渣土', '建筑垃圾', '装修垃圾', 'rubble', 'debris'],
      cityEvent: 'appearance_and_sanitation',
      conditions: [
        {
          code: 'rubble-heap',
          name: ['Rubble heap', '积存渣土'],
          limits: { handle: { amount: 2, unit: 'working_days' } },
          closing: ['The rubble is taken away; a photo shows the place.', '渣土已清运，并附现场照片。'],
          photoRequired: true,
          standard: true,
        },
      ],
    },
    {
      code: 'opinions.surroundings.plants',
      name: ['Trees and plants', '绿化养护'],
      keywords: ['树', '绿化', '草坪', '枯枝', '虫害', 'tree', 'plants', 'lawn'],
      cityObject: 'greening',
      conditions: [
        {
          code: 'plant-care',
          name: ['Plant care', '绿化养护'],
          limits: { handle: { amount: 5, unit: 'working_days' } },
          closing: ['The plants are cared for or replaced.', '已养护或补种。'],
          standard: true,
        },
      ],
    },
    {
      code: 'opinions.surroundings.lamp',
      name: ['Street lamp', '路灯'],
      keywords: ['路灯', '不亮', '灯杆', '照明', 'lamp', 'street light', 'dark'],
      cityObject: 'public_facilities',
      questions: [
        choose(
          'fault',
          ['What is wrong with it?', '路灯有什么问题？'],
          [
            ['out', 'It is out', '不亮'],
            ['flickers', 'It flickers', '闪烁'],
            ['damaged', 'The pole or the wiring is damaged', '灯杆或线路破损'],
          ],
          { required: true },
        ),
        ask('pole', 'string', ['Number on the pole, if there is one', '灯杆编号（如有）']),
      ],
      conditions: [
        {
          code: 'street-lamp',
          name: ['Street lamp', '路灯'],
          limits: { handle: { amount: 1, unit: 'working_days' } },
          closing: ['The lamp shines again.', '路灯恢复照明。'],
          standard: true,
        },
      ],
    },
    {
      code: 'opinions.surroundings.road',
      name: ['Road or pavement', '道路与人行道'],
      keywords: ['道路', '坑洼', '人行道', '路面', '盲道', 'road', 'pothole', 'pavement', 'sidewalk'],
      cityObject: 'transport',
    },
    {
      code: 'opinions.surroundings.building',
      name: ['Building without permission', '违法建设'],
      keywords: ['违建', '私搭', '乱建', '加盖', 'illegal building', 'unauthorised'],
      cityEvent: 'construction',
      questions: [
        choose(
          'under_way',
          ['Is work going on now?', '现在是否正在施工？'],
          [
            ['yes', 'Yes', '正在施工'],
            ['no', 'No, it stands', '已经建成'],
            ['unsure', 'I don’t know', '不清楚'],
          ],
        ),
      ],
      conditions: [
        {
          code: 'building-stop',
          name: ['Work is going on: stop it', '正在施工：责令停工'],
          limits: { handle: { amount: 4, unit: 'working_hours' } },
          closing: ['The work has stopped; a photo shows it.', '已停工，并附照片。'],
          photoRequired: true,
          standard: true,
        },
        {
          code: 'building-decide',
          name: ['It stands: decide', '已经建成：作出认定'],
          limits: { handle: { amount: 7, unit: 'calendar_days' } },
          closing: ['The decision is made and told to those concerned.', '已作出认定并告知当事人。'],
        },
        {
          code: 'building-clear',
          name: ['Decided: clear it', '已经认定：拆除或整改'],
          limits: { handle: { amount: 20, unit: 'calendar_days' } },
          closing: ['The building is removed or put right; a photo shows it.', '已拆除或整改，并附照片。'],
          photoRequired: true,
        },
      ],
    },
    {
      code: 'opinions.surroundings.signs',
      name: ['Signs and advertising', '户外广告与招牌'],
      keywords: ['广告', '招牌', '小广告', '横幅', 'sign', 'advertising', 'poster'],
      cityEvent: 'advertising',
    },
    {
      code: 'opinions.surroundings.stalls',
      name: ['Blocked pavement, stalls, parking', '占道经营与乱停乱放'],
      keywords: ['占道', '摆摊', '乱停', '共享单车', 'stall', 'parking', 'blocked'],
      cityEvent: 'street_order',
    },
    {
      code: 'opinions.surroundings.noise',
      name: ['Noise, smoke, smells', '噪声、油烟与异味'],
      keywords: ['噪声', '噪音', '扰民', '油烟', '异味', 'noise', 'smoke', 'smell'],
      cityEvent: 'other',
      questions: [ask('times', 'string', ['At what times?', '一般在什么时间？'])],
    },
  ],
}

/** Opinions and wishes 社情民意. */
export const opinions: CategorySeed = {
  code: 'opinions',
  name: ['Opinions and wishes', '社情民意'],
  description: ['What could be better here, and what you would like to know.', '对身边事的意见、建议和咨询。'],
  keywords: ['建议', '意见', '投诉', '咨询', 'suggestion', 'complaint', 'question'],
  conditions: [
    {
      code: 'hotline-reply',
      name: ['Reply to a call of the hotline', '热线来电答复'],
      limits: { handle: { amount: 5, unit: 'working_days' } },
      closing: ['The caller has been answered.', '已答复来电人。'],
    },
  ],
  children: [
    surroundings,
    {
      code: 'opinions.suggestion',
      name: ['Suggestion', '意见建议'],
      keywords: ['建议', '希望', '能否', 'suggestion', 'idea', 'wish'],
    },
    {
      code: 'opinions.service',
      name: ['Complaint about a service', '服务投诉'],
      keywords: ['投诉', '态度', '推诿', '窗口', 'complaint', 'service', 'counter'],
      questions: [
        ask('body', 'string', ['Which office or service is it about?', '涉及哪个单位或窗口？'], { required: true }),
        ask('happened_at', 'datetime', ['When was it?', '发生在什么时间？']),
        ask('wish', 'text', ['What would put it right?', '您希望怎样解决？']),
      ],
    },
    {
      code: 'opinions.policy',
      name: ['Question about a policy', '政策咨询'],
      keywords: ['政策', '咨询', '怎么办', '条件', 'policy', 'how do I', 'question'],
    },
  ],
}

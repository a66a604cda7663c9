import type { StandardTextInput } from '../../../../../contract/case-configuration.ts'

/** A standard text of a new tenant; without a category it serves all. */
export interface TextSeed extends Pick<StandardTextInput, 'use'> {
  category?: string
  title: readonly [string, string]
  text: readonly [string, string]
}

/** Standard texts of a new tenant. */
export const defaultTexts: readonly TextSeed[] = [
  {
    use: 'comment',
    title: ['We are on it', '正在处理'],
    text: [
      'Thank you for telling us. Somebody is looking into it and will write here as soon as there is news.',
      '感谢您的反映。我们已安排人员核实处理，有进展会第一时间在这里告诉您。',
    ],
  },
  {
    use: 'comment',
    title: ['We need to know more', '请补充信息'],
    text: [
      'To find the place we need a little more: a photo, a house number, or what stands beside it. You can add it here.',
      '为便于找到现场，请补充照片、门牌号或附近的标志物，直接在本页添加即可。',
    ],
  },
  {
    use: 'comment',
    title: ['We come to see it', '将上门查看'],
    text: [
      'We would like to see it together with you. Please write here when it suits you.',
      '我们想和您一起到现场查看，请在这里告诉我们您方便的时间。',
    ],
  },
  {
    use: 'comment',
    title: ['It takes longer', '需要更多时间'],
    text: [
      'It takes longer than we hoped. We are sorry. We will write here as soon as there is a new date.',
      '这件事比预计需要更多时间，很抱歉。确定新的时间后，我们会在这里告诉您。',
    ],
  },
  {
    use: 'decline',
    title: ['Another body answers for it', '由其他单位负责'],
    text: [
      'This isn’t ours to decide. Below you find who answers for it and how to reach them.',
      '这件事不在我们的职责范围内。负责的单位和联系方式写在下面，您可以直接联系。',
    ],
  },
  {
    use: 'decline',
    title: ['Before a court already', '已进入司法程序'],
    text: [
      'The matter is before a court or an arbitrator; while it is, nobody else may decide it. Legal aid can advise you free of charge.',
      '这件事已进入诉讼或仲裁程序，在此期间其他单位不能另行处理。您可以向法律援助机构免费咨询。',
    ],
  },
  {
    use: 'decline',
    title: ['We can’t find the place', '无法找到现场'],
    text: [
      'We looked for it and didn’t find it. Please report it again with a photo or the exact place; it counts as new and nothing is lost.',
      '我们到现场查找但没有找到。请附上照片或准确位置再次反映，我们会重新办理。',
    ],
  },
  {
    use: 'handle',
    category: 'opinions.surroundings.rubbish',
    title: ['Cleared', '已清理'],
    text: [
      'The rubbish has been taken away and the place swept. The photo shows how it looks now.',
      '垃圾已清运，现场已打扫，照片为处理后的情况。',
    ],
  },
  {
    use: 'handle',
    category: 'opinions.surroundings.lamp',
    title: ['The lamp shines again', '路灯已修复'],
    text: ['The lamp has been repaired and tried after dark.', '路灯已修复，夜间试亮正常。'],
  },
  {
    use: 'handle',
    category: 'hazards',
    title: ['Hazard removed', '隐患已消除'],
    text: ['The hazard has been removed. The photo shows the place as it is now.', '隐患已消除，照片为整改后的现场。'],
  },
  {
    use: 'handle',
    category: 'services',
    title: ['Applied for', '已代为办理'],
    text: [
      'The application has been handed in. We will bring you the answer; you needn’t do anything.',
      '申请已代为提交，结果出来后我们会告诉您，您不需要再跑一趟。',
    ],
  },
  {
    use: 'handle',
    category: 'disputes',
    title: ['Agreed', '已达成一致'],
    text: [
      'Both sides have sat down together and agreed. Each has the agreement in writing.',
      '双方已坐下来协商并达成一致，书面协议各执一份。',
    ],
  },
  {
    use: 'check',
    title: ['Looked at and in order', '核查通过'],
    text: ['Somebody else has looked at it: the matter is settled.', '已由他人现场核查，问题确已解决。'],
  },
  {
    use: 'check',
    title: ['Not done yet', '核查未通过'],
    text: [
      'The place was looked at: it isn’t done yet. Please go on, and show the result in a photo.',
      '经现场核查，问题尚未解决，请继续处理并附结果照片。',
    ],
  },
  {
    use: 'return',
    title: ['Not our duty', '不属于本单位职责'],
    text: [
      'By the duty list this isn’t ours. We name the body that we think answers for it:',
      '按照职责清单，此事项不属于本单位职责。我们认为应由以下单位负责：',
    ],
  },
  {
    use: 'return',
    title: ['Outside our area', '不在管辖范围'],
    text: ['The place lies outside the area we answer for.', '事发地点不在本单位管辖范围内。'],
  },
  {
    use: 'raise',
    title: ['Beyond our means', '超出本级能力'],
    text: [
      'We tried what we can here. It needs powers or means that we don’t have:',
      '我们已尽力处理，但解决此事需要本级不具备的权限或条件：',
    ],
  },
  {
    use: 'raise',
    title: ['Several bodies must act together', '需要多方协同'],
    text: [
      'It needs several departments at the same time. Please call them together.',
      '此事需要多个部门同时到场处理，请协调召集。',
    ],
  },
]

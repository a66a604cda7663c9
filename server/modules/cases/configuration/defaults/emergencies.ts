import { type CategorySeed, choose, tell, yesNoUnsure } from './seed.ts'

const hurt = choose('hurt', ['Is anybody hurt?', '有没有人受伤？'], yesNoUnsure, { required: true })

/** Emergencies 突发事件: danger to life. Fire brigade, ambulance and police come first; we come as well. */
export const emergencies: CategorySeed = {
  code: 'emergencies',
  name: ['Emergencies', '突发事件'],
  description: [
    'Life in danger? Call 110, 119 or 120 first. Then tell us, so that people close by can help.',
    '遇有生命危险，请先拨打110、119或120，再告诉我们，就近的人员会赶来帮忙。',
  ],
  keywords: ['紧急', '危险', '救命', 'emergency', 'danger'],
  danger: true,
  cityEvent: 'sudden',
  children: [
    {
      code: 'emergencies.water',
      name: ['Flood or water-logging', '洪涝与积水'],
      keywords: ['积水', '内涝', '洪水', '倒灌', 'flood', 'water'],
      danger: true,
      cityEvent: 'sudden',
      questions: [
        choose('trapped', ['Is anybody trapped?', '有没有人员被困？'], yesNoUnsure, { required: true }),
        tell('advice', [
          'Keep away from the water, from poles and from open manholes.',
          '请远离积水、电线杆和敞开的井口。',
        ]),
        choose(
          'depth',
          ['How deep is it?', '水有多深？'],
          [
            ['ankle', 'To the ankle', '没过脚踝'],
            ['knee', 'To the knee', '没过膝盖'],
            ['deeper', 'Deeper', '更深'],
          ],
        ),
      ],
      conditions: [
        {
          code: 'water-logging',
          name: ['Water-logging', '积水'],
          limits: { handle: { amount: 4, unit: 'hours' } },
          closing: ['The water is gone and the place is safe.', '积水已排除，现场安全。'],
          standard: true,
        },
      ],
    },
    {
      code: 'emergencies.fire',
      name: ['Fire', '火情'],
      keywords: ['着火', '火灾', '冒烟', '起火', 'fire', 'smoke', 'burning'],
      danger: true,
      cityEvent: 'sudden',
      questions: [
        tell('advice', [
          'Call 119. Get out, close the doors behind you, don’t use the lift.',
          '请拨打119。尽快撤离，随手关门，不要乘坐电梯。',
        ]),
        hurt,
      ],
    },
    {
      code: 'emergencies.gas',
      name: ['Gas', '燃气泄漏'],
      keywords: ['燃气', '煤气', '天然气', '泄漏', 'gas', 'leak', 'smell of gas'],
      danger: true,
      cityEvent: 'sudden',
      questions: [
        tell('advice', [
          'Don’t switch anything on or off. Close the valve, open the windows, go outside, then call 119.',
          '不要开关任何电器。关闭阀门，打开门窗，到室外后拨打119。',
        ]),
        choose('smell_now', ['Do you smell gas now?', '现在还能闻到燃气味吗？'], yesNoUnsure, { required: true }),
      ],
    },
    {
      code: 'emergencies.structure',
      name: ['Building about to give way', '房屋险情'],
      keywords: ['裂缝', '倒塌', '坍塌', '倾斜', '掉落', 'crack', 'collapse', 'falling'],
      danger: true,
      cityEvent: 'sudden',
      questions: [
        tell('advice', ['Leave the building and keep others away.', '请立即离开，并提醒他人远离。']),
        choose('people_inside', ['Are people inside?', '里面有没有人？'], yesNoUnsure, { required: true }),
      ],
    },
    {
      code: 'emergencies.illness',
      name: ['Somebody is ill in the street', '街头突发疾病'],
      keywords: ['晕倒', '昏迷', '受伤', '发病', 'ill', 'unconscious', 'collapsed'],
      danger: true,
      cityEvent: 'sudden',
      questions: [
        tell('advice', ['Call 120 and stay with the person.', '请拨打120，并留在患者身边。']),
        choose('awake', ['Is the person awake?', '患者是否清醒？'], yesNoUnsure, { required: true }),
      ],
    },
  ],
}

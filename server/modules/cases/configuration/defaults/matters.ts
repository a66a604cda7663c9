import { ask, type CategorySeed, choose, tell, yesNoUnsure } from './seed.ts'

const earlier = ask('earlier_number', 'string', [
  'Number of the earlier case, if you have it',
  '之前的受理编号（如有）',
])

/** Unresolved matters 未决诉求: what was brought before and isn't settled. */
export const unresolved: CategorySeed = {
  code: 'unresolved',
  name: ['Unresolved matters', '未决诉求'],
  description: ['You brought it before and it isn’t settled.', '反映过但还没有解决的事情。'],
  keywords: ['一直没', '没解决', '未解决', 'unresolved', 'still'],
  children: [
    {
      code: 'unresolved.overdue',
      name: ['Overdue', '逾期未办结'],
      keywords: ['逾期', '超时', '拖延', 'overdue', 'late'],
      questions: [earlier],
    },
    {
      code: 'unresolved.repeated',
      name: ['Comes back again and again', '反复出现'],
      keywords: ['反复', '又', '屡次', 'again', 'repeated'],
      questions: [earlier, ask('how_often', 'number', ['How often has it come back?', '已经出现过几次？'])],
    },
    {
      code: 'unresolved.several',
      name: ['Needs several departments', '需多部门协同'],
      keywords: ['多部门', '推来推去', '踢皮球', 'several departments', 'sent around'],
      questions: [earlier, ask('sent_to', 'string', ['Where have you been sent already?', '之前找过哪些部门？'])],
    },
    {
      code: 'unresolved.historical',
      name: ['Left over from earlier years', '历史遗留问题'],
      keywords: ['历史遗留', '多年', '办证难', 'years ago', 'historical'],
      questions: [earlier, ask('since', 'string', ['Since when?', '从什么时候开始？'])],
    },
  ],
}

/** Safety hazards 安全隐患: nothing has happened yet. */
export const hazards: CategorySeed = {
  code: 'hazards',
  name: ['Safety hazards', '安全隐患'],
  description: ['Something that could hurt somebody if it stays.', '如不处理，可能伤人的隐患。'],
  keywords: ['隐患', '不安全', '危险', 'hazard', 'unsafe'],
  children: [
    {
      code: 'hazards.fire_lane',
      name: ['Fire lane or escape route blocked', '消防通道堵塞'],
      keywords: ['消防通道', '楼道堆物', '堵塞', '安全出口', 'fire lane', 'escape', 'blocked'],
      questions: [
        choose(
          'blocked_by',
          ['What blocks it?', '被什么堵住了？'],
          [
            ['vehicle', 'A vehicle', '车辆'],
            ['things', 'Things put there', '堆放的物品'],
            ['locked', 'A locked door or gate', '门被锁闭'],
            ['other', 'Something else', '其他'],
          ],
        ),
      ],
    },
    {
      code: 'hazards.ebike',
      name: ['E-bike charged indoors', '电动自行车违规充电'],
      keywords: ['电动车', '电瓶车', '充电', '飞线', '上楼', 'e-bike', 'charging', 'battery'],
      questions: [
        choose(
          'where',
          ['Where is it charged?', '在什么位置充电？'],
          [
            ['stairs', 'On the stairs or in a corridor', '楼梯间或走廊'],
            ['lift', 'It is taken into the lift', '进入电梯'],
            ['cable', 'By a cable from a window', '从窗户拉线充电'],
            ['other', 'Elsewhere', '其他位置'],
          ],
        ),
      ],
    },
    {
      code: 'hazards.wiring',
      name: ['Electric wiring', '电气线路'],
      keywords: ['电线', '裸露', '配电箱', '漏电', 'wiring', 'cable', 'electric'],
      questions: [
        tell('advice', ['Keep away and don’t touch it.', '请不要靠近，不要触碰。']),
        choose('bare', ['Is bare metal to be seen?', '有没有裸露的金属线？'], yesNoUnsure),
      ],
    },
    {
      code: 'hazards.slope',
      name: ['Slope or retaining wall', '边坡与挡墙'],
      keywords: ['边坡', '挡墙', '滑坡', '落石', 'slope', 'landslide', 'retaining wall'],
    },
    {
      code: 'hazards.construction',
      name: ['Construction site', '施工现场'],
      keywords: ['工地', '施工', '塔吊', '围挡', '脚手架', 'construction', 'scaffold', 'site'],
      cityEvent: 'construction',
    },
    {
      code: 'hazards.manhole',
      name: ['Manhole cover missing or broken', '井盖缺失或破损'],
      keywords: ['井盖', '窨井', '下水道', 'manhole', 'cover', 'drain'],
      cityObject: 'public_facilities',
      questions: [
        choose(
          'state',
          ['What is wrong with it?', '井盖是什么情况？'],
          [
            ['missing', 'It is missing', '缺失'],
            ['broken', 'It is broken or loose', '破损或松动'],
            ['noise', 'It rattles', '有异响'],
          ],
          { required: true },
        ),
      ],
    },
    {
      code: 'hazards.lift',
      name: ['Lift', '电梯故障'],
      keywords: ['电梯', '困人', '停运', '异响', 'lift', 'elevator'],
      questions: [
        choose('trapped', ['Is anybody trapped?', '有没有人员被困？'], yesNoUnsure, { required: true }),
        tell('advice', ['Call 119 now. Don’t force the doors.', '请立即拨打119，不要强行扒门。'], {
          when: { code: 'trapped', oneOf: ['yes', 'unsure'] },
        }),
        ask('lift_number', 'string', ['Number on the sign in the lift, if you see it', '电梯铭牌上的编号（如能看到）']),
      ],
    },
  ],
}

const bothSides = tell('fair', [
  'Somebody neutral listens to both sides. Please say what happened; opinions about people don’t help.',
  '我们会听取双方说法，中立调解。请说明发生了什么事，不必评价个人。',
])
const mediation = choose(
  'mediation',
  ['Would you sit down with the other side and a mediator?', '是否愿意由调解员主持，双方坐下来谈？'],
  [
    ['yes', 'Yes', '愿意'],
    ['later', 'Perhaps, please talk to me first', '先和我沟通后再定'],
    ['no', 'No', '不愿意'],
  ],
)

/** Disputes 矛盾纠纷. */
export const disputes: CategorySeed = {
  code: 'disputes',
  name: ['Disputes', '矛盾纠纷'],
  description: [
    'Two sides that don’t get on by themselves. Asking for help is free and nobody is blamed.',
    '双方谈不拢的事，我们来帮忙调解，不收费，不追究谁对谁错。',
  ],
  keywords: ['纠纷', '矛盾', '调解', 'dispute', 'quarrel', 'mediation'],
  home: true,
  children: [
    {
      code: 'disputes.neighbours',
      name: ['Neighbours', '邻里纠纷'],
      keywords: ['邻居', '漏水', '楼上', '楼下', '噪音', 'neighbour', 'leak', 'noise'],
      questions: [
        choose(
          'about',
          ['What is it about?', '因为什么事？'],
          [
            ['leak', 'Leaking water', '漏水'],
            ['noise', 'Noise', '噪声'],
            ['shared', 'Shared space', '公共空间占用'],
            ['parking', 'Parking', '停车'],
            ['animals', 'Animals', '饲养宠物'],
            ['other', 'Something else', '其他'],
          ],
        ),
        mediation,
        bothSides,
      ],
    },
    {
      code: 'disputes.property',
      name: ['Property management', '物业纠纷'],
      keywords: ['物业', '物业费', '维修基金', '业委会', 'property management', 'owners'],
      questions: [mediation],
    },
    {
      code: 'disputes.family',
      name: ['Family', '婚姻家庭纠纷'],
      keywords: ['家庭', '赡养', '抚养', '继承', '家暴', 'family', 'inheritance'],
      questions: [
        tell('safe_first', [
          'Is somebody being hurt or threatened? Call 110 now.',
          '如有人正在受到伤害或威胁，请立即拨打110。',
        ]),
        choose(
          'about',
          ['What is it about?', '因为什么事？'],
          [
            ['care', 'Care for parents or children', '赡养、抚养'],
            ['inheritance', 'Inheritance', '继承'],
            ['marriage', 'Marriage', '婚姻'],
            ['other', 'Something else', '其他'],
          ],
        ),
        mediation,
      ],
    },
    {
      code: 'disputes.wages',
      name: ['Wages and work', '劳资与欠薪'],
      keywords: ['欠薪', '工资', '工钱', '劳动合同', 'wages', 'unpaid', 'work'],
      questions: [
        ask('employer', 'string', ['Which employer or site?', '涉及哪个用人单位或工地？'], { required: true }),
        ask('workers', 'number', ['How many workers are concerned?', '涉及多少名劳动者？']),
        ask('owed_since', 'datetime', ['Owed since', '从什么时候开始拖欠？']),
      ],
    },
    {
      code: 'disputes.land',
      name: ['Land and demolition', '征地拆迁'],
      keywords: ['征地', '拆迁', '补偿', '安置', '宅基地', 'land', 'demolition', 'compensation'],
    },
    {
      code: 'disputes.consumer',
      name: ['Purchase and service', '消费纠纷'],
      keywords: ['退款', '退货', '预付卡', '假货', 'refund', 'shop', 'consumer'],
      questions: [
        ask('shop', 'string', ['Which shop or company?', '涉及哪家商户？'], { required: true }),
        ask('bought_at', 'datetime', ['When was it bought?', '什么时候购买的？']),
      ],
    },
    {
      code: 'disputes.accident',
      name: ['Accident and damage', '事故与损害赔偿'],
      keywords: ['事故', '赔偿', '撞', '砸', 'accident', 'damage', 'compensation'],
      questions: [ask('happened_at', 'datetime', ['When was it?', '发生在什么时间？']), mediation],
    },
  ],
}

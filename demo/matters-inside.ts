import { type Matter, matter } from './matters.ts'

/** Services, opinions, disputes, and what was brought before. */
export const mattersInside: readonly Matter[] = [
  matter(
    'services.insurance',
    5,
    'paper',
    {
      zh: ['母亲{house}号楼住，行动不便，想请人上门办养老金资格认证。', '医保异地备案不会操作，请帮忙代办。'],
      en: ['My mother can’t leave the house; could somebody come for her pension check?'],
      done: [['已上门协助完成认证，结果当场告知。', 'We came by and did the check together; it went through.']],
      departments: ['labour'],
    },
    (random) => ({ matter: random.pick(['pension', 'medical']), home_visit: 'yes', good_time: '上午' }),
  ),
  matter(
    'services.assistance',
    4,
    'paper',
    {
      zh: ['家里老人住院花费大，想咨询并申请临时救助。', '失业三个月，房租交不上，想申请救助。'],
      en: ['I lost my job three months ago and would like to apply for help with the rent.'],
      done: [
        [
          '材料已收齐并报送，预计七个工作日内有结果。',
          'All papers are in; the answer comes within seven working days.',
        ],
      ],
      departments: ['civil_affairs'],
    },
    (random) => ({
      matter: random.pick(['temporary', 'minimum_living', 'medical']),
      home_visit: random.pick(['yes', 'no']),
    }),
  ),
  matter(
    'services.disability',
    2.5,
    'paper',
    {
      zh: ['父亲坐轮椅，单元门口有三级台阶，想申请无障碍改造。', '想申请一辆轮椅，可以上门评估吗？'],
      en: ['My father uses a wheelchair; there are three steps at our entrance. Can a ramp be built?'],
      done: [['坡道已安装，扶手高度按老人身高调整。', 'The ramp is in place, with rails at the right height.']],
      departments: ['civil_affairs', 'housing'],
    },
    (random) => ({ matter: random.pick(['access', 'aids']), home_visit: 'yes' }),
  ),
  matter(
    'services.certificates',
    5,
    'paper',
    {
      zh: ['需要开一份居住证明给孩子上学用。', '老年证丢了，想补办，腿脚不便。'],
      en: ['I need a certificate of residence for my child’s school.'],
      done: [['证明已开具，网格员送到家中。', 'The paper is ready; the grid worker brought it by.']],
      departments: ['civil_affairs'],
    },
    (random) => ({
      paper: random.pick(['居住证明', '老年证', 'certificate of residence']),
      home_visit: random.pick(['yes', 'no']),
    }),
  ),
  matter(
    'services.health',
    4,
    'paper',
    {
      zh: ['奶奶卧床，想预约家庭医生上门随访。', '想给父母预约流感疫苗。'],
      en: ['Please book a visit of the family doctor for my grandmother; she is in bed.'],
      done: [['家庭医生已上门，下次随访时间已约好。', 'The doctor came; the next visit is booked.']],
      departments: ['civil_affairs'],
    },
    (random) => ({ matter: random.pick(['family_doctor', 'vaccination', 'check_up']) }),
  ),
  matter('opinions.suggestion', 5, 'road', {
    zh: [
      '建议在{spot}装几个长椅，老人买菜回来可以歇脚。',
      '希望{spot}加一个儿童过街的提示牌。',
      '建议社区图书角周末延长到晚上八点。',
    ],
    en: [
      'A few benches at {spot} would help old people on their way home.',
      'Please mark a crossing for children at {spot}.',
    ],
    done: [
      ['已纳入本季度微改造计划，长椅下月安装。', 'It is in this quarter’s plan; the benches come next month.'],
      ['试行一个月，届时征求居民意见。', 'We try it for a month and then ask everybody.'],
    ],
    departments: ['urban_management', 'roads'],
  }),
  matter(
    'opinions.service',
    3,
    'paper',
    {
      zh: ['在窗口排了一个小时，最后被告知材料不全，希望一次说清楚。', '上次报修没人回电话。'],
      en: ['I waited an hour at the counter only to hear that a paper was missing.'],
      done: [
        [
          '已当面致歉并补办，窗口今后提供一次性告知单。',
          'We apologised and did it at once; the counter now hands out a full list.',
        ],
      ],
      departments: ['civil_affairs'],
    },
    (random) => ({ body: random.pick(['便民服务中心3号窗口', '社区服务站', 'Service centre, counter 3']) }),
  ),
  matter('opinions.policy', 3, 'paper', {
    zh: ['请问老旧小区加装电梯的补贴条件是什么？', '居住证积分入学今年怎么办理？'],
    en: ['What are the conditions for the subsidy for a lift in an old building?'],
    done: [['已电话答复，并发送办事指南。', 'Answered by phone, and the guide was sent.']],
    departments: ['housing'],
  }),
  matter(
    'disputes.neighbours',
    6,
    'house',
    {
      zh: [
        '楼上{floor}楼卫生间漏水到我家，谈了两次没谈拢，想请社区调解。',
        '楼上半夜拖桌椅，想请人帮忙沟通。',
        '邻居的花盆占了公共阳台，请帮忙协调。',
      ],
      en: [
        'Water leaks from the flat above on floor {floor}; we talked twice and got nowhere.',
        'Could somebody help us talk to the neighbours about noise at night?',
      ],
      done: [
        [
          '双方签了调解协议：楼上一周内重做防水，费用各半。',
          'Both sides signed: new waterproofing within a week, costs shared.',
        ],
        ['双方约定晚十点后不移动家具，桌脚已加垫。', 'They agreed on quiet after ten; felt is under the chairs now.'],
      ],
      departments: ['housing', 'police'],
    },
    (random) => ({ about: random.pick(['leak', 'noise', 'shared']), mediation: random.pick(['yes', 'later']) }),
  ),
  matter(
    'disputes.property',
    5,
    'house',
    {
      zh: ['物业费涨了没有公示，问了几次都没有说法。', '{house}号楼单元门禁坏了{days}天，物业说没有维修基金。'],
      en: ['The door of House {house} has been broken for {days} days; the property company says there is no money.'],
      done: [
        [
          '组织业主、物业、社区三方协商，收费明细已公示。',
          'Owners, company and community sat down together; the accounts are on the board now.',
        ],
      ],
      departments: ['housing'],
    },
    (random) => ({ mediation: random.pick(['yes', 'later', 'no']) }),
  ),
  matter(
    'disputes.family',
    2,
    'paper',
    {
      zh: ['兄弟姐妹对照顾母亲的安排有分歧，想请调解员帮忙商量。'],
      en: ['My brothers and I can’t agree on who looks after our mother; we would like a mediator.'],
      done: [['三人商定轮流照顾，费用按月分担，协议已签。', 'They take turns and share the costs; all three signed.']],
      departments: ['civil_affairs'],
    },
    () => ({ about: 'care', mediation: 'yes' }),
  ),
  matter(
    'disputes.wages',
    3,
    'paper',
    {
      zh: ['在{spot}工地做了两个月，工钱一直没结清，一共六个人。', '餐馆关门了，还欠我一个月工资。'],
      en: ['Six of us worked on the site at {spot} for two months and have not been paid.'],
      done: [
        [
          '约谈用人单位，工资已打到银行卡，工友确认收到。',
          'The employer was called in; the wages are on the workers’ accounts.',
        ],
      ],
      departments: ['labour', 'housing'],
    },
    (random) => ({
      employer: random.pick(['某装修队（测试）', '测试餐馆', 'Test Builders']),
      workers: String(random.whole(1, 9)),
    }),
  ),
  matter('disputes.land', 1.5, 'house', {
    zh: ['拆迁安置面积与协议不一致，想核对测量结果。'],
    en: ['The flat we were given after the demolition is smaller than agreed; please measure again.'],
    done: [['重新测量并书面答复，差额部分按协议补偿。', 'Measured again; the difference is paid as agreed.']],
    departments: ['housing'],
  }),
  matter(
    'disputes.consumer',
    3,
    'paper',
    {
      zh: ['理发店预付卡还剩八百元，店面已转让，新老板不认。', '买的热水器用了{days}天就坏，商家推给厂家。'],
      en: ['The hairdresser closed with 800 yuan left on my card.'],
      done: [['经调解，商家已全额退款。', 'After mediation the shop paid everything back.']],
      departments: ['market'],
    },
    (random) => ({ shop: random.pick(['测试理发店', '测试电器城', 'Test Hairdresser']) }),
  ),
  matter(
    'disputes.accident',
    2,
    'road',
    {
      zh: ['{spot}停的车被高空掉下的花盆砸了，找不到是谁家的。'],
      en: ['A flower pot fell on my car at {spot}; nobody knows whose it was.'],
      done: [['查看楼道情况后找到住户，双方就赔偿达成一致。', 'The owner was found and both agreed on the damage.']],
      departments: ['police'],
    },
    () => ({ mediation: 'yes' }),
  ),
  matter('unresolved.overdue', 2.5, 'paper', {
    zh: ['上个月反映的{spot}积水问题，说一周内处理，到现在没有消息。'],
    en: ['I reported the water at {spot} last month; it was to be seen to within a week, and nothing has happened.'],
    done: [['已找到原件并督促完成，今天现场验收。', 'The earlier case was found and finished; we looked at it today.']],
    departments: ['water', 'roads'],
  }),
  matter(
    'unresolved.repeated',
    3,
    'rubbish',
    {
      zh: ['{spot}的垃圾清了又堆，已经是第三次反映了。', '{spot}的下水道每次下雨都返水。'],
      en: ['The drain at {spot} comes up each time it rains; this is the third report.'],
      done: [
        [
          '更换管道并增设一个收集点，观察一个月。',
          'A new pipe and one more collection point; we watch it for a month.',
        ],
      ],
      departments: ['water', 'sanitation'],
    },
    (random) => ({ how_often: String(random.whole(2, 5)) }),
  ),
  matter('unresolved.several', 2.5, 'road', {
    zh: ['{spot}路灯、井盖、路面都有问题，供电说找市政，市政说找物业。'],
    en: ['Lamp, manhole and road at {spot} all need work, and each office sends me to the next one.'],
    done: [
      ['三家单位同场确认边界，今天全部完工。', 'All three met on the spot, agreed who does what, and finished today.'],
    ],
    departments: ['power', 'water', 'roads'],
  }),
  matter(
    'unresolved.historical',
    1.5,
    'house',
    {
      zh: ['{house}号楼的房产证办了六年还没有办下来。'],
      en: ['We have waited six years for the title deeds of House {house}.'],
      done: [
        [
          '缺失的竣工资料已补齐，本月起分批办证。',
          'The missing papers were found; deeds are given out from this month on.',
        ],
      ],
      departments: ['housing'],
    },
    () => ({ since: '2020' }),
  ),
]

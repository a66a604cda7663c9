import { type Matter, matter } from './matters.ts'

/** What is wrong outside: streets, greenery, facilities, hazards, emergencies. */
export const mattersOutside: readonly Matter[] = [
  matter(
    'opinions.surroundings.rubbish',
    14,
    'rubbish',
    {
      zh: [
        '{spot}堆了不少生活垃圾，从{since}到现在没人清，味道很大。',
        '{spot}的垃圾桶满了，袋子都堆在地上，野猫翻得到处都是。',
        '有人把旧沙发和纸箱丢在{spot}，已经{days}天了。',
      ],
      en: [
        'Rubbish bags are piling up at {spot} since {since}, it smells.',
        'Somebody left an old sofa and boxes at {spot}, {days} days ago.',
      ],
      done: [
        [
          '垃圾已清运，地面冲洗干净，并与保洁约定每天下午加收一次。',
          'The rubbish is gone and the ground washed; it will be collected once more each afternoon.',
        ],
        ['现场清理完毕，大件已由环卫车拉走。', 'Cleared; a truck took the large pieces.'],
      ],
      departments: ['sanitation', 'urban_management'],
    },
    (random) => ({ amount: random.pick(['bag', 'heap', 'truck']) }),
  ),
  matter('opinions.surroundings.rubble', 6, 'rubbish', {
    zh: ['{spot}倒了一车装修垃圾，砖头水泥块占了半条路。', '{house}号楼装修的渣土堆在{spot}，{days}天没清。'],
    en: ['A heap of rubble from a renovation blocks half of the lane at {spot}.'],
    done: [
      [
        '渣土已清运，已告知装修户今后袋装并预约清运。',
        'The rubble was taken away; the owner knows how to book a collection.',
      ],
    ],
    departments: ['sanitation', 'urban_management'],
  }),
  matter('opinions.surroundings.plants', 6, 'tree', {
    zh: [
      '{spot}的樟树枝条伸到{floor}楼窗户了，刮风就敲玻璃。',
      '{spot}有一棵树枯了，怕掉枝砸到人。',
      '{spot}的草坪被车压坏了，露着泥。',
    ],
    en: [
      'A branch of the tree at {spot} knocks on our window on the {floor}th floor when it blows.',
      'The tree at {spot} is dead; a branch may fall.',
    ],
    done: [
      ['已修剪树枝并清理落叶。', 'The branches were cut and taken away.'],
      ['枯树已移除，本周补种。', 'The dead tree was removed; a new one is planted this week.'],
    ],
    departments: ['greening'],
  }),
  matter(
    'opinions.surroundings.lamp',
    12,
    'lamp',
    {
      zh: [
        '{spot}的路灯从{since}开始就不亮了，晚上一片漆黑。',
        '{spot}的路灯一闪一闪，已经{days}天。',
        '{spot}灯杆底部的小门开着，里面线露在外面。',
      ],
      en: [
        'The street lamp at {spot} is out since {since}.',
        'The lamp at {spot} flickers all night, for {days} days now.',
      ],
      done: [
        ['更换光源和触发器，路灯恢复照明。', 'Bulb and starter replaced, the lamp shines again.'],
        ['修复进线接头，亮灯正常。', 'The cable joint was mended, the lamp is on again.'],
      ],
      departments: ['power'],
    },
    (random) => ({ fault: random.pick(['out', 'out', 'flickers', 'damaged']) }),
  ),
  matter('opinions.surroundings.road', 7, 'road', {
    zh: [
      '{spot}路面塌了一个坑，骑车差点摔倒。',
      '{spot}人行道的砖松了，下雨一踩溅一身水。',
      '{spot}盲道被电箱挡住，视障邻居没法走。',
    ],
    en: ['A pothole has opened at {spot}; I nearly fell off my bicycle.', 'Loose paving stones at {spot}.'],
    done: [
      ['坑洼已填补压实，警示桩保留两天。', 'The hole was filled and rolled; cones stay for two days.'],
      ['松动地砖重新铺设。', 'The paving was laid anew.'],
    ],
    departments: ['roads', 'water'],
  }),
  matter(
    'opinions.surroundings.building',
    4,
    'house',
    {
      zh: ['{house}号楼顶楼正在搭阳光房，电钻响了一天。', '{spot}有人把公共绿地围起来砌了墙。'],
      en: ['Somebody is building a room on the roof of House {house}.'],
      done: [
        [
          '现场已停工，当事人签收告知书，三日内自行拆除。',
          'Work has stopped; the owner signed and will remove it within three days.',
        ],
      ],
      departments: ['urban_management', 'housing'],
    },
    (random) => ({ under_way: random.pick(['yes', 'no', 'unsure']) }),
  ),
  matter('opinions.surroundings.signs', 4, 'paper', {
    zh: ['{spot}的电线杆贴满小广告。', '{spot}店招有一半脱落，风大时晃得厉害。'],
    en: ['The poles at {spot} are covered with stickers.'],
    done: [
      ['小广告已清除，并安装防贴膜。', 'The stickers were removed and a coating put on.'],
      ['店招已加固。', 'The sign was fixed.'],
    ],
    departments: ['urban_management'],
  }),
  matter('opinions.surroundings.stalls', 6, 'road', {
    zh: [
      '{spot}每天傍晚摆摊，轮椅和婴儿车过不去。',
      '{spot}共享单车堆成一片，占了整条人行道。',
      '{spot}有车长期停在转弯处，消防车进不来。',
    ],
    en: [
      'Shared bicycles block the whole pavement at {spot}.',
      'Stalls at {spot} leave no room for a wheelchair in the evening.',
    ],
    done: [
      ['与摊主商定到划定区域经营，通道已让出。', 'The stall-keepers moved to the marked area; the way is free.'],
      ['车辆已规整，企业每日两次巡检。', 'The bicycles were sorted; the company now looks twice a day.'],
    ],
    departments: ['urban_management', 'police'],
  }),
  matter(
    'opinions.surroundings.noise',
    7,
    'house',
    {
      zh: [
        '{spot}的广场舞音响每晚到十点半，孩子没法写作业。',
        '楼下餐馆的油烟从{since}起直接排到{floor}楼。',
        '{spot}工地夜里两点还在倒混凝土。',
      ],
      en: [
        'Loud music at {spot} every night until half past ten.',
        'Smoke from the restaurant below comes into the flat on floor {floor}.',
      ],
      done: [
        ['与领队约定九点结束，音量降到标准以内。', 'The group agreed to end at nine and to keep the volume down.'],
        ['餐馆已清洗净化器并加高排烟口。', 'The restaurant cleaned its filter and raised the outlet.'],
      ],
      departments: ['urban_management', 'police'],
    },
    (random) => ({ times: random.pick(['19:30–22:30', '22:00 以后', '中午和晚上', 'after 22:00']) }),
  ),
  matter(
    'hazards.fire_lane',
    7,
    'stairs',
    {
      zh: [
        '{house}号楼{floor}层楼道堆满纸箱和鞋柜，通道只剩一人宽。',
        '{spot}的消防通道被私家车堵住。',
        '安全出口的门从{since}起被锁上了。',
      ],
      en: ['The stairs of House {house} are full of boxes on floor {floor}.', 'A car blocks the fire lane at {spot}.'],
      done: [
        ['楼道物品已清走，与住户约定不再堆放。', 'The stairs are clear, the neighbours agreed to keep them so.'],
        ['车辆已移走，地面重新划线。', 'The car was moved, the lane marked anew.'],
      ],
      departments: ['fire', 'housing'],
    },
    (random) => ({ blocked_by: random.pick(['vehicle', 'things', 'locked']) }),
  ),
  matter(
    'hazards.ebike',
    5,
    'cables',
    {
      zh: ['{house}号楼有人从{floor}楼拉线下来给电动车充电。', '电动车推进电梯上楼充电，太危险了。'],
      en: ['A cable hangs from floor {floor} of House {house} to charge an e-bike.'],
      done: [['飞线已拆除，车主改到充电棚充电。', 'The cable is gone; the owner charges in the shed now.']],
      departments: ['fire', 'power'],
    },
    (random) => ({ where: random.pick(['stairs', 'lift', 'cable']) }),
  ),
  matter(
    'hazards.wiring',
    4,
    'cables',
    {
      zh: ['{spot}的配电箱门坏了，线头裸露。', '{house}号楼外墙的电线垂到一人高。'],
      en: ['The door of the power box at {spot} is broken, bare wires inside.'],
      done: [['配电箱换锁，裸露线头已做绝缘处理。', 'A new lock, and the bare ends are insulated.']],
      departments: ['power', 'housing'],
    },
    (random) => ({ bare: random.pick(['yes', 'no', 'unsure']) }),
  ),
  matter('hazards.slope', 2, 'road', {
    zh: ['{spot}后面的挡墙裂了一道缝，下雨有泥水流出来。'],
    en: ['The retaining wall behind {spot} has a crack; mud comes out when it rains.'],
    done: [
      [
        '挡墙已加固并疏通泄水孔，继续监测一个月。',
        'The wall was strengthened and drained; it is watched for another month.',
      ],
    ],
    departments: ['roads', 'housing'],
  }),
  matter('hazards.construction', 3, 'house', {
    zh: ['{spot}工地的围挡倒了一截，孩子会跑进去。', '{spot}脚手架上的安全网破了，有碎石掉下来。'],
    en: ['Part of the fence of the building site at {spot} has fallen.'],
    done: [['施工方已修复围挡并更换安全网。', 'The builder put the fence up again and changed the net.']],
    departments: ['housing', 'urban_management'],
  }),
  matter(
    'hazards.manhole',
    5,
    'manhole',
    {
      zh: ['{spot}的井盖不见了，只插了一根树枝。', '{spot}井盖松动，车一过就咣当响。'],
      en: ['The manhole cover at {spot} is missing.', 'The manhole cover at {spot} rattles whenever a car passes.'],
      done: [['井盖已更换为防盗防响型。', 'A new cover that neither moves nor rattles.']],
      departments: ['water', 'roads'],
    },
    (random) => ({ state: random.pick(['missing', 'broken', 'noise']) }),
  ),
  matter(
    'hazards.lift',
    4,
    'lift',
    {
      zh: ['{house}号楼电梯停在{floor}楼，门半开着，{days}天修了两次。', '{house}号楼电梯运行时有很大异响。'],
      en: ['The lift of House {house} stands still on floor {floor}.'],
      done: [
        [
          '维保单位更换门机，电梯检验合格后恢复运行。',
          'The door motor was replaced and the lift inspected; it runs again.',
        ],
      ],
      departments: ['market', 'housing'],
    },
    () => ({ trapped: 'no' }),
  ),
  matter(
    'emergencies.water',
    3,
    'water',
    {
      zh: ['{spot}积水到膝盖，车库口已经开始进水。'],
      en: ['The water stands knee-high at {spot} and runs into the garage.'],
      done: [['抽水两小时，积水排除，下水口已疏通。', 'Pumped for two hours; the water is gone and the drain clear.']],
      departments: ['water', 'roads'],
    },
    (random) => ({ trapped: 'no', depth: random.pick(['ankle', 'knee']) }),
  ),
  matter(
    'emergencies.fire',
    1.5,
    'house',
    {
      zh: ['{spot}垃圾桶冒烟了，已打119。'],
      en: ['Smoke comes from a bin at {spot}; 119 is called.'],
      done: [['明火已扑灭，无人受伤，现场已清理。', 'The fire is out, nobody was hurt, the place is clean.']],
      departments: ['fire'],
    },
    () => ({ hurt: 'no' }),
  ),
  matter(
    'emergencies.gas',
    1.5,
    'house',
    {
      zh: ['{house}号楼{floor}层楼道有很重的燃气味。'],
      en: ['There is a strong smell of gas on floor {floor} of House {house}.'],
      done: [
        [
          '燃气公司到场检测，更换老化软管，复测正常。',
          'The gas company replaced an old hose and measured again: all well.',
        ],
      ],
      departments: ['gas', 'fire'],
    },
    () => ({ smell_now: 'yes' }),
  ),
  matter(
    'emergencies.structure',
    1,
    'house',
    {
      zh: ['{house}号楼外墙瓷砖整片鼓起，已经掉下来几块。'],
      en: ['Tiles are falling from the outer wall of House {house}.'],
      done: [
        [
          '已围挡并清除松动瓷砖，安排外墙检测。',
          'Fenced off, loose tiles removed, an inspection of the wall is booked.',
        ],
      ],
      departments: ['housing', 'fire'],
    },
    () => ({ people_inside: 'yes' }),
  ),
  matter(
    'emergencies.illness',
    1,
    'road',
    {
      zh: ['{spot}有位老人晕倒，已打120，请附近的人来帮忙。'],
      en: ['An old man has fainted at {spot}. 120 is called; please send somebody near.'],
      done: [
        [
          '网格员到场陪护，老人已随救护车就医，家属已联系。',
          'The grid worker stayed until the ambulance came; the family knows.',
        ],
      ],
      departments: ['police'],
    },
    () => ({ awake: 'unsure' }),
  ),
]

import type { LocalizedName } from '../../../../contract/common.ts'
import type { Role } from '../../../platform/policy/actor.ts'

/** A duty in English and Chinese. */
type Said = readonly [en: string, zh: string]

/** Where the example sets come from: nobody has laid them down yet. */
export const exampleSource: LocalizedName = {
  en: 'Example set: put your own rule or plan here',
  zh: '示例清单：请换成本区的文件依据',
}

/**
 * What a community grid worker owes to the people of the grid: an example set of 34. None has anybody's conduct as its subject:
 * where somebody needs care, they are shown the way to it, and only as they agree.
 */
const gridWorker: readonly Said[] = [
  // Being there
  [
    'Be reachable on the duty phone during duty hours, and say who stands in when away',
    '值班时间保持电话畅通，离岗时告知由谁代班',
  ],
  ['Walk the grid every working day and be there for whoever wants a word', '每个工作日走访网格，方便居民随时反映'],
  ['Introduce yourself to every household that moves in and wishes it', '新入住家庭愿意时上门自我介绍'],
  [
    'Keep the public board of the grid complete: names, duties, phones, hours',
    '保持网格公示牌内容完整：姓名、职责、电话、时间',
  ],
  ['Take part in the short meeting in the morning and say what is open', '参加晨会，通报未办结事项'],
  // Hearing and carrying matters
  [
    'Take in every matter that somebody brings, by word, phone or page, and give its number',
    '居民以任何方式反映的事项一律登记并告知编号',
  ],
  ['Look at a new matter on the spot within the time it has', '在规定时限内到现场查看新事项'],
  ['Settle what can be settled in the grid, with the people it concerns', '网格内能办的事，与相关居民一起办妥'],
  ['Raise what the grid cannot settle at once, with what has been done so far', '网格办不了的事及时上报，并附已做工作'],
  ['Tell whoever brought a matter how it stands, without being asked', '主动告知反映人办理进展'],
  ['Look whether work others did is really done, and say so openly', '核查他人办理的事项是否真正办妥并如实反馈'],
  ['Visit whoever was not content, and listen', '对不满意的反映人回访并听取意见'],
  ['Point out places where the same matter comes up again, with its numbers', '指出同类问题反复出现的地点，附事项编号'],
  // Safety of places
  ['Look at stairways, fire lanes and exits for what stands in the way', '查看楼道、消防通道和出口有无堵塞'],
  [
    'Report loose wires, gas smell, and charging of e-bikes where it is dangerous',
    '报告乱拉电线、燃气异味和电动车危险充电点',
  ],
  ['Report broken lamps, paving, manholes, lifts and playgrounds', '报告损坏的路灯、路面、井盖、电梯和游乐设施'],
  ['Look at slopes, drains and low places before heavy rain', '强降雨前查看边坡、排水口和低洼处'],
  ['Keep the list of hazard points of the grid and when each was last looked at', '维护网格隐患点台账及最近检查时间'],
  [
    'In an emergency call for help first, then help people to a safe place',
    '突发情况先报警求助，再协助人员转移到安全处',
  ],
  // Living together
  ['Offer a first talk when neighbours quarrel and both want one', '邻里有矛盾且双方愿意时，先行劝解'],
  ['Show the way to the mediation room, and go along if asked', '引导当事人到调解室，受托时陪同前往'],
  [
    'Bring residents, owners and the property company to one table on shared matters',
    '就公共事项组织居民、业主与物业共同商议',
  ],
  [
    'Call residents together on how shared places are used, and write down what was agreed',
    '组织居民商议公共空间的使用并记录议定事项',
  ],
  // Services
  ['Explain which services there are and what papers each needs', '说明有哪些公共服务、各需什么材料'],
  ['File an application for somebody who asks for it and gives a mandate', '受居民委托代办公共服务申请'],
  ['Bring papers and results to those who cannot go out, when they ask for it', '应要求为行动不便者送取材料和办理结果'],
  [
    'Show people who wish care the way to it, with their consent and no further',
    '经本人同意，为有需要的人转介关爱服务，不超出同意范围',
  ],
  ['Look in on those who have asked for a visit, at the times they agreed to', '按约定时间看望主动要求探访的居民'],
  // Telling
  ['Explain new rules that concern everyday life, in plain words', '用通俗的话宣传与日常生活有关的政策法规'],
  ['Say where free legal advice can be had', '告知何处可获得免费法律咨询'],
  ['Pass on warnings of weather, works, water and power cuts in time', '及时转告天气、施工、停水停电等提醒'],
  [
    'In times of an epidemic give out information and help with supplies, as the declared plan says',
    '疫情期间按公布的预案做好信息告知和物资协助',
  ],
  // Records
  [
    'Keep counts of households, buildings and facilities up to date; as numbers, not as files on people',
    '及时更新户数、楼栋和设施数据，只记数量，不建个人档案',
  ],
  [
    'Guard what people entrust to you, and look at no more of it than a matter needs',
    '保护居民信息，只查看办理事项所必需的内容',
  ],
]

const gridAssistant: readonly Said[] = [
  ['Tell the grid worker of matters that have stayed unresolved for long', '向网格员反映久拖未决的事项'],
  ['Report hazards in the stairway, the yard and the lane', '报告楼道、院落和小巷里的安全隐患'],
  ['Say when neighbours ask for help in settling a quarrel', '邻里请求调解时及时转告'],
  ['Pass on wishes and ideas of the building', '转达本楼居民的愿望和建议'],
  ['Call for help at once in an emergency', '遇突发情况立即求助'],
  [
    'Help neighbours who ask: small repairs, papers, the way to the right door',
    '居民求助时帮忙：小修小补、代取材料、指路找人',
  ],
]

const gridWorkerPartTime: readonly Said[] = [
  ['Advise on matters the grid finds hard', '为网格的疑难事项出主意'],
  [
    'Sit with both sides when a talk between neighbours needs somebody older in years',
    '邻里商谈需要时，请有经验的人到场',
  ],
  ['Stand in for the full-time worker when named as the stand-in', '被指定代班时代行专职网格员职责'],
]

/** The example sets, by role. */
export const exampleDuties: Partial<Record<Role, readonly Said[]>> = {
  grid_worker: gridWorker,
  grid_assistant: gridAssistant,
  grid_worker_part_time: gridWorkerPartTime,
}

import type { LocalizedName } from '../contract/common.ts'

/** A department of the demo: code, name, whether the small demo has it, and the categories that go to it at once. */
export interface DemoDepartment {
  code: string
  name: LocalizedName
  small: boolean
}

const list: readonly (readonly [code: string, zh: string, en: string, small?: boolean])[] = [
  ['urban_management', '城市管理局', 'Urban Management', true],
  ['sanitation', '环境卫生中心', 'Sanitation Service', true],
  ['greening', '园林绿化中心', 'Parks and Trees', true],
  ['roads', '市政道路养护中心', 'Road Maintenance', true],
  ['power', '供电公司', 'Power Supply', true],
  ['water', '水务局', 'Water Bureau', true],
  ['gas', '燃气公司', 'Gas Supply', true],
  ['housing', '住房和建设局', 'Housing and Construction', true],
  ['fire', '消防救援大队', 'Fire and Rescue', true],
  ['police', '公安分局', 'Police', true],
  ['market', '市场监督管理局', 'Market Supervision', true],
  ['labour', '人力资源和社会保障局', 'Labour and Social Security', true],
  ['civil_affairs', '民政局', 'Civil Affairs', true],
  ['ecology', '生态环境局', 'Environment'],
  ['transport', '交通运输局', 'Transport'],
  ['health', '卫生健康局', 'Health'],
  ['disease_control', '疾病预防控制中心', 'Disease Control'],
  ['education', '教育局', 'Education'],
  ['justice', '司法局', 'Justice'],
  ['emergency', '应急管理局', 'Emergency Management'],
  ['natural_resources', '自然资源分局', 'Land and Planning'],
  ['agriculture', '农业农村局', 'Agriculture'],
  ['commerce', '商务局', 'Commerce'],
  ['culture', '文化和旅游局', 'Culture and Tourism'],
  ['sports', '体育局', 'Sports'],
  ['medical_insurance', '医疗保障局', 'Medical Insurance'],
  ['veterans', '退役军人事务局', 'Veterans'],
  ['disabled', '残疾人联合会', 'Disabled Persons’ Federation'],
  ['women', '妇女联合会', 'Women’s Federation'],
  ['youth', '共青团区委', 'Youth League'],
  ['trade_union', '总工会', 'Trade Unions'],
  ['finance', '财政局', 'Finance'],
  ['statistics', '统计局', 'Statistics'],
  ['tax', '税务局', 'Tax'],
  ['post', '邮政管理局', 'Post'],
  ['telecom', '通信建设办公室', 'Telecommunications Office'],
  ['petitions', '信访局', 'Petitions'],
  ['government_service', '政务服务中心', 'Government Service Centre'],
  ['heating', '供热公司', 'Heating'],
  ['legal_aid', '法律援助中心', 'Legal Aid'],
  ['demolition', '征收安置中心', 'Resettlement Service'],
]

const departments = list.map(([code, zh, en, small]) => ({ code, name: { zh, en }, small: small === true }))

/** The departments of a demo: 13 in the small one, 40 in the full one. */
export const departmentsOf = (size: 'small' | 'full'): DemoDepartment[] =>
  size === 'small' ? departments.filter(({ small }) => small) : departments.slice(0, 40)

/** What goes to a department without anybody touching it: category code → department code, with the rule's name. */
export const routedAtOnce: readonly { category: string; department: string; name: LocalizedName }[] = [
  {
    category: 'opinions.surroundings.lamp',
    department: 'power',
    name: { zh: '路灯：供电公司', en: 'Street lamps: power supply' },
  },
  {
    category: 'hazards.manhole',
    department: 'water',
    name: { zh: '井盖：水务局', en: 'Manhole covers: water bureau' },
  },
  {
    category: 'hazards.lift',
    department: 'market',
    name: { zh: '电梯：市场监督管理局', en: 'Lifts: market supervision' },
  },
]

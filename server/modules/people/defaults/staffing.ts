import type { StaffingRuleInput } from '../../../../contract/people-staffing.ts'

const grid = {
  level: 'grid',
  kind: 'comprehensive',
  committee: null,
  below: false,
  measure: 'posts',
  most: null,
} as const

/**
 * Staffing rules a new tenant starts with. The ratios by household and resident are there and switched off: districts choose
 * one way of counting.
 */
export const staffingRulesAtStart: readonly StaffingRuleInput[] = [
  {
    ...{ ...grid, position: 1, least: 1, roles: ['grid_worker'], active: true },
    name: { en: 'Comprehensive grid: 1 full-time worker', zh: '综合网格：1 名专职网格员' },
  },
  {
    ...{ ...grid, position: 2, least: 2, roles: ['grid_worker_part_time'], active: true },
    name: { en: 'Comprehensive grid: 2 part-time workers', zh: '综合网格：2 名兼职网格员' },
  },
  {
    ...{ ...grid, position: 3, level: 'microgrid', kind: null, least: 1, active: true },
    roles: ['grid_assistant', 'building_lead'],
    name: { en: 'Microgrid: an assistant or building lead', zh: '微网格：1 名助理员或楼栋长' },
  },
  {
    ...{
      ...grid,
      position: 4,
      level: 'community',
      kind: null,
      least: 3,
      most: 9,
      committee: 'mediation',
      active: true,
    },
    ...{
      below: true,
      roles: ['volunteer', 'desk', 'grid_head', 'grid_worker', 'grid_worker_part_time', 'grid_assistant'],
    },
    name: { en: 'Mediation committee: 3 to 9 members', zh: '人民调解委员会：3 至 9 人' },
  },
  {
    ...{ ...grid, position: 5, kind: null, below: true, measure: 'households', least: 10, most: 14, active: false },
    roles: ['building_lead'],
    name: { en: '10 to 14 households for each building lead', zh: '每名楼栋长联系 10 至 14 户' },
  },
  {
    ...{ ...grid, position: 6, kind: null, below: true, measure: 'residents', least: 100, active: false },
    roles: ['grid_assistant'],
    name: { en: 'An assistant for every 100 residents', zh: '每 100 名居民 1 名网格助理员' },
  },
]

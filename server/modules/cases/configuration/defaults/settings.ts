import type { CaseSettings, CaseSettingsRecord, RoutingRuleInput } from '../../../../../contract/case-configuration.ts'
import type { Limit } from '../../../../../contract/cases.ts'

const hours = (amount: number): Limit => ({ amount, unit: 'hours' })
const workingHours = (amount: number): Limit => ({ amount, unit: 'working_hours' })
const workingDays = (amount: number): Limit => ({ amount, unit: 'working_days' })

/** Settings of a new tenant. */
const defaultSettings: CaseSettings = {
  limits: {
    normal: {
      accept: workingHours(4),
      answer: workingHours(2),
      // By the end of the next working day: people drop nothing for it, and still come soon.
      arrive: workingDays(1),
      handle: workingDays(5),
      check: workingDays(1),
    },
    danger: { accept: hours(0.5), answer: hours(0.5), arrive: hours(1), handle: hours(24), check: workingDays(1) },
  },
  nearby: { metres: 100, days: 30 },
  ratingDays: 14,
  ratingReminderDays: 7,
  emergencyNumbers: [
    { number: '110', name: { en: 'Police', zh: '公安报警' } },
    { number: '119', name: { en: 'Fire and rescue', zh: '消防救援' } },
    { number: '120', name: { en: 'Ambulance', zh: '医疗急救' } },
  ],
  calendarCode: 'office',
  forbiddenWords: [],
}

/** What holds while nobody has saved settings. */
export const settingsAtStart: CaseSettingsRecord = {
  ...defaultSettings,
  version: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
}

/** A routing rule of a new tenant: category and condition by their codes. */
export interface RuleSeed
  extends Pick<RoutingRuleInput, 'holder'>,
    Partial<Pick<RoutingRuleInput, 'channel' | 'priority'>> {
  name: readonly [string, string]
  category: string
  condition?: string
}

/**
 * Routing rules of a new tenant, in the order they are tried. What no rule names goes to the grid. None names a
 * department: a new tenant has none yet.
 */
export const defaultRules: readonly RuleSeed[] = [
  {
    name: ['Emergencies: the grid, and the district desk at once', '突发事件：网格处置，同时通知区县指挥中心'],
    category: 'emergencies',
    holder: { level: 'grid' },
    priority: 'danger',
  },
  {
    name: ['Matters that need several departments: the street', '需多部门协同的事项：街道'],
    category: 'unresolved.several',
    holder: { level: 'street' },
  },
  {
    name: ['Matters left over from earlier years: the street', '历史遗留问题：街道'],
    category: 'unresolved.historical',
    holder: { level: 'street' },
  },
  {
    name: ['Building without permission: the street', '违法建设：街道'],
    category: 'opinions.surroundings.building',
    holder: { level: 'street' },
  },
  {
    name: ['Construction sites: the street', '施工现场：街道'],
    category: 'hazards.construction',
    holder: { level: 'street' },
  },
  {
    name: ['Land and demolition: the street', '征地拆迁：街道'],
    category: 'disputes.land',
    holder: { level: 'street' },
  },
  {
    name: ['Opinions that come by hotline: the community', '热线转来的社情民意：社区'],
    category: 'opinions',
    channel: 'hotline',
    holder: { level: 'community' },
    condition: 'hotline-reply',
  },
  {
    name: ['Services on someone’s behalf: the community', '公共服务代办：社区'],
    category: 'services',
    holder: { level: 'community' },
  },
]

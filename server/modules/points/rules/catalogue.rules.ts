import type { PointsSource, RuleInput } from '../../../../contract/points.ts'
import { Refused } from '../../../platform/errors.ts'

/**
 * Words by which a rule would reward what somebody tells about a person. The product refuses them (the promise "Never 3" of the
 * rights: points are never granted for information about a person, never fall as a penalty).
 */
const aboutPersons = {
  zh: [
    ...[
      '举报',
      '检举',
      '告发',
      '揭发',
      '告密',
      '线人',
      '眼线',
      '盯防',
      '盯梢',
      '监视',
      '监控人员',
      '跟踪他人',
      '打探',
      '行踪',
      '人员去向',
    ],
    ...[
      '情报',
      '人员信息',
      '人员线索',
      '可疑人',
      '嫌疑人',
      '流动人口',
      '出租户信息',
      '租客信息',
      '外来人员',
      '信息采集',
      '信息员',
    ],
    ...['上访', '信访苗头', '息访', '稳控', '人员动向', '思想动态'],
  ],
  en: [
    ...[
      'inform on',
      'informs on',
      'informing on',
      'informer',
      'informant',
      'denounce',
      'denouncing',
      'denunciation',
      'tip off',
      'tip-off',
    ],
    ...[
      'report a person',
      'reporting a person',
      'report people',
      'reporting people',
      'report a neighbour',
      'reporting neighbours',
    ],
    ...[
      'reporting on people',
      'report on people',
      'report on a neighbour',
      'reporting on neighbours',
      'spy',
      'spying',
      'surveillance',
      'whereabouts',
      'suspicious person',
      'suspicious people',
    ],
    ...[
      'information about people',
      'information about a person',
      'information about persons',
      'personal information',
      'tenant information',
    ],
    ...['data of residents', 'information on residents', 'petitioning', 'not petitioning', 'petitioner'],
  ],
}

/** Words by which a rule would take points away. */
const takingAway = {
  zh: ['扣分', '扣除', '扣减', '减分', '倒扣', '罚分', '处罚', '惩罚', '清零', '负分', '失信'],
  en: [
    'deduct',
    'deducts',
    'deducted',
    'deduction',
    'subtract',
    'subtracts',
    'minus',
    'penalty',
    'penalties',
    'punish',
    'punishment',
    'fined',
    'fines',
    'demerit',
    'forfeit',
  ],
}

/** The word a text has from a list; undefined where it has none. Chinese ones wherever they stand, English ones as whole words. */
function wordIn(text: string, list: { zh: readonly string[]; en: readonly string[] }): string | undefined {
  const plain = text.normalize('NFKC').toLowerCase()
  const tight = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '')
  const spaced = ` ${plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
  return (
    list.zh.find((word) => tight.includes(word)) ??
    list.en.find((word) => spaced.includes(` ${word.replaceAll('-', ' ')} `))
  )
}

/** Posts that may ever approve claims: people who answer for a place. */
export const approverRoles = [
  ...([
    'desk',
    'supervisor',
    'administrator',
    'grid_head',
    'grid_worker',
    'grid_worker_part_time',
    'grid_assistant',
    'building_lead',
  ] as const),
]

/** Sources somebody decides about each time; whoever decides also says how long it was. */
const decided: readonly PointsSource[] = ['claim', 'session_held']

/**
 * Whether a rule may stand in the catalogue. `personSubject`: the word by which a text is about a person's conduct, as the
 * configuration of cases knows it. Throws Refused `points.rule_subtracts`, `points.rule_about_persons`, `points.rule_days`,
 * `points.rule_approvers`, `points.rule_hours`, `points.rule_cap`.
 */
export function checkRule(
  rule: RuleInput,
  personSubject: (texts: { field: string; text: string }[]) => { field: string; word: string } | undefined,
): void {
  if (rule.points <= 0)
    throw new Refused('points.rule_subtracts', { word: String(rule.points) }, { field: 'body.points' })
  const texts = [
    { field: 'name.en', text: rule.name.en },
    { field: 'name.zh', text: rule.name.zh },
    { field: 'evidence.en', text: rule.evidence.en },
    { field: 'evidence.zh', text: rule.evidence.zh },
  ]
  for (const { field, text } of texts) {
    const taking = wordIn(text, takingAway)
    if (taking) throw new Refused('points.rule_subtracts', { word: taking }, { field: `body.${field}` })
    const telling = wordIn(text, aboutPersons)
    if (telling) throw new Refused('points.rule_about_persons', { word: telling }, { field: `body.${field}` })
  }
  const person = personSubject(texts)
  if (person) throw new Refused('points.rule_about_persons', { word: person.word }, { field: `body.${person.field}` })
  if (rule.until !== null && rule.until < rule.from) throw new Refused('points.rule_days', {}, { field: 'body.until' })
  const known: readonly string[] = approverRoles
  const isMissing = decided.includes(rule.source) && rule.approvers.length === 0
  if (isMissing || rule.approvers.some((role) => !known.includes(role)))
    throw new Refused('points.rule_approvers', {}, { field: 'body.approvers' })
  // What comes from a case says what was done, not for how long.
  if (!decided.includes(rule.source) && rule.basis === 'hour')
    throw new Refused('points.rule_hours', {}, { field: 'body.basis' })
  for (const cap of ['perDeed', 'perDay', 'perMonth', 'perPerson'] as const) {
    const most = rule[cap]
    if (most !== null && rule.basis === 'deed' && most < rule.points)
      throw new Refused('points.rule_cap', { points: rule.points, cap: most }, { field: `body.${cap}` })
  }
}

/** True on a day for which a rule holds. */
export const holdsOn = (rule: Pick<RuleInput, 'from' | 'until'>, day: string): boolean =>
  rule.from <= day && (rule.until === null || day <= rule.until)

const both = (en: string, zh: string) => ({ en, zh })
const noCaps = { perDeed: null, perDay: null, perMonth: null, perPerson: null }
const byClaim = {
  ...{ source: 'claim', until: null, assembly: null, evidenceNeeded: false, fileIds: [], ...noCaps },
  approvers: ['grid_head', 'grid_worker', 'desk'],
  evidence: both('Who was there, or a picture of what was done.', '写明现场有谁，或附上成果照片。'),
} satisfies Partial<RuleInput>
const deed = { ...byClaim, basis: 'deed' } satisfies Partial<RuleInput>

/** The rules a new scheme may begin with; from `from` on. */
export function usualRules(from: string): RuleInput[] {
  return [
    {
      ...byClaim,
      name: both('An hour of volunteering', '志愿服务一小时'),
      category: 'public_benefit',
      basis: 'hour',
      points: 1,
      perDeed: 2,
      from,
    },
    { ...deed, name: both('Clean-up together', '参加清洁行动'), category: 'environment', points: 4, from },
    { ...deed, name: both('Lecture or reading group', '讲座或读书会'), category: 'study', points: 2, from },
    {
      ...deed,
      name: both('Help with an event of the neighbourhood', '协助社区文化活动'),
      category: 'culture',
      points: 2,
      from,
    },
    {
      ...{ ...deed, name: both('A mediation session led as a volunteer', '以志愿者身份主持一次调解'), points: 5, from },
      ...{ category: 'mediation', source: 'session_held', approvers: ['desk'] },
      evidence: both(
        'Noted by itself when a session was held; nothing of the dispute stands in it.',
        '调解会召开后自动登记，不含纠纷内容。',
      ),
    },
    { ...deed, name: both('Help at a neighbour’s home', '上门帮扶'), category: 'hardship', points: 5, from },
    {
      ...deed,
      name: both('Nursing a neighbour', '照护困难邻居'),
      category: 'hardship',
      points: 15,
      approvers: ['desk', 'grid_head'],
      from,
    },
    {
      ...deed,
      name: both('A suggestion that was taken up', '建议被采纳'),
      category: 'outstanding',
      points: 2,
      approvers: ['desk'],
      from,
    },
    {
      ...{
        ...deed,
        name: both('A hazard that was found and mended', '发现隐患并已整改'),
        category: 'public_benefit',
        points: 2,
        from,
      },
      ...{
        source: 'hazard_confirmed',
        approvers: [],
        evidence: both('Counted by itself when the case is closed.', '案件办结后自动计分。'),
      },
    },
    {
      ...{
        ...deed,
        name: both('A case a volunteer handled', '志愿者办结事项'),
        category: 'public_benefit',
        points: 3,
        from,
      },
      ...{
        source: 'case_handled',
        approvers: [],
        evidence: both('Counted by itself when the case is closed.', '案件办结后自动计分。'),
      },
    },
  ]
}
